"""What goes wrong on the way to an application, where a test asks for that."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from random import Random
from typing import TypeAlias, TypeVar, cast

from attrs import define, field

from ..callbacks import Callback
from ..errors import misused
from ..testing._answer import Answer, Headers
from ..testing._request import Request as Outgoing
from ._board import Board
from ._choices import Choices
from ._given import wrong
from ._request import Request, is_to
from ._steps import Ask, Steps, fetch, lapse, sleep

Where: TypeAlias = str | type[Callback] | None
"""The path, or the class of callbacks; or all."""
A = TypeVar("A", Answer, Exception)
Failure: TypeAlias = int | Exception
"""A status, or what goes wrong instead of an answer."""
_WINDOW = 10.0
"""How long what is shuffled is on its way at most, where nobody says."""
_FIRST_STATUS, _LAST_STATUS = 100, 599
_OF_REPORTS = "late, twice or shuffled, as reports can be; it can be slow, lost or failing"
_LIMIT = re.compile(r"[#&][rt]t=([0-9]{3,5})(?=&|$)")
"""What an address says, in thousandths of a second, of how long its answer may take."""


@define(eq=False, kw_only=True)
class Fault:
    """What goes wrong with some of the requests."""

    where: Where
    late: float
    twice: float
    window: float
    lost: float
    failing: Iterator[Failure]
    has_failing: bool
    slow: float
    random: Random
    has_met: set[str] = field(factory=set[str])
    """What it was met by: ``document``, ``report``."""

    @property
    def _is_of_reports(self) -> bool:
        """Whether it says nothing that could happen to a request for a document."""
        return not (self.lost or self.slow or self.has_failing)

    @property
    def is_any(self) -> bool:
        """Whether anything goes wrong at all."""
        return bool(self.late or self.twice or self.window or not self._is_of_reports)

    @property
    def in_vain(self) -> str:
        """Say why nothing went wrong, though a test said of some requests that it does."""
        if self.where is None or not self.is_any or "report" in self.has_met:
            return ""
        shown = repr(self.where) if isinstance(self.where, str) else self.where.__name__
        if not self.has_met:
            return f"delivers({shown}, ...) met no request"
        if self._is_of_reports:
            return f"delivers({shown}, ...) met documents alone, of which none is {_OF_REPORTS}"
        return ""

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
        _check(late=late, shuffled=shuffled, slow=slow)
        _check(1, twice=twice, lost=lost)
        failures = _failures(failing)
        fault = Fault(
            where=where,
            late=late,
            twice=twice,
            window=_WINDOW if shuffled is True else shuffled,
            lost=lost,
            failing=iter(failures),
            has_failing=failures != (),
            slow=slow,
            random=self._board.random(f"faults {len(self._all)}"),
        )
        self._all.append(fault)

    def delays(self, ask: Ask) -> list[float]:
        """Say how late a report comes: once, or twice."""
        fault = self._of(ask.url, ask.callback)
        if fault is None:
            return [0.0]
        fault.has_met.add("report")
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
        fault.has_met.add("report" if request.is_report else "document")
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

    @property
    def in_vain(self) -> list[str]:
        """Say of each fault that nothing went wrong by it, and why."""
        return [each.in_vain for each in self._all if each.in_vain]

    def _of(self, url: str, callback: Callback) -> Fault | None:
        found = (each for each in reversed(self._all) if each.holds_for(url, callback))
        return next(found, None)

    def _is_lost(self, request: Request, fault: Fault) -> bool:
        """Decide it once for all attempts of a request."""
        if request not in self._lost:
            self._lost[request] = fault.random.random() < fault.lost
        return self._lost[request]


def _check(most: float | None = None, **given: object) -> None:
    """Refuse a number that is out of its range.

    Raises:
        UsageError: there is one.

    """
    for name, value in given.items():
        if not (isinstance(value, int | float) and 0 <= value <= (most or math.inf)):
            allowed = "a likelihood from 0 to 1, True or False" if most else "seconds from 0 on"
            raise wrong(name, value, allowed)


def _failures(failing: object) -> Iterable[Failure]:
    """Give what comes instead of answers, looked through: at once, or as it is taken."""
    if isinstance(failing, str) or not isinstance(failing, Iterable):
        raise misused(f"failing={failing!r} is no list: write failing=[503]")
    some = cast("Iterable[Failure]", failing)
    return tuple(map(_failure, some)) if isinstance(failing, Sequence) else map(_failure, some)


def _failure(given: object) -> Failure:
    if isinstance(given, Exception):
        return given
    if isinstance(given, int) and _FIRST_STATUS <= given <= _LAST_STATUS:
        return given
    raise misused(f"failing has {given!r}: each is a status from 100 to 599, or an exception")


def _answered(request: Request, failure: Failure) -> Answer | Exception:
    if isinstance(failure, Exception):
        return _wanted(request, failure)
    return _wanted(request, Answer(failure, Headers(), b""))


def _wanted(request: Request, answer: A) -> A:
    """Keep what a test wanted, so that nobody takes it for what the application did."""
    request.faults.append(answer)
    return answer


def seconds_for(url: str, choices: Choices) -> float:
    """Say how long the platform waits for an answer: an address may ask for another time."""
    asked = _LIMIT.search(url)
    if asked:
        return int(asked[1]) / 1000
    return choices.seconds_to_answer
