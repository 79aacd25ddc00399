"""What rooms promise to projects of Django, besides what all rooms do."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import subprocess
import sys
import traceback
from collections.abc import Iterator
from contextlib import closing
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.core.management import CommandError, call_command
from django.db import connections, transaction
from django.test import RequestFactory
from views import django_project as django_project

from cxml._rooms.store import Head, Snapshot
from cxml.callbacks import ConferenceEvent, ConferenceRoster
from cxml.django.rooms import Rooms
from cxml.errors import RoomsError

from .desks import sqlite_in
from .django_desk import USING, DjangoDesk, database
from .histories import BEGIN, happened, history, joined
from .postgresql import Cluster


@pytest.fixture
def rooms(tmp_path: Path) -> Iterator[Rooms]:
    """Open rooms with the models that are ready, in tables that migrations make."""
    with database(sqlite_in(tmp_path)):
        call_command("migrate", "cxml_rooms", database=USING, verbosity=0)
        yield Rooms(using=USING)


def test_the_ready_models_keep_rooms(rooms: Rooms) -> None:
    """With the application and its migrations, rooms need nothing else."""
    assert rooms.record(joined("call-1"))
    assert not rooms.record(joined("call-1"))
    assert rooms.current("Room 1234").present == rooms.roster("conference-1").present != ()


def test_the_migrations_say_what_the_models_say(rooms: Rooms) -> None:
    """No migration is missing, and that for PostgreSQL neither."""
    assert rooms
    call_command("makemigrations", "cxml_rooms", check=True, dry_run=True, verbosity=0)


def test_the_migrations_run_on_postgresql(postgresql: Cluster) -> None:
    """The tables can be made there, and be dropped again."""
    with database(postgresql.url):
        call_command("migrate", "cxml_rooms", database=USING, verbosity=0)
        assert Rooms(using=USING).record(joined("call-1"))
        call_command("migrate", "cxml_rooms", "zero", database=USING, verbosity=0)


def test_a_look_takes_an_index(rooms: Rooms) -> None:
    """SQLite walks through no table to find who is there."""
    rooms.record(joined("call-1"))
    plans: list[str] = []

    def explained(execute: Any, sql: str, *rest: Any) -> Any:
        if sql.startswith("SELECT"):
            plans.extend(each[3] for each in execute(f"EXPLAIN QUERY PLAN {sql}", *rest))
        return execute(sql, *rest)

    with connections[USING].execute_wrapper(explained):
        assert rooms.current("Room 1234").present
    assert [each for each in plans if each.startswith("SEARCH")]
    assert not [each for each in plans if each.startswith("SCAN")]


def test_asynchronous_views_have_the_same(rooms: Rooms) -> None:
    """What a view may wait for begins with an "a", as Django's own."""

    async def look() -> list[object]:
        return [
            await rooms.arecord(joined("call-1")),
            await rooms.aroster("conference-1"),
            await rooms.acurrent("Room 1234"),
        ]

    expected = ConferenceRoster().add(joined("call-1"))
    assert asyncio.run(look()) == [True, expected, expected]


def test_tells_pages_of_changes(rooms: Rooms) -> None:
    """A page is told as by all rooms."""
    rooms.record(joined("call-1"))
    _, message = rooms.stream("Room 1234", lambda roster: roster.present[0].call_sid)
    assert message.endswith("\ndata: call-1\n\n")


def test_belongs_to_the_transaction_of_the_project(rooms: Rooms) -> None:
    """What a project takes back is not kept, and on_change is not told of it."""
    told: list[ConferenceEvent] = []
    telling = Rooms(using=USING, on_change=told.append)
    with pytest.raises(ZeroDivisionError), transaction.atomic(using=USING):  # noqa: PT012
        telling.record(joined("call-1"))
        raise ZeroDivisionError
    assert (told, rooms.roster("conference-1")) == ([], ConferenceRoster())
    with transaction.atomic(using=USING):
        telling.record(joined("call-1"))
        assert not telling.record(joined("call-1"))
        assert not told
    assert told == [joined("call-1")]


def test_a_fault_leaves_the_transaction_of_the_project_as_it_was(rooms: Rooms) -> None:
    """In a transaction nothing is tried twice, and the project may go on."""
    with transaction.atomic(using=USING):
        rooms.record(joined("call-1"))
        with pytest.raises(RoomsError):
            Rooms(using=USING, event_model="project.Happening").record(joined("call-2"))
        rooms.record(joined("call-3", 1))
    assert len(rooms.roster("conference-1").present) == 2


