"""What an application raises in a simulated call."""

from __future__ import annotations

import asyncio
import os
import re
import time
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import fastapi
import flask
import pytest
from django.core.handlers.asgi import ASGIHandler
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import got_request_exception
from django.http import HttpRequest, HttpResponse
from django.test.utils import override_settings
from django.urls import path
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from views import django_project as django_project

import cxml.django
import cxml.flask
from cxml import ConfigurationError
from cxml._calling.platform import WatchingPlatform
from cxml.callbacks import CallStatus, VoiceRequest
from cxml.simulator import SimulationError
from cxml.starlette import Webhooks

KEY = "PSK_of-this-test"
HERE = Path(__file__)


def fail() -> None:
    """Go wrong."""
    raise LookupError(f"no {KEY} for\nPSK_abcdefghijklmnop")


def of_flask() -> Any:
    """Make an application of Flask, which makes a 500 of it."""
    app = flask.Flask("shop")
    app.add_url_rule("/voice", "voice", fail, methods=["POST"])  # type: ignore[arg-type]
    return app


def of_wsgi(_: object, __: object) -> Iterable[bytes]:
    """Be an application that lets it out."""
    fail()
    return []


def of_starlette() -> Any:
    """Make an application of ASGI, which answers and lets it out."""

    async def voice(_: Request) -> Response:
        fail()
        return Response()

    return Starlette(routes=[Route("/voice", voice, methods=["POST"])])


def view(_: HttpRequest) -> HttpResponse:
    """Be a view of Django, which makes a 500 of it."""
    fail()
    return HttpResponse()


async def awaited(_: HttpRequest) -> HttpResponse:
    """Be one that is awaited."""
    fail()
    return HttpResponse()


urlpatterns = [path("voice", view), path("awaited", awaited)]

APPLICATIONS: list[Any] = [of_flask, lambda: of_wsgi, of_starlette, WSGIHandler, ASGIHandler]


@pytest.mark.parametrize("make", APPLICATIONS)
@pytest.mark.parametrize("where", ["/voice", "/awaited"])
def test_what_is_raised_is_told(make: Callable[[], Any], where: str) -> None:
    """Whatever a framework makes of an exception, it is told: what, where, and without keys."""
    if where == "/awaited" and make not in (WSGIHandler, ASGIHandler):
        where = "/voice"
    with (
        override_settings(ROOT_URLCONF=__name__),
        WatchingPlatform(make(), signing_key=KEY) as platform,
    ):
        told: list[object] = []
        platform.told = told.append
        platform.call(where)
        platform.call(where)
    (raised,) = platform.raised
    assert told == [raised]
    line = fail.__code__.co_firstlineno + 2
    assert raised.lines[0] == f"POST {where} raised LookupError: no {16 * '*'} for {20 * '*'}"
    assert raised.lines[1].startswith(f"  {HERE.relative_to(Path.cwd())}:{line}, in fail: raise")
    assert "Traceback (most recent call last):" in raised.whole
    assert KEY not in platform.transcript
    assert KEY not in "\n".join([*raised.whole, repr(raised), repr(platform._driver.door)])


def returns(*_: object) -> Any:
    """Return what no view may."""
    return 5


def returns_to_django(_: HttpRequest, __: Any) -> Any:
    """Return it from a view of Django."""
    return 5


async def returns_later(_: Request, __: Any) -> Any:
    """Return it from a view that is awaited."""
    return 5


def mistaken_flask() -> Any:
    """Make an application of Flask whose view returns a number."""
    app = flask.Flask("shop")
    app.config["CXML_SIGNING_KEY"] = KEY
    app.post("/voice", endpoint="voice")(cxml.flask.document(VoiceRequest)(returns))
    app.post("/status", endpoint="status")(cxml.flask.status_callback(CallStatus)(returns))
    return app


