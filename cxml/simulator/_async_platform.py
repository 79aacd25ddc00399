"""The platform of an asynchronous test."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Self

from ..testing._application import Application
from ._async_driver import AsyncDriver
from ._call import AsyncCall
from ._doors import async_door_of
from ._driver import Later
from ._leg import Leg
from ._phone import AsyncPhone
from ._seen_platform import CALLER, GOODBYE, SeenPlatform
from ._told import AsyncToldDoor

if TYPE_CHECKING:
    from ._connection import AsyncConnection, AsyncPlug
    from ._links import Link
    from ._room import AsyncRoom
    from ._sent_fax import SentFax
    from ._text_message import TextMessage


class AsyncPlatform(SeenPlatform[AsyncCall]):
    """A :class:`Platform` for asynchronous tests: what can make a request is awaited.

    What only looks is not. The application runs in the event loop of the test; one of ASGI is
    started up by ``async with``, or else when somebody first calls, and shut down at the end of
    that, or by :meth:`close`::

        async with AsyncPlatform(app) as platform:
            call = await platform.call("/voice")
            call.hears("Welcome")
            await call.press("1")

    Args:
        app: an application of ASGI, or an ``AsyncClient`` of Django or of httpx; or an address.
        **options: as those of :class:`Platform`, which says where the key and the address of the
            application are looked for.

    Raises:
        UsageError: ``app`` is nothing of that kind, or an option cannot be what it is.

    """

    def _open(self, found: Application) -> Callable[[Leg], AsyncCall]:
        self._board.is_awaited = True
        door = async_door_of(found, self._board.site.seconds)
        self._driver = AsyncDriver(self._board, AsyncToldDoor(door))
        return lambda leg: AsyncCall(leg, self._driver)

    async def call(
        self,
        path: str | None = None,
        *,
        from_: str = CALLER,
        to: str | None = None,
        method: str = "POST",
    ) -> AsyncCall:
        """Call the number, as :meth:`Platform.call` does."""
        made: list[AsyncCall] = []
        act = self._driver.act
        await act(lambda: made.append(self._call(path, from_, to, method)), begins=True)
        return made[0]

    async def place_call(
        self,
        to: str,
        path: str,
        *,
        from_: str | None = None,
        method: str = "POST",
        timeout: float = 60.0,
        status_callback: str | None = None,
        status_callback_event: Sequence[str] = ("completed",),
        status_callback_method: str = "POST",
    ) -> AsyncCall:
        """Call somebody, as :meth:`Platform.place_call` does."""
        reports = (status_callback, status_callback_method, status_callback_event)
        placed = self._placed(to, path, from_, method, timeout, reports)
        made: list[AsyncCall] = []
        await self._driver.act(lambda: made.append(self._place(placed)), begins=True)
        return made[0]

    def end(self, call: AsyncCall) -> Later:
        """End a call from outside, as :meth:`Platform.end` does."""
        return self._driver.act(self._ending(call))

    async def message(
        self,
        path: str,
        body: str,
        *,
        from_: str = CALLER,
        to: str | None = None,
        media: Sequence[str] = (),
        method: str = "POST",
    ) -> TextMessage:
        """Write a message to the number, as :meth:`Platform.message` does."""
        text, receiving = self._writing(path, body, from_, to, media, method)
        await self._driver.act(receiving, begins=True)
        return text

    async def fax(
        self,
        path: str,
        *,
        from_: str = CALLER,
        to: str | None = None,
        pages: int = 1,
        fails: bool = False,
        method: str = "POST",
    ) -> SentFax:
        """Send a fax to the number, as :meth:`Platform.fax` does."""
        fax, receiving = self._faxing(path, from_, to, pages, fails=fails, method=method)
        await self._driver.act(receiving, begins=True)
        return fax

    def phone(self, number: str) -> AsyncPhone:
        """Give the phone that has a number, or an address of SIP, to say what is done there."""
        return AsyncPhone(self._handset(number), self._calls, self._driver)

    def redirect(self, call: AsyncCall, path: str, *, method: str = "POST") -> Later:
        """Send a call to another document, as :meth:`Platform.redirect` does."""
        return self._driver.act(self._moving(call, path, method))

    def room(self, name: str) -> AsyncRoom:
        """Give a room, as :meth:`Platform.room` does."""
        from ._room import AsyncRoom  # few calls have one

        return AsyncRoom(name, self._board, self._calls, self._driver)

    @property
    def connections(self) -> list[AsyncConnection]:
        """All streams, video rooms and agents that calls were linked with, in order."""
        return [self._connection(link) for link in self._links]

    def plug_in(self, address: str, plug: AsyncPlug) -> None:
        """Say who is at the other end of a stream, as :meth:`Platform.plug_in` does."""

        def told(link: Link, text: str | None) -> None:
            plug(self._connection(link), text)

        self._plug(address, told)

    def _connection(self, link: Link) -> AsyncConnection:
        from ._connection import AsyncConnection

        return AsyncConnection(link, self._calls, self._driver)

    def wait(self, seconds: float) -> Later:
        """Let time pass, for everybody."""
        return self._driver.act(lambda: None, seconds)

    async def close(self) -> None:
        """Hang up all calls, let what is still to be reported be reported, and shut down."""
        try:
            for _ in self._goodbyes:
                await self._driver.act(self._hang_up)
                await self.wait(GOODBYE)
        finally:
            await self._driver.door.close()

    async def __aenter__(self) -> Self:
        await self._driver.door.open()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()
        if error is None:
            self.raise_unseen()
