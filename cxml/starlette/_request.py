"""A request of Starlette, as far as it concerns a callback."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from starlette.datastructures import URL
from starlette.requests import ClientDisconnect, Request

from .._web.incoming import BrokenOff, Header, Incoming
from .._web.target import below, whole_path, wire_target
from ..callbacks import MAX_BODY
from ..errors import ConfigurationError
from ..signature import FORM_TYPE, media_type


def incoming_of(request: Request) -> Incoming:
    """Say what there is to be verified and read, but for the body, which is awaited.

    Raises:
        ConfigurationError: it opens a WebSocket.

    """
    if request.scope["type"] != "http":
        raise ConfigurationError(
            "no callback comes over a WebSocket, so received, document and status_callback have no"
            " place there: write cxml.signature.verify(key, url, websocket.headers) in the"
            " endpoint, with the address that it is opened at, and close it where that is False"
        )
    scope: dict[str, Any] = dict(request.scope)
    raw: bytes = scope.get("raw_path") or b""
    query: bytes = scope.get("query_string") or b""
    root = root_of(scope)
    path = below(root, scope["path"])
    return Incoming(
        method=request.method,
        origin=lambda: origin_of(scope),
        target=wire_target(
            whole_path(root, path).encode(),
            below(root, raw.decode("latin-1")),
            query.decode("latin-1"),
        ),
        header=header_of(request),
        root=path in ("", "/"),
    )


def root_of(scope: dict[str, Any]) -> str:
    """Give the prefix that the whole application stands under, also where a part of it is asked."""
    root: str = scope.get("app_root_path", scope.get("root_path", ""))
    return root


def header_of(request: Request) -> Header:
    """Give what looks headers up: what came in several lines is one, as it is under WSGI.

    Else the first would count, which may come from anybody, and not what a proxy has put behind it.
    """
    headers = request.headers
    return lambda name: ",".join(headers.getlist(name)) if name in headers else None


def origin_of(scope: dict[str, Any]) -> str:
    """Give what the server takes for the scheme and the host; nothing, if there is no such host."""
    # Without the query, which Starlette would have to decode, and which may be no UTF-8.
    url = URL(scope={**scope, "query_string": b""})
    try:
        return f"{url.scheme}://{url.netloc}"
    except ValueError:  # as for "["
        return ""


async def body_of(request: Request) -> bytes | None:
    """Read the body, or take what was read of it before."""
    return await _Kept.body_of(request)


class _Kept(Request):
    """What a request keeps of what was read of it, which Starlette lets subclasses alone know.

    Its own ``body`` reads without end, and what its ``stream`` gave is kept nowhere.
    """

    @staticmethod
    async def body_of(request: Request) -> bytes | None:
        """Read the body, but no more of it than a callback has, and keep it for others."""
        if request._stream_consumed and not hasattr(request, "_body"):
            return _Kept.form_of(request)
        body = bytearray()
        try:
            async for chunk in request.stream():
                body += chunk
                if len(body) > MAX_BODY:
                    return None
        except ClientDisconnect:
            return BrokenOff()
        request._body = bytes(body)
        return request._body

    @staticmethod
    def form_of(request: Request) -> bytes:
        """Give the form that something has read before, if the request has kept it."""
        kept, sent_as = request._form, media_type(request.headers.get("Content-Type", ""))
        return urlencode(kept.multi_items()).encode() if kept and sent_as == FORM_TYPE else b""
