"""The boxes of each document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from posixpath import commonprefix

from attrs import evolve, frozen

from .._check.document import Document
from .._check.examined import secret_runner
from .._tree.node import Node
from .graph import MOST_BOXES, MOST_VERBS, Box, Group, Shape
from .marks import Marks
from .words import Secrets, lines_of, short


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
    secrets: Secrets = frozenset()
    """The parts of elements that nobody may see."""

    @property
    def first(self) -> str:
        """The box where a call comes in."""
        return self.group.boxes[0].id


def pages_of(documents: Mapping[str, Document | None], marks: Marks) -> Iterator[Page]:
    """Draw the boxes of documents, in the order of their names, while there is place."""
    numbers = count(1)
    left = MOST_BOXES
    folder = len(_folder(documents))
    for number, (name, document) in enumerate(sorted(documents.items()), 1):
        verbs = () if document is None else document.verbs[:MOST_VERBS]
        left -= len(verbs) + 1
        if left < 0:
            return
        secrets = frozenset(_secrets(document) if document else ())
        boxes = [*_verbs(name, document, verbs, marks, secrets)] if document else []
        boxes += [Box("", (note,), Shape.NOTE)] if (note := _note(document)) else []
        mark = marks.take_rest(name)
        title = f"{short(name[folder:] or 'document')} {mark.numbers}".strip()
        named = tuple(evolve(each, id=f"n{next(numbers)}") for each in boxes)
        group = Group(f"d{number}", title, named, mark.severity)
        yield Page(name, document, verbs, group, secrets)


def _secrets(document: Document) -> Iterator[tuple[int, str]]:
    for said in secret_runner().document(document):
        yield id(said.found.element), said.found.at


def _folder(names: Iterable[str]) -> str:
    """Give the folder that all documents stand in, which no title has to say."""
    shared = commonprefix([*names])
    return shared[: shared.rfind("/") + 1]


def _verbs(
    name: str, document: Document, verbs: tuple[Node, ...], marks: Marks, secrets: Secrets
) -> Iterator[Box]:
    for verb in verbs:
        tag, *details = lines_of(verb, secrets)
        mark = marks.take(name, document.where(verb))
        title = f"{tag} {mark.numbers}".strip()
        yield Box("", (title, *details), Shape.VERB, mark.severity)


def _note(document: Document | None) -> str:
    if document is None:
        return "cannot be read"
    if not document.verbs:
        return "nothing: the call ends"
    more = len(document.verbs) - MOST_VERBS
    return f"and {more:,} more" if more > 0 else ""
