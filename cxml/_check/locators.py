"""Where what was found stands in a program, and what has to change there to mend it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from .._input.positions import Span
from .document import Document, Raw
from .found import Found, Replace, SetValue
from .locate import Replacement, XmlLocator, word_in
from .python.built import Placed
from .python.comments import comments_of
from .python.literal import Literal
from .python.text import PythonText
from .python.values import literal_at
from .suppress import Comment, xml_comments

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._input.positions import Source
    from .._tree.node import Node


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
        """Give what has to change in the program; nothing where a comment would be lost."""
        changes = [each for each in found.changes if isinstance(each, Replace)]
        if any(map(self._loses_comment, changes)):
            return ()
        return tuple(
            Replacement(each.start, each.end, each.text, Span(each.start, each.end))
            for each in changes
        )

    def _loses_comment(self, change: Replace) -> bool:
        """Whether somebody's comment goes; one that speaks to cxml may."""
        if "#" not in self.text[change.start : change.end]:
            return False
        return any(
            change.start < start + len(said) and start < change.end
            for start, said in self._comments
            if "cxml:" not in said and said not in change.text
        )

    @cached_property
    def _comments(self) -> list[tuple[int, str]]:
        return [*comments_of(self._text, "#")]


class LiteralLocator(ProgramLocator):
    """Finds the places of a document that is written down in a program."""

    def __init__(self, literal: Literal, document: Document | None, raw: Raw, text: PythonText):
        super().__init__(text)
        self._literal = literal
        self._inner = XmlLocator(raw.text, document)
        # A byte order mark is a character of the literal, and none of the document.
        self._shift = len(literal.value) - len(literal.value.removeprefix("\ufeff"))
        self._is_same = literal.value[self._shift :] == raw.text

    def span(self, found: Found) -> Span:
        """Give where it stands in the program."""
        return self._span(*self._inner.span(found)) if self._is_same else self._literal.span(0, 0)

    def replacements(self, found: Found) -> tuple[Replacement, ...]:
        """Give what has to change in the program, where that can be told."""
        changes = self._inner.replacements(found) if self._is_same else ()
        return self._literal.replaced([self._shifted(each) for each in changes])

    def comments(self) -> Iterator[Comment]:
        """Give the comments of the document, and the lines of the program that they cover."""
        first, last = map(self.source.position, self._text.span(self._literal.node))
        within = (first.line, first.column), (last.line, last.column)
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
                within=within,
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


class BuiltLocator(ProgramLocator):
    """Finds the places of what a program builds: arguments, and the calls that make elements."""

    def __init__(
        self, root: Node, places: Mapping[tuple[int, str], Placed], text: PythonText
    ) -> None:
        super().__init__(text)
        self._root = root
        self._places = places

    def span(self, found: Found) -> Span:
        """Give where it stands: of a value its argument, of an element the name that makes it."""
        placed = self._placed(found)
        if found.word and placed.value and (word := self._word(placed.value, found.word)):
            return word[0].span(*word[1])
        if isinstance(placed.node, ast.Call):
            return self._called(placed.node.func)
        return self._text.span(placed.node)

    def replacements(self, found: Found) -> tuple[Replacement, ...]:
        """Give what has to change: a value that is written down, and nothing else."""
        made: list[Replacement] = []
        for change in found.changes:
            value = self._placed(found).value if found.at else None
            if value is None or not isinstance(change, SetValue):
                return ()
            literal, (start, end) = self._word(value, found.word) or (None, (0, 0))
            if literal is None:
                return ()
            whole = Span(0, len(literal.value))
            made += literal.replaced([Replacement(start, end, change.text, whole)])
        return tuple(made)

    def _placed(self, found: Found) -> Placed:
        key = id(found.element or self._root)
        return self._places.get((key, found.at)) or self._places[key, ""]

    def _word(self, value: ast.expr, word: str) -> tuple[Literal, Span] | None:
        """Give a word of a text, or of a list of texts; without a word the text."""
        parts = [value]
        if isinstance(value, ast.List | ast.Tuple | ast.Set):
            parts = value.elts if word else []
        for each in parts:
            literal = literal_at(each, self._text)
            if literal and (found := word_in(literal.value, word)):
                return literal, found
        return None

    def _called(self, function: ast.expr) -> Span:
        """Give the name that is called, without what it is called on."""
        span = self._text.span(function)
        name = function.attr if isinstance(function, ast.Attribute) else ""
        return Span(span.end - len(name), span.end) if name else span