def mistaken_fastapi() -> Any:
    """Make one of FastAPI."""
    app, webhooks = fastapi.FastAPI(), Webhooks(signing_key=KEY)

    @app.post("/voice")
    @webhooks.document(VoiceRequest)
    def voice(call: VoiceRequest) -> Any:
        return returns(call)

    @app.post("/status")
    @webhooks.status_callback(CallStatus)
    async def status(call: CallStatus) -> Any:
        return returns(call)

    return app


def mistaken_starlette() -> Any:
    """Make one of Starlette."""
    webhooks = Webhooks(signing_key=KEY)
    voice = webhooks.document(VoiceRequest)(returns_later)
    status = webhooks.status_callback(CallStatus)(returns_later)
    both = [("/voice", voice), ("/status", status)]
    return Starlette(routes=[Route(path, view, methods=["POST"]) for path, view in both])


urlpatterns += [
    path("mistaken", cxml.django.document(VoiceRequest)(returns_to_django)),
    path("status", cxml.django.status_callback(CallStatus)(returns_to_django)),
]
MISTAKEN: list[tuple[Any, str]] = [
    (mistaken_flask, "/voice"),
    (mistaken_fastapi, "/voice"),
    (mistaken_starlette, "/voice"),
    (WSGIHandler, "/mistaken"),
    (ASGIHandler, "/mistaken"),
]


@pytest.mark.parametrize(("make", "where"), MISTAKEN)
def test_what_a_view_returned_is_placed_at_the_view(make: Callable[[], Any], where: str) -> None:
    """No frame of the view is left when what it returned is refused: it is named all the same."""
    with (
        override_settings(ROOT_URLCONF=__name__, CXML_SIGNING_KEY=KEY, ALLOWED_HOSTS=["*"]),
        WatchingPlatform(make(), signing_key=KEY, status_callback="/status") as platform,
    ):
        platform.call(where)
        platform.wait(60)
    assert platform.transcript.count("returned by the view at ") == 2
    assert [each.request for each in platform.raised] == [f"POST {where}", "POST /status"]
    for raised in platform.raised:
        assert re.match(r"  tests/calling/test_raised\.py:\d+, in \w+$", raised.lines[1])
        assert "returned by the view at " in raised.whole[-1]


def test_nobody_listens_behind_a_request() -> None:
    """The signals of the frameworks are heard while a request is made, and not behind that."""
    flask_before = len(flask.got_request_exception.receivers)
    django_before = len(got_request_exception.receivers)
    WatchingPlatform(of_flask()).call()
    assert len(flask.got_request_exception.receivers) == flask_before
    assert len(got_request_exception.receivers) == django_before


def test_a_500_without_an_exception() -> None:
    """Where nothing is raised, or somebody makes an answer of it, that is said."""
    app = flask.Flask("shop")
    app.register_error_handler(LookupError, lambda _: ("sorry", 500))
    app.add_url_rule("/voice", "voice", fail, methods=["POST"])  # type: ignore[arg-type]
    platform = WatchingPlatform(app)
    platform.call()
    (raised,) = platform.raised
    said = "POST /voice answered 500; the application shows no exception"
    assert raised.lines == raised.whole == [said]


def test_a_key_that_flask_misses() -> None:
    """A parameter of another name, of which Flask makes a 400, is told with its line."""
    app = flask.Flask("shop")

    @app.post("/voice")
    def voice() -> str:
        return flask.request.form["Form"]

    platform = WatchingPlatform(app)
    platform.call()
    (raised,) = platform.raised
    said = "POST /voice raised BadRequestKeyError: 400 Bad Request: KeyError: 'Form'"
    assert raised.lines[0] == said
    assert re.search(r"test_raised\.py:\d+, in voice: return flask\.request", raised.lines[1])


def test_a_signal_without_an_exception() -> None:
    """A signal of Django's that somebody sends outside of an exception tells nothing."""

    def app(_: object, start: Callable[..., object]) -> Iterable[bytes]:
        got_request_exception.send(sender=None)
        start("503 Later", [])
        return []

    platform = WatchingPlatform(app)
    platform.call()
    assert platform.raised[0].error is None
    assert platform.raised[0].lines[0].startswith("POST /voice answered 503;")


