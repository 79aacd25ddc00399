"""The calls that a test holds, each the same object whenever it is asked for."""

from __future__ import annotations

from .._text.wording import shown
from ..errors import misused
from ._call import Call
from ._driver import Driver
from ._leg import Leg


class CallsOf:
    """Gives the call of a leg."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver
        self._known: dict[Leg, Call] = {}
        self._legs: dict[Call, Leg] = {}

    def of(self, leg: Leg) -> Call:
        """Give the call of a leg."""
        if leg not in self._known:
            call = self._known[leg] = Call(leg, self._driver)
            self._legs[call] = leg
        return self._known[leg]

    def leg(self, call: Call) -> Leg:
        """Give the leg of a call.

        Raises:
            UsageError: it is no call of this platform.

        """
        if call not in self._legs:
            raise misused(f"{shown(call)} is no call of this platform")
        return self._legs[call]
