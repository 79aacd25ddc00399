"""Comments that say that what a rule finds is right as it is.

``<!-- cxml: ignore[CX306] as on the page -->`` suppresses findings in its own line; where nothing
else stands in that line, those in the start tag behind it. ``ignore-file`` suppresses findings in
all of the file. In a program it is ``# cxml: ignore[CX801]``, in the first or the last line of a
statement.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from attrs import define, evolve, field

from .._input.positions import Span
from ..errors import ConfigurationError
from .finding import Finding
from .found import Found, Replace
from .locate import with_its_line
from .python.comments import comments_of, statements_by_line
from .rules.checker import invalid_suppression, unused_suppression
from .runner import Said
from .select import resolve_suppressed

if TYPE_CHECKING:
    import ast

    from .._input.positions import Source
    from .python.text import PythonText

_SAID = re.compile(r"\s*cxml:(?P<said>.*)", re.DOTALL)
_IGNORE = re.compile(
    r"\s*(?P<what>ignore|ignore-file)\s*\[(?P<codes>[^\]]*)\](?P<more>.*)", re.DOTALL
)
_ID = re.compile(r"(?<![^\W_])CX[0-9]{3}(?![0-9])", re.IGNORECASE)
MOST_SUPPRESSIONS = 1_000
"""How many comments of one file are read: each has its place worked out."""
LONGEST_COMMENT = 1_000
"""How long one may be: each name in it is looked up."""
MOST_PROPOSED = 5
"""How many rules are named to one that names none."""
_NOTHING = "it names no rule, and nothing is found here that it could name"
MOST_REFUSED = 20
"""How many of those that suppress nothing are reported: what was meant takes long to find."""


Place: TypeAlias = tuple[int, int]
"""A line and a column."""


class Comment(NamedTuple):
    """A comment, and the lines of which it may speak."""

    start: int
    """Where it begins, in characters of the file."""
    end: int
    text: str
    """What stands in it, without its marks."""
    text_start: int
    """Where that begins."""
    first: int
    """The first line that it covers."""
    last: int
    is_dead: str = ""
    """Why it can cover nothing."""
    whole: tuple[int, int] | None = None
    """All that goes with it, such as its line, where that is more."""
    is_plain: bool = True
    """Whether it stands in the file character by character."""
    within: tuple[Place, Place] | None = None
    """Where the document begins and ends that it stands in, if that is a part of the file."""

    def is_about(self, finding: Finding, *, is_for_file: bool) -> bool:
        """Whether a finding stands where it may suppress one."""
        line = finding.line or 0
        if not is_for_file and not self.first <= line <= self.last:
            return False
        # Of the program around it, and of its keys, a document has nothing to say.
        return not self.within or self.within[0] <= (line, finding.column or 0) < self.within[1]


@define
class Suppression:
    """One comment that suppresses findings."""

    comment: Comment
    is_for_file: bool
    codes: dict[str, frozenset[str]]
    """What is written, and the ids of the rules that are meant."""
    is_valid: bool = True
    """Whether all that is written in it is known: else nobody knows what was meant."""
    used: set[str] = field(factory=set[str])

    def covers(self, finding: Finding) -> bool:
        """Whether a finding is one of those that are meant."""
        if not self.comment.is_about(finding, is_for_file=self.is_for_file):
            return False
        meant = [code for code, ids in self.codes.items() if finding.code in ids]
        self.used.update(meant)
        return bool(meant)


class Suppressions:
    """The comments of a file, and what was found in it."""

    def __init__(self, comments: Iterable[Comment], findings: Sequence[Finding] = ()) -> None:
        self._findings = findings
        self.found: list[Suppression] = []
        self.invalid: list[Said] = []
        for each in comments:
            self._read(each)

    def _read(self, comment: Comment) -> None:
        said = _SAID.fullmatch(comment.text)
        if said is None or len(self.invalid) >= MOST_REFUSED:
            return
        asked = _IGNORE.fullmatch(said["said"][:LONGEST_COMMENT])
        if asked is None:
            written = _ID.search(said["said"][:LONGEST_COMMENT])
            code = written[0].upper() if written else self._there(comment, said["said"])
            order = f"write cxml: ignore[{code}], or ignore-file[{code}]" if code else _NOTHING
            self._refuse(comment, order)
            return
        if comment.is_dead and asked["what"] == "ignore":
            self._refuse(comment, comment.is_dead)
            return
        refused = len(self.invalid)
        codes = {code: ids for code in _codes(asked) if (ids := self._meant(comment, code))}
        if not asked["codes"].strip():
            code = self._there(comment, asked["what"])
            self._refuse(comment, f"write {asked['what']}[{code}]" if code else _NOTHING)
        if codes:
            is_valid = len(self.invalid) == refused
            is_for_file = asked["what"] == "ignore-file"
            self.found.append(Suppression(comment, is_for_file, codes, is_valid))

    def _there(self, comment: Comment, what: str) -> str:
        """Give the ids of what is found where a comment stands that names no rule."""
        is_for_file = what.strip().startswith("ignore-file")
        about = (each for each in self._findings if comment.is_about(each, is_for_file=is_for_file))
        ids = sorted({each.code for each in about if _can_be_suppressed(each.code)})
        return ", ".join(ids[:MOST_PROPOSED]) if not comment.is_dead or is_for_file else ""

    def _meant(self, comment: Comment, code: str) -> frozenset[str]:
        """Give the rules that a code means; none where it can suppress nothing."""
        try:
            return _rules_of(code)
        except ConfigurationError as error:
            self._refuse(comment, str(error), code)
            return frozenset()

    def _refuse(self, comment: Comment, reason: str, code: str = "") -> None:
        # Another code beside this one may suppress something all the same.
        says = {"text": code or comment.text.strip(), "reason": reason}
        span = (comment.start, comment.end)
        self.invalid.append(Said(invalid_suppression, Found(says=says, span=span)))

    def apply(self, findings: Iterable[Finding]) -> list[Finding]:
        """Mark the findings that are suppressed."""
        return [evolve(each, suppressed=True) if self._covers(each) else each for each in findings]

    def _covers(self, finding: Finding) -> bool:
        # All are asked, since each that covers it is of use.
        return sum(each.covers(finding) for each in self.found) > 0

    def unused(self, on: frozenset[str]) -> Iterator[Said]:
        """Give the codes that suppress nothing, where the rules they mean are all on."""
        for each in self.found:
            dead = [code for code, ids in each.codes.items() if ids <= on and code not in each.used]
            if dead:
                listed = ", ".join(dead)
                found = Found(
                    says={"code": listed},
                    span=(each.comment.start, each.comment.end),
                    changes=_without(each, dead),
                    suggestion=f"remove {listed}",
                )
                yield Said(unused_suppression, found)


@lru_cache(maxsize=1_000)
def _rules_of(code: str) -> frozenset[str]:
    return resolve_suppressed([code])


def _can_be_suppressed(code: str) -> bool:
    try:
        return bool(_rules_of(code))
    except ConfigurationError:
        return False


def _codes(asked: re.Match[str]) -> Iterator[str]:
    """Give what is written between the brackets, each code once."""
    return filter(None, dict.fromkeys(each.strip() for each in asked["codes"].split(",")))


def _without(suppression: Suppression, dead: Sequence[str]) -> tuple[Replace, ...]:
    """Take the codes away; and the comment, where no other is left in it."""
    comment = suppression.comment
    if not comment.is_plain or not suppression.is_valid:
        return ()
    left = [code for code in suppression.codes if code not in dead]
    if not left:
        return (Replace(*(comment.whole or (comment.start, comment.end)), ""),)
    opened = comment.text_start + comment.text.index("[") + 1
    closed = comment.text_start + comment.text.index("]")
    return (Replace(opened, closed, ", ".join(left)),)


def with_suppressions(
    found: Iterable[Finding],
    comments: Iterable[Comment],
    on: frozenset[str],
    findings: Callable[[Iterable[Said]], list[Finding]],
) -> list[Finding]:
    """Mark what is suppressed, and add what there is to say about suppressing it.

    Args:
        found: what the rules found.
        comments: all comments of the file.
        on: the rules of which it is known what they find.
        findings: makes findings of what is said about comments.

    """
    known = [*found]
    suppressions = Suppressions(comments, known)
    marked = suppressions.apply(known)
    about = (*suppressions.invalid, *suppressions.unused(on))
    return marked + findings(each for each in about if each.rule.id in on)


def python_comments(text: PythonText, tree: ast.Module) -> Iterator[Comment]:
    """Give the comments of a program, and the lines of the statement that each covers."""
    if "cxml:" not in text.text:
        return
    covered = statements_by_line(tree)
    for start, said in islice(comments_of(text), MOST_SUPPRESSIONS):
        line, end = text.line(start), start + len(said)
        first, last = covered.get(line, (line, line))
        before = text.text[text.line_starts[line - 1] : start]
        is_dead, whole = "", (start - len(before) + len(before.rstrip()), end)
        if not before.strip():
            is_dead = "write it in the first or last line of a statement"
            whole = with_its_line(text.text, Span(start, end))
        yield Comment(start, end, said[1:], start + 1, first, last, is_dead, whole)


def xml_comments(source: Source, line_of: Callable[[int], int] | None = None) -> Iterator[Comment]:
    """Give the comments of a document, and the lines that each covers.

    Args:
        source: the document.
        line_of: gives the line of a character in the file, where the document is a part of it.

    """
    line_of = line_of or (lambda offset: source.position(offset).line)
    text = source.text
    every = source.comments() if "cxml:" in text else ()
    ours = (each for each in every if _SAID.match(text, each.start + 4, each.end))
    tag: Span | None = None
    looked_to = 0
    for start, end in islice(ours, MOST_SUPPRESSIONS):
        first, last = line_of(start), line_of(end)
        whole = with_its_line(text, Span(start, end))
        if whole.end > end:  # nothing else stands in its lines
            # Of several comments before one tag, only the first looks for it.
            if looked_to < end:
                tag, looked_to = source.start_tag_behind(end)
            if tag:
                first, last = map(line_of, tag)
        yield Comment(start, end, text[start + 4 : end - 3], start + 4, first, last, whole=whole)
