"""What Django REST framework does otherwise than Django, told without importing it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

REST_BEFORE = ("request: Request",)
"""What its views have before the callback, as one writes it."""
_ACTIONS = ("list", "create", "retrieve", "update", "partial_update", "destroy")


def plain(request: object) -> HttpRequest | None:
    """Take the request of Django out of what the framework makes of it; ``None`` if it is none."""
    inner = getattr(request, "_request", request)
    return inner if isinstance(inner, HttpRequest) else None


def is_rest(cls: Any) -> bool:
    """Whether a class is one of the framework's views, all of which are exempt from CSRF tokens."""
    return any(each.__module__ == "rest_framework.views" for each in getattr(cls, "__mro__", ()))


def actions(cls: Any) -> list[Any]:
    """Give the methods of a set of views, whose names are none of HTTP; of others nothing."""
    if not is_rest(cls) or not hasattr(cls, "get_extra_actions"):
        return []
    named = [getattr(cls, name) for name in _ACTIONS if hasattr(cls, name)]
    return [*named, *cls.get_extra_actions()]