def test_who_waits_for_a_lock_waits_once(tmp_path: Path) -> None:
    """A database that somebody else has locked is not asked a second time by a new connection."""
    url, statements = sqlite_in(tmp_path), list[str]()

    def noted(execute: Any, sql: str, *rest: Any) -> Any:
        statements.append(sql.split()[0])
        return execute(sql, *rest)

    with database(url, OPTIONS={"timeout": 0.05}):
        desk = DjangoDesk(url)
        desk.create_schema()
        with closing(sqlite3.connect(tmp_path / "rooms.sqlite", isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            with (
                connections[USING].execute_wrapper(noted),
                pytest.raises(RoomsError, match="database is locked"),
            ):
                desk.record(joined("call-1"))
        assert statements.count("INSERT") == 1
        assert desk.record(joined("call-1"))


def test_a_database_that_cannot_be_reached(tmp_path: Path) -> None:
    """Where there is no connection, none is asked whether it can be used, as MySQL asks it."""
    with (
        database(sqlite_in(tmp_path / "none"), ENGINE=f"{__package__}.asking"),
        pytest.raises(RoomsError, match="unable to open database file"),
    ):
        Rooms(using=USING).record(joined("call-1"))


def test_a_fault_that_is_no_repeat_is_told(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    """An event that the database refuses for another reason than its key is not taken for known."""
    monkeypatch.setattr("cxml.django.rooms._store.asdict", without_a_body)
    secret = joined("call-secret")
    with pytest.raises(RoomsError, match="IntegrityError") as caught:
        rooms.record(secret)
    assert "call-secret" not in "".join(traceback.format_exception(caught.value))


def without_a_body(row: Any, **_: object) -> dict[str, object]:
    """Leave out what the model needs."""
    return {"key": row.key, "conference_sid": "c", "at": 1, "kept_at": 1}


def test_writes_where_the_project_says(tmp_path: Path) -> None:
    """Unless a database is named, the project's routers choose it."""
    with database(sqlite_in(tmp_path)):
        call_command("migrate", "cxml_rooms", database=USING, verbosity=0)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("django.db.router.db_for_write", lambda _model: USING)
            assert Rooms().record(joined("call-1"))
        assert Rooms(using=USING).roster("conference-1").present


def test_a_conference_forgotten_meanwhile_is_not_folded(rooms: Rooms) -> None:
    """Where the snapshot's row is gone, no event is marked as being in it."""
    head = Head(conference_sid="c", account_sid="", room="", began_at=0, has_ended=False)
    with pytest.raises(RoomsError, match="forgotten"):
        rooms._in_transaction(lambda store: store.fold(Snapshot(head, "{}"), []))


# The admin


@pytest.fixture
def site(rooms: Rooms) -> Any:
    """Give the admin of conferences, for this database."""
    from cxml.django.rooms.admin import ConferenceAdmin

    model = apps.get_model("cxml_rooms.Conference")
    found = ConferenceAdmin(model, admin.site)
    found.rooms = rooms
    return found


class User:
    """Somebody who may do everything."""

    is_active = is_staff = is_authenticated = True
    pk = 1

    def has_perm(self, *_: object) -> bool:
        """Let it be done."""
        return True

    has_module_perms = has_perm


def test_the_admin_lists_what_has_just_happened(
    rooms: Rooms, site: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list has conferences of which no event is folded, with how many are there."""
    for each in (joined("call-1"), joined("call-2"), happened("participant-leave", 5)):
        rooms.record(each)
    request = RequestFactory().get("/")
    request.user = User()  # type: ignore[assignment]
    monkeypatch.setattr("django.db.router.db_for_read", lambda *_a, **_k: USING)
    response = site.changelist_view(request)
    (conference,) = response.context_data["cl"].result_list
    assert str(conference) == "Room 1234"
    assert (site.present(conference), conference.began) == (1, BEGIN)
    assert site.people(conference) == "call-1 (left)\ncall-2 (present)"
    # Nothing is loose now, and nothing is to be done for the next.
    site.changelist_view(request)
    conference.room = ""
    assert str(conference) == "conference-1"


def test_nobody_changes_anything_there(site: Any) -> None:
    """Conferences are what their events say: none is added, changed or dropped in the admin."""
    request = RequestFactory().get("/")
    assert not site.has_add_permission(request)
    assert not site.has_change_permission(request)
    assert not site.has_delete_permission(request)


def test_an_event_has_a_name(rooms: Rooms) -> None:
    """An event is shown by its key."""
    rooms.record(joined("call-1"))
    event = apps.get_model("cxml_rooms.Event")._default_manager.using(USING).get()
    assert str(event) == event.key


# The command


def forget(*arguments: str) -> str:
    """Run the command."""
    out = StringIO()
    call_command("cxml_forget", f"--database={USING}", *arguments, stdout=out)
    return out.getvalue()


def test_forgets_by_command(rooms: Rooms) -> None:
    """``manage.py cxml_forget`` forgets what is older than so many days."""
    for each in history(2, 2):
        rooms.record(each)
    assert forget("--days=1") == "0 events forgotten\n"
    assert forget("--days=36500") == "0 events forgotten\n"
    assert forget("--days=0") == "4 events forgotten\n"
    assert rooms.rooms() == ()


@pytest.mark.parametrize("days", ["-1", "x", "1.5", "36501", "9" * 5000, "٣"])
def test_refuses_days_that_are_none(rooms: Rooms, days: str) -> None:
    """Days are a whole number, and not for ever."""
    assert rooms
    with pytest.raises(CommandError, match="whole number from 0 to 36500"):
        forget(f"--days={days}")


@pytest.mark.parametrize("model", ["nobody.Nothing", "project.Happening"])
def test_says_why_nothing_is_forgotten(rooms: Rooms, model: str) -> None:
    """A model that is not there, or has no table, is an error of the command."""
    assert rooms
    with pytest.raises(CommandError):
        forget("--days=0", f"--event-model={model}")


# Imports


def test_views_need_no_models() -> None:
    """The framework's module needs no database, and rooms need no settings to be imported."""
    program = (
        "import cxml.django, sys; assert not [m for m in sys.modules if 'rooms' in m];"
        "import cxml.django.rooms; rooms = cxml.django.rooms.Rooms();"
        "assert not {'cxml.django.rooms.models', 'sqlalchemy'} & {*sys.modules}"
    )
    environment = {**os.environ}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    assert done.returncode == 0, done.stderr
