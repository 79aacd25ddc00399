"""Every kind of rooms behind one face, so that each test holds for all."""

# ruff: noqa: D102 - Rooms says what they do

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any, Protocol, TypeVar

from sqlalchemy import create_engine
from sqlalchemy.ext.asyncio import create_async_engine

from cxml.callbacks import ConferenceEvent, ConferenceRoster
from cxml.rooms import AsyncRooms, Rooms, RoomState

T = TypeVar("T")


class Desk(Protocol):
    """What all rooms do."""

    def create_schema(self) -> None: ...
    def record(self, event: ConferenceEvent) -> bool: ...
    def roster(self, conference_sid: str) -> ConferenceRoster: ...
    def current(self, room: str, *, account_sid: str | None = None) -> ConferenceRoster: ...
    def rooms(self, limit: int = 100) -> tuple[RoomState, ...]: ...
    def forget(self, older_than: timedelta) -> int: ...


class AsyncDesk:
    """Asynchronous rooms, for those who wait."""

    def __init__(self, rooms: AsyncRooms, runner: asyncio.Runner) -> None:
        self._rooms, self._run = rooms, runner.run

    def create_schema(self) -> None:
        self._run(self._rooms.create_schema())

    def record(self, event: ConferenceEvent) -> bool:
        return self._run(self._rooms.record(event))

    def roster(self, conference_sid: str) -> ConferenceRoster:
        return self._run(self._rooms.roster(conference_sid))

    def current(self, room: str, *, account_sid: str | None = None) -> ConferenceRoster:
        return self._run(self._rooms.current(room, account_sid=account_sid))

    def rooms(self, limit: int = 100) -> tuple[RoomState, ...]:
        return self._run(self._rooms.rooms(limit))

    def forget(self, older_than: timedelta) -> int:
        return self._run(self._rooms.forget(older_than))


@contextmanager
def waiting(url: str, **options: Any) -> Iterator[Desk]:
    """Open rooms for programs that wait."""
    engine = create_engine(url)
    try:
        yield Rooms(engine, **options)
    finally:
        engine.dispose()


@contextmanager
def asynchronous(url: str, **options: Any) -> Iterator[Desk]:
    """Open rooms for programs that do not."""
    with asyncio.Runner() as runner:
        engine = create_async_engine(for_asyncio(url))
        try:
            yield AsyncDesk(AsyncRooms(engine, **options), runner)
        finally:
            runner.run(engine.dispose())


def for_asyncio(url: str) -> str:
    """Give the address of the same database, by a driver that does not wait."""
    other = {"sqlite": "sqlite+aiosqlite", "mysql+pymysql": "mysql+aiomysql"}
    driver, _, rest = url.partition("://")
    return f"{other.get(driver, driver)}://{rest}"


Open = Callable[..., AbstractContextManager[Desk]]
OPEN: dict[str, Open] = {"waiting": waiting, "asynchronous": asynchronous}


def sqlite_in(folder: Path) -> str:
    """Give the address of a file."""
    return f"sqlite:///{folder}/rooms.sqlite"
