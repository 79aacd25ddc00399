"""What ``manage.py check`` says of the views that the addresses of a project lead to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning as CheckWarning
from django.urls import get_resolver

from ._guard import VERIFIES, is_async
from ._protection import browser_checks, enclosed
from ._rest import awaits_nothing, is_rest

_OF_USERS = {
    "DjangoModelPermissions",
    "DjangoModelPermissionsOrAnonReadOnly",
    "DjangoObjectPermissions",
    "IsAdminUser",
    "IsAuthenticated",
    "IsAuthenticatedOrReadOnly",
}
"""The permissions of Django REST framework that the platform, which is no user, never has."""


def check_urls(**_: object) -> list[CheckMessage]:
    """Say which views verify their requests, but cannot answer the platform."""
    if not getattr(settings, "ROOT_URLCONF", None):
        return []
    views = [*_views(get_resolver())]
    shut = {_class_of(each) for each in views if _is_shut(each)} if any(browser_checks()) else ()
    asking = {cls: None for each in views if (cls := _rest_class_of(each)) and _asks_for_user(cls)}
    unawaited = {cls: None for each in views if (cls := _rest_class_of(each)) and _awaits(cls)}
    return [
        *(_warning(each) for each in sorted(shut, key=_by_name)),
        *(_rest_warning(each) for each in sorted(asking, key=_by_name)),
        *(_rest_error(each) for each in sorted(unawaited, key=_by_name)),
    ]


def _by_name(cls: Any) -> str:
    return str(cls.__qualname__)


def _rest_class_of(view: Any) -> Any:
    cls = getattr(view, "cls", None)
    return cls if is_rest(cls) else None


def _asks_for_user(cls: Any) -> bool:
    """Whether all of a class is verified, or what ``api_view`` made it of, and asks for a user."""
    asked = (base.__name__ for each in cls.permission_classes for base in _bases(each))
    return _verifies_all(cls) and not _OF_USERS.isdisjoint(asked)


def _bases(permission: Any) -> Iterator[Any]:
    """Give the classes of a permission; one that is put together of others says nothing plain."""
    for each in getattr(permission, "__mro__", ()):
        if each.__module__ == "rest_framework.permissions":
            yield each


def _verifies_all(cls: Any) -> bool:
    methods = _methods(cls)
    inside = [each for method in methods for each in enclosed(method, depth=1)]
    return any(hasattr(each, VERIFIES) for each in (cls.dispatch, *methods, *inside))


def _awaits(cls: Any) -> bool:
    """Whether ``api_view`` has made a class of a function that nobody will await."""
    if not awaits_nothing(cls):
        return False
    inside = [each for method in _methods(cls) for each in enclosed(method, depth=1)]
    return any(hasattr(each, VERIFIES) and is_async(cast("Any", each)) for each in inside)


def _methods(cls: Any) -> list[Any]:
    return [getattr(cls, name) for name in cls.http_method_names if hasattr(cls, name)]


def _rest_error(cls: Any) -> CheckMessage:
    return Error(
        f"{cls.__name__} is asynchronous, and Django REST framework awaits no function under"
        " @api_view, so all requests of the platform are answered with 500.",
        hint=f"Write def {cls.__name__}.",
        obj=cls,
        id="cxml.E003",
    )


def _rest_warning(cls: Any) -> CheckMessage:
    return CheckWarning(
        # The name alone: @api_view gives that of the function to a class that it makes.
        f"{cls.__name__} verifies its requests, but its permissions ask for a user, and the"
        " platform is none.",
        hint="Write permission_classes = () in the class, or @permission_classes([]) under"
        " @api_view; DEFAULT_PERMISSION_CLASSES counts where a view says nothing.",
        obj=cls,
        id="cxml.W006",
    )


def _views(resolver: Any) -> Iterator[Any]:
    for each in resolver.url_patterns:
        if hasattr(each, "url_patterns"):
            yield from _views(each)
        else:
            yield each.callback


def _is_shut(view: Any) -> bool:
    cls = _class_of(view)
    names = ("dispatch", *getattr(cls, "http_method_names", ()))
    verifies = (
        hasattr(each.__dict__.get(name), VERIFIES)
        for each in getattr(cls, "__mro__", ())
        for name in names
    )
    return not getattr(view, "csrf_exempt", False) and any(verifies)


def _class_of(view: Any) -> Any:
    return getattr(view, "view_class", None)


def _warning(cls: Any) -> CheckMessage:
    return CheckWarning(
        f"{cls.__qualname__} verifies its requests, but those of the platform do not get to it,"
        " since Django asks for a CSRF token before.",
        hint="Where it has a dispatch of its own, decorate it too; a method is decorated without"
        " method_decorator, with the decorator of cxml above all others, and in the view itself.",
        obj=cls,
        id="cxml.W005",
    )
