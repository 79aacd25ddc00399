"""Asks an application as a server of ASGI does."""

from __future__ import annotations

import asyncio
from typing import Any
from urllib.parse import unquote, urlsplit

from ._answer import MOST_BYTES, Answer, Headers
from ._request import Request


async def ask(app: Any, request: Request) -> Answer:
    """Call an application, and read all that it answers; what it raises is raised."""
    waiting: list[dict[str, Any]] = [{"type": "http.request", "body": request.body}]
    said: list[dict[str, Any]] = []
    body = bytearray()

    async def receive() -> dict[str, Any]:
        if not waiting:  # a client that waits for the answer says nothing
            await asyncio.Event().wait()
        return waiting.pop()

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            said.append(message)
        body.extend(message.get("body", b""))
        if len(body) > MOST_BYTES:
            raise ConnectionError("nobody reads what has no end")

    try:
        await app(_scope(request), receive, send)
    except Exception:
        if len(body) <= MOST_BYTES:
            raise
    (start,) = said
    pairs = [(name.decode("latin-1"), text.decode("latin-1")) for name, text in start["headers"]]
    return Answer(start["status"], Headers(pairs), bytes(body))


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
