"""``cxml.check()``: what is wrong with a document or a tree, found before the call."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from .._text.terminal import in_one_line
from .._text.wording import shown
from .._tree.element import Element
from ..errors import Problem, UsageError
from .document import Document
from .finding import PAGES, Edit, Finding, Fix
from .folder import Folder
from .found import Found
from .locate import XmlLocator
from .reading import read_document
from .rule import Fixable, Rule, Severity
from .runner import Runner, Said
from .select import make_settings
from .settings import Settings
from .suppress import with_suppressions, xml_comments

if TYPE_CHECKING:
    from .._input.positions import Source

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
    said = sorted(runner.document(document), key=lambda each: _order(document, each))
    return [_finding(each, runner.settings, document) for each in said]


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
    documents = {each.path: each.document for each in every if each.document is not None}
    between: dict[str, list[Said]] = {}
    if len(documents) > 1:
        for said in runner.folder(Folder(documents, is_whole)):
            between.setdefault(said.found.file, []).append(said)
    return [each for some in every for each in some.findings(between.get(some.path, ()))]


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
        self.raw, self.document, reported = read_document(data, runner.settings, path)
        self._said = [*runner.raw(self.raw)]
        for each in reported:
            self._said += runner.problem(each)
        if self.document is not None:
            self._said += runner.document(self.document)

    def findings(self, more: Iterable[Said] = ()) -> list[Finding]:
        """Give what was found, in the order of the document.

        Args:
            more: what was found between documents, of this one.

        """
        said = [*self._said, *more]
        if not said and b"cxml:" not in self.raw.data:
            return []
        locator = XmlLocator(self.raw.text, self.document)
        settings = self._runner.settings

        def findings(some: Iterable[Said]) -> list[Finding]:
            return [_finding(each, settings, self.document, locator, self.path) for each in some]

        comments = xml_comments(locator.source)
        found = with_suppressions(findings, said, comments, self._runner)
        return sorted(found, key=lambda each: (each.line or 0, each.column or 0, each.code))


def _finding(
    said: Said,
    settings: Settings,
    document: Document | None,
    locator: XmlLocator | None = None,
    path: str = "",
) -> Finding:
    rule, found = said
    first = last = None
    if locator is not None:
        span = locator.span(found)
        first, last = map(locator.source.position, span)
    element = document.where(found.element, found.at) if document and found.element else ""
    return Finding(
        code=rule.id,
        name=rule.name,
        severity=Severity(found.severity) if found.severity else settings.severity(rule),
        message=rule.message.format_map(
            {name: _bounded(str(each)) for name, each in found.says.items()}
        ),
        path=path,
        element=element,
        platform_code=found.platform_code or rule.platform_code,
        suggestion=found.suggestion,
        url=f"{PAGES}{rule.id}.html",
        line=first and first.line,
        column=first and first.column,
        end_line=last and last.line,
        end_column=last and last.column,
        fix=_fix(rule, found, locator) if locator else None,
    )


def _bounded(text: str) -> str:
    """Show what comes from a document: shortly, and without what ends or hides a line."""
    shortened = text if len(text) <= LONGEST_SAID else f"{text[:LONGEST_SAID]}..."
    return in_one_line(shortened)


def _fix(rule: Rule, found: Found, locator: XmlLocator) -> Fix | None:
    replaced = locator.replacements(found)
    if not replaced or rule.fix is Fixable.NO:
        return None
    return Fix(
        applicability=rule.fix if found.is_sure else Fixable.UNSAFE,
        message=found.suggestion or rule.name,
        edits=tuple(_edit(*each, locator.source) for each in replaced),
    )


def _edit(start: int, end: int, content: str, source: Source) -> Edit:
    first, last = source.position(start), source.position(end)
    return Edit(
        line=first.line,
        column=first.column,
        end_line=last.line,
        end_column=last.column,
        content=content,
        start=start,
        end=end,
    )
