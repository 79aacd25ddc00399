"""Exceptions that frameworks make answers of: a test meets them all the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.handlers.asgi import ASGIHandler
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.test.utils import override_settings
from django.urls import path
from flask import Flask
from views import django_project as django_project

from cxml import Dial
from cxml.simulator import AsyncPlatform, Platform


def fail(*_: object) -> str:
    """Fail as a program does that gives what cannot be."""
    Dial(timeout="soon")  # type: ignore[arg-type]
    return ""


def of_django(_: HttpRequest) -> HttpResponse:
    """Fail as a view of Django."""
    return HttpResponse(fail())


urlpatterns = [path("voice", of_django)]


def _settings() -> override_settings:
    return override_settings(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["testserver"])


def flask() -> Flask:
    """Make an application that makes a 500 of everything."""
    app = Flask(__name__)
    app.add_url_rule("/voice", view_func=fail, methods=["POST"])
    return app


@pytest.mark.parametrize("make", [flask, WSGIHandler, ASGIHandler])
def test_what_nobody_looked_at_is_raised(make: Callable[[], Any]) -> None:
    """At the end of a block what the application raised is raised, from its own line."""
    raised = pytest.raises(ValueError, match="timeout")
    with _settings(), raised as caught, Platform(make()) as platform:
        platform.call("/voice")
    assert "fail" in [each.name for each in caught.traceback]


@pytest.mark.anyio
async def test_the_same_where_it_is_awaited() -> None:
    """That holds for an asynchronous platform too."""
    with _settings(), pytest.raises(ValueError, match="timeout"):
        async with AsyncPlatform(ASGIHandler()) as platform:
            await platform.call("/voice")


def test_what_is_looked_at_is_not_raised() -> None:
    """A test that looks at the requests knows; one that fails anyway says its own reason."""
    with Platform(flask()) as platform:
        said = platform.call("/voice").transcript
        (request,) = platform.requests
    assert isinstance(request.raised, ValueError)
    assert request.answer
    assert request.answer.status == 500
    assert "answered 500: the application raised InvalidValueError: Dial/@timeout: timeout" in said


def test_another_error_comes_first() -> None:
    """A test that fails anyway says its own reason."""
    with pytest.raises(AssertionError, match="Hello"), Platform(flask()) as platform:
        platform.call("/voice").hears("Hello")


def test_what_is_missed_says_why() -> None:
    """What a test does not hear has the exception as its cause."""
    call = Platform(flask()).call("/voice")
    with pytest.raises(AssertionError, match="the application raised") as caught:
        call.hears("Hello")
    assert isinstance(caught.value.__cause__, ValueError)
