"""Applications that do not return, and what puts an end to them."""

from __future__ import annotations

import asyncio
import re
import signal
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from contextvars import copy_context
from threading import Event, Thread
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.test.utils import override_settings
from django.urls import path
from flask import Flask, Response as FlaskResponse
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from views import django_project as django_project

from cxml.simulator import Choices, Platform
from cxml.simulator._alarm import can_be_given_up, ended_after, give_up

from .pages import ASKS

GIVEN_UP = "no answer came within 0.5 s (11200)"
SOON = Choices(fet_13_seconds=0.5)


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the alarm ring when others give up."""
    monkeypatch.setattr("cxml.simulator._alarm.LATER", 0.0)


def spin() -> str:
    """Go round for ever."""
    while True:
        pass


def sleep() -> str:
    """Sleep for longer than any test."""
    time.sleep(600)
    return ""


def hold_on() -> str:
    """Take any error for none, at first."""
    with suppress(BaseException):
        spin()
    return spin()


def hanging(view: Callable[[], str]) -> Flask:
    """Make an application with a view that hangs, and one that does not."""
    app = Flask("hanging")
    app.add_url_rule("/hangs", "hangs", view, methods=["POST"])
    app.add_url_rule("/voice", "voice", asks, methods=["POST"])
    return app


def asks() -> FlaskResponse:
    """Answer at once."""
    return FlaskResponse(f"<Response>{ASKS}</Response>", content_type="text/xml")


def django_spin(_: HttpRequest) -> HttpResponse:
    """Go round in Django."""
    return HttpResponse(spin())


def django_sleep(_: HttpRequest) -> HttpResponse:
    """Sleep in Django."""
    return HttpResponse(sleep())


def django_asks(_: HttpRequest) -> HttpResponse:
    """Answer at once."""
    return HttpResponse(f"<Response>{ASKS}</Response>", content_type="text/xml")


urlpatterns = [path("spins", django_spin), path("sleeps", django_sleep), path("voice", django_asks)]


@pytest.mark.parametrize("view", [spin, sleep, hold_on])
def test_a_view_that_never_returns(view: Callable[[], str]) -> None:
    """Its call ends as with any that does not answer, and the platform goes on."""
    world = Platform(hanging(view), choices=SOON)
    call = world.call("/hangs")
    assert (call.status, GIVEN_UP in call.transcript) == ("failed", True)
    world.call("/voice").hears("Press a key")
    with pytest.raises(TimeoutError) as caught:
        world.raise_unseen()
    assert f"in {view.__name__}" in "".join(traceback.format_exception(caught.value))


def test_what_is_shown_of_a_view_that_never_returns() -> None:
    """The error ends in the line of the view, and has no frame of those who waited."""
    world = Platform(hanging(sleep), choices=SOON)
    world.call("/hangs")
    error = world.requests[0].raised
    assert error is not None
    assert error.__cause__ is None
    frames = traceback.extract_tb(error.__traceback__)
    assert (frames[-1].name, frames[-1].line) == ("sleep", "time.sleep(600)")
    assert not [each for each in frames if "/cxml/simulator/" in each.filename]


def test_how_long_is_waited(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody says how long, it is as long as for any application in the same process."""
    monkeypatch.setattr("cxml.testing._body.SECONDS", 0.25)
    assert "no answer came within 0.25 s" in Platform(hanging(spin)).call("/hangs").transcript
    world = Platform(hanging(spin).test_client(), choices=SOON)
    assert GIVEN_UP in world.call("/hangs").transcript


@pytest.mark.parametrize("make", [WSGIHandler, Client])
@pytest.mark.parametrize("where", ["/spins", "/sleeps"])
def test_a_view_of_django_that_never_returns(where: str, make: Callable[[], object]) -> None:
    """Django makes a page of what is an error, and this is none; the next call goes on."""
    with override_settings(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["testserver"]):
        world = Platform(make(), choices=SOON)
        assert GIVEN_UP in world.call(where).transcript
        world.call("/voice").hears("Press a key")


def test_a_loop_that_is_kept_from_going_on() -> None:
    """A view that should await, and does not, ends too."""

    async def hangs(_: Request) -> Response:
        return Response(sleep())

    app = Starlette(routes=[Route("/hangs", hangs, methods=["POST"])])
    with Platform(app, choices=SOON) as world:
        assert GIVEN_UP in world.call("/hangs").transcript
        assert isinstance(world.requests[0].raised, TimeoutError)


