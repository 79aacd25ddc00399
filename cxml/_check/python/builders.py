"""The documents that a program builds, and what there is to say of how it does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from ..document import Document, Raw
from ..reading import Reported
from .built import Built, Workshop
from .classes import may_build
from .follow import Follower

if TYPE_CHECKING:
    from ..settings import Settings
    from .names import Names
    from .tree import Tree


class Building(NamedTuple):
    """A document that a program builds, or a part of one."""

    document: Document
    reported: tuple[Reported, ...]


class Builders:
    """What a program builds.

    Args:
        tree: the program.
        names: what its names stand for.
        settings: the options of the run.

    """

    def __init__(self, tree: Tree, names: Names, settings: Settings) -> None:
        self.shop = Workshop(tree.text)
        self.follower = Follower(tree, names, self.shop)
        if any(may_build(name) for _, name in names.imports()):
            self.follower.follow()
        self._settings = settings
        self.buildings = tuple(self._buildings())

    def _buildings(self) -> Iterator[Building]:
        refused: dict[int, list[Reported]] = {}
        homes: dict[int, Document] = {}
        incomplete = frozenset(id(each.element) for each in self.shop.every if not _is_whole(each))
        roots = [each for each in self.shop.every if not each.is_placed]
        documents = [self._document(each, incomplete) for each in roots]
        for document in documents:
            homes |= {id(each): document for each in document.elements}
        raw = Raw(b"", b"")
        for element, problem, at, value, parent in self.shop.refused:
            home = homes[id(parent or element)]
            reported = Reported(problem, raw, element, at, value, 0, home)
            refused.setdefault(id(home), []).append(reported)
        for document in documents:
            yield Building(document, tuple(refused.get(id(document), ())))

    def _document(self, root: Built, incomplete: frozenset[int]) -> Document:
        return Document(root.element, self._settings, is_served=False, incomplete=incomplete)


def _is_whole(built: Built) -> bool:
    # What is a part of something, and is put nowhere here, goes on elsewhere.
    return built.is_whole and (built.is_placed or built.element.tag == "Response")
