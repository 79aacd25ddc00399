"""What a page is told of a room, as server-sent events."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from itertools import islice
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.ext.asyncio import create_async_engine

from cxml._rooms.stream import stream as stream_of
from cxml.callbacks import ConferenceRoster
from cxml.rooms import AsyncRooms, Rooms
from cxml.rooms._tables import metadata

from .histories import happened, joined

ROOM = "Room 1234"


@pytest.fixture
def rooms(tmp_path: Path) -> Iterator[Rooms]:
    """Open rooms in a file."""
    engine = create_engine(f"sqlite:///{tmp_path}/rooms.sqlite")
    rooms = Rooms(engine)
    rooms.create_schema()
    yield rooms
    engine.dispose()


def show(roster: ConferenceRoster) -> str:
    """Name those who are there, one in a line."""
    return "\n".join(each.call_sid for each in roster.present)


def fields(message: str) -> dict[str, str]:
    """Take an event apart, as a browser does."""
    found: dict[str, str] = {}
    for line in message.removesuffix("\n\n").split("\n"):
        name, _, value = line.partition(": ")
        found[name] = f"{found[name]}\n{value}" if name in found else value
    return found


def test_tells_how_the_room_stands_and_ends(rooms: Rooms) -> None:
    """Without a time to go on, one event is told, and when to ask again."""
    rooms.record(joined("call-1"))
    again, message = rooms.stream(ROOM, show, every=2.5)
    assert fields(again) == {"retry": "2500"}
    assert fields(message)["data"] == "call-1"


def test_tells_only_what_is_news(rooms: Rooms) -> None:
    """A browser says what it has seen; what is no news is a comment, which it passes over."""
    rooms.record(joined("call-1"))
    _, first = rooms.stream(ROOM, show)
    seen = fields(first)["id"]
    assert [*rooms.stream(ROOM, show, seen=seen)][1:] == [":\n\n"]
    rooms.record(joined("call-2", 1))
    _, second = rooms.stream(ROOM, show, seen=seen)
    assert fields(second)["data"] == "call-1\ncall-2"
    assert fields(second)["id"] != seen


def test_every_worker_gives_the_same_id(rooms: Rooms, tmp_path: Path) -> None:
    """What one worker told is no news from another."""
    rooms.record(joined("call-1"))
    _, first = rooms.stream(ROOM, show)
    with Rooms(f"sqlite:///{tmp_path}/rooms.sqlite") as other:
        assert [*other.stream(ROOM, show, seen=fields(first)["id"])][1:] == [":\n\n"]


def test_goes_on_as_long_as_it_may(rooms: Rooms) -> None:
    """With a time to go on, each change is told as it is seen."""
    told: list[str] = []
    for message in islice(rooms.stream(ROOM, show, seconds=600, every=0.02), 3):
        told.append(message)
        rooms.record(joined(f"call-{len(told)}", len(told)))
    messages = [fields(each) for each in told[1:]]
    assert messages[0]["data"] == "call-1"
    assert messages[1]["data"] == "call-1\ncall-2"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_text_stays_one_field(end: str) -> None:
    """Nobody who names something begins another field, or another event, with it."""
    roster = ConferenceRoster().add(joined(f"a{end}{end}event: other{end}data: b"))
    _, message = stream_of(lambda: roster, show, seen=None, seconds=0, every=1)
    assert fields(message)["data"] == "a\n\nevent: other\ndata: b"
    assert "event" not in fields(message)
    assert message.count("\n\n") == 1


def test_a_database_that_is_gone_ends_it(rooms: Rooms, caplog: pytest.LogCaptureFixture) -> None:
    """The page is to ask again, which a browser does after what began well, and not after a 500."""
    metadata.drop_all(rooms._engine)
    assert [*rooms.stream(ROOM, show)] == ["retry: 1000\n\n"]
    assert "does not answer" in caplog.text


def test_tells_without_waiting(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Asynchronous rooms tell for half a minute unless told otherwise, and let others work."""

    async def tell() -> list[str]:
        engine = create_async_engine(f"sqlite+aiosqlite:///{tmp_path}/rooms.sqlite")
        rooms = AsyncRooms(engine)
        await rooms.create_schema()
        await rooms.record(joined("call-1"))
        told: list[str] = []
        streamed: AsyncIterator[str] = rooms.stream(ROOM, show, every=0.01)
        async for message in streamed:
            told.append(message)
            if len(told) == 3:
                await rooms.record(happened("participant-leave", 2))
            if len(told) > 3 and message != ":\n\n":
                break
        shorter = [each async for each in rooms.stream(ROOM, show, seconds=0, every=3)]
        async with engine.begin() as connection:
            await connection.run_sync(metadata.drop_all)
        gone = [each async for each in rooms.stream(ROOM, show)]
        await engine.dispose()
        return [*told, *shorter, *gone]

    told = asyncio.run(tell())
    assert fields(told[1])["data"] == "call-1"
    assert told[2] == ":\n\n"
    assert fields(told[-4])["data"] == ""
    assert told[-3:] == ["retry: 3000\n\n", told[-4], "retry: 1000\n\n"]
    assert "does not answer" in caplog.text
