"""What views answer to bad events: a 500 only where the event was not kept, and never silence."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve, frozen
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest
from django.test.utils import override_settings
from django.urls import path
from fastapi import FastAPI
from flask import Flask

import cxml.django
import cxml.flask
from cxml.callbacks import ConferenceEvent
from cxml.django.rooms import Rooms as ProjectRooms
from cxml.errors import CallbackError, RoomsError
from cxml.rooms import AsyncRooms, Rooms
from cxml.starlette import Webhooks
from cxml.testing import Client, client

from .desks import for_asyncio, sqlite_in
from .django_desk import USING, database
from .histories import ACCOUNT

KEY = "PSK_of-these-views"
PATH = "/conference"
JOINED = {
    "StatusCallbackEvent": "participant-join",
    "ConferenceSid": "conference-1",
    "FriendlyName": "Room 1234",
    "AccountSid": ACCOUNT,
    "CallSid": "call-1",
    "Timestamp": "Thu, 20 Aug 2026 14:05:09 +0000",
}


@frozen
class View:
    """A view that keeps events, the file that they are in, and what it raised."""

    platform: Client
    file: Path
    raised: list[Exception]

    def answer(self, **said: str) -> int:
        """Tell of an event; say how that was answered."""
        try:
            return self.platform.post(PATH, JOINED | said).status
        except (CallbackError, RoomsError) as error:
            # Starlette answers, and raises the error again for the server's log.
            if error not in self.raised:
                raise
            return 500

    def kept(self) -> int:
        """Count the events that are kept."""
        with closing(sqlite3.connect(self.file)) as connection:
            tables = connection.execute("SELECT name FROM sqlite_master").fetchall()
            names = [name for (name,) in tables if name in TABLES]
            return sum(
                connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]  # noqa: S608
                for name in names
            )


TABLES = {"cxml_room_events", "cxml_rooms_event"}


@contextmanager
def of_flask(url: str, raised: list[Exception]) -> Iterator[Client]:
    """Make a view of Flask."""
    app = Flask(__name__)
    rooms = Rooms(url, accounts=[ACCOUNT])
    rooms.create_schema()

    @app.post(PATH)
    @cxml.flask.status_callback(ConferenceEvent, signing_key=KEY, require=["conference_sid"])
    def changed(event: ConferenceEvent) -> None:
        with noting(raised):
            rooms.record(event)

    yield client(app, KEY)
    rooms.close()


@contextmanager
def of_django(url: str, raised: list[Exception]) -> Iterator[Client]:
    """Make a view of Django."""
    rooms = ProjectRooms(using=USING, accounts=[ACCOUNT])

    @cxml.django.status_callback(ConferenceEvent, signing_key=KEY, require=["conference_sid"])
    def changed(_: HttpRequest, event: ConferenceEvent) -> None:
        with noting(raised):
            rooms.record(event)

    class Urls:
        urlpatterns = (path(PATH[1:], changed),)

    with database(url), override_settings(ROOT_URLCONF=Urls, ALLOWED_HOSTS=["*"]):
        call_command("migrate", "cxml_rooms", database=USING, verbosity=0)
        yield client(get_wsgi_application(), KEY)


@contextmanager
def of_fastapi(url: str, raised: list[Exception]) -> Iterator[Client]:
    """Make a view of FastAPI."""
    app = FastAPI()
    webhooks = Webhooks(signing_key=KEY)
    rooms = AsyncRooms(for_asyncio(url), accounts=[ACCOUNT])
    made = Rooms(url)
    made.create_schema()
    made.close()

    @app.post(PATH)
    @webhooks.status_callback(ConferenceEvent, require=["conference_sid"])
    async def changed(event: ConferenceEvent) -> None:
        try:
            with noting(raised):
                await rooms.record(event)
        finally:
            # Each request of this client has an event loop of its own.
            await rooms.close()

    yield client(app, KEY)


@contextmanager
def noting(raised: list[Exception]) -> Iterator[None]:
    """Note what is raised, which is what the log of a server has."""
    try:
        yield
    except Exception as error:
        raised.append(error)
        raise


Serve = Callable[[str, list[Exception]], AbstractContextManager[Client]]
SERVE: dict[str, Serve] = {"flask": of_flask, "django": of_django, "fastapi": of_fastapi}


@pytest.fixture(params=SERVE)
def view(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[View]:
    """Give the view of a framework."""
    raised: list[Exception] = []
    with SERVE[request.param](sqlite_in(tmp_path), raised) as platform:
        yield View(platform, tmp_path / "rooms.sqlite", raised)


def test_an_event_is_kept(view: View) -> None:
    """What is kept is answered with 204, however often it comes."""
    assert [view.answer(), view.answer(), view.kept()] == [204, 204, 1]


def test_an_event_without_a_call_is_kept(view: View) -> None:
    """An event need not say which call it is about, nor who it is of but the conference."""
    assert view.answer(CallSid="") == 204
    assert view.kept() == 1


@pytest.mark.parametrize("conference", ["", " "])
def test_an_event_of_no_conference_is_refused(view: View, conference: str) -> None:
    """Without the id of a conference it is refused, and sent again in vain: nothing is kept."""
    assert view.answer(ConferenceSid=conference) >= 400
    assert view.kept() == 0


def test_an_id_that_is_none_is_refused(view: View) -> None:
    """An id that no database could find again is refused by name."""
    assert view.answer(ConferenceSid="a b") == 500
    assert "ConferenceSid is 'a b'" in str(view.raised[0])
    assert view.kept() == 0


@pytest.mark.parametrize("account", ["", "another"])
def test_an_event_of_another_account_is_refused(view: View, account: str) -> None:
    """What is of an account that is not let in is not kept, and the error says so."""
    assert view.answer(AccountSid=account) == 500
    assert "none of yours" in str(view.raised[0])
    assert view.kept() == 0


def test_an_event_from_the_future_is_kept(view: View) -> None:
    """A clock that is wrong costs no event."""
    future = datetime.now(UTC) + timedelta(days=4000)
    assert view.answer(Timestamp=future.isoformat()) == 204
    assert view.answer(Timestamp="Fri, 31 Dec 9999 23:59:59 +0000") == 204
    assert view.kept() == 2


def test_a_time_that_is_none_costs_no_event(view: View) -> None:
    """An event whose time cannot be read is kept without one."""
    assert view.answer(Timestamp="the day after tomorrow") == 204
    assert view.kept() == 1


def test_ten_megabytes_are_refused(view: View) -> None:
    """A request that is too large is refused before it is read, and is not kept."""
    signed = view.platform._platform.request("POST", PATH, JOINED, (), {})
    large = evolve(signed, body=signed.body + b"&X=" + b"x" * 10_000_000)
    assert view.platform._ask(large).status in {400, 413}
    assert not view.raised
    assert view.kept() == 0


def test_fields_that_nobody_knows_are_not_kept(view: View) -> None:
    """Of a large event that may come, only what is known is kept."""
    assert view.answer(X="canary" * 10_000) == 204
    assert view.kept() == 1
    files = view.file.parent.glob("rooms.sqlite*")
    assert not any(b"canarycanary" in each.read_bytes() for each in files)


def test_a_database_that_is_gone_is_a_500_until_it_is_back(view: View) -> None:
    """While nothing can be kept the answer asks to send again; what is sent again is kept."""
    assert view.answer() == 204
    with closing(sqlite3.connect(view.file)) as connection:
        (name,) = (each for each in TABLES if each in str(schema(connection)))
        connection.execute(f"ALTER TABLE {name} RENAME TO away")
    assert view.answer(CallSid="call-2") == 500
    assert isinstance(view.raised[0], RoomsError)
    assert "call-2" not in str(view.raised[0])
    with closing(sqlite3.connect(view.file)) as connection:
        connection.execute(f"ALTER TABLE away RENAME TO {name}")
    assert view.answer(CallSid="call-2") == 204
    assert view.kept() == 2


def schema(connection: sqlite3.Connection) -> list[Any]:
    """Give the names of the tables."""
    return connection.execute("SELECT name FROM sqlite_master").fetchall()
