"""The lifespan of an application of ASGI: its startup and its shutdown."""

from __future__ import annotations

from typing import Any

try:
    from asgi_lifespan import LifespanManager, LifespanNotSupported
except ModuleNotFoundError as error:
    message = 'calls to ASGI need asgi-lifespan; run: pip install "cxml[simulator]"'
    raise ModuleNotFoundError(message, name=error.name) from error

_SECONDS = 60.0
"""How long a startup, or a shutdown, may take."""


class Life:
    """One life of an application; one that has no lifespan lives on without."""

    def __init__(self, app: Any) -> None:
        self.app = app
        """What requests are made to."""
        self._manager: LifespanManager | None = None

    async def begin(self) -> None:
        """Start the application; what it raises then is raised."""
        manager = LifespanManager(self.app, startup_timeout=_SECONDS, shutdown_timeout=_SECONDS)
        try:
            await manager.__aenter__()
        except LifespanNotSupported:  # as the specification has it
            return
        self.app, self._manager = manager.app, manager

    async def end(self) -> None:
        """Shut the application down; what it raises then is raised."""
        if self._manager is not None:
            await self._manager.__aexit__()
