"""Class-based views that are decorated as a whole."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import partial, wraps
from inspect import isawaitable
from typing import Any, cast

from attrs import evolve
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import classonlymethod
from django.views import View

from .._web.check_view import refuse_class
from .._web.log import log_answered
from .._web.receive import C, RequestRefusedError, address
from ..errors import ConfigurationError
from ._guard import VERIFIES, Guard, is_async, open_to_platform, verifies
from ._request import incoming
from ._rest import REST_BEFORE, actions, is_rest, refuse_async

_UNCALLED = "_cxml_uncalled"
"""What a method has that is still waiting for its call."""
_VERIFIED = "_cxml_verified"
"""Where an instance of a class-based view has the request that was verified, and the method."""


def guard_class(guard: Guard[Any, Any], cls: Any) -> Any:
    """Verify where the exemption from CSRF tokens is, so that subclasses inherit both.

    Raises:
        ConfigurationError: it is no class-based view, or a method has no place for the callback.
            Where there is no method, as in a base of others, ``as_view`` raises.

    """
    if View not in cls.__mro__:
        raise refuse_class(cls, "django.views.View")
    has_methods = bool(_methods_of(cls))
    if has_methods:
        check_handlers(guard, cls)
    wrap_dispatch(cls, partial(dispatch_verified, guard))
    _guard_when_served(guard, cls, is_checked=has_methods)
    return cls


def _guard_when_served(guard: Guard[Any, Any], cls: Any, *, is_checked: bool) -> None:
    """Verify before whatever a derived class has in place of ``dispatch``, or in front of it.

    Where the decorated class has no methods, those of the derived are checked then, too.
    """
    verified, own = cls.dispatch, cls.__dict__.get("as_view")

    @wraps(cls.as_view.__func__)
    def as_view(served: Any, *args: Any, **kwargs: Any) -> Callable[..., Any]:
        has_own = not verifies(served.dispatch)
        if has_own:
            wrap_dispatch(served, partial(dispatch_verified, guard))
        # What is decorated too was checked for that.
        if not is_checked and (has_own or served.dispatch is verified):
            check_handlers(guard, served)
        # Asked for anew, since a derived class may have bases behind this one with an own as_view.
        inherited = cast("Any", super(cls, served))
        make: Any = inherited.as_view if own is None else own.__get__(None, served)
        return cast("Callable[..., Any]", make(*args, **kwargs))

    cls.as_view = classonlymethod(as_view)


def wrap_dispatch(cls: Any, called: Callable[..., Any]) -> None:
    """Open a class to the platform, and have something called in place of its ``dispatch``.

    Args:
        cls: the class.
        called: gets the view and what it does when it is called, and then the arguments.

    """
    own = cls.__dict__.get("dispatch")

    @wraps(cls.dispatch)
    def dispatch(view: View, *args: Any, **kwargs: Any) -> Any:
        inherited: Any = super(cast("type[View]", cls), view)
        inner = inherited.dispatch if own is None else own.__get__(view)
        return called(view, inner, *args, **kwargs)

    setattr(dispatch, VERIFIES, dispatch)
    cls.dispatch = open_to_platform(dispatch)


def check_handlers(guard: Guard[Any, Any], cls: Any) -> None:
    """Refuse a class whose methods could not be called with the callback.

    Raises:
        ConfigurationError: that is so, or it has no methods.

    """
    found = _methods_of(cls)
    if not found:
        raise ConfigurationError(f"{cls.__qualname__} has neither a method get nor post")
    endpoint = evolve(guard.endpoint, before=REST_BEFORE) if is_rest(cls) else guard.endpoint
    own = [cls.options] if cls.options is not View.options else []
    for handler in (*found, *own):
        if is_async(handler):
            refuse_async(cls, handler)
        if not verifies(handler):
            endpoint.check(handler, of_class=True)


def _methods_of(cls: Any) -> list[Any]:
    """Give the methods of a class that are called for requests; ``options`` is Django's own."""
    return actions(cls) or _handlers(cls)


