"""All that the programs of a run tell each other of addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from .names import Names
from .paths import Paths
from .programs import Programs
from .readers import Readers

if TYPE_CHECKING:
    from ..python.addresses import Ask
    from ..python.readers import Reader
    from .told import Told


class Site:
    """All programs of a run.

    Args:
        programs: what each tells.
        others: gives what those tell that are about something else, when that is needed.
        is_whole: whether these are all programs that belong together.

    """

    def __init__(
        self,
        programs: Iterable[Told] = (),
        others: Callable[[], Iterable[Told]] = tuple,
        *,
        is_whole: bool = True,
    ) -> None:
        every = Programs(programs, others)
        self._known = [each for each in every.own if is_whole or each.knows_routes]
        self.asks = [(each, ask) for each in self._known for ask in each.asks]
        """What is asked where all routes are known that may be meant, each with its program."""
        self.names, self.paths = Names(every), Paths(every)
        self._readers = Readers(every, self.names, self.paths)

    def misread(self) -> Iterator[tuple[str, Reader, list[Ask]]]:
        """Give the views that are asked by elements which send another class than they read.

        Each with its file, and with what asks.
        """
        return self._readers.misread(self._known)
