"""What protects views from forged posts of browsers, and would have without an exemption."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from types import CellType
from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string
from django.views import View

_CSRF = "django.middleware.csrf.CsrfViewMiddleware"
# They are told by name, since either may need applications that are not installed.
_OF_BROWSERS = {"django.contrib.auth.middleware.LoginRequiredMiddleware", _CSRF}
"""The middlewares that a view is exempt from by an attribute, and so a class from as a whole."""


def browser_checks() -> Iterator[Any]:
    """Give the middlewares of the project that a view can be exempt from."""
    for path in settings.MIDDLEWARE:
        made = import_string(path)
        if _names(made) & _OF_BROWSERS:
            yield made


def checks_around(view: View, request: HttpRequest) -> Iterator[Any]:
    """Give the middlewares that ``csrf_protect`` and its like have put around a view.

    They stand around what the route leads to, or around a ``dispatch``, and have asked whether that
    is exempt when nobody knew which method it would be.
    """
    match = request.resolver_match
    around = [match.func] if match else []
    around += [each.__dict__["dispatch"] for each in type(view).__mro__ if "dispatch" in vars(each)]
    for each in around:
        for function in _wrapped(each):
            for inside in enclosed(function):
                made = inside if isinstance(inside, type) else type(inside)
                if _CSRF in _names(made):
                    yield made


def _names(cls: Any) -> set[str]:
    return {f"{each.__module__}.{each.__qualname__}" for each in getattr(cls, "__mro__", ())}


def _wrapped(function: Callable[..., Any] | None) -> Iterator[Any]:
    """Give a function, and those that it says are inside it."""
    while function is not None:
        yield function
        function = getattr(function, "__wrapped__", None)


def enclosed(function: object, depth: int = 2) -> Iterator[object]:
    """Give what a function has from around its definition, and what that has so in turn.

    ``api_view`` of Django REST framework has there what it was given.
    """
    for cell in getattr(function, "__closure__", None) or ():
        kept = _content(cell)
        several = cast("Iterable[object]", kept) if isinstance(kept, (list, tuple)) else (kept,)
        for each in several:
            yield each
            if depth > 1:
                yield from enclosed(each, depth - 1)


def _content(cell: CellType) -> object:
    try:
        return cell.cell_contents
    except ValueError:  # it is empty, as that of a name that was deleted
        return None
