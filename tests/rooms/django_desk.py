"""Rooms of Django's behind the face of all rooms."""

# ruff: noqa: D102 - Rooms says what they do

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, cast

from django.db import connections
from django.test.utils import override_settings
from sqlalchemy import create_engine, make_url
from views import django_project as django_project

from cxml.callbacks import ConferenceEvent, ConferenceRoster
from cxml.django.rooms import Rooms, RoomState
from cxml.rooms import Rooms as OtherRooms

from .desks import Desk

USING = "rooms"
APPLICATIONS = (
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "cxml.django.rooms",
    f"{__package__}.project",
)
MODELS: Any = {"event_model": "project.Happening", "conference_model": "project.Meeting"}


class DjangoDesk:
    """Rooms of Django's, whose tables SQLAlchemy makes."""

    def __init__(self, url: str, **options: Any) -> None:
        self._url, self._rooms = url, Rooms(using=USING, **MODELS, **options)

    def create_schema(self) -> None:
        engine = create_engine(self._url)
        OtherRooms(engine).create_schema()
        engine.dispose()

    def record(self, event: ConferenceEvent) -> bool:
        return self._rooms.record(event)

    def roster(self, conference_sid: str) -> ConferenceRoster:
        return self._rooms.roster(conference_sid)

    def current(self, room: str, *, account_sid: str | None = None) -> ConferenceRoster:
        return self._rooms.current(room, account_sid=account_sid)

    def rooms(self, limit: int = 100) -> tuple[RoomState, ...]:
        return self._rooms.rooms(limit)

    def forget(self, older_than: timedelta) -> int:
        return self._rooms.forget(older_than)


def database_of(url: str) -> dict[str, Any]:
    """Say where a database is, in Django's words."""
    said = make_url(url)
    engine = {"sqlite": "sqlite3"}.get(said.get_backend_name(), said.get_backend_name())
    where = {"HOST": said.host or "", "PORT": said.port or "", "USER": said.username or ""}
    return {"ENGINE": f"django.db.backends.{engine}", "NAME": said.database, **where}


@contextmanager
def database(url: str, **more: Any) -> Iterator[None]:
    """Let Django know a database, and the applications."""
    known = cast("Any", connections)
    settings = known.configure_settings({"default": {}, USING: {**database_of(url), **more}})
    before = known.settings
    known.settings = {**before, USING: settings[USING]}
    try:
        with override_settings(
            INSTALLED_APPS=APPLICATIONS, ROOT_URLCONF=f"{__package__}.project.urls"
        ):
            yield
    finally:
        if hasattr(known._connections, USING):
            connections[USING].close()
            del connections[USING]
        known.settings = before


@contextmanager
def of_django(url: str, **options: Any) -> Iterator[Desk]:
    """Open rooms of Django's."""
    with database(url):
        yield DjangoDesk(url, **options)
