"""What an application tells of an answer beside it: a test meets it all the same."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import pytest
from django.core.handlers.asgi import ASGIHandler
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.test.utils import override_settings
from django.urls import path
from flask import Flask, abort, request
from starlette.applications import Starlette
from starlette.routing import Route
from views import django_project as django_project

import cxml.django
import cxml.flask
from cxml import Dial
from cxml._web.log import LISTENERS
from cxml.callbacks import VoiceRequest
from cxml.simulator import AsyncPlatform, Platform
from cxml.starlette import Webhooks


def fail(*_: object) -> str:
    """Fail as a program does that gives what cannot be."""
    Dial(timeout="soon")  # type: ignore[arg-type]
    return ""


def of_django(_: HttpRequest) -> HttpResponse:
    """Fail as a view of Django."""
    return HttpResponse(fail())


def needs_name(*given: object) -> str:
    """Be a view, of a callback that comes without the name of who calls."""
    return str(given)


KEY = "PSK_of-this-test"
NEEDED = {"require": ("caller_name",), "signing_key": KEY}
urlpatterns = [
    path("voice", of_django),
    path("named", cxml.django.document(VoiceRequest, **NEEDED)(needs_name)),  # type: ignore[arg-type,type-var]
]


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


def keyed_flask() -> Flask:
    """Make an application whose views take a parameter of another name, or refuse by themselves."""
    app = Flask(__name__)

    @app.post("/voice")
    def voice() -> str:
        return request.form["Form"]

    @app.post("/aborts")
    def aborts() -> str:
        abort(400)

    @app.post("/sorry")
    def sorry() -> str:
        return request.form["Form"]

    @app.errorhandler(400)
    def answer(error: Exception) -> Any:
        return (b"<Response/>", 200) if request.path == "/sorry" else error

    return app


def test_a_key_that_flask_misses() -> None:
    """Of the 400 that Flask makes of it, the key and the line are told, and it is raised too."""
    app = keyed_flask()
    with pytest.raises(KeyError, match="'Form'") as caught, Platform(app) as platform:
        said = platform.call("/voice").transcript
    assert "voice" in [each.name for each in caught.traceback]
    assert (
        "400: the application raised BadRequestKeyError: 400 Bad Request: KeyError: 'Form'" in said
    )
    assert "handle_http_exception" not in vars(app)


@pytest.mark.parametrize("path", ["/aborts", "/sorry"])
def test_a_refusal_of_the_application(path: str) -> None:
    """What it refuses by itself, or answers in its own way, is nothing that it raised."""
    app = keyed_flask()
    with Platform(app) as platform:
        platform.call(path)
    assert [each.raised for each in platform.requests] == [None]


def test_a_handler_of_the_application() -> None:
    """Where somebody has put a method of their own onto the application, that is left alone."""
    app = keyed_flask()
    own = app.handle_http_exception
    app.handle_http_exception = own  # type: ignore[method-assign]
    with Platform(app) as platform:
        platform.call("/voice")
        assert vars(app)["handle_http_exception"] is own
    assert [each.raised for each in platform.requests] == [None]


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


def named_flask() -> Flask:
    """Make an application whose view needs a field."""
    app = Flask(__name__)
    view = cxml.flask.document(VoiceRequest, **NEEDED)(needs_name)  # type: ignore[arg-type]
    app.add_url_rule("/named", view_func=view, methods=["POST"])
    return app


def named_starlette() -> Starlette:
    """Make another one."""
    needs = Webhooks(signing_key=KEY).document(VoiceRequest, require=("caller_name",))
    return Starlette(routes=[Route("/named", needs(needs_name), methods=["POST"])])


@pytest.mark.parametrize("make", [named_flask, named_starlette, WSGIHandler, ASGIHandler])
def test_a_field_that_is_missing(make: Callable[[], Any], request: pytest.FixtureRequest) -> None:
    """The 400 of a view says why, though its body says nothing, and the log may be off."""
    request.addfinalizer(lambda: logging.disable(logging.NOTSET))
    logging.disable(logging.CRITICAL)
    with _settings(), Platform(make(), signing_key=KEY) as platform:
        call = platform.call("/named")
        said = "400, logging 'it has no CallerName that could be read, which this view requires'"
        assert platform.requests.last("/named").problem.endswith(f"/named answered {said}")
        with pytest.raises(AssertionError, match="it has no CallerName"):
            call.hears("Hello")
    assert LISTENERS == []


def test_a_refusal_that_was_not_the_answer() -> None:
    """Why a view refused is said of the answer that it refused with, and of no other."""
    app = named_flask()
    app.register_error_handler(400, lambda _: ("Not so", 409))
    with Platform(app, signing_key=KEY) as platform:
        platform.call("/named")
        assert platform.requests[0].problem.endswith("answered 409, saying 'Not so'")


def test_an_address_that_a_view_does_not_have() -> None:
    """Why a signature does not fit is said where the view can tell; else what may be behind it."""
    app = Flask(__name__)
    url = "https://shop.example.com"
    verified = cxml.flask.document(VoiceRequest, signing_key=KEY, public_url=url)
    app.add_url_rule("/voice", view_func=verified(needs_name), methods=["POST"])
    here, elsewhere = Platform(app, signing_key=KEY), Platform(app, signing_key="PSK_another")
    assert "answered 403, logging 'it fits http://localhost/voice: " in str(here.call("/voice"))
    assert "403: does it verify with another signing_key" in str(elsewhere.call("/voice"))
