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

from collections.abc import Awaitable, Callable, Generator
from functools import partial, wraps
from inspect import iscoroutinefunction
from typing import Any, Generic, TypeAlias, TypeVar, Unpack, cast, overload
from urllib.parse import urlencode

try:
    from starlette.concurrency import run_in_threadpool
    from starlette.datastructures import URL
    from starlette.endpoints import HTTPEndpoint
    from starlette.exceptions import HTTPException
    from starlette.requests import ClientDisconnect, Request
    from starlette.responses import Response
    from starlette.types import Message, Receive
except ModuleNotFoundError as error:
    message = 'cxml.starlette needs Starlette; run: pip install "cxml[starlette]"'
    raise ImportError(message, name="starlette") from error

from ._tree.element import Element
from ._web.answer import XML_TYPE, as_document
from ._web.check_view import check_kind, is_method, refuse_class
from ._web.endpoint import Endpoint, R, document_endpoint, status_callback_endpoint
from ._web.policy import Options, Policy, make_policy
from ._web.receive import BrokenOff, C, Incoming, RequestRefusedError, address, receive, wire_target
from .callbacks import MAX_BODY
from .signature import FORM_TYPE, media_type

__all__ = ["CxmlResponse", "Decorator", "Options", "Webhooks"]

S = TypeVar("S")
V = TypeVar("V", bound=HTTPEndpoint)
Answered: TypeAlias = R | Response | Awaitable[R | Response]

_BEFORE = ("request: Request",)
_METHODS = ("get", "head", "post", "put", "patch", "delete", "options")


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

        Raises:
            ConfigurationError: ``kind`` is no class of callbacks.

        """
        read = partial(receive, self._policy, check_kind("received", kind))

        async def callback(request: Request) -> C:
            return await _received(read, request)

        return callback

    def document(self, kind: type[C]) -> Decorator[C, Element | None]:
        """Make endpoints of Starlette that answer the platform with a document.

        An endpoint is called with the request and the callback, and may be asynchronous. It
        returns a response of cxml, ``None`` for an empty one, or a response of Starlette.

        Args:
            kind: what the request is read as.

        Raises:
            ConfigurationError: ``kind`` is no class of callbacks, or an endpoint has no place for
                the callback.

        """
        return Decorator(document_endpoint(kind, self._now, _BEFORE))

    def status_callback(self, kind: type[C]) -> Decorator[C, None]:
        """Make endpoints of Starlette that the platform tells something.

        They are like those of :meth:`document`, but return ``None``, and the answer is a 204.

        Args:
            kind: what the request is read as.

        Raises:
            ConfigurationError: as :meth:`document` does.

        """
        return Decorator(status_callback_endpoint(kind, self._now, _BEFORE))

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

    def _now(self) -> Policy:
        return self._policy


class Decorator(Generic[C, R]):
    """What :meth:`Webhooks.document` and :meth:`Webhooks.status_callback` give: makes endpoints.

    It takes a function, asynchronous or not, a method of an ``HTTPEndpoint``, or all of one. All
    methods of such a class get the callback, and so do those of its subclasses; a subclass that is
    decorated too is verified, read and answered as it says.
    """

    def __init__(self, endpoint: Endpoint[C, R]) -> None:
        self._endpoint = endpoint

    @overload
    def __call__(self, view: type[V]) -> type[V]: ...
    @overload
    def __call__(
        self, view: Callable[[Request, C], Answered[R]]
    ) -> Callable[[Request], Awaitable[Response]]: ...
    @overload
    def __call__(
        self, view: Callable[[S, Request, C], Answered[R]]
    ) -> Callable[[S, Request], Awaitable[Response]]: ...
    def __call__(self, view: Any) -> Any:
        """Make an endpoint of it."""
        if isinstance(view, type):
            return self._guard_class(view)
        self._endpoint.check(view, of_class=is_method(view))

        @wraps(view)
        async def answer(*args: Any) -> Response:
            callback = await _received(
                self._endpoint.receive, args[-1]
            )  # a method has itself before it
            return await self._called(view, *args, callback)

        return answer

    def _guard_class(self, cls: type[object]) -> type[object]:
        """Verify before anything that a subclass is likely to override."""
        if not issubclass(cls, HTTPEndpoint):
            raise refuse_class(cls, "starlette.endpoints.HTTPEndpoint")
        for name in _METHODS:
            if hasattr(cls, name):
                self._endpoint.check(getattr(cls, name), of_class=True)

        def __await__(endpoint: HTTPEndpoint) -> Generator[Any, None, None]:  # noqa: N807
            return self._dispatched(endpoint).__await__()

        cast("Any", cls).__await__ = __await__
        return cls

    async def _dispatched(self, endpoint: HTTPEndpoint) -> None:
        """Verify, and let the class find the method that it calls, which has the callback then."""
        request = Request(endpoint.scope, endpoint.receive, endpoint.send)
        callback = await _received(self._endpoint.receive, request)
        endpoint.receive = _again(await request.body(), endpoint.receive)
        name = request.method.lower()
        name = "get" if name == "head" and not hasattr(endpoint, name) else name
        if name not in _METHODS:  # which older versions of Starlette take for any attribute
            refusal = await endpoint.method_not_allowed(request)
            return await refusal(endpoint.scope, endpoint.receive, endpoint.send)
        if hasattr(endpoint, name):
            setattr(endpoint, name, self._handler(endpoint, name, callback))
        return await endpoint.dispatch()

    def _handler(self, endpoint: HTTPEndpoint, name: str, callback: C) -> Callable[..., Any]:
        """Give a method the callback, in its place and once: in the method it is as ever."""
        method = getattr(endpoint, name)

        async def answer(request: Request) -> Response:
            delattr(endpoint, name)
            return await self._called(method, request, callback)

        return answer

    async def _called(self, view: Callable[..., Answered[R]], *args: object) -> Response:
        """Call a function or a method, and make a response of what it returns."""
        found: object = (
            view(*args) if iscoroutinefunction(view) else await run_in_threadpool(view, *args)
        )
        result = cast("R | Response", await found if isinstance(found, Awaitable) else found)
        if isinstance(result, Response):
            return result
        said = self._endpoint.answer(result, view)
        return Response(said.body or None, said.status, media_type=said.content_type)


async def _received(read: Callable[[Incoming], C], request: Request) -> C:
    incoming = _incoming(request, await _body(request))
    try:
        return read(incoming)
    except RequestRefusedError as refusal:
        raise HTTPException(refusal.status) from None


def _again(body: bytes, rest: Receive) -> Receive:
    """Let the body be received once more, before whatever comes after it."""
    messages: list[Message] = [{"type": "http.request", "body": body}]

    async def received() -> Message:
        return messages.pop() if messages else await rest()

    return received


def _incoming(request: Request, body: bytes | None) -> Incoming:
    scope: dict[str, Any] = dict(request.scope)
    raw: bytes = scope.get("raw_path") or b""
    query: bytes = scope.get("query_string") or b""
    path: str = scope["path"]
    return Incoming(
        method=request.method,
        origin=lambda: _origin(scope),
        target=wire_target(path.encode(), raw.decode("latin-1"), query.decode("latin-1")),
        header=request.headers.get,
        body=body,
    )


def _origin(scope: dict[str, Any]) -> str:
    # Without the query, which Starlette would have to decode, and which may be no UTF-8.
    url = URL(scope={**scope, "query_string": b""})
    return f"{url.scheme}://{url.netloc}"


async def _body(request: Request) -> bytes | None:
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
