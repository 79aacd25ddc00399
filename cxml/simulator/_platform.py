"""The platform of a test: it calls an application as the real one does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Self

from ..testing._application import Application
from ._call import Call
from ._doors import door_of
from ._driver import Driver
from ._leg import Leg
from ._phone import Phone
from ._seen_platform import CALLER, GOODBYE, SeenPlatform
from ._told import ToldDoor

if TYPE_CHECKING:
    from ._connection import Connection, Plug
    from ._links import Link
    from ._room import Room
    from ._sent_fax import SentFax
    from ._text_message import TextMessage


class Platform(SeenPlatform[Call]):
    """A platform that plays calls to an application, without a network or a real clock.

    Args:
        app: an application of WSGI or ASGI, such as that of Flask, Django, Starlette or FastAPI;
            or a test client of Flask, Django or Starlette, or a client of httpx; or the address of
            one that runs, such as ``http://127.0.0.1:8000/voice``.
        signing_key: what requests are signed with; if unset, ``CXML_SIGNING_KEY`` of the settings
            of Flask or Django, or else of the environment: the first, of several with commas.
        public_url: the address that the platform reaches the root of the application at; if unset,
            ``CXML_PUBLIC_URL`` of the settings of Flask or Django, or else of the environment, or
            else the address that is usual in tests of that framework.
        number: the number that is called.
        fallback_url: what is asked when a document cannot be had.
        status_callback: where the end of each call is reported.
        behaves_like: whose ways are followed where platforms part: ``signalwire`` or ``twilio``.
        seed: what all ids follow from; the same seed gives the same requests.
        choices: what is taken where nobody documents what happens; ``behaves_like`` is in it.
        strict: whether a call fails at a document in which the checker finds an error or a warning.
        anywhere: whether an address may be one of another machine, which then gets signed requests.

    Raises:
        UsageError: ``app`` is nothing of that kind, or an option cannot be what it is.

    """

    def _open(self, found: Application) -> Callable[[Leg], Call]:
        self._driver = Driver(self._board, ToldDoor(door_of(found, self._board.site.seconds)))
        return lambda leg: Call(leg, self._driver)

    def call(
        self,
        path: str | None = None,
        *,
        from_: str = CALLER,
        to: str | None = None,
        method: str = "POST",
    ) -> Call:
        """Call the number, and let the call go on until it waits for somebody.

        Args:
            path: where its first document is: a path of the application, or the whole address; if
                unset, that of the address that the platform was given, or ``/voice``.
            from_: who calls.
            to: the number that is called, if not the platform's.
            method: how the document is asked for.

        Raises:
            CircleError: documents lead to each other without an end, and nothing is heard in them.
            UsageError: the path is no address.

        """
        made: list[Call] = []
        act = self._driver.act
        act(lambda: made.append(self._call(path, from_, to, method)), begins=True)
        return made[0]

    def place_call(
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
    ) -> Call:
        """Call somebody, as the application does through the REST API.

        Args:
            to: the number, or the address; its :meth:`phone` says what is done there.
            path: where the document is that runs when somebody has answered; SignalWire's API
                takes an address, and no document.
            from_: who they see calling, if not the platform's number.
            method: how the document is asked for.
            timeout: how many seconds it may ring.
            status_callback: where its progress is reported.
            status_callback_event: which steps of it.
            status_callback_method: how.

        """
        reports = (status_callback, status_callback_method, status_callback_event)
        placed = self._placed(to, path, from_, method, timeout, reports)
        made: list[Call] = []
        self._driver.act(lambda: made.append(self._place(placed)), begins=True)
        return made[0]

    def end(self, call: Call) -> None:
        """End a call from outside, as the REST API does; nothing happens if it is over."""
        self._driver.act(self._ending(call))

    def message(
        self,
        path: str,
        body: str,
        *,
        from_: str = CALLER,
        to: str | None = None,
        media: Sequence[str] = (),
        method: str = "POST",
    ) -> TextMessage:
        """Write a message to the number, and let it be answered.

        Args:
            path: where its document is: a path of the application, or the whole address.
            body: the text.
            from_: who writes.
            to: the number that is written to, if not the platform's.
            media: the addresses of files that come with it.
            method: how the document is asked for.

        """
        text, receiving = self._writing(path, body, from_, to, media, method)
        self._driver.act(receiving, begins=True)
        return text

    def fax(
        self,
        path: str,
        *,
        from_: str = CALLER,
        to: str | None = None,
        pages: int = 1,
        fails: bool = False,
        method: str = "POST",
    ) -> SentFax:
        """Send a fax to the number, and let its document be run.

        Args:
            path: where its document is: a path of the application, or the whole address.
            from_: who sends it.
            to: the number that it is sent to, if not the platform's.
            pages: how many pages it has.
            fails: whether the line breaks while it is received.
            method: how the document is asked for.

        """
        fax, receiving = self._faxing(path, from_, to, pages, fails=fails, method=method)
        self._driver.act(receiving, begins=True)
        return fax

    def phone(self, number: str) -> Phone:
        """Give the phone that has a number, or an address of SIP, to say what is done there."""
        return Phone(self._handset(number), self._calls, self._driver)

    def redirect(self, call: Call, path: str, *, method: str = "POST") -> None:
        """Send a call to another document, as the REST API does: it leaves its verb at once.

        Args:
            call: a call that is not over.
            path: where the document is: a path of the application, or the whole address.
            method: how it is asked for.

        Raises:
            SimulationError: the call is over, or rings where nobody has answered.

        """
        self._driver.act(self._moving(call, path, method))

    def room(self, name: str) -> Room:
        """Give a room, to see who is in its conference, and do what the REST API can do there."""
        from ._room import Room  # few calls have one

        return Room(name, self._board, self._calls, self._driver)

    @property
    def connections(self) -> list[Connection]:
        """All streams, video rooms and agents that calls were linked with, in order."""
        return [self._connection(link) for link in self._links]

    def plug_in(self, address: str, plug: Plug) -> None:
        """Say who is at the other end of a stream, a video room or an agent.

        Args:
            address: the address of the stream, or the name of the room or the agent.
            plug: a callable that takes a connection, and what the party says: ``None`` at the
                beginning. It may let the party hear something, or end the connection.

        """

        def told(link: Link, text: str | None) -> None:
            plug(self._connection(link), text)

        self._plug(address, told)

    def _connection(self, link: Link) -> Connection:
        from ._connection import Connection

        return Connection(link, self._calls, self._driver)

    def wait(self, seconds: float) -> None:
        """Let time pass, for everybody."""
        self._driver.act(lambda: None, seconds)

    def close(self) -> None:
        """Hang up all calls, let what is still to be reported be reported, and shut down."""
        try:
            for _ in self._goodbyes:
                self._driver.act(self._hang_up)
                self.wait(GOODBYE)
        finally:
            self._driver.door.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
        if error is None:
            self.raise_unseen()
