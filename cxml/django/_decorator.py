"""What makes views: of functions, of classes, and of methods."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from functools import partial, wraps
from inspect import unwrap
from typing import Any, Concatenate, Generic, ParamSpec, TypeAlias, TypeVar, cast, overload

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views import View

from .._web.check_view import is_method
from .._web.endpoint import Endpoint, R
from .._web.receive import C
from ..errors import ConfigurationError
from ._classes import check_handlers, dispatch_verified, guard_class
from ._guard import VERIFIES, Guard, open_to_platform
from ._methods import Method, is_open
from ._rest import is_rest

P = ParamSpec("P")
V = TypeVar("V", bound=View)
Q = TypeVar("Q", bound=HttpRequest)
Answer: TypeAlias = HttpResponseBase | R
Later: TypeAlias = Coroutine[Any, Any, HttpResponseBase]


class Decorator(Generic[C, R]):
    """What :func:`document` and :func:`status_callback` give: it makes views.

    It takes a function, asynchronous or not, a class-based view, or a method of one. All methods of
    such a class but Django's own ``options`` get the callback, and so do those of its subclasses; a
    subclass or a method that is decorated too is verified, read and answered as it says. Where a
    method alone is decorated, the others are as ever.
    """

    def __init__(self, endpoint: Endpoint[C, R]) -> None:
        self._guard = Guard(endpoint)

    @overload
    def __call__(self, view: type[V]) -> type[V]: ...
    @overload
    def __call__(
        self, view: Callable[Concatenate[Q, C, P], Awaitable[Answer[R]]]
    ) -> Callable[Concatenate[Q, P], Later]: ...
    @overload
    def __call__(
        self, view: Callable[Concatenate[Q, C, P], Answer[R]]
    ) -> Callable[Concatenate[Q, P], HttpResponseBase]: ...
    @overload
    def __call__(
        self, view: Callable[Concatenate[V, Q, C, P], Awaitable[Answer[R]]]
    ) -> Callable[Concatenate[V, Q, P], Later]: ...
    @overload
    def __call__(
        self, view: Callable[Concatenate[V, Q, C, P], Answer[R]]
    ) -> Callable[Concatenate[V, Q, P], HttpResponseBase]: ...
    def __call__(self, view: Any) -> Any:
        """Make a view of it."""
        if isinstance(view, type):
            return guard_class(self._guard, view)
        if (bound := _bound(view)) is not None:
            return self._late(view, bound)
        if hasattr(view, VERIFIES) or is_rest(getattr(view, "cls", None)):
            raise _made_already(view)
        if cls := getattr(view, "view_class", None):  # it is what as_view made
            check_handlers(self._guard, cls)
            return open_to_platform(self._guard.view(view))
        of_class = is_method(view)
        self._guard.endpoint.check(view, of_class=of_class)
        made = self._guard.view(view, of_class=of_class)
        return Method(made) if of_class else open_to_platform(made)

    def _late(self, view: Callable[..., Any], bound: partial[Any]) -> Callable[..., Any]:
        """Decorate for ``method_decorator``, which does that at each request, with an instance."""
        instance, name = cast("Any", bound.func).__self__, cast("Any", bound).__name__
        if name == "dispatch":
            check_handlers(self._guard, type(instance))
            return wraps(view)(partial(dispatch_verified, self._guard, instance, view))
        if not is_open(type(instance)):
            raise ConfigurationError(
                f"{type(instance).__qualname__}.{name} is decorated with method_decorator, and not"
                " open to the platform, since the check of CSRF tokens comes before all methods:"
                ' write name="dispatch", or decorate the method without method_decorator'
            )
        return self._guard.view(view)


def _bound(view: Callable[..., object]) -> partial[Any] | None:
    """Find the method of an instance that ``method_decorator`` asks for, under other decorators."""
    found: Any = unwrap(view, stop=lambda each: isinstance(each, partial))
    is_bound = isinstance(found, partial) and isinstance(
        getattr(cast("Any", found).func, "__self__", None), View
    )
    return cast("partial[Any]", found) if is_bound else None


def _made_already(view: Callable[..., object]) -> ConfigurationError:
    if hasattr(view, VERIFIES):
        name = getattr(view, "__qualname__", view)
        return ConfigurationError(f"{name} is decorated already: one decorator of cxml is enough")
    name = cast("Any", view).cls.__name__  # which api_view takes over from the function
    return ConfigurationError(
        f"{name} is a view of Django REST framework already: decorate its class, or put the"
        " decorator of cxml under @api_view"
    )
