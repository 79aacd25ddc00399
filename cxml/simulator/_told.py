"""What an application tells of an answer beside it.

That is the exception that Flask or Django has made it of, by a signal, or the key that Flask took
for missing; and why a view of cxml has refused the request, which stands in its log.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import partial
from typing import Any

from attrs import define, evolve, field

from ..testing._answer import Answer
from ..testing._request import Request as Outgoing
from ._doors import AsyncDoor, Door

_SERVER_ERROR = 500
_LOG = "cxml._web.log"
_HANDLES = "handle_http_exception"
"""The method of Flask that answers for what no signal tells of: no server error, as it takes it."""


@define(eq=False)
class ToldDoor:
    """The door to an application, whose answers know what they were made of."""

    door: Door = field(repr=False)

    def open(self) -> None:
        """Start the application, unless it runs."""
        self.door.open()

    def ask(self, outgoing: Outgoing) -> Answer:
        """Make a request."""
        with _listening() as told:
            answer = self.door.ask(outgoing)
        return told.added_to(answer)

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
        with _listening() as told:
            answer = await self.door.ask(outgoing)
        return told.added_to(answer)

    async def close(self) -> None:
        """Shut the application down, if it runs."""
        await self.door.close()


@define(eq=False)
class _Told:
    """What was told while a request was made."""

    errors: list[Exception] = field(factory=list[Exception])
    missed: list[Any] = field(factory=list[Any])
    """What Flask makes a 400 of by itself, as it takes a key for missing in the request."""
    apps: list[Any] = field(factory=list[Any])
    """The applications of Flask that are looked at."""
    refusals: list[tuple[int, str]] = field(factory=list[tuple[int, str]])
    """The status of each, and why."""

    def from_flask(self, _: object, *, exception: Exception, **_more: object) -> None:
        """Take what Flask tells."""
        self.errors.append(exception)

    def at_flask(self, app: Any, **_more: object) -> None:
        """Look at what an application of Flask makes answers of, from the begin of a request."""
        if _HANDLES not in vars(app):  # one that somebody has put there is left alone
            setattr(app, _HANDLES, partial(self._handle, getattr(app, _HANDLES)))
            self.apps.append(app)

    def leave(self) -> None:
        """Leave applications as they were."""
        for app in self.apps:
            delattr(app, _HANDLES)

    def _handle(self, handle: Callable[..., object], *given: Any) -> object:
        if isinstance(given[-1], KeyError):
            self.missed.append(given[-1])
        return handle(*given)

    def from_django(self, **_: object) -> None:
        """Take what Django tells."""
        error = sys.exc_info()[1]
        if isinstance(error, Exception):
            self.errors.append(error)

    def from_views(self, status: int, reason: str) -> None:
        """Take what views of cxml tell."""
        self.refusals.append((status, reason))

    def added_to(self, answer: Answer) -> Answer:
        """Give an answer that knows what was told of it; the last of each counts."""
        if self.errors and answer.status >= _SERVER_ERROR:
            answer = evolve(answer, cause=self.errors[-1])
        for error in [each for each in self.missed if each.code == answer.status]:
            # It is answered, and may say now which key it was.
            error.description = f"KeyError: {KeyError.__str__(error)}"
            answer = evolve(answer, cause=error)
        reasons = [reason for status, reason in self.refusals if status == answer.status]
        return evolve(answer, reason=reasons[-1]) if reasons else answer


@contextmanager
def _listening() -> Generator[_Told]:
    """Collect what is told; each is asked only if somebody has imported it."""
    told = _Told()
    pairs = [
        (_signal("flask"), told.from_flask),
        (_signal("flask", "request_started"), told.at_flask),
        (_signal("django.core.signals"), told.from_django),
    ]
    known: list[tuple[Any, Any]] = [pair for pair in pairs if pair[0] is not None]
    listeners: list[Any] = getattr(sys.modules.get(_LOG), "LISTENERS", [])
    for signal, listener in known:
        signal.connect(listener, weak=False)
    listeners.append(told.from_views)
    try:
        yield told
    finally:
        told.leave()
        listeners.remove(told.from_views)
        for signal, listener in known:
            signal.disconnect(listener)


def _signal(module: str, name: str = "got_request_exception") -> Any:
    return getattr(sys.modules.get(module), name, None)
