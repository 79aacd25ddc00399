"""The calls that a test holds, each the same object whenever it is asked for."""

from __future__ import annotations

from ._call import Call
from ._driver import Driver
from ._leg import Leg


class CallsOf:
    """Gives the call of a leg, and the other way round."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver
        self._known: dict[Leg, Call] = {}
        self._legs: dict[Call, Leg] = {}

    def of(self, leg: Leg) -> Call:
        """Give the call of a leg."""
        if leg not in self._known:
            self._known[leg] = Call(leg, self._driver)
            self._legs[self._known[leg]] = leg
        return self._known[leg]

    def leg(self, call: Call) -> Leg | None:
        """Give the leg of a call, if it is one of this world."""
        return self._legs.get(call)
