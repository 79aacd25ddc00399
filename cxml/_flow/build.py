"""From documents to a picture of how they lead to each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from .._check.document import Document
from .._check.finding import Finding
from .._check.folder import Folder
from .addresses import documents_at
from .graph import MOST_ARROWS, Arrow, Box, Graph, Shape
from .marks import Marks
from .pages import Page, pages_of
from .ways import Way, next_label, ways_of
from .words import HIDDEN, short, shown_address


def graph_of(documents: Mapping[str, Document | None], findings: Iterable[Finding]) -> Graph:
    """Draw documents.

    Args:
        documents: by their names; ``None`` for one that cannot be read.
        findings: what is marked in them.

    """
    marks = Marks(sorted(findings, key=lambda each: each.path))
    pages = [*pages_of(documents, marks)]
    arrows = _Arrows(documents, pages)
    for page in pages:
        arrows.lead(page)
    return Graph(
        groups=tuple(page.group for page in pages),
        boxes=tuple(arrows.boxes.values()),
        arrows=tuple(arrows.found),
        findings=marks.listed(),
        left_out=len(documents) - len(pages),
    )


class _Arrows:
    """The arrows of a picture, and the boxes that belong to no document."""

    def __init__(self, documents: Mapping[str, Document | None], pages: Sequence[Page]) -> None:
        self.found: dict[Arrow, None] = {}  # each once, in order
        self.boxes: dict[tuple[Shape, str], Box] = {}
        self._first = {page.name: page.first for page in pages}
        read = {name: each for name, each in documents.items() if each is not None}
        self._folder = Folder(read, is_whole=True)

    def lead(self, page: Page) -> None:
        """Draw what leads out of the verbs of a document."""
        boxes = page.group.boxes
        for number, verb in enumerate(page.verbs):
            here, behind = boxes[number].id, boxes[number + 1 : number + 2]
            label = next_label(verb)
            if behind and label is not None:
                self._add(Arrow(here, behind[0].id, label))
            for way in ways_of(verb):
                for end, condition in self._ends(page, way):
                    said = ", ".join(filter(None, [way.label, condition]))
                    self._add(Arrow(here, end, short(said), way.line))

    def _add(self, arrow: Arrow) -> None:
        if len(self.found) < MOST_ARROWS:
            self.found[arrow] = None

    def _ends(self, page: Page, way: Way) -> Iterator[tuple[str, str]]:
        """Give the boxes that a way leads to, each with what has to be so for it."""
        if way.shape in (Shape.ROOM, Shape.QUEUE):
            yield self._box(way.shape, way.address), ""
        elif not way.address:
            yield page.first, ""
        elif (id(way.element), way.at) in page.secrets:
            yield self._box(way.shape, HIDDEN), ""
        elif way.shape is Shape.CALLBACK:
            yield self._box(way.shape, shown_address(way.address)), ""
        else:
            yield from self._documents(page.name, way)

    def _documents(self, path: str, way: Way) -> Iterator[tuple[str, str]]:
        found = [*documents_at(self._folder, path, way.address)]
        for name, condition in found:
            # One that had no place in the picture is drawn by its name alone.
            yield self._first.get(name) or self._box(way.shape, name), condition
        if not found:
            yield self._box(way.shape, shown_address(way.address)), ""

    def _box(self, shape: Shape, line: str) -> str:
        """Give the box of something that several documents may lead to."""
        key = shape, line
        if key not in self.boxes:
            self.boxes[key] = Box(f"x{len(self.boxes) + 1}", (short(line),), shape)
        return self.boxes[key].id
