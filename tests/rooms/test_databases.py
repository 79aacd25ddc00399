"""What rooms need of a database, and what they do when it is away."""

from __future__ import annotations

import asyncio
import gc
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.event import listen, listens_for
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool

from cxml._rooms import plans
from cxml._rooms.row import row_of
from cxml.callbacks import ConferenceEvent, ConferenceRoster
from cxml.errors import RoomsError
from cxml.rooms import AsyncRooms, Rooms, _store

from .desks import Open, sqlite_in
from .histories import happened, history, joined
from .postgresql import Cluster


def test_readers_of_sqlite_do_not_wait_for_writers(tmp_path: Path) -> None:
    """The file keeps a log that is written ahead (WAL), and a lock is waited for."""
    rooms = Rooms(sqlite_in(tmp_path))
    rooms.create_schema()
    engine = create_engine(sqlite_in(tmp_path))
    with engine.connect() as connection:
        assert connection.scalar(text("PRAGMA journal_mode")) == "wal"
        connection.execute(text("DELETE FROM cxml_room_events"))
        assert rooms.rooms() == ()
    engine.dispose()
    rooms.close()


def test_an_address_is_enough(tmp_path: Path) -> None:
    """Rooms make an engine of an address, asynchronous ones too."""

    async def keep() -> None:
        rooms = AsyncRooms(f"sqlite+aiosqlite:///{tmp_path}/rooms.sqlite")
        await rooms.create_schema()
        assert await rooms.record(joined("call-1"))
        await rooms.close()

    asyncio.run(keep())
    rooms = Rooms(sqlite_in(tmp_path))
    assert rooms.roster("conference-1") == ConferenceRoster().add(joined("call-1"))
    rooms.close()


