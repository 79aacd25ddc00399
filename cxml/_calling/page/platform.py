"""A platform as the page uses it: all that is in it can be seen, and a phone is taken by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ...simulator import Call, Phone, SimulationError
from ...simulator._board import Board
from ...simulator._leg import Leg, Legs
from ...simulator._phones import Plan
from ...testing._application import Application
from ..platform import WatchingPlatform
from .documents import Documents

_STEP = 3600.0
"""The most seconds that are let pass at once."""


class PagePlatform(WatchingPlatform):
    """A platform with phones on a desk."""

    def _open(self, found: Application) -> Callable[[Leg], Call]:
        self.numbers: dict[str, None] = {}
        """The phones on the desk, in order."""
        self.version = 0
        """Counts what was done."""
        self.documents = Documents(self._board)
        return super()._open(found)

    def open_at(self, path: str, numbers: Iterable[str]) -> None:
        """Put phones on the desk, and say what they call.

        Args:
            path: what is called where nobody says another path.
            numbers: the phones.

        """
        self._path = path
        self.numbers.update(dict.fromkeys(numbers))

    @property
    def board(self) -> Board:
        """What all calls share."""
        return self._board

    @property
    def first_path(self) -> str:
        """What is called where nobody says another path."""
        return self._path

    @property
    def called(self) -> str:
        """The number that is called."""
        return self._number.number

    @property
    def legs(self) -> list[Leg]:
        """All legs of calls, in order."""
        return self._board.part(Legs).all

    def leg_of(self, sid: str) -> Leg:
        """Give a leg by its id.

        Raises:
            SimulationError: there is none.

        """
        found = next((leg for leg in self.legs if leg.sid == sid), None)
        if found is None:
            raise SimulationError("that call is not known here")
        return found

    def call_of(self, sid: str) -> Call:
        """Give a call by its id."""
        return self._calls.of(self.leg_of(sid))

    def decide(self, sid: str, how: Callable[[Phone], object]) -> None:
        """Decide what is done with a phone that rings now; the next time it is asked anew."""
        number = self.leg_of(sid).to
        try:
            how(self.phone(number))
        finally:
            self._handset(number).plan = Plan()

    def step(self) -> None:
        """Let time pass until the next thing happens by itself."""
        at = self._board.world.wakes_at
        if at is None:
            raise SimulationError("nothing would happen by itself: somebody has to do something")
        self.wait(min(_STEP, max(0.0, at - self.now)))
