"""How applications of ASGI are reached: each lives in one event loop."""

from __future__ import annotations

import asyncio
import threading
import weakref
from contextlib import AbstractContextManager, nullcontext, suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from ..errors import misused
from ..testing import _asgi, _body
from ..testing._answer import Answer
from ..testing._request import Request as Outgoing
from ._alarm import ended_after
from ._hung import HungError, not_hung
from ._threads import placed_in_thread

if TYPE_CHECKING:
    from ._life import Life


_HANGS = "the application hangs in its {}"


class Living:
    """An application of ASGI, from its startup to its shutdown.

    Args:
        app: the application.
        seconds: how long an answer may take, and each of those if that is longer than is usual.

    """

    def __init__(self, app: Any, seconds: float | None) -> None:
        from ._life import Life  # which needs a library

        # It is no answer, which a test may give very little time.
        self.seconds = max(_body.patience(None), _body.patience(seconds))
        self._begin = partial(Life, app, self.seconds)
        self._life: Life | None = None

    @property
    def is_open(self) -> bool:
        """Whether it runs."""
        return self._life is not None

    async def open(self) -> None:
        """Start the application, unless it runs."""
        if self._life is None:
            life = self._begin()
            with not_hung(_HANGS.format("startup"), self.seconds, self):
                await life.begin()
            self._life = life

    async def ask(self, outgoing: Outgoing) -> Answer:
        """Make a request."""
        assert self._life is not None  # noqa: S101 - it was opened
        with ended_after(_body.patience(outgoing.seconds), self), placed_in_thread():
            return await _asgi.ask(self._life.app, outgoing)

    async def close(self) -> None:
        """Shut the application down, if it runs."""
        life, self._life = self._life, None
        if life is not None:
            with not_hung(_HANGS.format("shutdown"), self.seconds, self):
                await life.end()


class OneLoop:
    """An application of ASGI whose requests are made in one event loop, in this thread."""

    def __init__(self, app: Any, seconds: float | None) -> None:
        if _is_awaited():
            raise misused("a platform that is not awaited cannot wait here: use AsyncPlatform")
        self._living = Living(app, seconds)
        self._runner: asyncio.Runner | None = None

    def open(self) -> None:
        """Start the application, unless it runs."""
        if self._runner is None:
            self._runner = asyncio.Runner(loop_factory=asyncio.new_event_loop)
            self._forgotten = weakref.finalize(self, _abandon, self._runner, self._living)
        if not self._living.is_open:
            with self._not_hung("startup"):
                self._runner.run(self._living.open())

    def ask(self, outgoing: Outgoing) -> Answer:
        """Make a request."""
        assert self._runner is not None  # noqa: S101 - it was opened
        try:
            with ended_after(_body.patience(outgoing.seconds)):
                return self._runner.run(self._living.ask(outgoing))
        except asyncio.CancelledError as error:  # nobody else is there who could do that
            raise RuntimeError("the application cancelled its own request") from error

    def close(self) -> None:
        """Shut the application down, and close the loop."""
        runner, self._runner = self._runner, None
        if runner is None:
            return
        # Of one that was given up in its startup that is told, and not its end too.
        told = nullcontext() if self._living.is_open else suppress(HungError)
        try:
            with self._not_hung("shutdown"):
                runner.run(self._living.close())
        finally:
            with told, self._not_hung("shutdown"):
                self._forgotten()

    def _not_hung(self, step: str) -> AbstractContextManager[None]:
        return not_hung(_HANGS.format(step), self._living.seconds)


def _is_awaited() -> bool:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True


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