def test_databases_without_a_word_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a database cannot insert unless a row is there, its error says that it is."""
    monkeypatch.setattr(_store, "_NEW_EVENT", {})
    monkeypatch.setattr(_store, "_NEW_CONFERENCE", {})
    rooms = Rooms(sqlite_in(tmp_path))
    rooms.create_schema()
    told = [joined("call-1"), happened("conference-end", 9), happened("conference-end", 10)]
    assert [*map(rooms.record, told + told)] == [True, True, True, False, False, False]
    assert rooms.roster("conference-1") == ConferenceRoster().add(*told)
    rooms.close()


def test_an_event_is_one_statement(postgresql: Cluster) -> None:
    """PostgreSQL is asked once for each event, and within a transaction for what is more."""
    engine, asked = create_engine(postgresql.url), list[tuple[bool, str]]()

    @listens_for(engine, "before_cursor_execute")
    def _(connection: Connection, _cursor: object, statement: str, *_rest: object) -> None:
        driver: Any = connection.connection.dbapi_connection
        asked.append((driver.autocommit, statement.split()[0]))

    rooms = Rooms(engine)
    rooms.create_schema()
    asked.clear()
    assert rooms.record(joined("call-1", conference_sid="single"))
    assert not rooms.record(joined("call-1", conference_sid="single"))
    rooms.roster("single")
    assert asked == [(True, "INSERT"), (True, "INSERT"), (False, "SELECT"), (False, "SELECT")]
    rooms.forget(timedelta(0))
    engine.dispose()


def test_a_database_that_was_started_anew(postgresql: Cluster, opened: Open) -> None:
    """Connections of before are dropped, and what was asked is asked again, without an error."""
    with opened(postgresql.url) as desk:
        desk.create_schema()
        desk.record(joined("call-1", conference_sid="restarted"))
        postgresql.stop()
        postgresql.start()
        assert desk.record(joined("call-2", 1, conference_sid="restarted"))
        assert len(desk.roster("restarted").present) == 2
        desk.forget(timedelta(0))


def test_a_database_that_is_away_for_a_while(postgresql: Cluster, opened: Open) -> None:
    """While it is away each event is refused, and kept when it is sent again."""
    with opened(postgresql.url) as desk:
        desk.create_schema()
        desk.record(joined("call-1", conference_sid="away"))
        postgresql.stop()
        try:
            with pytest.raises(RoomsError, match="refused"):
                desk.record(joined("call-2", conference_sid="away"))
        finally:
            postgresql.start()
        assert desk.record(joined("call-2", conference_sid="away"))
        desk.forget(timedelta(0))


@pytest.fixture
def shared(url: str) -> Iterator[Engine]:
    """Give the engine of a database whose tables are made."""
    engine = create_engine(url)
    Rooms(engine).create_schema()
    yield engine
    engine.dispose()


def test_many_threads_lose_nothing(shared: Engine) -> None:
    """Threads that keep the same events at once, folding all the time, keep each of them once."""
    rooms, told = Rooms(shared), [*history(5, 12)]
    news: list[bool] = []

    def work(events: list[ConferenceEvent]) -> None:
        for number, each in enumerate(events):
            news.append(rooms.record(each))
            if number % 9 == 0:
                rooms._in_transaction(lambda store: plans._fold(store, "conference-1"))

    threads = [Thread(target=work, args=(each,)) for each in (told, told[::-1], told[30:])]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sum(news) == len(told)
    assert rooms.roster("conference-1") == ConferenceRoster().add(*told)


def test_a_transaction_that_ends_late_is_not_passed_over(postgresql: Cluster) -> None:
    """An event whose transaction began before a snapshot was made, and ended after, is read."""
    engine = create_engine(postgresql.url)
    rooms = Rooms(engine)
    rooms.create_schema()
    row = row_of(joined("call-1", conference_sid="late"))
    with engine.begin() as connection:
        _store.SqlStore(connection).insert(row)
        rooms.record(joined("call-2", 1, conference_sid="late"))
        rooms._in_transaction(lambda store: plans._fold(store, "late"))
        assert len(rooms.roster("late").present) == 1
    assert len(rooms.roster("late").present) == 2
    rooms._in_transaction(lambda store: plans._fold(store, "late"))
    assert len(rooms.roster("late").present) == 2
    rooms.forget(timedelta(0))
    engine.dispose()


def test_another_process_takes_no_connection(tmp_path: Path) -> None:
    """In another process than that which made rooms, they open connections of their own."""

    async def keep() -> AsyncRooms:
        rooms = AsyncRooms(f"sqlite+aiosqlite:///{tmp_path}/rooms.sqlite")
        await rooms.create_schema()
        # Its connections would be left to the parent, which there is none of here.
        await rooms.close()
        before, rooms._pool._process = rooms._engine.pool, -1
        await rooms.record(joined("call-1"))
        assert rooms._engine.pool is not before
        await rooms.close()
        return rooms

    assert asyncio.run(keep())._pool._process == os.getpid()
    rooms = Rooms(sqlite_in(tmp_path))
    rooms.roster("conference-1")
    rooms.close()
    before, rooms._pool._process = rooms._engine.pool, -1
    assert rooms.roster("conference-1").present
    assert rooms._engine.pool is not before
    rooms.close()


SCHEMA = """
import sys
from cxml.rooms import Rooms
rooms = Rooms(sys.argv[1])
sys.stdin.readline()
rooms.create_schema()
rooms.rooms()
"""


def test_workers_may_make_the_tables_at_the_same_time(url: str) -> None:
    """Workers that start together, before there are tables, start all the same."""
    workers = [
        subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-c", SCHEMA, url], stdin=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(4)
    ]
    done = [each.communicate(b"\n", timeout=120) for each in workers]
    assert [each.returncode for each in workers] == [0] * 4, done


def test_tables_that_cannot_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the database refuses for good, that is said after some trying."""
    monkeypatch.setattr("cxml.rooms._rooms.PAUSES", (0, 0))
    monkeypatch.setattr("cxml.rooms._async.PAUSES", (0, 0))
    with pytest.raises(RoomsError, match="unable to open"):
        Rooms(f"sqlite:///{tmp_path}/nowhere/rooms.sqlite").create_schema()

    # Not where no file can be: there aiosqlite leaves a thread that outlives the loop.
    file = tmp_path / "text.sqlite"
    file.write_bytes(b"This is no database. " * 100)

    async def make() -> None:
        rooms = AsyncRooms(f"sqlite+aiosqlite:///{file}")
        with pytest.raises(RoomsError, match="not a database"):
            await rooms.create_schema()
        await rooms.close()

    asyncio.run(make())


FORK = """
import os, sys
sys.path.insert(0, sys.argv[2])
from cxml.rooms import Rooms
from rooms.histories import joined
rooms = Rooms(sys.argv[1])
rooms.create_schema()
rooms.record(joined("parent"))
children = []
for number in range(4):
    if not (child := os.fork()):
        for each in range(20):
            assert rooms.record(joined(f"call-{number}-{each}", each))
            rooms.roster("conference-1")
        os._exit(0)
    children.append(child)
assert [os.waitpid(each, 0)[1] for each in children] == [0] * 4
assert len(rooms.roster("conference-1").present) == 81
"""


def test_workers_may_be_forked_after_it_is_made(url: str) -> None:
    """A server that loads the application before it forks its workers shares no connection."""
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", FORK, url, str(Path(__file__).parents[1])],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr


