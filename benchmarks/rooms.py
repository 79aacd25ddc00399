"""The rows of conferences in a database: an event kept, and a long conference read.

They are measured in a file of SQLite (WAL). What a database on another machine costs is waited for
there by both sides alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from attrs import asdict, frozen
from sqlalchemy import create_engine, func, insert, select

from cxml._rooms.row import Row, row_of
from cxml.callbacks import ConferenceEvent, ConferenceRoster
from cxml.rooms import Rooms
from cxml.rooms._tables import events as table

from .case import Case
from .measure import Pair, in_turns
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
    with TemporaryDirectory() as folder:
        engine = create_engine(f"sqlite:///{Path(folder)}/rooms.sqlite")
        rooms = Rooms(engine)
        rooms.create_schema()

        def put(row: Row) -> None:
            with engine.begin() as connection:
                connection.execute(insert(table), {**asdict(row), "is_folded": False})

        def count() -> int:
            with engine.connect() as connection:
                return connection.scalar(select(func.count()).select_from(table)) or 0

        yield Store(rooms, put, count)
        engine.dispose()


def sample() -> list[ConferenceEvent]:
    """Give the events of a sample."""
    return [*islice(events_of(50), EVENTS)]


def keep(rooms: Rooms) -> None:
    """Keep all events of a sample."""
    for event in sample():
        rooms.record(event)


def seconds(work: Callable[[Store], object]) -> float:
    """Time a sample in an empty database, in seconds of this process alone, for one event."""
    with opened() as store:
        start = process_time()
        work(store)
        return (process_time() - start) / EVENTS


def kept() -> Case:
    """Compare keeping an event with a bare INSERT of the row that it is kept as."""
    rows = [row_of(each) for each in sample()]

    def ours(store: Store) -> None:
        keep(store.rooms)

    def bare(store: Store) -> None:
        for row in rows:
            store.insert(row)

    def count(work: Callable[[Store], object]) -> int:
        with opened() as store:
            work(store)
            return store.count()

    return Case(
        "rooms: keep an event, SQLite",
        "INSERT of its row",
        measure=lambda rounds: in_turns(partial(seconds, ours), partial(seconds, bare), rounds),
        same=lambda: count(ours) == count(bare) == EVENTS,
    )


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
