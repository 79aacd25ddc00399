"""All programs of a run, as far as they tell of addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..python.routes import Served
    from .told import Told

MOST_ASKED = 50
"""How many names, paths and views that are amiss are looked for elsewhere, of each kind."""


class Programs:
    """All programs of a run.

    Args:
        own: what those tell that ask, or may be asked.
        others: gives what those tell that are about something else, when that is needed.

    """

    def __init__(self, own: Iterable[Told], others: Callable[[], Iterable[Told]]) -> None:
        self.own, self._read = [*own], others
        self._definitions: dict[str, frozenset[bytes]] = {}

    @cached_property
    def every(self) -> list[Told]:
        """What all of them tell; those about something else are read for what is amiss alone."""
        return [*self.own, *self._read()]

    @cached_property
    def served(self) -> list[Served]:
        """All that they serve."""
        included = frozenset[str]().union(*(each.table.includes for each in self.every))
        return [*chain.from_iterable(_served(each, included) for each in self.every)]

    def is_written(self, word: str) -> bool:
        """Whether a word stands in one that may be a name or a part of a path.

        Args:
            word: the word; where it is asked does not count.

        """
        return any(each.writes(word) for each in self.every)

    def say(self, word: bytes) -> bool:
        """Whether one of them has a word anywhere."""
        return any(word in each.data for each in self.every)

    def stands_in(self, told: Told, views: Iterable[str]) -> bool:
        """Whether one of some views stands in a program."""
        if told.path not in self._definitions:
            self._definitions[told.path] = told.defined()
        names = (each.encode(errors="backslashreplace") for each in views)
        return not self._definitions[told.path].isdisjoint(names)


def _served(told: Told, included: Iterable[str]) -> Iterable[Served]:
    """Give what a program serves: a list of Django's has its namespace where it is included."""
    path = f"/{told.path.removesuffix('.py')}"
    if any(path.endswith(f"/{each.replace('.', '/')}") for each in included):
        return told.table.served
    return (
        each._replace(front=None) if (each.front or "").endswith(":") else each
        for each in told.table.served
    )
