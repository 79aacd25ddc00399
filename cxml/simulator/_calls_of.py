"""The calls that a test holds, each the same object whenever it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from .._text.wording import shown
from ..errors import misused
from ._leg import Leg
from ._seen import SeenCall

C = TypeVar("C", bound=SeenCall)


class CallsOf(Generic[C]):
    """Gives the call of a leg."""

    def __init__(self, make: Callable[[Leg], C]) -> None:
        self._make = make
        self._known: dict[Leg, C] = {}
        self._legs: dict[SeenCall, Leg] = {}

    def of(self, leg: Leg) -> C:
        """Give the call of a leg."""
        if leg not in self._known:
            call = self._known[leg] = self._make(leg)
            self._legs[call] = leg
        return self._known[leg]

    def leg(self, call: SeenCall) -> Leg:
        """Give the leg of a call.

        Raises:
            UsageError: it is no call of this platform.

        """
        if call not in self._legs:
            raise misused(f"{shown(call)} is no call of this platform")
        return self._legs[call]
