"""Asks an application as a server of ASGI does."""

from __future__ import annotations

import asyncio
from contextlib import AbstractAsyncContextManager, nullcontext
from typing import Any
from urllib.parse import unquote, urlsplit

from . import _body
from ._answer import Answer, Headers
from ._request import Request

_BEGINS, _GOES_ON = "http.response.start", "http.response.body"


async def ask(app: Any, request: Request) -> Answer:
    """Call an application, and read all that it answers; what it raises is raised.

    Raises:
        NoAnswerError: its answer has no end, or does not come.

    """
    seconds = _body.patience(request.seconds)
    exchange, bound = _Exchange(request), _bound(seconds)
    try:
        async with bound:
            await app(_scope(request), exchange.receive, exchange.send)
    except (Exception, asyncio.CancelledError) as error:
        if isinstance(bound, asyncio.Timeout) and bound.expired():
            said = f"no answer came within {seconds:g} s"
            raise _body.NoAnswerError(said) from error
        if not exchange.body.is_cut:
            raise
    return exchange.answer()


def _bound(seconds: float) -> AbstractAsyncContextManager[object]:
    """Wait no longer than anybody does, where there is a loop that can tell."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return nullcontext()
    return asyncio.timeout(seconds)


class _Exchange:
    """One request, and what is answered to it."""

    def __init__(self, request: Request) -> None:
        self.body = _body.Body(request.seconds)
        self._waiting = [{"type": "http.request", "body": request.body}]
        self._start: dict[str, Any] | None = None
        self._is_over = asyncio.Event()

    async def receive(self) -> dict[str, Any]:
        """Give the request, and then, when the answer is over, that nobody is there any more."""
        if self._waiting:
            return self._waiting.pop()
        await self._is_over.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: dict[str, Any]) -> None:
        """Take a part of the answer."""
        if self.body.is_cut:  # which the application was told, and goes on
            raise asyncio.CancelledError
        if message["type"] == _BEGINS:
            self._start = message
        self.body.take(message.get("body", b"") if not self._is_over.is_set() else b"")
        if message["type"] == _GOES_ON and not message.get("more_body", False):
            self._is_over.set()

    def answer(self) -> Answer:
        """Give what was answered.

        Raises:
            RuntimeError: that is nothing.

        """
        if self._start is None:
            raise RuntimeError("the application answered nothing")
        named = self._start.get("headers", ())
        pairs = [(name.decode("latin-1"), text.decode("latin-1")) for name, text in named]
        return Answer(int(self._start["status"]), Headers(pairs), self.body.whole())


def _scope(request: Request) -> dict[str, Any]:
    path, _, query = request.target.partition("?")
    url = urlsplit(request.origin)
    headers = {"Host": url.netloc, "Content-Length": str(len(request.body)), **request.headers}
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": url.scheme,
        "path": unquote(path),
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(name.lower().encode(), text.encode()) for name, text in headers.items()],
        "client": ("127.0.0.1", 50000),
        "server": (url.hostname, url.port or (443 if url.scheme == "https" else 80)),
    }
