"""The exceptions that Flask and Django make answers of, and tell of by a signal."""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from attrs import define, evolve, field

from ..testing._answer import Answer
from ..testing._request import Request as Outgoing
from ._doors import AsyncDoor, Door

_SERVER_ERROR = 500


@define(eq=False)
class ToldDoor:
    """The door to an application, whose answers know what they were made of."""

    door: Door = field(repr=False)

    def open(self) -> None:
        """Start the application, unless it runs."""
        self.door.open()

    def ask(self, outgoing: Outgoing) -> Answer:
        """Make a request."""
        with _listening() as errors:
            answer = self.door.ask(outgoing)
        return _with_cause(answer, errors)

    def close(self) -> None:
        """Shut the application down, if it runs."""
        self.door.close()


@define(eq=False)
class AsyncToldDoor:
    """The same where requests are awaited."""

    door: AsyncDoor = field(repr=False)

    async def open(self) -> None:
        """Start the application, unless it runs."""
        await self.door.open()

    async def ask(self, outgoing: Outgoing) -> Answer:
        """Make a request."""
        with _listening() as errors:
            answer = await self.door.ask(outgoing)
        return _with_cause(answer, errors)

    async def close(self) -> None:
        """Shut the application down, if it runs."""
        await self.door.close()


def _with_cause(answer: Answer, errors: list[Exception]) -> Answer:
    return evolve(answer, cause=errors[-1]) if errors and answer.status >= _SERVER_ERROR else answer


@contextmanager
def _listening() -> Generator[list[Exception]]:
    """Collect what the frameworks tell of; each is asked only if somebody has imported it."""
    errors: list[Exception] = []

    def from_flask(_: object, *, exception: Exception, **_more: object) -> None:
        errors.append(exception)

    def from_django(**_: object) -> None:
        error = sys.exc_info()[1]
        if isinstance(error, Exception):
            errors.append(error)

    pairs = [(_signal("flask"), from_flask), (_signal("django.core.signals"), from_django)]
    known: list[tuple[Any, Any]] = [pair for pair in pairs if pair[0] is not None]
    for signal, told in known:
        signal.connect(told, weak=False)
    try:
        yield errors
    finally:
        for signal, told in known:
            signal.disconnect(told)


def _signal(module: str) -> Any:
    return getattr(sys.modules.get(module), "got_request_exception", None)
