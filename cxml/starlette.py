"""Endpoints for Starlette and FastAPI that only the platform can ask.

The application makes its :class:`Webhooks` when it starts. An endpoint of Starlette is decorated::

    webhooks = Webhooks(signing_key=os.environ["SIGNING_KEY"])


    @webhooks.document(VoiceCallback)
    async def voice(request: Request, call: VoiceCallback) -> VoiceResponse:
        response = VoiceResponse()
        response.dial().conference("Room 1234")
        return response

In FastAPI a callback is a dependency::

    @app.post("/voice")
    async def voice(
        call: Annotated[VoiceCallback, Depends(webhooks.received(VoiceCallback))],
    ) -> CxmlResponse:
        return CxmlResponse(response)
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import wraps
from inspect import iscoroutinefunction
from typing import Any, TypeAlias, TypeVar, Unpack, cast
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from ._tree.element import Element
from ._web.answer import XML_TYPE, as_document, expect_nothing
from ._web.policy import Options, make_policy
from ._web.receive import C, Incoming, Refusal, address, receive, wire_target
from .callbacks import MAX_BODY
from .signature import FORM_TYPE, media_type

__all__ = ["CxmlResponse", "Options", "Webhooks"]

R = TypeVar("R")
View: TypeAlias = Callable[[Request, C], R | Response | Awaitable[R | Response]]
Endpoint: TypeAlias = Callable[[Request], Awaitable[Response]]


class CxmlResponse(Response):
    """A response that is a document.

    Args:
        document: what it says; ``None`` is an empty document.
        status_code: the status.

    """

    media_type = XML_TYPE

    def __init__(self, document: Element | None = None, status_code: int = 200) -> None:
        super().__init__(as_document(document), status_code=status_code)


class Webhooks:
    """How an application verifies and reads what the platform sends.

    Args:
        **options: how requests are verified; ``signing_key`` has to be there.

    Raises:
        ConfigurationError: there is no signing key, or an option cannot be.

    """

    def __init__(self, **options: Unpack[Options]) -> None:
        self._policy = make_policy(options, lambda _: None)

    def received(self, kind: type[C]) -> Callable[[Request], Awaitable[C]]:
        """Make a dependency of FastAPI that gives the callback.

        It reads the body, or the form, if that was read from the request before. What is not to
        be trusted never gets to the endpoint: it is answered with a status from 400 on, most
        often 403.

        Args:
            kind: what the request is read as.

        """

        async def callback(request: Request) -> C:
            return await self._receive(request, kind)

        return callback

    def document(self, kind: type[C]) -> Callable[[View[C, Element | None]], Endpoint]:
        """Make an endpoint of Starlette of a function that answers with a document.

        The function is called with the request and the callback, and may be asynchronous. It
        returns a response of cxml, ``None`` for an empty one, or a response of Starlette.

        Args:
            kind: what the request is read as.

        """

        def decorate(view: View[C, Element | None]) -> Endpoint:
            def respond(result: Element | None) -> Response:
                return Response(as_document(result, view), media_type=XML_TYPE)

            return self._guarded(view, kind, respond)

        return decorate

    def status_callback(self, kind: type[C]) -> Callable[[View[C, None]], Endpoint]:
        """Make an endpoint of Starlette of a function that the platform tells something.

        It is like :meth:`document`, but the function returns ``None``, and the answer is a 204.

        Args:
            kind: what the request is read as.

        """

        def decorate(view: View[C, None]) -> Endpoint:
            def respond(result: None) -> Response:
                expect_nothing(result, view)
                return Response(status_code=204)

            return self._guarded(view, kind, respond)

        return decorate

    def url_for(self, request: Request, name: str, /, **path_params: object) -> str:
        """Give the absolute address of an endpoint, as the platform reaches it.

        That is ``request.url_for(...)``, but scheme and host are those that requests are verified
        with: those of ``public_url``, where it was given, or of a trusted proxy.

        Args:
            request: the request that is being answered.
            name: the name of the route, which is that of the function if it has no other.
            **path_params: what the path takes.

        Raises:
            NoMatchFound: there is no such route.

        """
        scope: dict[str, Any] = dict(request.scope)
        path = (scope.get("router") or scope["app"]).url_path_for(name, **path_params)
        root: str = scope.get("app_root_path", scope.get("root_path", "")).rstrip("/")
        seen = root if f"{scope['path']}/".startswith(f"{root}/") else ""
        origin = f"{request.url.scheme}://{path.host or request.url.netloc}"
        target = wire_target(f"{seen}{path}".encode(), None, "")
        return address(self._policy, lambda: origin, request.headers.get, target)

    def _guarded(
        self, view: View[C, R], kind: type[C], respond: Callable[[R], Response]
    ) -> Endpoint:
        @wraps(view)
        async def endpoint(request: Request) -> Response:
            callback = await self._receive(request, kind)
            result = await _called(view, request, callback)
            return result if isinstance(result, Response) else respond(result)

        return endpoint

    async def _receive(self, request: Request, kind: type[C]) -> C:
        incoming = _incoming(request, await _body(request))
        try:
            return receive(self._policy, kind, incoming)
        except Refusal as refusal:
            raise HTTPException(refusal.status) from None


async def _called(view: View[C, R], request: Request, callback: C) -> R | Response:
    result: object = (
        view(request, callback)
        if iscoroutinefunction(view)
        else await run_in_threadpool(view, request, callback)
    )
    return cast("R | Response", await result if isinstance(result, Awaitable) else result)


def _incoming(request: Request, body: bytes | None) -> Incoming:
    scope: dict[str, Any] = dict(request.scope)
    raw: bytes = scope.get("raw_path") or b""
    query: bytes = scope.get("query_string") or b""
    path: str = scope["path"]
    return Incoming(
        method=request.method,
        origin=lambda: f"{request.url.scheme}://{request.url.netloc}",
        target=wire_target(path.encode(), raw.decode("latin-1"), query.decode("latin-1")),
        header=request.headers.get,
        body=body,
    )


# What a request of Starlette has read it keeps in attributes that have no public names.
# pyright: reportPrivateUsage=false


async def _body(request: Request) -> bytes | None:
    """Read the body, but no more of it than a callback has, and keep it for whoever asks next."""
    if request._stream_consumed and not hasattr(request, "_body"):
        return _kept_form(request)
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY:
            return None
    request._body = bytes(body)
    return request._body


def _kept_form(request: Request) -> bytes:
    """Give the form that something has read before, if the request has kept it."""
    kept, sent_as = request._form, media_type(request.headers.get("Content-Type", ""))
    return urlencode(kept.multi_items()).encode() if kept and sent_as == FORM_TYPE else b""
