"""What verifies a request, hands the callback on, and answers with what the view returns."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import wraps
from inspect import isawaitable
from typing import Any, Generic, TypeAlias, cast

from asgiref.sync import iscoroutinefunction, sync_to_async
from attrs import frozen
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from .._web.endpoint import Endpoint, R
from .._web.keys import KeyFinder, ask_later
from .._web.receive import C, RequestRefusedError
from ..errors import ConfigurationError
from ._request import incoming
from ._rest import plain

Args: TypeAlias = tuple[Any, ...]
Received: TypeAlias = Callable[[Args], Args | Awaitable[Args]]
"""Gives the arguments that a view is called with for those that Django calls it with; they may be
awaited where the view is."""

VERIFIES = "_cxml_verifies"
"""Where a method that verifies has itself: what copies its attributes does not verify."""


@frozen
class Guard(Generic[C, R]):
    """Makes views that verify of views that do not."""

    endpoint: Endpoint[C, R]

    def view(self, view: Callable[..., Any], *, of_class: bool = False) -> Callable[..., Any]:
        """Verify what a function, or a method, is called with."""
        place = int(of_class)

        def received(args: Args) -> Args | Awaitable[Args]:
            request = plain(args[place]) if len(args) > place else None
            if request is None:
                raise no_request(view)
            before, behind = args[: place + 1], args[place + 1 :]
            if is_async(view):
                return self._received_later(before, request, behind)
            return (*before, self.endpoint.receive(incoming(request)), *behind)

        made = self.answering(view, received)
        setattr(made, VERIFIES, made)
        return made

    async def _received_later(self, before: Args, request: HttpRequest, behind: Args) -> Args:
        return (*before, await self.receive_later(request), *behind)

    async def receive_later(self, request: HttpRequest) -> C:
        """Verify a request, and read it, where a function that finds the key is awaited.

        Raises:
            RequestRefusedError: it is not to be trusted, or cannot be read.

        """
        return await self.endpoint.receive_later(incoming(request), _ask_later)

    def answering(self, view: Callable[..., Any], received: Received) -> Callable[..., Any]:
        """Put the callback behind the request, and make a response of what the view returns."""

        def responded(result: Any) -> HttpResponseBase:
            if isinstance(result, HttpResponseBase):
                self.endpoint.note(result.get("Content-Type"), _body(result), view)
                return result
            said = self.endpoint.answer(result, view)
            return HttpResponse(said.body, status=said.status, content_type=said.content_type)

        # Twins, since Django asks the function itself whether it is to be awaited.
        @wraps(view)
        def answer(*args: Any, **kwargs: Any) -> HttpResponseBase:
            try:
                return responded(view(*cast("Args", received(args)), **kwargs))
            except RequestRefusedError as refusal:
                return HttpResponse(status=refusal.status)

        @wraps(view)
        async def answer_later(*args: Any, **kwargs: Any) -> HttpResponseBase:
            try:
                found = received(args)
                placed = await found if isawaitable(found) else found
                return responded(await view(*placed, **kwargs))
            except RequestRefusedError as refusal:
                return HttpResponse(status=refusal.status)

        return answer_later if is_async(view) else answer


def _body(response: HttpResponseBase) -> bytes:
    """Give what a response sends, as far as that is there already."""
    is_there = isinstance(response, HttpResponse) and getattr(response, "is_rendered", True)
    return response.content if is_there and isinstance(response, HttpResponse) else b""


async def _ask_later(finder: KeyFinder, sent: Mapping[str, str]) -> object:
    return await ask_later(_in_thread, finder, sent)


async def _in_thread(finder: KeyFinder, sent: Mapping[str, str]) -> object:
    """Ask where Django lets a function ask its database."""
    return await sync_to_async(finder)(sent)


def is_async(view: Callable[..., object]) -> bool:
    """Whether what a view returns is to be awaited."""
    # inspect's own function does not see before Python 3.12 what Django marks so.
    return iscoroutinefunction(view)  # pyright: ignore[reportDeprecated]


def verifies(method: object) -> bool:
    """Whether a method, bound or not, verifies its requests itself."""
    function = getattr(method, "__func__", method)
    # Where there is no method, nothing does: what a class does instead is asked who it is from.
    return function is not None and getattr(function, VERIFIES, None) is function


def no_request(view: Callable[..., object]) -> ConfigurationError:
    """Say that a view was called without a request."""
    return ConfigurationError(
        f"{getattr(view, '__qualname__', view)} is not called with a request first, as a function"
        " that is a view is: decorate the class, or a method of it whose first parameter is self"
    )


def open_to_platform(view: Any) -> Any:
    """Exempt a view from what nobody but a browser has: a CSRF token, or a login.

    Django looks for either before it calls the view, which verifies a signature in their place.
    """
    view.csrf_exempt = True
    view.login_required = False
    return view
