"""Comments that say that what a rule finds is right as it is.

``<!-- cxml: ignore[CX306] as on the page -->`` suppresses findings in its own line; where nothing
else stands in that line, those in the start tag behind it. ``ignore-file`` suppresses findings in
all of the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from attrs import define, evolve, field

from .._input.positions import Span
from ..errors import ConfigurationError
from .finding import Finding
from .found import Found, Replace
from .locate import with_its_line
from .rules.checker import invalid_suppression, unused_suppression
from .runner import Runner, Said
from .select import resolve

if TYPE_CHECKING:
    from .._input.positions import Source

_SAID = re.compile(r"\s*cxml:(?P<said>.*)", re.DOTALL)
_IGNORE = re.compile(
    r"\s*(?P<what>ignore|ignore-file)\s*\[(?P<codes>[^\]]*)\](?P<more>.*)", re.DOTALL
)
MOST_SUPPRESSIONS = 1_000
"""How many comments of one file are read: each has its place worked out."""
LONGEST_COMMENT = 1_000
"""How long one may be: each name in it is looked up."""
MOST_REFUSED = 20
"""How many of those that suppress nothing are reported: what was meant takes long to find."""
_NEVER = tuple(f"CX10{number}" for number in range(1, 9))
"""What is wrong with a document as a whole cannot be right as it is."""


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


@define
class Suppression:
    """One comment that suppresses findings."""

    comment: Comment
    is_for_file: bool
    codes: dict[str, frozenset[str]]
    """What is written, and the ids of the rules that are meant."""
    used: set[str] = field(factory=set[str])

    def covers(self, finding: Finding) -> bool:
        """Whether a finding is one of those that are meant."""
        line = finding.line or 0
        if not self.is_for_file and not self.comment.first <= line <= self.comment.last:
            return False
        meant = [code for code, ids in self.codes.items() if finding.code in ids]
        self.used.update(meant)
        return bool(meant) and finding.code not in _NEVER


class Suppressions:
    """The comments of a file."""

    def __init__(self, comments: Iterable[Comment]) -> None:
        self.found: list[Suppression] = []
        self.invalid: list[Said] = []
        for each in comments:
            self._read(each)

    def _read(self, comment: Comment) -> None:
        said = _SAID.fullmatch(comment.text)
        if said is None or len(self.invalid) >= MOST_REFUSED:
            return
        asked = _IGNORE.fullmatch(said["said"][:LONGEST_COMMENT])
        if comment.is_dead or asked is None:
            reason = comment.is_dead or "write cxml: ignore[CX306], or ignore-file[CX306]"
            self._refuse(comment, reason)
            return
        codes = {code: ids for code in _codes(asked) if (ids := self._meant(comment, code))}
        if not asked["codes"].strip():
            self._refuse(comment, "it names no rule: write ignore[CX306]")
        if codes:
            self.found.append(Suppression(comment, asked["what"] == "ignore-file", codes))

    def _meant(self, comment: Comment, code: str) -> frozenset[str]:
        """Give the rules that a code means; none where it can suppress nothing."""
        try:
            meant = _rules_of(code)
        except ConfigurationError as error:
            self._refuse(comment, str(error))
            return frozenset()
        if meant.issubset(_NEVER):
            self._refuse(comment, f"{code} is about the document as a whole")
            return frozenset()
        return meant

    def _refuse(self, comment: Comment, reason: str) -> None:
        says = {"text": comment.text.strip(), "reason": reason}
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
    return frozenset(resolve([code]))


def _codes(asked: re.Match[str]) -> Iterator[str]:
    """Give what is written between the brackets, each code once."""
    return filter(None, dict.fromkeys(each.strip() for each in asked["codes"].split(",")))


def _without(suppression: Suppression, dead: Sequence[str]) -> tuple[Replace, ...]:
    """Take the codes away; and the comment, where no other is left in it."""
    comment = suppression.comment
    left = [code for code in suppression.codes if code not in dead]
    if not left:
        return (Replace(*(comment.whole or (comment.start, comment.end)), ""),)
    opened = comment.text_start + comment.text.index("[") + 1
    closed = comment.text_start + comment.text.index("]")
    return (Replace(opened, closed, ", ".join(left)),)


def with_suppressions(
    findings: Callable[[Iterable[Said]], list[Finding]],
    said: Iterable[Said],
    comments: Iterable[Comment],
    runner: Runner,
) -> list[Finding]:
    """Make findings of what was said, and of what there is to say about suppressing it.

    Args:
        findings: makes findings.
        said: what the rules said.
        comments: all comments of the file.
        runner: knows which rules are on.

    """
    suppressions, on = Suppressions(comments), runner.settings.rules
    marked = suppressions.apply(findings(said))
    about = (*suppressions.invalid, *suppressions.unused(on))
    return marked + findings(each for each in about if each.rule.id in on)


def xml_comments(source: Source) -> Iterator[Comment]:
    """Give the comments of a document, and the lines that each covers."""
    text = source.text
    every = source.comments() if "cxml:" in text else ()
    ours = (each for each in every if _SAID.match(text, each.start + 4, each.end))
    tag: Span | None = None
    looked_to = 0
    for start, end in islice(ours, MOST_SUPPRESSIONS):
        first, last = source.position(start).line, source.position(end).line
        whole = with_its_line(text, Span(start, end))
        if whole.end > end:  # nothing else stands in its lines
            # Of several comments before one tag, only the first looks for it.
            if looked_to < end:
                tag, looked_to = source.start_tag_behind(end)
            if tag:
                first, last = (source.position(each).line for each in tag)
        yield Comment(start, end, text[start + 4 : end - 3], start + 4, first, last, whole=whole)