def _handlers(cls: Any) -> list[Any]:
    names = {*cls.http_method_names} - {"options"}
    return [getattr(cls, name) for name in sorted(names) if hasattr(cls, name)]


def dispatch_verified(
    guard: Guard[Any, Any],
    view: View,
    inner: Callable[..., Any],
    request: HttpRequest,
    *args: Any,
    **kwargs: Any,
) -> Any:
    """Call a class-based view, one of whose classes is decorated, if a request is to be trusted."""
    name = handler_name(view, request)
    if not hasattr(view, name):
        return View.http_method_not_allowed(view, request)
    called = partial(inner, request, *args, **kwargs)
    if is_verified(view, request):  # by another class that is decorated
        return called()
    method = getattr(view, name)
    if _is_djangos(method) or verifies(method):
        return call_alone(view, name, called)
    if view.view_is_async:
        return _dispatch_later(guard, view, request, called)
    try:
        _accept(guard, view, request, guard.endpoint.receive(incoming(request)))
    except RequestRefusedError as refusal:
        return HttpResponse(status=refusal.status)
    return _noted(guard, view, request, called())


async def _dispatch_later(
    guard: Guard[Any, Any], view: View, request: HttpRequest, called: Callable[[], Any]
) -> Any:
    try:
        _accept(guard, view, request, await guard.receive_later(request))
    except RequestRefusedError as refusal:
        return HttpResponse(status=refusal.status)
    answer = called()
    return _noted(guard, view, request, await answer if isawaitable(answer) else answer)


def _noted(guard: Guard[Any, Any], view: View, request: HttpRequest, answer: Any) -> Any:
    """Say in the log that a request that was verified did not get to the method."""
    has_status = hasattr(answer, "status_code")  # what is no response, Django itself refuses
    if has_status and hasattr(vars(view).get(handler_name(view, request)), _UNCALLED):
        asked = incoming(request)
        asked.read()
        url = address(guard.endpoint.policy(), asked.origin, asked.header, asked.target)
        log_answered(asked, url, answer.status_code)
    return answer


def call_alone(view: View, name: str, called: Callable[[], Any]) -> Any:
    """Have a view call one method and no other, should it change the method of the request."""

    async def later() -> Any:
        with _alone(view, name):
            answer = called()
            return await answer if isawaitable(answer) else answer

    if view.view_is_async:
        return later()
    with _alone(view, name):
        return called()


@contextmanager
def _alone(view: View, name: str) -> Generator[None, None, None]:
    known, view.http_method_names = view.http_method_names, [name]
    try:
        yield
    finally:
        view.http_method_names = known


def _accept(guard: Guard[C, Any], view: View, request: HttpRequest, callback: C) -> None:
    name = handler_name(view, request)
    setattr(view, _VERIFIED, (request, name))
    setattr(view, name, _handler(guard, view, name, callback))


def is_verified(view: View, request: HttpRequest) -> bool:
    """Whether one of the classes of a view has verified a request, for the method it has now."""
    found, name = vars(view).get(_VERIFIED, (None, ""))
    return found is request and name == handler_name(view, request)


def _is_djangos(method: Any) -> bool:
    """Whether a method is what every view answers OPTIONS with, which tells nothing."""
    return getattr(method, "__func__", method) is View.options


def _handler(guard: Guard[C, Any], view: View, name: str, callback: C) -> Callable[..., Any]:
    """Give a method the callback, in its place and once: in the method it is as ever."""
    method = getattr(view, name)

    def received(args: tuple[Any, ...]) -> tuple[Any, ...]:
        setattr(view, name, method)
        return (args[0], callback, *args[1:])

    made = guard.answering(method, received)
    setattr(made, _UNCALLED, True)
    return made


def handler_name(view: View, request: HttpRequest) -> str:
    """Name the method that Django calls for a request; nothing, when it calls none."""
    name = (request.method or "").lower()
    return name if name in view.http_method_names else ""
