"""The lifespan of an application of ASGI: its startup and its shutdown."""

from __future__ import annotations

from functools import partial
from typing import Any

try:
    from asgi_lifespan import LifespanManager, LifespanNotSupported
except ModuleNotFoundError as error:
    message = 'calls to ASGI need asgi-lifespan; run: pip install "cxml[simulator]"'
    raise ModuleNotFoundError(message, name=error.name) from error

_SECONDS = 60.0
"""How long a startup, or a shutdown, may take."""


class _HasNoneError(Exception):
    """The application came to an end before it said that it has started."""


class Life:
    """One life of an application; one that has no lifespan lives on without."""

    def __init__(self, app: Any) -> None:
        self.app = app
        """What requests are made to."""
        self._manager: LifespanManager | None = None

    async def begin(self) -> None:
        """Start the application; what it raises then is raised."""
        app = partial(_ask, self.app)
        manager = LifespanManager(app, startup_timeout=_SECONDS, shutdown_timeout=_SECONDS)
        try:
            await manager.__aenter__()
        except (LifespanNotSupported, _HasNoneError):  # as the specification has it
            return
        self.app, self._manager = manager.app, manager

    async def end(self) -> None:
        """Shut the application down; what it raises then is raised."""
        if self._manager is not None:
            await self._manager.__aexit__()


async def _ask(app: Any, scope: Any, receive: Any, send: Any) -> None:
    """Ask an application, and let nobody wait for one that ends its lifespan too early.

    Raises:
        RuntimeError: it said that it cannot start.

    """
    said: list[dict[str, Any]] = []

    async def told(message: dict[str, Any]) -> None:
        said.append(message)
        await send(message)

    if scope["type"] != "lifespan":
        await app(scope, receive, send)
        return
    await app(scope, receive, told)
    if not said:
        raise _HasNoneError
    if said[-1]["type"] == "lifespan.startup.failed":
        raise RuntimeError(said[-1].get("message") or "it said lifespan.startup.failed")
    await send({"type": "lifespan.shutdown.complete"})
