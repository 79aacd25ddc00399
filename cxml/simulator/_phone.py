"""A phone of a test: what is done when it rings."""

from __future__ import annotations

from typing import Self

from ._call import Call
from ._calls_of import CallsOf
from ._driver import Driver
from ._errors import SimulationError
from ._phones import Handset, Manner, Plan


class Phone:
    """A phone that can be dialled: by its number, or its address.

    What is decided holds for a call that rings now, and for all that come. A phone of which nobody
    decided anything rings until the document gives up.
    """

    def __init__(self, handset: Handset, calls: CallsOf, driver: Driver) -> None:
        self._handset, self._calls, self._driver = handset, calls, driver

    @property
    def number(self) -> str:
        """Its number, or its address."""
        return self._handset.number

    @property
    def call(self) -> Call:
        """The last call to it.

        Raises:
            SimulationError: it never rang.

        """
        if not self._handset.legs:
            raise SimulationError(f"{self.number} never rang")
        return self._calls.of(self._handset.legs[-1])

    @property
    def calls(self) -> list[Call]:
        """All calls to it, in order."""
        return [self._calls.of(leg) for leg in self._handset.legs]

    def answers(self, after: float = 0.0) -> Self:
        """Take calls, some seconds after they began to ring."""
        return self._decide(Plan(manner=Manner.ANSWERS, after=after))

    def is_busy(self, after: float = 0.0) -> Self:
        """Be busy: at once, or by declining a call that has rung for some seconds."""
        return self._decide(Plan(manner=Manner.IS_BUSY, after=after))

    def does_not_answer(self) -> Self:
        """Let it ring, on purpose, until the document gives up."""
        return self._decide(Plan(manner=Manner.RINGS, is_meant=True))

    def fails(self) -> Self:
        """Be a number that cannot be reached."""
        return self._decide(Plan(manner=Manner.FAILS))

    def declines_whisper(self, after: float = 0.0) -> Self:
        """Take calls, and hang up when a document is run before the two are connected."""
        return self._decide(Plan(manner=Manner.ANSWERS, after=after, declines=True))

    def _decide(self, plan: Plan) -> Self:
        self._driver.act(lambda: self._handset.decide(plan))
        return self

    def __repr__(self) -> str:
        return f"<phone {self.number}: {self._handset.plan.manner.name.lower().replace('_', ' ')}>"
