"""A phone of a test: what is done when it rings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Self

from ._call import AsyncCall, Call
from ._calls_of import C, CallsOf
from ._driver import Driver
from ._errors import SimulationError
from ._given import seconds_given
from ._phones import Handset, Manner, Plan

if TYPE_CHECKING:
    from ._async_driver import AsyncDriver


class SeenPhone(Generic[C]):
    """A phone, as far as it can be looked at."""

    def __init__(self, handset: Handset, calls: CallsOf[C]) -> None:
        self._handset, self._calls = handset, calls

    @property
    def number(self) -> str:
        """Its number, or its address."""
        return self._handset.number

    @property
    def call(self) -> C:
        """The last call to it.

        Raises:
            SimulationError: it never rang.

        """
        if not self._handset.legs:
            raise SimulationError(f"{self.number} never rang")
        return self._calls.of(self._handset.legs[-1])

    @property
    def calls(self) -> list[C]:
        """All calls to it, in order."""
        return [self._calls.of(leg) for leg in self._handset.legs]

    def __repr__(self) -> str:
        return f"<phone {self.number}: {self._handset.plan.manner.name.lower().replace('_', ' ')}>"


class Phone(SeenPhone[Call]):
    """A phone that can be dialled: by its number, or its address.

    What is decided holds for a call that rings now, and for all that come. A phone of which nobody
    decided anything rings until the document gives up.
    """

    def __init__(self, handset: Handset, calls: CallsOf[Call], driver: Driver) -> None:
        super().__init__(handset, calls)
        self._driver = driver

    def answers(self, after: float = 0.0) -> Self:
        """Take calls, some seconds after they began to ring."""
        return self._decide(_answering(after))

    def is_busy(self, after: float = 0.0) -> Self:
        """Be busy: at once, or by declining a call that has rung for some seconds."""
        return self._decide(_busy(after))

    def does_not_answer(self) -> Self:
        """Let it ring, on purpose, until the document gives up."""
        return self._decide(_RINGS)

    def fails(self) -> Self:
        """Be a number that cannot be reached."""
        return self._decide(_FAILS)

    def declines_whisper(self, after: float = 0.0) -> Self:
        """Take calls, and hang up when a document is run before the two are connected."""
        return self._decide(_answering(after, declines=True))

    def _decide(self, plan: Plan) -> Self:
        self._driver.act(lambda: self._handset.decide(plan))
        return self


class AsyncPhone(SeenPhone[AsyncCall]):
    """A :class:`Phone` whose decisions are awaited."""

    def __init__(self, handset: Handset, calls: CallsOf[AsyncCall], driver: AsyncDriver) -> None:
        super().__init__(handset, calls)
        self._driver = driver

    async def answers(self, after: float = 0.0) -> Self:
        """Take calls, some seconds after they began to ring."""
        return await self._decide(_answering(after))

    async def is_busy(self, after: float = 0.0) -> Self:
        """Be busy, as :meth:`Phone.is_busy` is."""
        return await self._decide(_busy(after))

    async def does_not_answer(self) -> Self:
        """Let it ring, on purpose, until the document gives up."""
        return await self._decide(_RINGS)

    async def fails(self) -> Self:
        """Be a number that cannot be reached."""
        return await self._decide(_FAILS)

    async def declines_whisper(self, after: float = 0.0) -> Self:
        """Take calls, and hang up, as :meth:`Phone.declines_whisper` does."""
        return await self._decide(_answering(after, declines=True))

    async def _decide(self, plan: Plan) -> Self:
        await self._driver.act(lambda: self._handset.decide(plan))
        return self


_RINGS = Plan(manner=Manner.RINGS, is_meant=True)
_FAILS = Plan(manner=Manner.FAILS)


def _answering(after: float, *, declines: bool = False) -> Plan:
    return Plan(manner=Manner.ANSWERS, after=seconds_given(after, "after"), declines=declines)


def _busy(after: float) -> Plan:
    return Plan(manner=Manner.IS_BUSY, after=seconds_given(after, "after"))
