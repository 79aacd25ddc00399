"""The platform of a test: it calls an application as the real one does."""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Self

from ..signature import Hidden, read_keys
from ..testing._application import application_of
from ._acts import move
from ._board import Board
from ._call import Call
from ._calls_of import CallsOf
from ._calls_waiting import CallsWaiting
from ._choices import Choices, PlatformName
from ._connection import Connection, Plug
from ._driver import Driver
from ._inbound import Number, call_in
from ._leg import Legs
from ._links import Link, Links
from ._outbound import Placed, place_call
from ._phone import Phone
from ._phones import Phones
from ._progress import Progress
from ._queues import Queues
from ._request import Requests
from ._room import Room
from ._site import Site
from ._text_message import TextMessage
from ._texts import receive, written
from ._verbs import load

if TYPE_CHECKING:
    from .._check.finding import Finding

_CALLER = "+15550100142"
_NUMBER = "+15550100199"
_NO_KEY = "PSK_cxml_simulator"
"""What signs where nobody has a key, and so nobody verifies."""


class Platform:
    """A platform that plays calls to an application, without a network or a real clock.

    Args:
        app: an application of WSGI or ASGI, such as that of Flask, Django, Starlette or FastAPI;
            or a test client of Flask, Django or Starlette, or a client of httpx.
        signing_key: what requests are signed with; ``CXML_SIGNING_KEY`` of Flask or Django, if
            unset.
        public_url: the address that the platform reaches the root of the application at;
            ``CXML_PUBLIC_URL`` of Flask or Django, or else the one that is usual in tests of that
            framework.
        number: the number that is called.
        fallback_url: what is asked when a document cannot be had.
        status_callback: where the end of each call is reported.
        behaves_like: whose ways are followed where platforms part: ``signalwire`` or ``twilio``.
        seed: what all ids follow from; the same seed gives the same requests.
        choices: what is taken where nobody documents what happens; ``behaves_like`` is in it.

    Raises:
        UsageError: ``app`` is nothing of that kind.

    """

    def __init__(
        self,
        app: object,
        *,
        signing_key: str | None = None,
        public_url: str | None = None,
        number: str = _NUMBER,
        fallback_url: str | None = None,
        status_callback: str | None = None,
        behaves_like: PlatformName = "signalwire",
        seed: int = 0,
        choices: Choices | None = None,
    ) -> None:
        load()
        found = application_of(app)
        base = public_url or found.setting("CXML_PUBLIC_URL") or found.usual
        key = signing_key or _first_key(found.setting("CXML_SIGNING_KEY")) or _NO_KEY
        site = Site(base=str(base).rstrip("/"), key=key)
        self._number = Number(
            number=number, fallback_url=fallback_url, status_callback=status_callback
        )
        self._board = Board(site, choices or Choices(platform=behaves_like), seed)
        self._driver = Driver(self._board, found.ask)
        self._calls = CallsOf(self._driver)
        self._has_been_looked_at = False
        self.calls: list[Call] = []
        """The calls that were made to the number, or placed, in order."""

    def call(
        self,
        path: str,
        *,
        from_: str = _CALLER,
        to: str | None = None,
        method: str = "POST",
    ) -> Call:
        """Call the number, and let the call go on until it waits for somebody.

        Args:
            path: where its first document is: a path of the application, or the whole address.
            from_: who calls.
            to: the number that is called, if not the platform's.
            method: how the document is asked for.

        Raises:
            CircleError: documents lead to each other without an end.

        """
        self._driver.act(lambda: self._call(path, from_, to or self._number.number, method))
        return self.calls[-1]

    def _call(self, path: str, from_: str, to: str, method: str) -> None:
        leg = call_in(self._board, self._number, path, method, from_, to)
        self.calls.append(self._calls.of(leg))

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
            path: where the document is that runs when somebody has answered.
            from_: who they see calling, if not the platform's number.
            method: how the document is asked for.
            timeout: how many seconds it may ring.
            status_callback: where its progress is reported.
            status_callback_event: which steps of it.
            status_callback_method: how.

        """
        address = self._board.site.address
        progress = Progress(
            url=None if status_callback is None else address(status_callback),
            method=status_callback_method,
            events=tuple(status_callback_event),
        )
        placed = Placed(
            to=to,
            from_=from_ or self._number.number,
            url=address(path),
            method=method,
            fallback_url=self._number.fallback_url,
            progress=progress,
            timeout=timeout,
        )
        self._driver.act(lambda: self.calls.append(self._calls.of(place_call(self._board, placed))))
        return self.calls[-1]

    def end(self, call: Call) -> None:
        """End a call from outside, as the REST API does; nothing happens if it is over."""
        self._driver.act(self._calls.leg(call).cut_off)

    def message(
        self,
        path: str,
        body: str,
        *,
        from_: str = _CALLER,
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
        number = self._number
        text = written(self._board, body, from_, to or number.number, media)
        text.fallback_url = number.fallback_url
        url = self._board.site.address(path)
        self._driver.act(lambda: receive(text, url, method))
        return TextMessage(text)

    def phone(self, number: str) -> Phone:
        """Give the phone that has a number, or an address of SIP, to say what is done there."""
        return Phone(self._board.part(Phones).at(number), self._calls, self._driver)

    def redirect(self, call: Call, path: str, *, method: str = "POST") -> None:
        """Send a call to another document, as the REST API does: it leaves its verb at once.

        Args:
            call: a call that is not over.
            path: where the document is: a path of the application, or the whole address.
            method: how it is asked for.

        Raises:
            SimulationError: the call is over.

        """
        leg = self._calls.leg(call)
        self._driver.act(lambda: move(leg, path, method))

    def room(self, name: str) -> Room:
        """Give a room, to see who is in its conference, and do what the REST API can do there."""
        return Room(name, self._board, self._calls, self._driver)

    def queue(self, name: str) -> CallsWaiting:
        """Give a queue, to see who waits in it."""
        return CallsWaiting(self._board.part(Queues).at(name), self._calls)

    @property
    def connections(self) -> list[Connection]:
        """All streams, video rooms and agents that calls were linked with, in order."""
        return [self._connection(link) for link in self._board.part(Links).all]

    def plug_in(self, address: str, plug: Plug) -> None:
        """Say who is at the other end of a stream, a video room or an agent.

        Args:
            address: the address of the stream, or the name of the room or the agent.
            plug: a callable that takes a connection, and what the party says: ``None`` at the
                beginning. It may let the party hear something, or end the connection.

        """

        def told(link: Link, text: str | None) -> None:
            plug(self._connection(link), text)

        self._board.part(Links).plugs[address] = told

    def _connection(self, link: Link) -> Connection:
        return Connection(link, self._calls, self._driver)

    def wait(self, seconds: float) -> None:
        """Let time pass, for everybody."""
        self._driver.act(lambda: None, seconds)

    @property
    def now(self) -> float:
        """The seconds of the virtual clock."""
        return self._board.world.now

    @property
    def requests(self) -> Requests:
        """All requests, in the order in which they were first made."""
        self._has_been_looked_at = True
        return self._board.requests

    def raise_unseen(self) -> None:
        """Raise what the application raised, unless somebody has looked at the requests.

        Raises:
            Exception: the first that it raised.

        """
        errors = (each.error for each in self._board.requests if each.error)
        if not self._has_been_looked_at and (error := next(errors, None)):
            raise error

    @property
    def transcript(self) -> str:
        """What happened in all calls, line by line."""
        return str(self._board.transcript)

    @property
    def findings(self) -> list[Finding]:
        """What is wrong with the documents that were run, each thing once.

        What the checker says of them, and what only a run can tell: verbs that were skipped, or
        never reached, documents that could not be had, and those without an end.
        """
        from ._findings import findings_of  # the checker is not needed for calls

        return findings_of(self._board)

    def close(self) -> None:
        """Hang up all calls, and let what is still to be reported be reported."""
        self._driver.act(self._board.part(Legs).hang_up)
        self.wait(60)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _first_key(keys: object) -> str | None:
    """Take the key that signs, of one or several."""
    return read_keys(Hidden(keys))[0].decode() if keys else None
