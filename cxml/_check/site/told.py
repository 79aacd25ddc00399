"""What a program tells of the addresses that it serves, and of those that it asks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from ..python.addresses import Ask, asks_of, every_ask, knows_routes
from ..python.handed import times_written
from ..python.module import Module
from ..python.readers import Reader, readers_of
from ..python.routes import NOTHING, Table, may_serve, segments_of, table_of

if TYPE_CHECKING:
    from ..settings import Settings

_NAMERS = (
    rb"(?:build_absolute_uri|reverse|reverse_lazy|url_for|url_path_for)\(\s*(?:[\w.]+,\s*)?"
    rb"[\"'](?:[\w.:-]*[.:])?%b[\"']"
)
_WRITTEN = rb"(?:[\"'/.:]|\b(?:def|class)\s+)%b(?![\w-])"
_DEFINED = re.compile(rb"\b(?:def|class)\s+([\w\x80-\xff]+)")


class Told(NamedTuple):
    """What a program tells of addresses."""

    path: str
    data: bytes
    table: Table
    asks: tuple[Ask, ...] = ()
    knows_routes: bool = False
    """Whether it serves all that it asks, as far as can be seen."""
    readers: tuple[Reader, ...] = ()
    """The views that read what an element may send."""
    kinds: Callable[[], frozenset[str]] = frozenset
    """Reads it once more: the classes that it has sent to addresses which are not known."""

    def writes(self, word: str) -> bool:
        """Whether a word is written that may be a name or a part of a path, and is asked nowhere.

        Args:
            word: the word.

        """
        times = times_written(_WRITTEN, word, self.data)
        if not times:
            return False
        paths = [each.path for each in self.asks if word in segments_of(each.path)]
        return times > times_written(_NAMERS, word, self.data) + len(paths)

    def defined(self) -> frozenset[bytes]:
        """Give the names of the functions and classes in it."""
        return frozenset(_DEFINED.findall(self.data))

    def says(self, tags: Iterable[bytes]) -> bool:
        """Whether tags of elements are written in it, in small letters as they are given."""
        data = self.data.lower()
        return any(each in data for each in tags)


def told_by(module: Module, data: bytes, kinds: Callable[[], frozenset[str]]) -> Told:
    """Give what a program tells.

    Args:
        module: the program.
        data: the file.
        kinds: gives the classes that it has sent to addresses which are not known.

    """
    asks = asks_of(module)
    is_alone = bool(asks) and knows_routes(module)
    return Told(
        module.path, data, table_of(module), asks, is_alone, tuple(readers_of(module)), kinds
    )


def unknown_kinds(module: Module) -> frozenset[str]:
    """Give the classes that a program has sent to addresses which are not known."""
    return frozenset(each.kind for each in every_ask(module) if not each.name and not each.path)


def told_by_other(data: bytes, settings: Settings, path: str) -> Told:
    """Give what a program tells that is about something else: nothing asks there."""
    if not may_serve(data):
        return Told(path, data, NOTHING)
    return Told(path, data, table_of(Module(data, settings, path)))
