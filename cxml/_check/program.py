"""A Python file that was examined: itself, and the documents that are written down in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from .._input.positions import Span
from ..errors import MOST_PROBLEMS
from .document import Document, Raw
from .examined import Locator, finding_of, no_more_than, place_of, secret_runner, value_in
from .finding import Finding
from .found import Found, Replace
from .locate import Replacement, XmlLocator
from .python.literal import Literal
from .python.module import Module
from .python.text import PythonText
from .reading import read_document
from .rule import RuleFailedError, Severity
from .rules.plain import is_plain_document
from .runner import MOST_KEPT, Runner, Said
from .secrets import Secrets, secrets_in, without
from .suppress import Comment, python_comments, with_suppressions, xml_comments

if TYPE_CHECKING:
    from .._input.positions import Source


class ProgramLocator:
    """Finds the places of a program."""

    def __init__(self, text: PythonText) -> None:
        self._text = text

    @property
    def text(self) -> str:
        """The file."""
        return self._text.text

    @property
    def source(self) -> Source:
        """What knows the lines of the file."""
        return self._text.source

    def span(self, found: Found) -> Span:
        """Give where it stands."""
        return Span(*(found.span or (0, 0)))

    def replacements(self, found: Found) -> tuple[Replacement, ...]:
        """Give what has to change in the program."""
        return tuple(
            Replacement(each.start, each.end, each.text, Span(each.start, each.end))
            for each in found.changes
            if isinstance(each, Replace)
        )


class LiteralLocator:
    """Finds the places of a document that is written down in a program."""

    def __init__(self, literal: Literal, document: Document | None, raw: Raw, text: PythonText):
        self._literal = literal
        self._inner = XmlLocator(raw.text, document)
        self._text = text
        # A byte order mark is a character of the literal, and none of the document.
        self._shift = len(literal.value) - len(literal.value.removeprefix("\ufeff"))
        self._is_same = literal.value[self._shift :] == raw.text

    @property
    def text(self) -> str:
        """The file."""
        return self._text.text

    @property
    def source(self) -> Source:
        """What knows the lines of the file."""
        return self._text.source

    def span(self, found: Found) -> Span:
        """Give where it stands in the program."""
        return self._span(*self._inner.span(found)) if self._is_same else self._literal.span(0, 0)

    def replacements(self, found: Found) -> tuple[Replacement, ...]:
        """Give what has to change in the program, where that can be told."""
        changes = self._inner.replacements(found) if self._is_same else ()
        return self._literal.replaced([self._shifted(each) for each in changes])

    def comments(self) -> Iterator[Comment]:
        """Give the comments of the document, and the lines of the program that they cover."""
        for each in xml_comments(self._inner.source, self._line) if self._is_same else ():
            (start, end), inside = self._span(each.start, each.end), self._span(each.text_start)
            whole = each.whole or (each.start, each.end)
            removed = self._literal.replaced([self._shifted(_taken(*whole))])
            is_plain = end - start == each.end - each.start and len(removed) == 1
            yield each._replace(
                start=start,
                end=end,
                text_start=inside.start,
                whole=removed[0][:2] if is_plain else None,
                is_plain=is_plain,
            )

    def _shifted(self, change: Replacement) -> Replacement:
        around = Span(*(each + self._shift for each in change.around))
        start, end = change.start + self._shift, change.end + self._shift
        return change._replace(start=start, end=end, around=around)

    def _span(self, start: int, end: int = -1) -> Span:
        return self._literal.span(start + self._shift, max(start, end) + self._shift)

    def _line(self, offset: int) -> int:
        return self._text.line(self._span(offset).start)


def _taken(start: int, end: int) -> Replacement:
    return Replacement(start, end, "", Span(start, end))


class _Part(NamedTuple):
    """A document in a program, or the program itself, and what rules said of it."""

    said: Sequence[Said]
    document: Document | None
    locator: Locator


_Told: TypeAlias = tuple[Said, _Part]


def _written(literal: Literal, module: Module, runner: Runner) -> _Part:
    """Ask about a document that is written down."""
    raw, document, reported, _ = read_document(literal.data, runner.settings)
    said = [] if is_plain_document(raw) else runner.raw(raw)
    if document is not None:
        document.is_served = False
    for each in reported:
        said += runner.problem(each)
    if document is not None:
        said += runner.document(document)
    return _Part(said, document, LiteralLocator(literal, document, raw, module.text))


class Program:
    """A Python file that was read, and asked all rules about.

    Args:
        data: the file.
        runner: asks the rules.
        path: what it is called.

    Raises:
        RuleFailedError: a rule does not work.

    """

    document = None

    def __init__(self, data: bytes, runner: Runner, path: str = "") -> None:
        self.path = path
        self._runner = runner
        self.module = Module(data, runner.settings, path)
        self._own = ProgramLocator(self.module.text)
        try:
            self._written = [_written(each, self.module, runner) for each in self.module.literals]
            said = runner.python(self.module)
        except RuleFailedError as error:
            error.path = path
            raise
        self._parts = [_Part(said, None, self._own), *self._written]

    @property
    def answers(self) -> bool:
        """Whether it answers with documents that are not known."""
        return bool(self._written or self.module.interpolated)

    @property
    def shown(self) -> str:
        """The program as it is shown to people: nobody may see its secrets."""
        return without(self._own.text, self._secrets)

    @cached_property
    def _secrets(self) -> Secrets:
        """Where secrets stand: those that characters tell, and those that only rules tell."""
        text, runner = self._own.text, secret_runner()
        known = Secrets(secrets_in(text))
        spans = [self._own.span(each.found) for each in runner.python(self.module)]
        for part in self._parts:
            said = [] if part.document is None else runner.document(part.document)
            spans += [part.locator.span(each.found) for each in said]
        more = [value_in(text, each) for each in spans if not any(known.touching(each))]
        return Secrets([*known, *more]) if more else known

    def findings(self, _: Sequence[Said] = ()) -> list[Finding]:
        """Give what was found, in the order of the file: of very much the worst."""
        told = [(said, part) for part in self._parts for said in part.said]
        if not told and "cxml:" not in self._own.text:
            return []
        comments = [*self._comments()]
        if len(told) > MOST_PROBLEMS:
            # Those that are suppressed are not to take the place of others.
            told = self._worst(told)[: MOST_KEPT if comments else MOST_PROBLEMS]
        try:
            found = [self._finding(said, part) for said, part in told]
            found = with_suppressions(found, comments, self._runner, self._of_comments)
        except RuleFailedError as error:
            error.path = self.path
            raise
        return sorted(no_more_than(found, MOST_PROBLEMS), key=place_of)

    def _comments(self) -> Iterator[Comment]:
        yield from python_comments(self.module.text, self.module.root)
        for each in self._written:
            if isinstance(each.locator, LiteralLocator):
                yield from each.locator.comments()

    def _worst(self, told: list[_Told]) -> list[_Told]:
        order = list(Severity)
        return sorted(told, key=lambda each: order.index(self._runner.severity(each[0])))

    def _of_comments(self, said: Iterable[Said]) -> list[Finding]:
        return [self._finding(each, self._parts[0]) for each in said]

    def _finding(self, said: Said, part: _Part) -> Finding:
        return finding_of(said, self._runner, part.document, part.locator, self.path, self._secrets)
