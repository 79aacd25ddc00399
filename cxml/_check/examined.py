"""A document that was examined, and what was found in it, with its places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from .._text.terminal import in_one_line
from .document import Document
from .finding import PAGES, Edit, Finding, Fix
from .found import Found
from .locate import XmlLocator
from .reading import read_document
from .rule import Fixable, Rule, Severity
from .runner import Runner, Said
from .settings import Settings
from .suppress import with_suppressions, xml_comments

if TYPE_CHECKING:
    from .._input.positions import Source, Span

LONGEST_SAID = 300
"""How much of a document a message says."""


class Locator(Protocol):
    """Finds what was found in its file."""

    @property
    def source(self) -> Source:
        """What knows the lines of the file."""
        ...

    def span(self, found: Found) -> Span:
        """Give where it stands."""
        ...

    def replacements(self, found: Found) -> Sequence[tuple[int, int, str]]:
        """Give what has to change to mend it."""
        ...


class Examined:
    """A document that was read, and asked all rules about."""

    answers = False
    """Whether it answers with documents that are not known."""

    def __init__(self, data: bytes, runner: Runner, path: str = "") -> None:
        self.path = path
        self._runner = runner
        self.raw, self.document, reported = read_document(data, runner.settings, path)
        self._said = [*runner.raw(self.raw)]
        for each in reported:
            self._said += runner.problem(each)
        if self.document is not None:
            self._said += runner.document(self.document)

    @property
    def text(self) -> str:
        """What stands in the file."""
        return self.raw.text

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
            return [finding_of(each, settings, self.document, locator, self.path) for each in some]

        comments = xml_comments(locator.source)
        found = with_suppressions(findings(said), comments, self._runner, findings)
        return in_order(found)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Put the findings of a file in the order of their places."""
    return sorted(findings, key=lambda each: (each.line or 0, each.column or 0, each.code))


def finding_of(
    said: Said,
    settings: Settings,
    document: Document | None,
    locator: Locator | None = None,
    path: str = "",
) -> Finding:
    """Make a finding of what a rule said.

    Args:
        said: what it said.
        settings: the options of the run.
        document: the document that it is about, if it is about one.
        locator: finds the place in the file; a tree that was built has none.
        path: the file.

    """
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


def _fix(rule: Rule, found: Found, locator: Locator) -> Fix | None:
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
