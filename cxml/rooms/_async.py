"""Rooms for programs that do something else while their database works."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Collection
from datetime import timedelta
from typing import Any, Self, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from .._rooms import plans
from .._rooms.given import check_stream
from .._rooms.listing import RoomState, before, states
from .._rooms.noticing import check_accounts, check_on_change, notice_async
from .._rooms.stream import Render, stream_async
from ..callbacks import ConferenceEvent, ConferenceRoster
from ..errors import RoomsError
from ._engine import async_engine
from ._pool import Pool
from ._rooms import PAUSES, failed, make_schema
from ._store import SqlStore

T = TypeVar("T")


class AsyncRooms:
    """The same as :class:`Rooms`, for asynchronous programs.

    They do not close themselves but at the end of ``async with``: close them in the event loop that
    used them, such as where an application's ``lifespan`` ends.

    Args:
        engine: the asynchronous engine of SQLAlchemy, or the address of a database, such as
            ``sqlite+aiosqlite:///rooms.sqlite`` or ``postgresql+psycopg://...``.
        accounts: as there.
        on_change: as there; it may be asynchronous.

    """

    def __init__(
        self,
        engine: AsyncEngine | str,
        *,
        accounts: Collection[str] = (),
        on_change: Callable[[ConferenceEvent], object] | None = None,
    ) -> None:
        self._engine = async_engine(engine)
        self._accounts = check_accounts(accounts)
        self._on_change = check_on_change(on_change, is_awaited=True)
        self._pool = Pool(self._engine.sync_engine, is_ours=isinstance(engine, str))

    async def __aenter__(self) -> Self:
        """Give the rooms themselves."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close what is open."""
        await self.close()

    async def close(self) -> None:
        """Close the connections to the database, as :meth:`Rooms.close` does."""
        if self._pool.is_ours:
            self._pool.leave_parent()
            await self._engine.dispose()

    async def create_schema(self) -> None:
        """Make the tables that are not there, as :meth:`Rooms.create_schema` does."""
        for pause in PAUSES:
            try:
                await self._run(make_schema)
            except RoomsError:
                await asyncio.sleep(pause)
            else:
                return
        await self._run(make_schema)

    async def record(self, event: ConferenceEvent) -> bool:
        """Keep an event, as :meth:`Rooms.record` does."""
        is_new = await self._do(plans.record(event, self._accounts))
        if is_new and self._on_change:
            await notice_async(self._on_change, event)
        return is_new

    async def roster(self, conference_sid: str) -> ConferenceRoster:
        """Tell who is in a conference, as :meth:`Rooms.roster` does."""
        return await self._do(plans.roster(conference_sid))

    async def current(self, room: str, *, account_sid: str | None = None) -> ConferenceRoster:
        """Tell who is in the conference that goes on in a room, as :meth:`Rooms.current` does."""
        return await self._do(plans.current(room, account_sid))

    async def rooms(self, limit: int = 100) -> tuple[RoomState, ...]:
        """List the rooms, as :meth:`Rooms.rooms` does."""
        return states(await self._do(plans.listed(limit)))

    async def forget(self, older_than: timedelta) -> int:
        """Forget whole conferences, as :meth:`Rooms.forget` does."""
        return await self._do(plans.forget(before(older_than)))

    def stream(
        self,
        room: str,
        render: Render,
        *,
        seen: str | None = None,
        seconds: float = 30,
        every: float = 1,
    ) -> AsyncIterator[str]:
        """Tell a page what changes in a room, as :meth:`Rooms.stream` does.

        It goes on for ``seconds``, since that keeps no worker from its work; then the browser asks
        again. A server that is to stop waits for it that long, unless it is told otherwise, as
        uvicorn is by ``--timeout-graceful-shutdown``.
        """
        check_stream(room, render)
        return stream_async(
            lambda: self.current(room), render, seen=seen, seconds=seconds, every=every
        )

    async def _do(self, plan: plans.Plan[T]) -> T:
        return await plans.drive_async(plan, self._in_transaction)

    async def _in_transaction(self, work: plans.Work) -> Any:
        return await self._run(lambda connection: work(SqlStore(connection)))

    async def _run(self, work: Callable[[Connection], Any]) -> Any:
        self._pool.leave_parent()
        try:
            try:
                return await self._once(work)
            except DBAPIError as error:
                if not error.connection_invalidated:
                    raise
                return await self._once(work)
        except SQLAlchemyError as error:
            raise failed(error) from None

    async def _once(self, work: Callable[[Connection], Any]) -> Any:
        async with self._engine.begin() as connection:
            return await connection.run_sync(work)
