"""What ``manage.py check`` says of the views that the addresses of a project lead to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Warning as CheckWarning
from django.urls import get_resolver

from ._guard import VERIFIES
from ._methods import browser_checks


def check_urls(**_: object) -> list[CheckMessage]:
    """Say which class-based views verify, but are not exempt from what only a browser has."""
    if not getattr(settings, "ROOT_URLCONF", None) or not any(browser_checks()):
        return []
    shut = {_class_of(each) for each in _views(get_resolver()) if _is_shut(each)}
    return [_warning(each) for each in sorted(shut, key=lambda cls: str(cls.__qualname__))]


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
