"""``cxml.check()``: what is wrong with a document or a tree, found before the call."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from html import unescape
from typing import TYPE_CHECKING

from .._input.positions import Span
from .._text.terminal import in_one_line
from .._text.wording import shown
from .._tree.element import Element
from .._tree.spec import spec_of
from ..errors import MOST_PROBLEMS, Problem, UsageError
from .document import Document
from .finding import PAGES, Edit, Finding, Fix
from .folder import Folder
from .found import Found
from .locate import Replacement, XmlLocator
from .reading import read_document
from .rule import Fixable, Rule, RuleFailedError
from .rules import RULES
from .rules.plain import is_plain_document
from .runner import MOST_KEPT, Runner, Said
from .secrets import Secrets, hidden, secrets_in, without
from .select import make_settings
from .settings import Settings
from .suppress import with_suppressions, xml_comments

if TYPE_CHECKING:
    from .._input.positions import Source

_NAMED = re.compile("""[^"'=<>]*=\\s*["']""")
_EXCLAMATION = ord("!")
MOST_NEAR = 20
"""How many secrets of one value are looked for, where it is shown."""
LONGEST_LOOKED_AT = 10_000
"""How much of it is looked at: a secret that begins in what is said ends in it."""
LONGEST_SAID = 300
"""How much of a document a message says."""


def check(
    document: str | bytes | Element,
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    target: str = "signalwire",
    coming_from: str | None = None,
    default_country: str | None = None,
) -> list[Finding]:
    """Find what is wrong with a document, or with a response that was built.

    A document that cannot be read is a finding too. In a test::

        assert not cxml.check(response)

    Args:
        document: the document, as text or as bytes, or an element.
        select: ids of rules, such as ``CX501``, beginnings of ids, such as ``CX5``, or names; all
            that are on by default, if unset.
        ignore: likewise, of rules that are off all the same.
        target: where the document runs: ``signalwire``, or ``both`` for Twilio too.
        coming_from: ``twilio`` makes hints about moving warnings.
        default_country: the country, such as ``US``, of numbers that name none.

    Returns:
        the findings, in the order of the document; an empty list if all is well.

    Raises:
        ConfigurationError: there is no such rule, or an option cannot be.
        UsageError: it is neither a document nor an element.

    """
    runner = _runner(_words(select), _words(ignore), target, coming_from, default_country)
    return shown_findings(_all(document, runner))


def _all(document: object, runner: Runner) -> list[Finding]:
    if isinstance(document, str):
        # A lone surrogate is refused by the reader, in its own words.
        return check_bytes(document.encode(errors="surrogatepass"), runner)
    if isinstance(document, bytes):
        return check_bytes(document, runner)
    return check_tree(_checked(document), runner)


def _words(selectors: Iterable[str]) -> tuple[str, ...]:
    return (selectors,) if isinstance(selectors, str) else tuple(selectors)


def _checked(document: object) -> Element:
    if not isinstance(document, Element):
        message = f"check takes a document or an element, not {shown(document)}"
        raise UsageError(Problem(code="usage", message=message))
    return document


@lru_cache(maxsize=16)
def _runner(
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    target: str,
    coming_from: str | None,
    default_country: str | None,
) -> Runner:
    # Kept, since a suite of tests asks the same again and again.
    settings = make_settings(
        select=select,
        ignore=ignore,
        target=target,
        coming_from=coming_from,
        default_country=default_country,
    )
    return Runner(settings)


def check_tree(root: Element, runner: Runner) -> list[Finding]:
    """Find what is wrong with a tree that was built; it has no lines."""
    document = Document(root=root, settings=runner.settings, is_written=False, is_served=False)
    said = runner.worst(runner.document(document), MOST_PROBLEMS)
    found = sorted(said, key=lambda each: _order(document, each))
    return [_finding(each, runner, document) for each in found]


def _order(document: Document, said: Said) -> tuple[int, str]:
    element = said.found.element
    return (0 if element is None else document.numbers[id(element)], said.rule.id)


def check_folder(
    files: Mapping[str, bytes], runner: Runner, *, is_whole: bool = True
) -> list[Finding]:
    """Find what is wrong with all documents of a folder, and between them.

    Args:
        files: what is in each file, by its path.
        runner: asks the rules.
        is_whole: whether these are all of the documents that belong together.

    """
    every = [Examined(data, runner, path) for path, data in files.items()]
    return findings_of(every, runner, is_whole=is_whole)


def findings_of(every: Sequence[Examined], runner: Runner, *, is_whole: bool) -> list[Finding]:
    """Give what there is to say about documents, and about each as one of several."""
    more = between(every, runner, is_whole=is_whole)
    return [each for some in every for each in some.findings(more.get(some.path, ()))]


def between(every: Sequence[Examined], runner: Runner, *, is_whole: bool) -> dict[str, list[Said]]:
    """Find what is wrong between documents, by the paths of those that it is said of."""
    documents = {each.path: each.document for each in every if each.document is not None}
    found: dict[str, list[Said]] = {}
    if len(documents) > 1:
        for said in runner.folder(Folder(documents, is_whole)):
            found.setdefault(said.found.file, []).append(said)
    return found


def shown_findings(findings: Iterable[Finding]) -> list[Finding]:
    """Give those that nobody suppressed."""
    return [each for each in findings if not each.suppressed]


def check_bytes(data: bytes, runner: Runner, path: str = "") -> list[Finding]:
    """Find what is wrong with a document, as it came from a file; what is suppressed says so."""
    return Examined(data, runner, path).findings()


class Examined:
    """A document that was read, and asked all rules about."""

    def __init__(self, data: bytes, runner: Runner, path: str = "") -> None:
        self.path = path
        self._runner = runner
        read = read_document(data, runner.settings, path)
        self.raw, self.document, reported, self._is_xml = read
        try:
            said = [] if is_plain_document(self.raw) else runner.raw(self.raw)
            for each in reported:
                said += runner.problem(each)
            if self.document is not None:
                said += runner.document(self.document)
            self._said = said
        except RuleFailedError as error:
            error.path = path
            raise

    def findings(self, more: Sequence[Said] = ()) -> list[Finding]:
        """Give what was found, in the order of the document: of very much the worst.

        Args:
            more: what was found between documents, of this one.

        """
        if not (self._said or more or self._may_be_suppressed):
            return []
        on = self._runner.settings.rules
        said = [*self._said, *(each for each in more if each.rule.id in on)]
        # Of what is no XML nobody knows where a comment ends.
        comments = [*xml_comments(self._locator.source)] if self._is_xml else []
        if len(said) > MOST_PROBLEMS:
            # Those that are suppressed are not to take the place of others.
            said = self._runner.worst(said, MOST_KEPT if comments else MOST_PROBLEMS)
        try:
            found = with_suppressions(self._findings, said, comments, self._runner)
        except RuleFailedError as error:
            error.path = self.path
            raise
        return sorted(_no_more_than(found, MOST_PROBLEMS), key=_place)

    @property
    def _may_be_suppressed(self) -> bool:
        # The first look takes a fraction of the second, and most documents have no comment.
        known = self.raw.known
        return _EXCLAMATION in known and b"cxml:" in known

    @property
    def shown(self) -> str:
        """The document as it is shown to people: nobody may see its secrets."""
        return without(self.raw.text, self._secrets)

    @cached_property
    def _locator(self) -> XmlLocator:
        return XmlLocator(self.raw.text, self.document)

    @cached_property
    def _secrets(self) -> Secrets:
        """Where secrets stand: those that characters tell, and those that only the tree tells."""
        text = self.raw.text
        known = Secrets(secrets_in(text))
        said = [] if self.document is None else secret_runner().document(self.document)
        spans = (self._locator.span(each.found) for each in said)
        more = [_value_in(text, each) for each in spans if not any(known.touching(each))]
        return Secrets([*known, *more]) if more else known

    def _findings(self, some: Iterable[Said]) -> list[Finding]:
        return [
            _finding(each, self._runner, self.document, self._locator, self.path, self._secrets)
            for each in some
        ]


@cache
def secret_runner() -> Runner:
    """Give what asks the rules alone that find secrets, whatever a run asks."""
    secret = frozenset(each.id for each in RULES.values() if each.is_secret)
    return Runner(Settings(rules=secret))


def _value_in(text: str, span: Span) -> Span:
    """Give a value without its name and its quotes; a text as it is."""
    value = _NAMED.match(text, *span)
    return Span(value.end(), span.end - 1) if value else span


def _place(finding: Finding) -> tuple[int, int, str]:
    return finding.line or 0, finding.column or 0, finding.code


def _no_more_than(findings: Iterable[Finding], most: int) -> Iterator[Finding]:
    """Give so many of those that nobody suppressed, and all others; the worst come first."""
    for each in findings:
        most -= not each.suppressed
        if each.suppressed or most >= 0:
            yield each


def _finding(
    said: Said,
    runner: Runner,
    document: Document | None,
    locator: XmlLocator | None = None,
    path: str = "",
    secrets: Secrets | None = None,
) -> Finding:
    rule, found = said
    try:
        span = locator.span(found) if locator else None
        near = _near(found, span, secrets, locator.text if locator else "")
        first, last = map(locator.source.position, span) if locator and span else (None, None)
        element = document.where(found.element, found.at) if document and found.element else ""
        message = rule.message.format_map(_said(found, near))
        fix = _fix(rule, found, locator, near) if locator else None
    except Exception as error:
        raise RuleFailedError(rule) from error
    return Finding(
        code=rule.id,
        name=rule.name,
        severity=runner.severity(said),
        message=message,
        path=path,
        element=element,
        platform_code=found.platform_code or rule.platform_code,
        suggestion=_suggestion(found, near),
        url=f"{PAGES}{rule.id}.html",
        line=first and first.line,
        column=first and first.column,
        end_line=last and last.line,
        end_column=last and last.column,
        fix=fix,
    )


def _near(found: Found, span: Span | None, secrets: Secrets | None, text: str) -> list[str]:
    """Give the secrets that stand where something was found; of a tree, the value that is one."""
    if span is not None and secrets is not None:
        return [*{text[slice(*each)] for each in secrets.touching(span)}]
    if found.element is None or not found.at.startswith("@"):
        return []
    field = spec_of(type(found.element)).by_wire.get(found.at[1:])
    value = found.element.__dict__.get(field.name) if field and field.secret else None
    return [] if value is None else [str(value)]


def _said(found: Found, secrets: Sequence[str]) -> dict[str, str]:
    """Give what fills the message in: short, and without secrets."""
    return {
        name: _shown(str(each), () if name in ("name", "tag") else secrets)
        for name, each in found.says.items()
    }


def _shown(text: str, secrets: Sequence[str]) -> str:
    return _bounded(_kept_back(text[:LONGEST_LOOKED_AT], secrets))


def _kept_back(text: str, secrets: Sequence[str]) -> str:
    """Show a value without the secrets in it, and nothing of one that stands in a secret."""
    if len(secrets) > MOST_NEAR and text:
        return "***"
    for each in secrets:
        text = text.replace(each, "***").replace(unescape(each), "***")
        text = "***" if text and text in each else text
    return hidden(text)


def _suggestion(found: Found, secrets: Sequence[str]) -> str | None:
    given = found.suggestion
    return None if given is None else _shown(given, secrets)


def _bounded(text: str) -> str:
    """Show what comes from a document: shortly, and without what ends or hides a line."""
    shortened = text if len(text) <= LONGEST_SAID else f"{text[:LONGEST_SAID]}..."
    return in_one_line(shortened)


def _fix(rule: Rule, found: Found, locator: XmlLocator, secrets: Sequence[str]) -> Fix | None:
    replaced = locator.replacements(found)
    if not replaced or rule.fix is Fixable.NO:
        return None
    contents = [each.content for each in replaced]
    return Fix(
        applicability=rule.fix if found.is_sure else Fixable.UNSAFE,
        message=_suggestion(found, secrets) or (rule.name if any(contents) else "remove it"),
        edits=tuple(_edit(each, locator.source) for each in replaced),
        is_opening=any(each.is_opening for each in replaced),
        is_secret=any(_kept_back(each, secrets) != each for each in contents if each),
    )


def _edit(replaced: Replacement, source: Source) -> Edit:
    # A byte order mark stands before the first character, and is none.
    first, last = source.position(max(replaced.start, 0)), source.position(replaced.end)
    return Edit(
        line=first.line,
        column=first.column,
        end_line=last.line,
        end_column=last.column,
        content=replaced.content,
        start=replaced.start,
        end=replaced.end,
        around=replaced.around,
    )