THREADS = """
import os, sys
from threading import Thread
from sqlalchemy import create_engine
from sqlalchemy.pool import QueuePool
from cxml.rooms import Rooms

found, others = [], []

def look():
    rooms._run(lambda connection: found.append(connection.connection.dbapi_connection))

class Slow(QueuePool):
    def recreate(self):
        if found and not others:
            others.append(Thread(target=look))
            others[0].start()
            others[0].join()
        return super().recreate()

rooms = Rooms(create_engine(sys.argv[1], poolclass=Slow))
look()
if not (child := os.fork()):
    look()
    os._exit(0 if len(found) == 3 and found[0] not in found[1:] else 1)
assert os.waitpid(child, 0)[1] == 0
"""


def test_no_thread_of_a_worker_has_a_connection_of_its_parent(tmp_path: Path) -> None:
    """Where one thread is leaving the parent's connections, another does not get one of them."""
    program = [sys.executable, "-c", THREADS, sqlite_in(tmp_path)]
    done = subprocess.run(  # noqa: S603 - our own program
        program, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr


LEAVE = """
import os, sys
from sqlalchemy import text
from cxml.rooms import Rooms
rooms = Rooms(sys.argv[1])
backend = lambda: rooms._run(lambda connection: connection.scalar(text("SELECT pg_backend_pid()")))
before = backend()
if not (child := os.fork()):
    sys.exit()
assert os.waitpid(child, 0)[1] == 0
assert backend() == before
"""


def test_a_worker_that_ends_closes_nothing_of_its_parent(postgresql: Cluster) -> None:
    """A process that was forked, and never looked at the rooms, leaves the parent's connection."""
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", LEAVE, postgresql.url], capture_output=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr


# Closing


def open_connection(rooms: Rooms) -> sqlite3.Connection:
    """Give the connection that waits in the pool to be used again."""
    connection: sqlite3.Connection = rooms._run(
        lambda found: found.connection.dbapi_connection  # what SQLite's own module gave
    )
    assert not is_closed(connection)
    return connection


def is_closed(connection: sqlite3.Connection) -> bool:
    """Tell whether it cannot be used any more."""
    try:
        connection.total_changes  # noqa: B018 - raises where it is closed
    except sqlite3.ProgrammingError:
        return True
    return False


def test_close_closes_the_connections_of_every_thread(tmp_path: Path) -> None:
    """Whichever thread opened them, none stays open, and rooms can be used again."""
    together = Barrier(3)

    def at_once(found: Connection) -> object:
        together.wait(30)
        return found.connection.dbapi_connection

    with Rooms(sqlite_in(tmp_path)) as rooms, ThreadPoolExecutor(3) as threads:
        opened = [*threads.map(lambda _: rooms._run(at_once), range(3))]
        assert len({id(each) for each in opened}) == 3
        rooms.close()
        assert [is_closed(each) for each in opened] == [True] * 3
        again = open_connection(rooms)
    assert is_closed(again)


def test_rooms_that_nobody_has_are_closed(tmp_path: Path) -> None:
    """Who forgets to close them leaves nothing open, as an application that a test made."""
    rooms = Rooms(sqlite_in(tmp_path))
    connection = open_connection(rooms)
    del rooms
    gc.collect()
    assert is_closed(connection)


def test_a_program_that_ends_leaves_nothing_open(tmp_path: Path) -> None:
    """At its end rooms are closed, before SQLite could complain (Python 3.13)."""
    program = "import sys; from cxml.rooms import Rooms; Rooms.it = rooms = Rooms(sys.argv[1]);"
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-X", "dev", "-c", program + "rooms.create_schema()", sqlite_in(tmp_path)],
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    # The last connection that is closed takes the log with it that is written ahead.
    assert [each.name for each in tmp_path.iterdir()] == ["rooms.sqlite"]


def test_a_given_engine_is_left_open(tmp_path: Path) -> None:
    """An engine belongs to who made it, and others may use its connections."""
    engine = create_engine(sqlite_in(tmp_path))
    with Rooms(engine) as rooms:
        connection = open_connection(rooms)
    del rooms
    gc.collect()
    assert not is_closed(connection)
    engine.dispose()


def test_asynchronous_rooms_are_closed_too(tmp_path: Path) -> None:
    """At the end of their block, unless the engine was given, no connection is open."""
    url = f"sqlite+aiosqlite:///{tmp_path}/rooms.sqlite"

    async def left_by(engine: AsyncEngine | str) -> int:
        opened: set[object] = set()
        async with AsyncRooms(engine) as rooms:
            listen(rooms._engine.sync_engine, "connect", lambda made, _record: opened.add(made))
            listen(rooms._engine.sync_engine, "close", lambda made, _record: opened.remove(made))
            await rooms.create_schema()
        left = len(opened)
        await rooms._engine.dispose()
        assert not opened
        return left

    # SQLAlchemy from 2.0.38 on keeps connections to a file without being told.
    given = create_async_engine(url, poolclass=AsyncAdaptedQueuePool)
    assert asyncio.run(left_by(given)) == 1
    assert asyncio.run(left_by(url)) == 0
