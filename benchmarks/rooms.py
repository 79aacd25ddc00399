"""The rows of conferences in a database: an event kept, and a long conference read.

They are measured in a file of SQLite (WAL), and keeping an event in a PostgreSQL too, where there
is one. That works in a process of its own, so it is measured by the clock; it does not wait for the
disk, which would hide what else takes time.
"""

from __future__ import annotations

import atexit
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache, partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from attrs import asdict, frozen
from sqlalchemy import Engine, create_engine, func, insert, select

from cxml._rooms.row import Row, row_of
from cxml.callbacks import ConferenceEvent, ConferenceRoster
from cxml.rooms import Rooms
from cxml.rooms._tables import events as table, metadata

from .case import Case
from .measure import Pair, in_turns
from .postgresql import cluster, programs
from .roster import events_of

EVENTS = 200
"""How many are kept in a sample."""
LONG = 10_000
LIMIT = 0.020
"""What reading a long conference may take, in seconds."""


@frozen
class Store:
    """Rooms, and their engine."""

    rooms: Rooms
    insert: Callable[[Row], None]
    count: Callable[[], int]
    """Counts the events that are kept."""


@contextmanager
def opened() -> Iterator[Store]:
    """Open rooms in a new file."""
    with TemporaryDirectory() as folder, store_in(f"sqlite:///{Path(folder)}/rooms.sqlite") as it:
        yield it


@contextmanager
def opened_in_postgresql() -> Iterator[Store]:
    """Open rooms in an empty database of a server that runs on until the process ends."""
    with store_in(postgresql()) as store:
        yield store


@contextmanager
def store_in(url: str) -> Iterator[Store]:
    """Open rooms without events."""
    engine = create_engine(url)
    metadata.drop_all(engine)
    rooms = Rooms(engine)
    rooms.create_schema()
    yield Store(rooms, partial(put, engine), partial(count, engine))
    engine.dispose()


def put(engine: Engine, row: Row) -> None:
    """Keep a row by a bare INSERT."""
    with engine.begin() as connection:
        connection.execute(insert(table), {**asdict(row), "is_folded": False})


def count(engine: Engine) -> int:
    """Count the events that are kept."""
    with engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(table)) or 0


@cache
def postgresql() -> str:
    """Start a server, and give its address."""
    running = cluster()
    server = running.__enter__()
    atexit.register(running.__exit__, None, None, None)
    return f"{server.url}?options=-csynchronous_commit%3Doff"


def sample() -> list[ConferenceEvent]:
    """Give the events of a sample."""
    return [*islice(events_of(50), EVENTS)]


@frozen
class Place:
    """A database, how it is opened, and by which clock its work is measured."""

    name: str
    opened: Callable[[], AbstractContextManager[Store]]
    clock: Callable[[], float]

    def seconds(self, work: Callable[[Store], object]) -> float:
        """Time a sample in an empty database, in seconds, for one event."""
        with self.opened() as store:
            start = self.clock()
            work(store)
            return (self.clock() - start) / EVENTS

    def count(self, work: Callable[[Store], object]) -> int:
        """Count what is kept after it."""
        with self.opened() as store:
            work(store)
            return store.count()


SQLITE = Place("SQLite", opened, process_time)
POSTGRESQL = Place("PostgreSQL", opened_in_postgresql, perf_counter)


def kept() -> list[Case]:
    """Compare keeping an event with a bare INSERT of the row that it is kept as."""
    return [kept_in(each) for each in ([SQLITE, POSTGRESQL] if programs() else [SQLITE])]


def kept_in(place: Place) -> Case:
    """Compare them in one database; what either is given is there before."""
    events = sample()
    rows = [row_of(each) for each in events]

    def ours(store: Store) -> None:
        for event in events:
            store.rooms.record(event)

    def bare(store: Store) -> None:
        for row in rows:
            store.insert(row)

    return Case(
        f"rooms: keep an event, {place.name}",
        "INSERT of its row",
        measure=lambda rounds: in_turns(
            partial(place.seconds, ours), partial(place.seconds, bare), rounds
        ),
        same=lambda: place.count(ours) == place.count(bare) == EVENTS,
    ).within(1.5, 1.3)


def long_one() -> Case:
    """Hold reading the roster of a long conference against 20 ms."""
    events = [*islice(events_of(50), LONG)]
    conference_sid = str(events[0].conference_sid)

    @contextmanager
    def told() -> Iterator[Rooms]:
        with opened() as store:
            for event in events:
                store.rooms.record(event)
            yield store.rooms

    def measure(rounds: int) -> Pair:
        with told() as rooms:
            return Pair.of([(_timed(rooms, conference_sid), LIMIT) for _ in range(rounds)])

    def same() -> bool:
        with told() as rooms:
            return rooms.roster(conference_sid) == ConferenceRoster().add(*events)

    return Case(
        f"rooms: read a roster, 50 people, {LONG:,} events", "20 ms", measure=measure, same=same
    )


def _timed(rooms: Rooms, conference_sid: str) -> float:
    start = process_time()
    rooms.roster(conference_sid)
    return process_time() - start
