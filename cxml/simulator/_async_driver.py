"""Who awaits the requests of a world: all that is different where a platform is awaited."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextvars import ContextVar
from typing import cast

from ..testing._answer import Answer
from ..testing._request import Request as Outgoing
from ._board import Board
from ._doors import AsyncDoor
from ._driver import Action, Later, Turns
from ._given import seconds_given
from ._hung import placed

_INSIDE = ContextVar[object]("_INSIDE", default=None)
"""The driver whose turn or request this is."""


class AsyncDriver:
    """Awaits the requests one after the other, as they come."""

    def __init__(self, board: Board, door: AsyncDoor) -> None:
        self.turns: Turns = Turns(board)
        self.door = door
        self._lock = asyncio.Lock()

    def act(self, action: Action, seconds: float = 0.0, *, begins: bool = False) -> Later:
        """Do something, as :class:`Driver` does, when it is awaited."""
        seconds_given(seconds)
        if _INSIDE.get() is self and self.turns.is_running:
            self.turns.put_off(action, begins=begins)
            return _DONE
        return self._act(action, seconds)

    async def _act(self, action: Action, seconds: float) -> None:
        self.turns.refuse_threads()
        async with self._lock:  # two tasks of a test take turns
            token = _INSIDE.set(self)
            try:
                self.turns.begin(action, seconds)
                await self._settle()
            finally:
                _INSIDE.reset(token)
                self.turns.is_running = False
            self.turns.end()

    async def _settle(self) -> None:
        world = self.turns.board.world
        is_still = False
        while not is_still:
            fetch = world.next_fetch()
            if fetch is not None:
                world.answered(fetch, await self._answer(fetch.outgoing))
            is_still = not self.turns.catch_up() and fetch is None

    async def _answer(self, outgoing: Outgoing) -> Answer | Exception:
        await self.door.open()  # what goes wrong there is no answer, and stops the test
        request = asyncio.create_task(self.door.ask(outgoing))  # of its own, as in a server
        try:
            return await request
        except asyncio.CancelledError:
            if not request.cancelled() or _is_cancelled():
                raise
            return RuntimeError("the application cancelled its own request")
        except Exception as error:  # whatever an application does, the call goes on
            return placed(error)


def _is_cancelled() -> bool:
    """Whether it is the test that is cancelled."""
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


class _Done:
    """What is awaited, or not, of something that is done as soon as it can be."""

    def __await__(self) -> Iterator[None]:
        return iter(())


_DONE = cast("Later", _Done())
