"""Who makes the requests of a world, and lets it go on: the only part that waits for anybody."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextvars import ContextVar
from typing import Any, Protocol, TypeVar, cast

from ..errors import misused
from ..testing._answer import Answer
from ..testing._request import Request as Outgoing
from ._board import Board
from ._doors import AsyncDoor, Door
from ._errors import CircleError

Action = Callable[[], object]
Later = Coroutine[Any, Any, None]
"""What has to be awaited."""
R_co = TypeVar("R_co", covariant=True)
_INSIDE = ContextVar[object]("_INSIDE", default=None)
"""The driver whose turn or request this is."""


class Actor(Protocol[R_co]):
    """Whoever does things in a world: at once, or awaited."""

    def act(self, action: Action, seconds: float = 0.0, *, begins: bool = False) -> R_co:
        """Do something from outside, and let the world go on until it waits for somebody.

        Args:
            action: what is done.
            seconds: how much time is let pass.
            begins: whether it only begins something new, so that it need not wait for the end of
                a request that is being made.

        """
        ...


class Turns:
    """Whose turn it is: what is done from inside of a request is done when that has ended."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.is_running = False
        self.waiting: list[Action] = []
        self._thread = threading.get_ident()

    def refuse_threads(self) -> None:
        """Refuse to be used from elsewhere.

        Raises:
            UsageError: this is another thread than the one that made the world.

        """
        if threading.get_ident() != self._thread:
            raise misused("a simulated platform belongs to the thread that made it")

    def put_off(self, action: Action, *, begins: bool) -> None:
        """Take what is done while a request is being made."""
        if begins:
            action()
        else:
            self.waiting.append(action)

    def begin(self, action: Action, seconds: float) -> None:
        """Do something, and let time pass for it."""
        world = self.board.world
        self.board.acts += 1
        world.until = world.now + seconds
        self.is_running = True
        action()

    def end(self) -> None:
        """Say which documents had no end.

        Raises:
            CircleError: there are some.

        """
        circles, self.board.circles = self.board.circles, []
        if circles:
            raise CircleError("\n".join([*circles, str(self.board.transcript)]))

    def catch_up(self) -> bool:
        """Do what was put off during a request; tell whether there was something."""
        waiting, self.waiting = self.waiting, []
        for action in waiting:
            action()
        return bool(waiting)


class Driver:
    """Makes the requests one after the other, as they come."""

    def __init__(self, board: Board, door: Door) -> None:
        self.turns = Turns(board)
        self.door = door

    def act(self, action: Action, seconds: float = 0.0, *, begins: bool = False) -> None:
        """Do something, as :class:`Actor` says."""
        self.turns.refuse_threads()
        if self.turns.is_running:
            self.turns.put_off(action, begins=begins)
            return
        try:
            self.turns.begin(action, seconds)
            self._settle()
        finally:
            self.turns.is_running = False
        self.turns.end()

    def _settle(self) -> None:
        world = self.turns.board.world
        is_still = False
        while not is_still:
            fetch = world.next_fetch()
            if fetch is not None:
                world.answered(fetch, self._answer(fetch.outgoing))
            is_still = not self.turns.catch_up() and fetch is None

    def _answer(self, outgoing: Outgoing) -> Answer | Exception:
        self.door.open()  # what goes wrong there is no answer, and stops the test
        try:
            return self.door.ask(outgoing)
        except Exception as error:  # whatever an application does, the call goes on
            return error


class AsyncDriver:
    """Awaits the requests one after the other, as they come."""

    def __init__(self, board: Board, door: AsyncDoor) -> None:
        self.turns = Turns(board)
        self.door = door
        self._lock = asyncio.Lock()

    def act(self, action: Action, seconds: float = 0.0, *, begins: bool = False) -> Later:
        """Do something, as :class:`Actor` says, when it is awaited."""
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
        try:  # in a task of its own, as in a server
            return await asyncio.create_task(self.door.ask(outgoing))
        except Exception as error:  # whatever an application does, the call goes on
            return error


class _Done:
    """What is awaited, or not, of something that is done as soon as it can be."""

    def __await__(self) -> Iterator[None]:
        return iter(())


_DONE = cast("Later", _Done())
