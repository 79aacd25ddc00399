"""A platform as the page uses it: all that is in it can be seen, and a phone is taken by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import cast

from ...simulator import Call, Phone, Request, SimulationError
from ...simulator._asker import Asker
from ...simulator._board import Board
from ...simulator._delivery import report
from ...simulator._holding import Holding
from ...simulator._leg import Leg, Legs
from ...simulator._phones import Plan
from ...simulator._steps import Ask
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

    def open_at(self, path: str | None, numbers: Iterable[str]) -> None:
        """Put phones on the desk, and say what they call.

        Args:
            path: what is called where nobody says another path; if unset, what is usual.
            numbers: the phones.

        """
        self._path = path or self._path
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

    def request_of(self, number: int) -> Request:
        """Give a request by its number.

        Raises:
            SimulationError: there is none.

        """
        requests = self._board.requests
        if not 0 <= number < len(requests):
            raise SimulationError("that request is not known here")
        return requests[number]

    def send_again(self, number: int) -> None:
        """Send what was sent once more, signed anew; no call goes on by what is answered."""
        request = self.request_of(number)
        asker = cast("Asker", request.party)
        ask = Ask(url=request.url, method=request.method, callback=request.callback)
        self._driver.act(lambda: report(asker, ask))

    def fail_next(self, number: int) -> None:
        """Answer the next request to the same address with 500, in the application's place."""
        url = self.request_of(number).url
        self.delivers(url, failing=[HTTPStatus.INTERNAL_SERVER_ERROR])
        self._board.note(None, f"the next request to {url} will be answered with 500")

    def hold_back(self, number: int) -> None:
        """Hold back all reports to the same address."""
        url = self.request_of(number).url
        self._board.part(Holding).hold(url)
        self._board.note(None, f"reports to {url} are held back from now on")

    def let_go(self, number: int) -> None:
        """Send the reports to an address that were held back; it is the one of that number.

        Raises:
            SimulationError: there is none.

        """
        holding = self._board.part(Holding)
        held = [*holding.kept]
        if not 0 <= number < len(held):
            raise SimulationError("nothing is held back there")
        self._driver.act(lambda: holding.let_go(held[number]))
