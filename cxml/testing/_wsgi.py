"""Asks an application as a server of WSGI does."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextvars import Context
from io import BytesIO
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

from .._web.incoming import environ_name
from ._answer import Answer, Headers
from ._body import Body
from ._request import Request


def ask(app: Any, request: Request) -> Answer:
    """Call an application, and read all that it answers.

    It knows nothing of the contexts of the test, such as one of Flask that a test has pushed.
    """
    return Context().run(_ask, app, request)


def _ask(app: Any, request: Request) -> Answer:
    said: list[tuple[int, Headers]] = []
    body = Body(request.seconds)

    def start_response(status: str, headers: list[tuple[str, str]], _error: Any = None) -> Any:
        named = Headers((str(name), str(text)) for name, text in headers)
        said[:] = [(int(status.split()[0]), named)]  # the last counts
        return body.take

    try:
        _read(app(_environ(request), start_response), body)
    except Exception:
        if not body.is_cut:
            raise
    if not said:
        raise RuntimeError("the application answered nothing: it did not call start_response")
    ((status, headers),) = said
    return Answer(status, headers, body.whole())


def _read(result: Iterable[bytes], body: Body) -> None:
    try:
        for piece in result:
            body.take(piece)
    finally:
        close = getattr(result, "close", None)
        if close is not None:
            close()


def _environ(request: Request) -> dict[str, Any]:
    path, _, query = request.target.partition("?")
    url = urlsplit(request.origin)
    return {
        "REQUEST_METHOD": request.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": query,
        "REQUEST_URI": request.target,
        "SERVER_NAME": url.hostname or "",
        "SERVER_PORT": str(url.port or (443 if url.scheme == "https" else 80)),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "CONTENT_LENGTH": str(len(request.body)),
        "HTTP_HOST": url.netloc,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": url.scheme,
        "wsgi.input": BytesIO(request.body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
        **{environ_name(name): text for name, text in request.headers.items()},
    }
