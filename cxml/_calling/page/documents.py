"""The documents that were run, laid out row by row: one for each element, or for a text in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from attrs import define, field

from ..._check.finding import Finding
from ..._tree.element import Element
from ...simulator._board import Board
from ...simulator._findings import findings_in
from ...simulator._page import Page
from ...simulator._transcript import Line
from ..secrets import masked

_TOKEN = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>|[^<]+", re.DOTALL
)
_LINE = re.compile("\r\n|\r|\n")


@define(eq=False)
class Row:
    """One row."""

    depth: int
    text: str
    line: int
    """The line of the document that it begins in."""
    column: int


@define(eq=False)
class Node:
    """A part of a document, before it is laid out: an element, or something without parts."""

    start: int
    end: int = 0
    is_text: bool = False
    inside: list[Node] = field(factory=list["Node"])
    inner: tuple[int, int] = (0, 0)
    """Where its tags end and begin, if it is an element."""


@define(eq=False)
class Shown:
    """One document, as it is shown; the same one again is not another."""

    number: int
    page: Page
    board: Board

    @cached_property
    def text(self) -> str:
        """Its source, without what nobody may see."""
        text = self.page.text
        return masked(text, self.board.site.key)

    @cached_property
    def rows(self) -> list[Row]:
        """Its rows."""
        return laid_out(self.text)

    @cached_property
    def findings(self) -> list[Finding]:
        """What the checker says of it."""
        return findings_in(self.page.body, self.board)

    def row(self, line: int, column: int) -> int:
        """Give the number of the row that a place is in."""
        places = [(each.line, each.column) for each in self.rows]
        return max(0, bisect_right(places, (line, column)) - 1)

    def row_of(self, page: Page, element: Element | None) -> int | None:
        """Give the number of the row of an element."""
        if element is None or not page.has(element):
            return None
        return self.row(*page.position(element))


class Documents:
    """All documents, each of them once."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self.all: list[Shown] = []
        self._known: dict[tuple[str, bytes], Shown] = {}
        self._first: dict[int, Line] = {}
        self._seen = 0

    def of(self, page: Page) -> Shown:
        """Give a document as it is shown."""
        key = page.url, page.body
        if key not in self._known:
            self._known[key] = Shown(len(self.all), page, self._board)
            self.all.append(self._known[key])
        return self._known[key]

    @property
    def whose(self) -> dict[int, Line]:
        """The first line of the transcript that is of a document, by the document's number."""
        lines = self._board.transcript.lines
        for line in lines[self._seen :]:
            if line.page is not None:
                self._first.setdefault(self.of(line.page).number, line)
        self._seen = len(lines)
        return self._first


def laid_out(text: str) -> list[Row]:
    """Give the rows of a document."""
    breaks = [0, *(each.end() for each in _LINE.finditer(text))]

    def row(depth: int, start: int, end: int) -> Row:
        line = bisect_right(breaks, start)
        squeezed = " ".join(text[start:end].split())
        return Row(depth, squeezed, line, start - breaks[line - 1] + 1)

    return [row(*each) for node in _nodes(text) for each in _spans(text, node, 0)]


def _nodes(text: str) -> list[Node]:
    """Read what is known to be well-formed into its parts."""
    top = Node(0)
    around = [top]
    for token in _TOKEN.finditer(text):
        said = token[0]
        if said.startswith("</") and len(around) > 1:
            node = around.pop()
            node.end, node.inner = token.end(), (node.inner[0], token.start())
        elif said.startswith("<") and said[1:2] not in ("!", "?", "/"):
            node = Node(token.start(), token.end(), inner=(token.end(), token.end()))
            around[-1].inside.append(node)
            if not said.endswith("/>"):
                around.append(node)
        elif said.strip():
            is_text = not said.startswith(("<!--", "<?"))
            around[-1].inside.append(Node(token.start(), token.end(), is_text))
    return top.inside


def _spans(text: str, node: Node, depth: int) -> Iterator[tuple[int, int, int]]:
    """Give the rows of a part: one, if it has words in it, and else one for each of its parts."""
    if not node.inside or any(each.is_text for each in node.inside):
        yield depth, node.start, node.end
        return
    yield depth, node.start, node.inner[0]
    for each in node.inside:
        yield from _spans(text, each, depth + 1)
    yield depth, node.inner[1], node.end
