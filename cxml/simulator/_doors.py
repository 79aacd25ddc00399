"""How an application is reached: at once, or awaited; one of ASGI lives in one event loop."""

from __future__ import annotations

import asyncio
import threading
import weakref
from collections.abc import Awaitable, Callable, Coroutine
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from ..errors import misused
from ..testing import _asgi
from ..testing._answer import Answer
from ..testing._application import Application
from ..testing._request import Request as Outgoing

if TYPE_CHECKING:
    from ._life import Life


class Door(Protocol):
    """Where requests are made one after the other."""

    def open(self) -> None:
        """Start the application, unless it runs."""
        ...

    def ask(self, outgoing: Outgoing, /) -> Answer:
        """Make a request."""
        ...

    def close(self) -> None:
        """Shut the application down, if it runs."""
        ...


class AsyncDoor(Protocol):
    """Where requests are awaited."""

    async def open(self) -> None:
        """Start the application, unless it runs."""
        ...

    def ask(self, outgoing: Outgoing, /) -> Coroutine[Any, Any, Answer]:
        """Make a request."""
        ...

    async def close(self) -> None:
        """Shut the application down, if it runs."""
        ...


def door_of(found: Application) -> Door:
    """Give the door to an application.

    Raises:
        UsageError: it has to be awaited.

    """
    if found.doors is not None:
        door: Door = found.doors[0]
        return door
    if found.asgi is None:
        return _Plain(found.ask)
    if _is_awaited():
        raise misused("a platform that is not awaited cannot wait here: use AsyncPlatform")
    return _OneLoop(found.asgi)


def async_door_of(found: Application) -> AsyncDoor:
    """Give the door to an application that is awaited.

    Raises:
        UsageError: nothing of it can be awaited.

    """
    if found.doors is not None:
        door: AsyncDoor = found.doors[1]
        return door
    if found.asgi is not None:
        return Living(found.asgi)
    if found.ask_later is None:
        raise misused("nothing can be awaited of this application: use Platform")
    return _Awaited(found.ask_later)


def _is_awaited() -> bool:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True


class _Plain:
    """An application that is always there."""

    def __init__(self, ask: Callable[[Outgoing], Answer]) -> None:
        self.ask = ask

    def open(self) -> None:
        """Have nothing to start."""

    def close(self) -> None:
        """Have nothing to shut down."""


class _Awaited:
    """An application that is always there, and is awaited."""

    def __init__(self, ask: Callable[[Outgoing], Awaitable[Answer]]) -> None:
        self._ask = ask

    async def open(self) -> None:
        """Have nothing to start."""

    async def ask(self, outgoing: Outgoing) -> Answer:
        """Make a request."""
        return await self._ask(outgoing)

    async def close(self) -> None:
        """Have nothing to shut down."""


class Living:
    """An application of ASGI, from its startup to its shutdown."""

    def __init__(self, app: Any) -> None:
        from ._life import Life  # which needs a library

        self._begin = partial(Life, app)
        self._life: Life | None = None

    @property
    def is_open(self) -> bool:
        """Whether it runs."""
        return self._life is not None

    async def open(self) -> None:
        """Start the application, unless it runs."""
        if self._life is None:
            life = self._begin()
            await life.begin()
            self._life = life

    async def ask(self, outgoing: Outgoing) -> Answer:
        """Make a request."""
        assert self._life is not None  # noqa: S101 - it was opened
        return await _asgi.ask(self._life.app, outgoing)

    async def close(self) -> None:
        """Shut the application down, if it runs."""
        life, self._life = self._life, None
        if life is not None:
            await life.end()


class _OneLoop:
    """An application of ASGI whose requests are made in one event loop, in this thread."""

    def __init__(self, app: Any) -> None:
        self._living = Living(app)
        self._runner: asyncio.Runner | None = None

    def open(self) -> None:
        """Start the application, unless it runs."""
        if self._runner is None:
            self._runner = asyncio.Runner(loop_factory=asyncio.new_event_loop)
            self._forgotten = weakref.finalize(self, _abandon, self._runner, self._living)
        if not self._living.is_open:
            self._runner.run(self._living.open())

    def ask(self, outgoing: Outgoing) -> Answer:
        """Make a request."""
        assert self._runner is not None  # noqa: S101 - it was opened
        return self._runner.run(self._living.ask(outgoing))

    def close(self) -> None:
        """Shut the application down, and close the loop."""
        runner, self._runner = self._runner, None
        if runner is not None:
            try:
                runner.run(self._living.close())
            finally:
                self._forgotten()


def _abandon(runner: asyncio.Runner, _: Living) -> None:
    """Close a loop, also that of a platform that nobody closed; what lives in it lives until then.

    The loop itself does not keep the application from being collected too early.
    """
    if not _is_awaited():
        runner.close()
        return
    elsewhere = threading.Thread(target=runner.close)  # one loop cannot run inside of another
    elsewhere.start()
    elsewhere.join()