def test_the_alarm_of_somebody_else() -> None:
    """Who has set an alarm keeps it, and who has said what happens then."""
    seen: list[int] = []

    def note(number: int, _frame: object) -> None:
        seen.append(number)

    before = signal.signal(signal.SIGALRM, note)
    try:
        with ended_after(0.01):
            assert signal.getsignal(signal.SIGALRM) is note
            assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
        signal.signal(signal.SIGALRM, before)
        signal.setitimer(signal.ITIMER_REAL, 600)
        with ended_after(0.01):
            assert signal.getitimer(signal.ITIMER_REAL)[0] > 1
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert seen == []


def test_nothing_is_left_behind() -> None:
    """Behind the block the alarm is as it was."""
    before = signal.getsignal(signal.SIGALRM)
    with pytest.raises(TimeoutError), ended_after(0.0):
        spin()
    assert signal.getsignal(signal.SIGALRM) == before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_another_thread() -> None:
    """Where no alarm can be, there is none, and all else works."""
    said: list[str] = []

    def play() -> None:
        said.append(Platform(hanging(spin)).call("/voice").transcript)

    thread = Thread(target=play)
    thread.start()
    thread.join(60)
    assert "Press a key" in said[0]


def test_another_system(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows has no alarm at all."""
    monkeypatch.delattr(signal, "setitimer")
    Platform(hanging(spin)).call("/voice").hears("Press a key")


@pytest.mark.parametrize("view", [spin, sleep, hold_on])
def test_who_waits_no_longer(view: Callable[[], str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Another thread ends what is waited for, at once, and is told whether there was anything."""
    monkeypatch.setattr("cxml.simulator._alarm.LATER", 600.0)
    begun, done = Event(), list[bool]()

    def asks() -> str:
        begun.set()
        return view()

    def gives_up() -> None:
        begun.wait(60)
        done.append(can_be_given_up() and give_up())

    thread = Thread(target=gives_up)
    thread.start()
    call = Platform(hanging(asks)).call("/hangs")
    thread.join(60)
    assert (call.status, done) == ("failed", [True])
    assert re.search(r"does not answer: it was given up after \d+\.\d s", call.transcript)
    assert (can_be_given_up(), give_up()) == (False, False)


def test_who_awaits_no_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is awaited, or runs in another thread, is left alone; the loop goes on, and closes."""
    monkeypatch.setattr("cxml.simulator._alarm.LATER", 600.0)
    begun, over = Event(), Event()

    async def awaits(_: Request) -> Response:
        begun.set()
        await asyncio.sleep(600)
        return Response()

    def waits(_: Request) -> Response:
        begun.set()
        over.wait(60)
        return Response()

    async def answers(_: Request) -> Response:
        return Response(f"<Response>{ASKS}</Response>", media_type="text/xml")

    def gives_up() -> None:
        for _ in range(2):
            begun.wait(60)
            begun.clear()
            give_up()

    views = {"/awaits": awaits, "/waits": waits, "/voice": answers}
    app = Starlette(routes=[Route(path, view, methods=["POST"]) for path, view in views.items()])
    thread = Thread(target=gives_up)
    thread.start()
    with Platform(app) as world:
        for where in ("/awaits", "/waits"):
            assert "it was given up after" in world.call(where).transcript
            world.call("/voice").hears("Press a key")
        over.set()
        assert len(world.requests) == 4
    thread.join(60)


def test_an_alarm_that_comes_too_late() -> None:
    """When the block has been left, one that still comes ends nothing."""
    before = signal.getsignal(signal.SIGALRM)
    with ended_after(60):
        ring = signal.getsignal(signal.SIGALRM)
    signal.signal(signal.SIGALRM, ring)
    signal.raise_signal(signal.SIGALRM)
    signal.signal(signal.SIGALRM, before)


def test_a_task_that_is_left_alone() -> None:
    """One that its loop never comes back to is ended elsewhere, and leaves no alarm behind."""

    async def asks() -> None:
        with ended_after(60, object()):
            await asyncio.sleep(0)

    task, before = asks(), signal.getsignal(signal.SIGALRM)
    copy_context().run(task.send, None)
    assert signal.getitimer(signal.ITIMER_REAL)[0]
    task.close()
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0
    assert signal.getsignal(signal.SIGALRM) is before


def test_a_debugger() -> None:
    """Whoever looks around in a debugger is given the time that it takes."""
    scope: dict[str, Any] = {"__name__": "pdb"}
    exec("def ask(wait): wait(); return 'looked'", scope)  # noqa: S102 - the text stands here

    def look() -> None:
        end = time.monotonic() + 0.05
        while time.monotonic() < end:
            pass

    with ended_after(0.01):
        assert scope["ask"](look) == "looked"
