"""How an application is reached: at once, or awaited; one of ASGI lives in one event loop."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Protocol

from ..errors import misused
from ..testing import _body
from ..testing._answer import Answer
from ..testing._application import Application
from ..testing._request import Request as Outgoing
from ._alarm import ended_after


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


def door_of(found: Application, seconds: float | None) -> Door:
    """Give the door to an application.

    Args:
        found: the application.
        seconds: how long an answer may take, if not as long as is usual.

    Raises:
        UsageError: it has to be awaited.

    """
    if found.doors is not None:
        door: Door = found.doors[0]
        return door
    if found.asgi is None:
        return _Plain(found.ask)
    from ._asgi_doors import OneLoop  # which loads asyncio

    return OneLoop(found.asgi, seconds)


def async_door_of(found: Application, seconds: float | None) -> AsyncDoor:
    """Give the door to an application that is awaited.

    Args:
        found: the application.
        seconds: how long an answer may take, if not as long as is usual.

    Raises:
        UsageError: nothing of it can be awaited.

    """
    if found.doors is not None:
        door: AsyncDoor = found.doors[1]
        return door
    if found.asgi is not None:
        from ._asgi_doors import Living  # which loads asyncio

        return Living(found.asgi, seconds)
    if found.ask_later is None:
        raise misused("nothing can be awaited of this application: use Platform")
    return _Awaited(found.ask_later)


class _Plain:
    """An application that is always there."""

    def __init__(self, ask: Callable[[Outgoing], Answer]) -> None:
        self._ask = ask

    def open(self) -> None:
        """Have nothing to start."""

    def ask(self, outgoing: Outgoing) -> Answer:
        """Make a request."""
        with ended_after(_body.patience(outgoing.seconds)):
            return self._ask(outgoing)

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
        with ended_after(_body.patience(outgoing.seconds), self):
            return await self._ask(outgoing)

    async def close(self) -> None:
        """Have nothing to shut down."""
