"""Methods that are decorated alone, in class-based views whose other methods are as ever."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, update_wrapper
from types import MethodType
from typing import Any

from asgiref.sync import markcoroutinefunction, sync_to_async
from django.http import HttpRequest
from django.views import View

from ..errors import ConfigurationError
from ._classes import call_alone, handler_name, is_verified, wrap_dispatch
from ._guard import VERIFIES, is_async, verifies
from ._protection import browser_checks, checks_around
from ._rest import is_rest, refuse_async

_WRAPPED = "__wrapped__"


class Method:
    """A decorated method, until there is its class, which then gets a function in its place."""

    __slots__ = ("__dict__", "_answer")

    def __init__(self, answer: Callable[..., Any]) -> None:
        self._answer = answer
        update_wrapper(self, answer)
        setattr(self, VERIFIES, self)
        if is_async(answer):
            markcoroutinefunction(self)

    def __set_name__(self, owner: type, name: str) -> None:
        """Stand in a class: what other decorators left here stays, and the platform gets in."""
        if View not in owner.__mro__:  # the views that it is mixed in have to be open
            return
        if is_async(self._answer):
            refuse_async(owner, self)
        left = {each: it for each, it in vars(self).items() if each not in (VERIFIES, _WRAPPED)}
        vars(self._answer).update(left)
        setattr(owner, name, self._answer)
        if not is_open(owner):
            wrap_dispatch(owner, _dispatch_checked)

    def __get__(self, view: object, owner: type | None = None) -> Any:
        """Be a method, as functions are."""
        return self if view is None else MethodType(self, view)

    def __call__(self, view: object, *args: Any, **kwargs: Any) -> Any:
        """Be called from within another decorator, or in a class that it was mixed in."""
        if not is_open(type(view)):
            name = getattr(self, "__qualname__", self)
            raise ConfigurationError(
                f"{name} is not open to the platform, since the check of CSRF tokens comes before"
                " all methods: put the decorator of cxml above all others and into the class-based"
                " view itself, or decorate the whole class"
            )
        return self._answer(view, *args, **kwargs)


def is_open(cls: Any) -> bool:
    """Whether what is posted to a class gets to its methods without a CSRF token."""
    return is_rest(cls) or getattr(getattr(cls, "dispatch", None), "csrf_exempt", False)


def _dispatch_checked(
    view: View, inner: Callable[..., Any], request: HttpRequest, *args: Any, **kwargs: Any
) -> Any:
    """Check what is for another method as Django would have, had the class not been exempt."""
    name = handler_name(view, request)
    if is_verified(view, request):
        return inner(request, *args, **kwargs)
    if verifies(getattr(view, name, None)):
        return call_alone(view, name, partial(inner, request, *args, **kwargs))

    def refused() -> Any:
        checks = (*browser_checks(), *checks_around(view, request))
        made = (each(_unanswered) for each in checks)
        answers = (each.process_view(request, inner, args, kwargs) for each in made)
        return next((each for each in answers if each is not None), None)

    async def later() -> Any:
        answer = await sync_to_async(refused)()
        return await inner(request, *args, **kwargs) if answer is None else answer

    if view.view_is_async:
        return later()
    answer = refused()
    return inner(request, *args, **kwargs) if answer is None else answer


def _unanswered(_request: HttpRequest) -> None: ...