def test_long_messages_are_cut(tmp_path: Path) -> None:
    """A line has only the beginning of a long message; one without words has the class alone."""

    def app(environ: dict[str, str], _: object) -> Iterable[bytes]:
        if environ["PATH_INFO"] == "/long":
            raise ValueError(1000 * "a")
        code = compile("raise ValueError", str(tmp_path / "gone.py"), "exec")
        exec(code)  # noqa: S102 - a file that is not there any more
        return []

    platform = WatchingPlatform(app)
    platform.call("/long")
    platform.call("/gone")
    long, gone = (each.lines for each in platform.raised)
    assert long[0].endswith("aaa...")
    assert len(long[0]) < 350
    assert gone == ["POST /gone raised ValueError", f"  {tmp_path}/gone.py:1, in <module>"]


def test_a_variable_that_is_not_set() -> None:
    """Of a missing variable of the environment the place is where the application asks for it."""
    app = flask.Flask("shop")

    @app.post("/voice")
    def voice() -> str:
        return os.environ["SHOP_OF_CALLS"]

    platform = WatchingPlatform(app)
    platform.call()
    (raised,) = platform.raised
    assert re.search(r"test_raised\.py:\d+, in voice: return os\.environ", raised.lines[1])


@pytest.mark.parametrize("is_awaited", [False, True])
def test_a_view_that_never_answers(*, is_awaited: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a view that is given up it is said that it did not answer, and where it was."""
    monkeypatch.setattr("cxml.simulator._alarm.LATER", 0.01)
    monkeypatch.setattr("cxml.testing._body.SECONDS", 0.5)

    async def later(_: Request) -> Response:
        await asyncio.sleep(600)
        return Response()

    def never() -> str:
        time.sleep(600)
        return ""

    app: Any = flask.Flask("never")
    app.add_url_rule("/voice", "voice", never, methods=["POST"])
    if is_awaited:
        app = Starlette(routes=[Route("/voice", later, methods=["POST"])])
    with WatchingPlatform(app) as platform:
        platform.call()
    (raised,) = platform.raised
    first, second = raised.lines
    assert first == "POST /voice did not answer: no answer came within 0.5 s"
    line = (later if is_awaited else never).__code__.co_firstlineno + 1
    name = "later: await asyncio" if is_awaited else "never: time"
    assert second == f"  {HERE.relative_to(Path.cwd())}:{line}, in {name}.sleep(600)"


def test_an_answer_without_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody was in the application, no place is named."""
    monkeypatch.setattr("cxml.testing._body.MOST_EMPTY", 1)

    def app(_: object, start: Callable[..., object]) -> Iterable[bytes]:
        start("200 OK", [])
        return 3 * [b""]

    platform = WatchingPlatform(app)
    platform.call()
    (raised,) = platform.raised
    assert raised.lines == ["POST /voice did not answer: its answer has no end"]


def test_an_application_that_does_not_start() -> None:
    """What goes wrong at the startup of an application of ASGI is said with its place."""

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        fail()
        yield

    platform = WatchingPlatform(Starlette(lifespan=life), signing_key=KEY)
    said = r"does not start: its startup raised LookupError: no \*+ for \*+, .*raised\.py:\d+"
    with pytest.raises(ConfigurationError, match=said):
        platform.call()
    assert platform.raised == []


def test_an_application_that_does_not_shut_down() -> None:
    """What goes wrong in its end is said in the same way."""

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        yield
        fail()

    platform = WatchingPlatform(Starlette(lifespan=life), signing_key=KEY)
    platform.call()
    said = r"does not shut down: its shutdown raised LookupError: no \*+ for \*+, .*raised\.py:\d+"
    with pytest.raises(SimulationError, match=said):
        platform.close()
    assert platform.raised == []
