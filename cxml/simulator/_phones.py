"""Phones that can be dialled, and what those do who have them."""

from __future__ import annotations

from enum import Enum, auto

from attrs import define, field, frozen

from ._board import Board
from ._leg import Leg
from ._steps import Event, Steps, listen
from ._world import World


class Manner(Enum):
    """What is done when a phone rings."""

    RINGS = auto()
    """Nobody decided yet."""
    ANSWERS = auto()
    IS_BUSY = auto()
    FAILS = auto()
    """It cannot be reached at all."""


@frozen(kw_only=True)
class Plan:
    """What is done, and when."""

    manner: Manner = Manner.RINGS
    after: float = 0.0
    """How many seconds after it began to ring."""
    is_meant: bool = False
    """Whether somebody decided that it rings on and on."""
    declines: bool = False
    """Whether who answers hangs up before the two are connected, where a document is run first."""


@frozen
class Decided(Event):
    """Somebody decided what to do with a phone that rings."""


@define(eq=False, kw_only=True)
class Handset:
    """One phone."""

    number: str
    plan: Plan = Plan()
    legs: list[Leg] = field(factory=list[Leg])
    """The calls to it, in order."""
    handed_over: list[Leg] = field(factory=list[Leg])
    """Calls of others that are being handed over to it."""

    def decide(self, plan: Plan) -> None:
        """Decide what is done, now if it rings, and whenever it rings again."""
        self.plan = plan
        ringing = [leg for leg in self.legs if not (leg.is_answered or leg.is_over)]
        for leg in [*ringing, *self.handed_over]:
            leg.tell(Decided())

    def decision(self, world: World, most: float | None = None) -> Steps[Manner]:
        """Wait until somebody decided, and the time for it has come; give what is done.

        Args:
            world: the clock.
            most: the most seconds to wait; then it rings still.

        """
        began_at = world.own_time
        while True:
            manner, after = self._next(most)
            left = None if after is None else max(0.0, began_at + after - world.own_time)
            if (yield from listen(left)) is None:
                return manner

    def _next(self, most: float | None) -> tuple[Manner, float | None]:
        """Give what is done next, as far as is decided, and after how many seconds."""
        is_open = self.plan.manner is Manner.RINGS
        if is_open or (most is not None and self.plan.after > most):
            return Manner.RINGS, most
        return self.plan.manner, self.plan.after


class Phones:
    """All phones of a world, by their numbers; each rings when it is dialled."""

    def __init__(self, _board: Board) -> None:
        self._known: dict[str, Handset] = {}

    def at(self, number: str) -> Handset:
        """Give the phone that has a number, or an address."""
        key = number.strip()
        return self._known.setdefault(key, Handset(number=key))
