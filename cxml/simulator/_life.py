"""The lifespan of an application of ASGI: its startup and its shutdown."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

from ..testing._body import NoAnswerError
from . import _alarm
from ._errors import SimulationError

try:
    from asgi_lifespan import LifespanManager, LifespanNotSupported
except ModuleNotFoundError as error:
    message = 'calls to ASGI need asgi-lifespan; run: pip install "cxml[simulator]"'
    raise ModuleNotFoundError(message, name=error.name) from error

_STARTED, _STOPPED = "lifespan.startup.complete", "lifespan.shutdown.complete"
_FAILED = ("lifespan.startup.failed", "lifespan.shutdown.failed")


class _UnsupportedError(Exception):
    """The application has no lifespan: it returned, or raised, before its startup was over."""


class Life:
    """One life of an application; one that has no lifespan lives on without."""

    def __init__(self, app: Any, seconds: float) -> None:
        self.app = app
        """What requests are made to."""
        self._seconds = seconds
        self._told = _Told(app)
        self._manager: LifespanManager | None = None

    async def begin(self) -> None:
        """Start the application; what it raises then is raised."""
        manager = LifespanManager(self._told, startup_timeout=None, shutdown_timeout=None)
        try:
            await self._in_time(manager.__aenter__())
        except (LifespanNotSupported, _UnsupportedError):  # as the specification has it
            return
        self.app, self._manager = manager.app, manager

    async def end(self) -> None:
        """Shut the application down; what it raises then is raised."""
        if self._manager is not None:
            await self._in_time(self._manager.__aexit__())

    async def _in_time(self, step: Coroutine[object, object, object]) -> None:
        """Await a step.

        Raises:
            NoAnswerError: it is not over in time; the cause says where it was.

        """
        task = asyncio.ensure_future(step)
        is_over = False
        try:
            is_over = bool((await asyncio.wait([task], timeout=self._seconds))[0])
        finally:
            if not is_over:
                # What takes its end for none is left alone, and not awaited for ever.
                task.cancel()
                task.add_done_callback(_take)
                await asyncio.wait([task], timeout=_alarm.LATER / 2)  # before the alarm
        if not is_over:
            said = f"it was not over within {self._seconds:g} s"
            raise NoAnswerError(said) from self._told.interrupted
        task.result()


class _Told:
    """An application that says of each step of its life how it went: who waits is told at once."""

    def __init__(self, app: Any) -> None:
        self._app = app
        self._said: set[str] = set()
        self._failure: str | None = None
        self.interrupted: BaseException | None = None
        """What it was ended by when nobody waited any longer, which says where it was."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "lifespan":
            await self._app({**scope, "state": {**scope["state"]}}, receive, send)
            return

        async def hear() -> Any:
            self._refuse_failure()  # nothing follows one
            return await receive()

        async def tell(message: Any) -> None:
            await send(message)
            self._said.add(message["type"])
            if message["type"] in _FAILED:
                self._failure = str(message.get("message", ""))

        asgi = {"version": "3.0", "spec_version": "2.0"}
        await self._live({"asgi": asgi, **scope}, hear, tell)
        if _STOPPED not in self._said:
            await send({"type": _STOPPED})

    async def _live(self, scope: Any, receive: Any, send: Any) -> None:
        """Run it from its startup to its end.

        Raises:
            SimulationError: it says that it failed.

        """
        try:
            await self._app(scope, receive, send)
        except Exception as error:
            if not self._said:
                raise _UnsupportedError from error
            raise
        except BaseException as error:
            self.interrupted = error
            _tell_nobody_else(error)
            raise
        self._refuse_failure()
        if _STARTED not in self._said:
            raise _UnsupportedError

    def _refuse_failure(self) -> None:
        if self._failure is not None:
            step = "shutdown" if _STARTED in self._said else "startup"
            raise SimulationError(f"the application says that its {step} failed: {self._failure}")


def _tell_nobody_else(error: BaseException) -> None:
    """Keep asyncio from logging the alarm, which who waits is told of, in words.

    The task is that of a library, which may be cancelled before it has asked how the task ended.
    """
    task = asyncio.current_task() if _alarm.rung_in(error) is not None else None
    if task is not None:
        task.add_done_callback(_take)


def _take(task: asyncio.Future[Any]) -> None:
    """Take what a task has raised, so that asyncio does not log it."""
    if not task.cancelled():
        task.exception()
