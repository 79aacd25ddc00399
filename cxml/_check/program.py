"""A Python file that was examined: itself, and the documents that are written down in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from .._input.positions import Span
from .document import Document, Raw
from .examined import finding_of, in_order
from .finding import Finding
from .found import Found, Replace
from .locate import Replacement, XmlLocator
from .python.literal import Literal, Replaced
from .python.module import Module
from .python.text import PythonText
from .reading import read_document
from .runner import Runner, Said
from .suppress import Comment, python_comments, with_suppressions, xml_comments

if TYPE_CHECKING:
    from .._input.positions import Source


class ProgramLocator:
    """Finds the places of a program."""

    def __init__(self, text: PythonText) -> None:
        self._text = text

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
            Replacement(each.start, each.end, each.text)
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
    def source(self) -> Source:
        """What knows the lines of the file."""
        return self._text.source

    def span(self, found: Found) -> Span:
        """Give where it stands in the program."""
        start, end = self._inner.span(found) if self._is_same else (0, 0)
        return self._literal.span(start + self._shift, end + self._shift)

    def replacements(self, found: Found) -> tuple[Replaced, ...]:
        """Give what has to change in the program, where that can be told."""
        changes = self._inner.replacements(found) if self._is_same else ()
        shift = self._shift
        return self._literal.replaced(
            [Replaced(start + shift, end + shift, content) for start, end, content in changes]
        )

    def comments(self) -> Iterator[Comment]:
        """Give the comments of the document, and the lines of the program that they cover."""
        if not self._is_same:
            return
        for each in xml_comments(self._inner.source, self._line):
            (start, end), inside = self._span(each.start, each.end), self._span(each.text_start)
            is_plain = end - start == each.end - each.start
            yield each._replace(start=start, end=end, text_start=inside.start, is_plain=is_plain)

    def _span(self, start: int, end: int = -1) -> Span:
        return self._literal.span(start + self._shift, max(start, end) + self._shift)

    def _line(self, offset: int) -> int:
        return self._text.line(self._span(offset).start)


class _Written:
    """A document that is written down, and what the rules said of it."""

    def __init__(self, literal: Literal, module: Module, runner: Runner) -> None:
        raw, self.document, reported = read_document(literal.data, runner.settings)
        if self.document is not None:
            self.document.is_served = False
        self.locator = LiteralLocator(literal, self.document, raw, module.text)
        self.said = [*runner.raw(raw)]
        for each in reported:
            self.said += runner.problem(each)
        if self.document is not None:
            self.said += runner.document(self.document)


class Program:
    """A Python file that was read, and asked all rules about.

    Args:
        data: the file.
        runner: asks the rules.
        path: what it is called.

    """

    document = None

    def __init__(self, data: bytes, runner: Runner, path: str = "") -> None:
        self.path = path
        self._runner = runner
        self.module = Module(data, runner.settings, path)
        self._written = [_Written(each, self.module, runner) for each in self.module.literals]

    @property
    def text(self) -> str:
        """What stands in the file."""
        return self.module.text.text

    @property
    def answers(self) -> bool:
        """Whether it answers with documents that are not known."""
        return bool(self._written or self.module.interpolated)

    def findings(self, _: Iterable[Said] = ()) -> list[Finding]:
        """Give what was found, in the order of the file."""
        said = [*self._runner.python(self.module)]
        has_comments = "cxml:" in self.text
        if not said and not has_comments and not any(each.said for each in self._written):
            return []
        found = [*self._of_program(said)]
        for each in self._written:
            found += self._findings(each.said, each.document, each.locator)
        comments = [*python_comments(self.module.text, self.module.root)]
        comments += [one for each in self._written for one in each.locator.comments()]
        return in_order(with_suppressions(found, comments, self._runner, self._of_program))

    def _of_program(self, said: Iterable[Said]) -> list[Finding]:
        return self._findings(said, None, ProgramLocator(self.module.text))

    def _findings(
        self,
        said: Iterable[Said],
        document: Document | None,
        locator: ProgramLocator | LiteralLocator,
    ) -> list[Finding]:
        settings = self._runner.settings
        return [finding_of(each, settings, document, locator, self.path) for each in said]
