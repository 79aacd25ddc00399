"""What makes endpoints of functions, of methods and of classes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Generator, Iterable
from functools import wraps
from inspect import iscoroutinefunction
from typing import Any, Concatenate, Generic, ParamSpec, TypeAlias, TypeVar, cast, overload

from starlette.concurrency import run_in_threadpool
from starlette.endpoints import HTTPEndpoint
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Message, Receive

from .._web.check_view import refuse_class
from .._web.endpoint import Endpoint, R
from .._web.receive import C
from ._received import GIVEN, Given, Received, Required, expect_given
from ._shape import Shape, shape_of
from ._signature import signature_of

P = ParamSpec("P")
S = TypeVar("S")
T = TypeVar("T")
V = TypeVar("V", bound=HTTPEndpoint)
Answered: TypeAlias = R | Response | Awaitable[R | Response]

_METHODS = ("get", "head", "post", "put", "patch", "delete", "options")


class Decorator(Generic[C, R]):
    """What :meth:`Webhooks.document` and :meth:`Webhooks.status_callback` give: makes endpoints.

    It takes a function, asynchronous or not, a method of a class, or all of an ``HTTPEndpoint``.
    All methods of such a class get the callback, and so do those of its subclasses; a subclass that
    is decorated too is verified, read and answered as it says.
    """

    def __init__(
        self,
        endpoint: Endpoint[C, R],
        received: Received[C] | Required[C],
        returns: type[Response],
    ) -> None:
        self._endpoint = endpoint
        self._received = received
        self._returns = returns

    @overload
    def __call__(self, view: type[V]) -> type[V]: ...
    @overload
    def __call__(
        self, view: Callable[Concatenate[Request, C, P], Answered[R]]
    ) -> Callable[Concatenate[Request, P], Awaitable[Response]]: ...
    @overload
    def __call__(
        self, view: Callable[Concatenate[S, Request, C, P], Answered[R]]
    ) -> Callable[Concatenate[S, Request, P], Awaitable[Response]]: ...
    @overload
    def __call__(
        self, view: Callable[Concatenate[C, P], Answered[R]]
    ) -> Callable[..., Awaitable[Response]]: ...
    @overload
    def __call__(
        self, view: Callable[Concatenate[S, C, P], Answered[R]]
    ) -> Callable[Concatenate[S, Request, P], Awaitable[Response]]: ...
    @overload
    def __call__(
        self, view: Callable[Concatenate[S, T, C, P], Answered[R]]
    ) -> Callable[..., Awaitable[Response]]: ...
    def __call__(self, view: Any) -> Any:
        """Make an endpoint of it."""
        if isinstance(view, type):
            return self._guard_class(view)
        shape, given = shape_of(self._endpoint, view), Given(self._received)

        @wraps(view)
        async def answer(*args: Any, **named: Any) -> Response:
            if shape.callback in named:  # FastAPI has asked for it, as the signature says
                expect_given(named[shape.callback], view)
                return await self._called(shape, *shape.placed(args, named))
            request = args[-1] if args else named["request"]
            callback = await self._received(request)
            return await self._called(shape, *shape.arguments(args[:-1], request, callback))

        cast("Any", answer).__signature__ = signature_of(shape, given, self._returns)
        if shape.callback is not None:  # else it asks by itself
            setattr(answer, GIVEN, given)
        return answer

    def _guard_class(self, cls: type[object]) -> type[object]:
        """Verify before anything that a subclass is likely to override."""
        if not issubclass(cls, HTTPEndpoint):
            raise refuse_class(cls, "starlette.endpoints.HTTPEndpoint")
        for name in _METHODS:
            if hasattr(cls, name):
                shape_of(self._endpoint, getattr(cls, name), of_class=True)

        def __await__(endpoint: HTTPEndpoint) -> Generator[Any, None, None]:  # noqa: N807
            return self._dispatched(endpoint).__await__()

        cast("Any", cls).__await__ = __await__
        return cls

    async def _dispatched(self, endpoint: HTTPEndpoint) -> None:
        """Verify, and let the class find the method that it calls, which has the callback then."""
        request = Request(endpoint.scope, endpoint.receive, endpoint.send)
        callback = await self._received(request)
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
        shape = shape_of(self._endpoint, getattr(endpoint, name))

        async def answer(request: Request) -> Response:
            delattr(endpoint, name)
            return await self._called(shape, *shape.arguments((), request, callback))

        return answer

    async def _called(
        self, shape: Shape, args: tuple[object, ...], named: dict[str, object]
    ) -> Response:
        """Call a function or a method, and make a response of what it returns."""
        view = shape.view
        found: object = (
            view(*args, **named)
            if iscoroutinefunction(view)
            else await run_in_threadpool(view, *args, **named)
        )
        result = cast("R | Response", await found if isinstance(found, Awaitable) else found)
        if isinstance(result, Response):
            body = getattr(result, "body", b"")  # which one that is streamed has not
            self._endpoint.note(result.headers.get("Content-Type"), body, view)
            return result
        said = self._endpoint.answer(result, view)
        response = Response(said.body or None, said.status, media_type=said.content_type)
        return _with_headers(response, named.values())


def _with_headers(response: Response, given: Iterable[object]) -> Response:
    """Take over what the endpoint has set in the response that FastAPI gave it to be changed."""
    for each in given:
        if isinstance(each, Response):
            response.headers.raw.extend(each.headers.raw)
            response.status_code = each.status_code or response.status_code
    return response


def _again(body: bytes, rest: Receive) -> Receive:
    """Let the body be received once more, before whatever comes after it."""
    messages: list[Message] = [{"type": "http.request", "body": body}]

    async def received() -> Message:
        return messages.pop() if messages else await rest()

    return received
