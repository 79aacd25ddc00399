"""What Django REST framework does otherwise than Django, told without importing it."""

from __future__ import annotations

from inspect import unwrap
from typing import Any

from django.http import HttpRequest

from ..errors import ConfigurationError

REST_BEFORE = ("request: Request",)
"""What its views have before the callback, as one writes it."""
_VIEWS = "rest_framework.views"
_ACTIONS = ("list", "create", "retrieve", "update", "partial_update", "destroy")


def plain(request: object) -> HttpRequest | None:
    """Take the request of Django out of what the framework makes of it; ``None`` if it is none."""
    inner = getattr(request, "_request", request)
    return inner if isinstance(inner, HttpRequest) else None


def is_rest(cls: Any) -> bool:
    """Whether a class is one of the framework's views, all of which are exempt from CSRF tokens."""
    return any(each.__module__ == _VIEWS for each in getattr(cls, "__mro__", ()))


def awaits_nothing(cls: Any) -> bool:
    """Whether a class is one of the framework's views, and none of a library that awaits them."""
    return is_rest(cls) and unwrap(cls.dispatch).__module__ == _VIEWS


def refuse_async(cls: Any, method: Any) -> None:
    """Refuse a method that would have to be awaited, which the framework itself never does.

    Raises:
        ConfigurationError: that is so; it says what to write.

    """
    if awaits_nothing(cls):
        name = method.__name__
        raise ConfigurationError(
            f"{method.__qualname__} is asynchronous, and Django REST framework awaits no method:"
            f" write def {name}, or derive {cls.__qualname__} from django.views.View"
        )


def actions(cls: Any) -> list[Any]:
    """Give the methods of a set of views, whose names are none of HTTP; of others nothing."""
    if not is_rest(cls) or not hasattr(cls, "get_extra_actions"):
        return []
    named = [getattr(cls, name) for name in _ACTIONS if hasattr(cls, name)]
    return [*named, *cls.get_extra_actions()]
