"""Which views of a run read another callback than they are sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from ..python.handed import asks_for_reports, is_named, times_known, words_of
from ..python.module import is_of_tests
from ..python.readers import elements_sending, fits
from ..python.routes import own_name, segments_of
from .programs import MOST_ASKED

if TYPE_CHECKING:
    from ..python.addresses import Ask
    from ..python.readers import Reader
    from ..python.routes import Served
    from .names import Names
    from .paths import Paths
    from .programs import Programs
    from .told import Told

MOST_WORDS = 20
"""By how many words a view may be known that are looked for elsewhere."""


class Readers:
    """Tells which views read another callback than they are sent.

    Args:
        programs: all programs.
        names: the names of their routes.
        paths: the paths of their routes.

    """

    def __init__(self, programs: Programs, names: Names, paths: Paths) -> None:
        self._programs, self._names, self._paths = programs, names, paths
        self._sent: dict[str, bool] = {}
        self._at: dict[str, set[str]] = {}
        self._handed: dict[str, bool] = {}

    def misread(self, known: Sequence[Told]) -> Iterator[tuple[str, Reader, list[Ask]]]:
        """Give the views that are asked by elements which send another class than they read.

        Args:
            known: the programs whose views are judged.

        Returns:
            each with its file, and with what asks.

        """
        readers = [(told, each) for told in known for each in told.readers]
        times = Counter(each.view for told in self._programs.own for each in told.readers)
        for told, reader in readers:
            asks = self._askers.get(reader.view, ()) if times[reader.view] == 1 else ()
            fitting = (not each.kind or fits(reader.kind, each.kind) for each in asks)
            is_misread = bool(asks) and not any(fitting) and not self._may_send(reader.kind)
            if is_misread and not (reader.is_told and self._is_handed(reader, told)):
                yield told.path, reader, [*asks]

    @cached_property
    def _askers(self) -> dict[str, list[Ask]]:
        """What asks for views, by the names of those that one program alone serves."""
        found: dict[str, list[Ask]] = {}
        places = Counter(
            view for told in self._programs.every for view in _views(told.table.served)
        )
        for ask in (each for told in self._programs.own for each in told.asks):
            for view in self._asked(ask):
                if places[view] == 1:
                    found.setdefault(view, []).append(ask)
        return found

    def _asked(self, ask: Ask) -> set[str]:
        if ask.name:
            return self._names.views(own_name(ask.name))
        if ask.path not in self._at and len(self._at) < MOST_ASKED:
            self._at[ask.path] = _views(self._paths.routes.at(segments_of(ask.path)))
        return self._at.get(ask.path, set())

    def _may_send(self, kind: str) -> bool:
        """Whether an element may send a class that is not seen to do so."""
        if kind not in self._sent:
            is_asked = any(fits(kind, each) for each in self._unknown_kinds)
            tags = [f"<{each.replace('_', '')}".encode() for each in elements_sending(kind)]
            self._sent[kind] = is_asked or any(each.says(tags) for each in self._programs.every)
        return self._sent[kind]

    @cached_property
    def _unknown_kinds(self) -> frozenset[str]:
        """The classes that are sent to addresses which are not known."""
        every = frozenset[str]().union(*(each.kinds() for each in self._programs.every))
        return every - {""}

    def _is_handed(self, reader: Reader, told: Told) -> bool:
        """Whether the address of a view may be given for reports where no element gives it."""
        if self._has_reports or is_of_tests(told.path):
            return True
        if reader.view not in self._handed and len(self._handed) < MOST_ASKED:
            self._handed[reader.view] = self._is_named(reader.view)
        return self._handed.get(reader.view, True)

    @cached_property
    def _has_reports(self) -> bool:
        return any(asks_for_reports(each.data, each.asks) for each in self._speaking)

    def _is_named(self, view: str) -> bool:
        """Whether a view, or its path, is written but for where elements ask it."""
        words = words_of(each for each in self._programs.served if each.view == view)
        return len(words) > MOST_WORDS or any(
            is_named(word, told.data, known[word]) for word in words for told, known in self._known
        )

    @cached_property
    def _known(self) -> list[tuple[Told, Counter[str | None]]]:
        """How often words are written where programs ask and serve."""
        return [(each, times_known(each.asks, each.table.served)) for each in self._speaking]

    @cached_property
    def _speaking(self) -> list[Told]:
        """What programs tell the platform: their tests tell it nothing."""
        return [each for each in self._programs.every if not is_of_tests(each.path)]


def _views(served: Iterable[Served]) -> set[str]:
    return {each.view for each in served if each.view}
