"""What goes wrong on the way to an application, where a test asks for that."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from random import Random
from typing import TypeAlias

from attrs import frozen

from ..callbacks import Callback
from ..errors import misused
from ..testing._answer import Answer, Headers
from ..testing._request import Request as Outgoing
from ._board import Board
from ._choices import Choices
from ._request import Request, is_to
from ._steps import Ask, Steps, fetch, lapse, sleep

Where: TypeAlias = str | type[Callback] | None
"""The path, or the class of callbacks; or all."""
Failure: TypeAlias = int | Exception
"""A status, or what goes wrong instead of an answer."""
_WINDOW = 10.0
"""How long what is shuffled is on its way at most, where nobody says."""
_LIMIT = re.compile(r"[#&][rt]t=([0-9]{3,5})(?=&|$)")
"""What an address says, in thousandths of a second, of how long its answer may take."""


@frozen(kw_only=True)
class Fault:
    """What goes wrong with some of the requests."""

    where: Where
    late: float
    twice: float
    window: float
    lost: float
    failing: Iterator[Failure]
    slow: float
    random: Random

    def holds_for(self, url: str, callback: Callback) -> bool:
        """Whether a request is one of those."""
        if isinstance(self.where, str):
            return is_to(url, self.where)
        return self.where is None or isinstance(callback, self.where)

    def delay(self) -> float:
        """Say how late a report comes."""
        return self.late + (round(self.random.uniform(0, self.window), 3) if self.window else 0)


class Faults:
    """What goes wrong in one world; of what holds for the same request, the last counts."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._all: list[Fault] = []
        self._lost: dict[Request, bool] = {}

    def add(
        self,
        where: Where,
        *,
        late: float,
        twice: float,
        shuffled: float,
        lost: float,
        failing: Iterable[Failure],
        slow: float,
    ) -> None:
        """Let something go wrong from now on.

        Raises:
            UsageError: a number is out of its range.

        """
        if min(late, shuffled, slow) < 0 or not (0 <= twice <= 1 and 0 <= lost <= 1):
            raise misused("seconds are not negative, and likelihoods are between 0 and 1")
        fault = Fault(
            where=where,
            late=late,
            twice=twice,
            window=_WINDOW if shuffled is True else shuffled,
            lost=lost,
            failing=iter(failing),
            slow=slow,
            random=self._board.random(f"faults {len(self._all)}"),
        )
        self._all.append(fault)

    def delays(self, ask: Ask) -> list[float]:
        """Say how late a report comes: once, or twice."""
        fault = self._of(ask.url, ask.callback)
        if fault is None:
            return [0.0]
        times = 2 if fault.random.random() < fault.twice else 1
        return [fault.delay() for _ in range(times)]

    def concern(self, request: Request) -> bool:
        """Tell whether something goes wrong with a request because a test wants it."""
        return self._of(request.url, request.callback) is not None

    def through(self, request: Request, outgoing: Outgoing) -> Steps[Answer | Exception]:
        """Make a request, with what goes wrong on its way."""
        fault = self._of(request.url, request.callback)
        if fault is None:
            return (yield from fetch(outgoing))
        if self._is_lost(request, fault):
            return _wanted(request, ConnectionError("it is lost on its way"))
        failure = next(fault.failing, None)
        answer = _answered(request, failure) if failure else (yield from fetch(outgoing))
        limit = seconds_for(request.url, self._board.choices)
        if fault.slow:
            pass_time = lapse if request.is_report else sleep
            yield from pass_time(min(fault.slow, limit))
        if fault.slow > limit:
            return _wanted(request, TimeoutError(f"no answer came within {limit:g} s"))
        return answer

    def _of(self, url: str, callback: Callback) -> Fault | None:
        found = (each for each in reversed(self._all) if each.holds_for(url, callback))
        return next(found, None)

    def _is_lost(self, request: Request, fault: Fault) -> bool:
        """Decide it once for all attempts of a request."""
        if request not in self._lost:
            self._lost[request] = fault.random.random() < fault.lost
        return self._lost[request]


def _answered(request: Request, failure: Failure) -> Answer | Exception:
    if isinstance(failure, Exception):
        return _wanted(request, failure)
    return Answer(failure, Headers(), b"")


def _wanted(request: Request, error: Exception) -> Exception:
    """Keep what a test wanted, so that nobody takes it for what the application raised."""
    request.faults.append(error)
    return error


def seconds_for(url: str, choices: Choices) -> float:
    """Say how long the platform waits for an answer: an address may ask for another time."""
    asked = _LIMIT.search(url)
    if asked:
        return int(asked[1]) / 1000
    return choices.seconds_to_answer
