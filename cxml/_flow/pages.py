"""The boxes of each document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count

from attrs import frozen

from .._check.document import Document
from .._tree.node import Node
from .graph import MOST_BOXES, MOST_VERBS, Box, Group, Shape
from .marks import Marks
from .words import lines_of, short


@frozen
class Page:
    """A document that is drawn."""

    name: str
    document: Document | None
    """``None`` where it cannot be read."""
    verbs: tuple[Node, ...]
    """Those that have a box, in their order."""
    group: Group
    """A box for each of the verbs, and perhaps a note behind them."""

    @property
    def first(self) -> str:
        """The box where a call comes in."""
        return self.group.boxes[0].id

    def where(self, element: Node, at: str) -> str:
        """Name a part of an element, as findings do."""
        return self.document.where(element, at) if self.document else ""


def pages_of(documents: Mapping[str, Document | None], marks: Marks) -> Iterator[Page]:
    """Draw the boxes of documents, in the order of their names, while there is place."""
    numbers = count(1)
    left = MOST_BOXES
    for number, (name, document) in enumerate(sorted(documents.items()), 1):
        verbs = () if document is None else document.verbs[:MOST_VERBS]
        left -= len(verbs) + 1
        if left < 0:
            return
        boxes = [*_verbs(name, document, verbs, marks, numbers)] if document else []
        if note := _note(document):
            boxes.append(Box(f"n{next(numbers)}", (note,), Shape.NOTE))
        mark = marks.take_rest(name)
        title = f"{short(name or 'document')} {mark.numbers}".strip()
        yield Page(name, document, verbs, Group(f"d{number}", title, tuple(boxes), mark.severity))


def _verbs(
    name: str, document: Document, verbs: tuple[Node, ...], marks: Marks, numbers: Iterator[int]
) -> Iterator[Box]:
    for verb in verbs:
        place = document.where(verb)
        tag, *details = lines_of(verb)
        if marks.hides(name, place):
            details = []
        mark = marks.take(name, place)
        title = f"{tag} {mark.numbers}".strip()
        yield Box(f"n{next(numbers)}", (title, *details), Shape.VERB, mark.severity)


def _note(document: Document | None) -> str:
    if document is None:
        return "cannot be read"
    if not document.verbs:
        return "nothing: the call ends"
    more = len(document.verbs) - MOST_VERBS
    return f"and {more:,} more" if more > 0 else ""
