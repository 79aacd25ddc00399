"""A platform as the page uses it: all that is in it can be seen, and a phone is taken by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from http import HTTPStatus
from typing import Any, cast

from ...simulator import Call, Phone, Request, SimulationError
from ...simulator._asker import Asker
from ...simulator._board import Board
from ...simulator._documents import begin_request, request_answer
from ...simulator._errors import FailedError
from ...simulator._holding import Holding
from ...simulator._leg import Leg, Legs
from ...simulator._phones import Plan
from ...simulator._rooms import Rooms
from ...simulator._steps import Ask, Steps
from ...simulator._transcript import Line
from ...testing._answer import Answer, Headers
from ...testing._application import Application
from ..platform import WatchingPlatform
from ..raised import Raised
from .documents import Documents
from .gate import Gate
from .turn import Turn


class PagePlatform(WatchingPlatform):
    """A platform with phones on a desk; it takes what :class:`cxml.simulator.Platform` takes."""

    def __init__(self, app: object, *, seed: int = 0, **options: Any) -> None:
        self.numbers: dict[str, None] = {}
        """The phones on the desk, in order."""
        self.taken_away: set[str] = set()
        """The phones that are not shown until they are used again."""
        self.colours: dict[str, int] = {}
        """By numbers, how many others were there before."""
        self.runner = ""
        """The window that lets the clock run, if one does."""
        self.version = 0
        """Counts what was done."""
        self.beginnings = 0
        """Counts how often all began anew."""
        self.turn = Turn()
        """Whoever changes something or looks at it takes it."""
        self._method = "POST"
        self._first: tuple[str, str] | None = None
        """Who called first, and what."""

        def begin() -> None:
            # An application may keep what it was told: ids of the last world would be known there.
            super(PagePlatform, self).__init__(app, seed=seed + self.beginnings, **options)

        self._begin = begin
        begin()

    def _open(self, found: Application) -> Callable[[Leg], Call]:
        self.documents = Documents(self._board)
        self.ignored: set[str] = set()
        """The ids of calls that ring, and that somebody lets ring."""
        self.places: dict[str, int] = {}
        """By phones, how many others came before."""
        self.again: set[Line | Request] = set()
        """What was sent again, and what the transcript says of it."""
        made = super()._open(found)
        self._driver.door = self.gate = Gate(self._driver.door, self.turn)
        return made

    def _keep(self, raised: Raised) -> None:
        self.gate.raised = raised
        super()._keep(raised)

    def open_at(self, path: str | None, numbers: Iterable[str], method: str = "POST") -> None:
        """Put phones on the desk, and say what they call.

        Args:
            path: what is called where nobody says another path; if unset, what is usual.
            numbers: the phones.
            method: how documents are asked for.

        """
        self._path, self._method = path or self._path, method
        self.numbers.update(dict.fromkeys(numbers))

    def begin_anew(self) -> None:
        """End all, and begin anew; who called first calls again, and what is held back still is."""
        told, path, first = self.told, self._path, self._first
        holding = self._holding
        holds_all, urls = holding.holds_all, [*holding.urls]
        holding.holds_all = False
        holding.urls.clear()
        self._driver.act(lambda: holding.let_go(holding.kept))
        with suppress(SimulationError):  # documents without an end were said to be some
            self.close()
        self.beginnings += 1
        self._begin()
        self.told, self._path = told, path
        for url in urls:
            self._hold_back(url)
        if holds_all:
            self.hold_all(is_on=True)
        if first is not None:
            self.place(*first)

    def place(self, number: str, path: str) -> None:
        """Let somebody call who has a phone on the desk.

        Raises:
            SimulationError: they are on the phone.

        """
        if self._is_on_the_phone(number):
            raise SimulationError(f"{self.clean(number)} is on the phone already")
        self.numbers.setdefault(number)
        self.taken_away.discard(number)
        self._first = self._first or (number, path)
        self.call(path, from_=number, method=self._method)

    def _is_on_the_phone(self, number: str) -> bool:
        return any(leg.name == number and not leg.is_over for leg in self.legs)

    def add(self, number: str) -> None:
        """Put a phone on the desk.

        Raises:
            SimulationError: it is there.

        """
        is_shown = number in self.numbers or any(leg.name == number for leg in self.legs)
        if is_shown and number not in self.taken_away:
            raise SimulationError(f"{self.clean(number)} is there already")
        self.numbers.setdefault(number)
        self.taken_away.discard(number)

    def take_away(self, number: str) -> None:
        """Take a phone from the desk; it comes back if it rings.

        Raises:
            SimulationError: it is in a call.

        """
        if self._is_on_the_phone(number):
            raise SimulationError(f"{self.clean(number)} is on the phone")
        self.numbers.pop(number, None)
        self.taken_away.add(number)
        self.places.pop(number, None)

    # What can be seen

    def place_of(self, phone: str) -> int:
        """Say where a phone stands: a new one below all others, and then always there."""
        return self.places.setdefault(phone, 1 + max(self.places.values(), default=-1))

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

    def meant_number(self, said: str) -> str:
        """Give the number that is meant by one that the page shows, which may be masked."""
        known = [*self.numbers, *(leg.name for leg in self.legs)]
        return next((each for each in known if self.clean(each) == said), said)

    def meant_room(self, said: str) -> str:
        """Give the name of the room that is meant by one that the page shows."""
        known = self._board.part(Rooms).names
        return next((each for each in known if self.clean(each) == said), said)

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

    # Phones and time

    def decide(self, sid: str, how: Callable[[Phone], object]) -> None:
        """Decide what is done with a phone that rings now; the next time it is asked anew."""
        number = self.leg_of(sid).to
        try:
            how(self.phone(number))
        finally:
            self._handset(number).plan = Plan()

    def ignore(self, sid: str) -> None:
        """Let a phone ring until the document gives up, unless somebody takes it after all.

        Raises:
            SimulationError: it does not ring.

        """
        leg = self.leg_of(sid)
        if leg.is_answered or leg.is_over:
            raise SimulationError(f"{self.clean(leg.name)} does not ring")
        self.ignored.add(sid)
        leg.note("is left to ring")

    def step(self) -> None:
        """Let time pass until the next thing happens by itself."""
        at = self._board.world.wakes_at
        if at is None:
            raise SimulationError("nothing would happen by itself: somebody has to do something")
        self.wait(max(0.0, at - self.now))

    # Requests

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
        ask = Ask(url=request.url, method=request.method, callback=request.callback)
        steps = self._once(cast("Asker", request.party), ask)
        self._driver.act(lambda: self._board.world.start(steps))

    def fail(self, number: int) -> None:
        """Answer with 500 in the application's place: a request that is held back, or the next."""
        request = self.request_of(number)
        if request not in self._holding.kept:
            self.delivers(request.url, failing=[HTTPStatus.INTERNAL_SERVER_ERROR])
            self._board.note(None, f"the next request to {request.url} will be answered with 500")
            return
        answer = Answer(HTTPStatus.INTERNAL_SERVER_ERROR, Headers(), b"")
        self._driver.act(lambda: self._holding.let_go([request], answer))

    def hold_back(self, number: int) -> None:
        """Hold back all requests to the same address from now on."""
        self._hold_back(self.request_of(number).url)

    def _hold_back(self, url: str) -> None:
        self._holding.urls.setdefault(url)
        self._board.note(None, f"requests to {url} are held back from now on")

    def hold_all(self, *, is_on: bool) -> None:
        """Hold back all requests from now on, or none but those to addresses that are held back."""
        self._holding.holds_all = is_on
        does = "are" if is_on else "are no longer"
        self._board.note(None, f"all requests {does} held back from now on")

    def let_go(self, number: int) -> None:
        """Make a request that was held back.

        Raises:
            SimulationError: it is not held back.

        """
        request = self.request_of(number)
        if request not in self._holding.kept:
            raise SimulationError("that request is not held back")
        self._driver.act(lambda: self._holding.let_go([request]))

    def let_all_go(self, place: int) -> None:
        """Hold requests to an address back no more, and make those that were; in their order.

        Args:
            place: which of the addresses that are held back.

        Raises:
            SimulationError: there is no such address.

        """
        holding = self._holding
        urls = [*holding.urls]
        if not 0 <= place < len(urls):
            raise SimulationError("nothing is held back there")
        del holding.urls[urls[place]]
        found = [each for each, kept in holding.kept.items() if kept.url == urls[place]]
        self._driver.act(lambda: holding.let_go(found))

    @property
    def _holding(self) -> Holding:
        return self._board.part(Holding)

    def _once(self, asker: Asker, ask: Ask) -> Steps[None]:
        request = begin_request(asker, ask, is_report=True)
        self.again.add(request)
        try:
            yield from request_answer(asker, request)
        except FailedError as failed:
            request.problem = failed.message
        if request.answers:  # which is the last thing that was written down
            self.again.add(self._board.transcript.lines[-1])
