"""A database that does not answer is an error, and does not keep a view waiting for ever."""

from __future__ import annotations

import asyncio
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from cxml.errors import RoomsError
from cxml.rooms import AsyncRooms, Rooms

from .desks import AsyncDesk, Desk, for_asyncio, sqlite_in
from .django_desk import DjangoDesk, database
from .histories import joined
from .postgresql import Cluster

KINDS = ["waiting", "asynchronous", "django"]
LIMIT = "?options=-c%20statement_timeout%3D1000"
"""As the documentation has it, but for the time."""


@contextmanager
def addressed(kind: str, url: str, **options: object) -> Iterator[Desk]:
    """Open rooms by an address, or by what Django has for one."""
    if kind == "waiting":
        with Rooms(url) as rooms:
            yield rooms
    elif kind == "asynchronous":
        with asyncio.Runner() as runner:
            others = AsyncRooms(for_asyncio(url))
            yield AsyncDesk(others, runner)
            runner.run(others.close())
    else:
        with database(url, OPTIONS=options):
            yield DjangoDesk(url)


@pytest.mark.parametrize("kind", KINDS)
def test_a_locked_table_of_postgresql(kind: str, postgresql: Cluster) -> None:
    """With a time for statements, neither keeping nor looking waits for who has the table."""
    with (
        addressed(kind, f"{postgresql.url}{LIMIT}", options="-c statement_timeout=1000") as desk,
        psycopg.connect(postgresql.url.replace("+psycopg", "")) as other,
    ):
        desk.create_schema()
        other.execute("LOCK TABLE cxml_room_events IN ACCESS EXCLUSIVE MODE")
        for asked in (lambda: desk.record(joined("call-1")), lambda: desk.current("Room 1234")):
            with pytest.raises(RoomsError, match="statement timeout"):
                asked()
        other.rollback()
        assert desk.record(joined("call-1", conference_sid=f"locked-{kind}"))


@pytest.mark.parametrize("kind", KINDS)
def test_a_locked_file_of_sqlite(kind: str, tmp_path: Path) -> None:
    """An address says how long a lock is waited for."""
    url = sqlite_in(tmp_path)
    with addressed(kind, f"{url}?timeout=0.05", timeout=0.05) as desk:
        desk.create_schema()
        with closing(sqlite3.connect(tmp_path / "rooms.sqlite", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(RoomsError, match="database is locked"):
                desk.record(joined("call-1"))
            assert not desk.current("Room 1234").present
        assert desk.record(joined("call-1"))


@pytest.mark.parametrize("kind", KINDS[:2])
def test_a_host_that_is_silent(kind: str) -> None:
    """A host that takes a connection, and says nothing, is given up without being told to."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"postgresql+psycopg://u@127.0.0.1:{silent.getsockname()[1]}/d"
        with addressed(kind, url) as desk, pytest.raises(RoomsError, match="timeout"):
            desk.record(joined("call-1"))


@pytest.mark.parametrize("made", [Rooms, AsyncRooms])
def test_a_lock_is_waited_for_less_long_than_a_platform_waits(made: object, tmp_path: Path) -> None:
    """Of an address alone, SQLite waits less than the five seconds of SignalWire."""
    found: list[object] = []
    work = lambda connection: found.append(  # noqa: E731 - both do the same
        connection.exec_driver_sql("PRAGMA busy_timeout").scalar()
    )
    url = sqlite_in(tmp_path)
    if made is Rooms:
        with Rooms(url) as rooms:
            rooms._run(work)
    else:

        async def look() -> None:
            async with AsyncRooms(for_asyncio(url)) as rooms:
                await rooms._run(work)

        asyncio.run(look())
    assert found == [4000]


POSTGRESQL = "postgresql+psycopg://h/d"


@pytest.mark.parametrize(
    ("url", "environment", "query"),
    [
        (POSTGRESQL, "", {"connect_timeout": "2"}),
        (f"{POSTGRESQL}?host=a&host=b", "", {"connect_timeout": "2", "host": ("a", "b")}),
        (f"{POSTGRESQL}?connect_timeout=9", "", {"connect_timeout": "9"}),
        (f"{POSTGRESQL}?service=s", "", {"service": "s"}),
        (POSTGRESQL, "PGCONNECT_TIMEOUT", {}),
        (POSTGRESQL, "PGSERVICE", {}),
        ("sqlite://", "PGSERVICE", {"timeout": "4"}),
        ("sqlite:///x.sqlite?timeout=9", "", {"timeout": "9"}),
        ("sqlite:///file:x?mode=ro&uri=true", "",
         {"mode": "ro", "uri": "true", "timeout": "4"}),
    ],
)  # fmt: skip
def test_what_is_said_counts(
    url: str, environment: str, query: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where an address says a time, or the environment, nothing is added."""
    if environment:
        monkeypatch.setenv(environment, "9")
    with Rooms(url) as rooms:
        assert rooms._engine.url.query == query
        assert rooms._engine.url.set(query={}) == make_url(url).set(query={})


def test_other_drivers_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A driver that is not known to take such a word is not given it."""
    monkeypatch.setattr("cxml.rooms._engine._TIMEOUTS", {})
    with Rooms("sqlite://") as rooms:
        assert rooms._engine.url.query == {}
