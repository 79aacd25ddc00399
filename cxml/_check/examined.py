"""A document that was examined, and what was found in it, with its places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from html import unescape
from typing import TYPE_CHECKING, Protocol

from .._input.positions import Span
from .._text.terminal import in_one_line
from .._tree.spec import spec_of
from ..errors import MOST_PROBLEMS
from .document import Document
from .elsewhere import Elsewhere, Teller
from .finding import PAGES, Edit, Finding, Fix
from .found import Found
from .locate import Replacement, XmlLocator
from .reading import read_document
from .rule import Fixable, Rule, RuleFailedError
from .rules import RULES
from .rules.plain import is_plain_document
from .runner import MOST_KEPT, Runner, Said
from .secrets import Secrets, hidden, secrets_in, without
from .settings import Settings
from .suppress import with_suppressions, xml_comments

if TYPE_CHECKING:
    from .._input.positions import Source
    from .site.told import Told

_NAMED = re.compile(r"""[^"'=<>]*=\s*["']""")
_EXCLAMATION = ord("!")
MOST_NEAR = 20
"""How many secrets of one value are looked for, where it is shown."""
LONGEST_LOOKED_AT = 10_000
"""How much of it, and of them, is looked at: a secret that begins in what is said ends in it."""
LONGEST_SAID = 300
"""How much of a document a message says."""


class Locator(Protocol):
    """Finds what was found in its file."""

    @property
    def text(self) -> str:
        """The file."""
        ...

    @property
    def source(self) -> Source:
        """What knows the lines of the file."""
        ...

    def span(self, found: Found) -> Span:
        """Give where it stands."""
        ...

    def replacements(self, found: Found) -> tuple[Replacement, ...]:
        """Give what has to change to mend it; nothing where it cannot be done."""
        ...


class Examined:
    """A document that was read, and asked all rules about."""

    exempts: frozenset[str] = frozenset()
    """The views of Django that it exempts: a document has none."""
    teller: Teller | None = None
    """What tells what its functions do: a document has none."""
    told: Told | None = None
    """What it tells of addresses: a document is served by others."""

    def __init__(self, data: bytes, runner: Runner, path: str = "") -> None:
        self.path = path
        self.elsewhere = Elsewhere()
        self._runner = runner
        read = read_document(data, runner.settings, path)
        self.raw, self.document, reported, self._is_xml = read
        self.answers = self.document is not None and self.document.is_template
        """Whether documents come of it that are not known."""
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
            found = with_suppressions(self._findings(said), comments, on, self._findings)
        except RuleFailedError as error:
            error.path = self.path
            raise
        return sorted(no_more_than(found, MOST_PROBLEMS), key=place_of)

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
        if known.is_all:
            return known
        spans = (self._locator.span(each.found) for each in self._secretly_said())
        more = [value_in(text, each) for each in spans if not any(known.touching(each))]
        return Secrets([*known, *more]) if more else known

    def _secretly_said(self) -> Iterable[Said]:
        """Give what the rules find that look for secrets, whether a run asks them or not."""
        secret = secret_runner()
        if secret.settings.rules <= self._runner.settings.rules and len(self._said) < MOST_KEPT:
            return [each for each in self._said if each.rule.is_secret]
        return [] if self.document is None else secret.document(self.document)

    def _findings(self, some: Iterable[Said]) -> list[Finding]:
        return [
            finding_of(each, self._runner, self.document, self._locator, self.path, self._secrets)
            for each in some
        ]


@cache
def secret_runner() -> Runner:
    """Give what asks the rules alone that find secrets, whatever a run asks."""
    secret = frozenset(each.id for each in RULES.values() if each.is_secret)
    return Runner(Settings(rules=secret))


def value_in(text: str, span: Span) -> Span:
    """Give a value without its name and its quotes; a text as it is."""
    value = _NAMED.match(text, *span)
    return Span(value.end(), span.end - 1) if value else span


def place_of(finding: Finding) -> tuple[int, int, str]:
    """Give what findings of one file are sorted by."""
    return finding.line or 0, finding.column or 0, finding.code


def no_more_than(findings: Iterable[Finding], most: int) -> Iterator[Finding]:
    """Give so many of those that nobody suppressed, and all others; the worst come first."""
    for each in findings:
        most -= not each.suppressed
        if each.suppressed or most >= 0:
            yield each


def finding_of(
    said: Said,
    runner: Runner,
    document: Document | None,
    locator: Locator | None = None,
    path: str = "",
    secrets: Secrets | None = None,
) -> Finding:
    """Make a finding of what a rule said.

    Args:
        said: what it said.
        runner: knows how bad it is.
        document: the document that it is about, if it is about one.
        locator: finds the place in the file; a tree that was built has none.
        path: the file.
        secrets: where in the file something stands that nobody may see.

    Raises:
        RuleFailedError: the rule said what cannot be.

    """
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
    """Show a value without the secrets in it, and nothing of one that stands in a secret.

    Of a short one only whole words are hidden: in a word that holds it, stars would tell it.
    """
    if not text:
        return text
    if len(secrets) > MOST_NEAR or sum(map(len, secrets)) > LONGEST_LOOKED_AT:
        return "***"
    for each in secrets:
        for spelled in {each, unescape(each)}:
            text = re.sub(rf"(?<!\w){re.escape(spelled)}(?!\w)", "***", text)
        text = "***" if text and text in each else text
    return hidden(text)


def _suggestion(found: Found, secrets: Sequence[str]) -> str | None:
    given = found.suggestion
    return None if given is None else _shown(given, secrets)


def _bounded(text: str) -> str:
    """Show what comes from a document: shortly, and without what ends or hides a line."""
    shortened = text if len(text) <= LONGEST_SAID else f"{text[:LONGEST_SAID]}..."
    return in_one_line(shortened)


def _fix(rule: Rule, found: Found, locator: Locator, secrets: Sequence[str]) -> Fix | None:
    replaced = locator.replacements(found)
    if not replaced or rule.fix is Fixable.NO:
        return None
    contents = [each.content for each in replaced]
    return Fix(
        applicability=rule.fix if found.is_sure else Fixable.UNSAFE,
        message=_suggestion(found, secrets) or ("mend it" if any(contents) else "remove it"),
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
