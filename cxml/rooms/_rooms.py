"""Rooms for programs that wait for their database."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection, Iterator
from datetime import timedelta
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from .._rooms import plans
from .._rooms.listing import RoomState, before, states
from .._rooms.noticing import check_accounts, notice
from .._rooms.stream import Render, stream
from ..callbacks import ConferenceEvent, ConferenceRoster
from ..errors import RoomsError
from ._store import SqlStore
from ._tables import metadata

T = TypeVar("T")
PAUSES = (0.05, 0.2, 0.5)
"""How long to wait for another worker that makes the tables, in seconds."""


class Rooms:
    """The conferences of a service, in a database that all its workers share.

    It may be used by several threads, and made before a server forks its workers.

    Args:
        engine: the engine of SQLAlchemy, or the address of a database, such as
            ``sqlite:///rooms.sqlite``.
        accounts: the only projects (Twilio: accounts) whose events are kept; all, if there are
            none.
        on_change: is called with each event after it was kept, in the process that kept it, and
            once, however often the event comes. What it raises is written to the log.

    """

    def __init__(
        self,
        engine: Engine | str,
        *,
        accounts: Collection[str] = (),
        on_change: Callable[[ConferenceEvent], object] | None = None,
    ) -> None:
        self._engine = create_engine(engine) if isinstance(engine, str) else engine
        self._accounts, self._on_change = check_accounts(accounts), on_change
        self._process = os.getpid()

    def create_schema(self) -> None:
        """Make the tables that are not there; let readers of SQLite not wait for writers (WAL).

        Several workers may do that at the same time.

        Raises:
            RoomsError: the database does not answer, or refuses.

        """
        for pause in PAUSES:
            try:
                self._run(make_schema)
            except RoomsError:
                # Another worker may have been making them: then they are there in a moment.
                time.sleep(pause)
            else:
                return
        self._run(make_schema)

    def record(self, event: ConferenceEvent) -> bool:
        """Keep an event.

        Args:
            event: what happened; it may come any number of times, and in any order.

        Returns:
            Whether it was not kept before.

        Raises:
            CallbackError: it names no conference, or has an id or a text that cannot be kept, or
                is of an account that is not let in. It would be refused again.
            RoomsError: the database does not answer, or refuses. Let it pass: a view is answered
                with 500 then, and the platform sends the event again.

        """
        is_new = self._do(plans.record(event, self._accounts))
        if is_new and self._on_change:
            notice(self._on_change, event)
        return is_new

    def roster(self, conference_sid: str) -> ConferenceRoster:
        """Tell who is in a conference; nobody, if no event of it was kept.

        Raises:
            RoomsError: the database does not answer.

        """
        return self._do(plans.roster(conference_sid))

    def current(self, room: str, *, account_sid: str | None = None) -> ConferenceRoster:
        """Tell who is in the conference that goes on in a room; nobody, if none does.

        Of several that have not ended, as where the report of an end was lost, the latest counts.

        Args:
            room: its name.
            account_sid: of which project (Twilio: account) the room is, if there are several.

        Raises:
            RoomsError: the database does not answer.

        """
        return self._do(plans.current(room, account_sid))

    def rooms(self, limit: int = 100) -> tuple[RoomState, ...]:
        """List the rooms: those in which a conference goes on first, and the latest first.

        Args:
            limit: how many at most; the latest 1,000 conferences are looked at.

        Raises:
            RoomsError: the database does not answer.

        """
        return states(self._do(plans.listed(limit)))

    def forget(self, older_than: timedelta) -> int:
        """Forget whole conferences, of which nothing was heard for so long.

        Returns:
            How many events were forgotten.

        Raises:
            RoomsError: the database does not answer.

        """
        return self._do(plans.forget(before(older_than)))

    def stream(
        self,
        room: str,
        render: Render,
        *,
        seen: str | None = None,
        seconds: float = 0,
        every: float = 1,
    ) -> Iterator[str]:
        """Tell a page what changes in a room, as server-sent events.

        Without ``seconds`` it says how the room stands, if that is news, and ends: the browser
        asks again after ``every`` second, and meanwhile the worker serves others.

        Args:
            room: its name.
            render: makes the text of an event of a roster.
            seen: the header ``Last-Event-ID`` of the request, by which a browser says what it has.
            seconds: how long to go on; the worker does nothing else meanwhile.
            every: how many seconds pass between two looks.

        """
        return stream(lambda: self.current(room), render, seen=seen, seconds=seconds, every=every)

    def _do(self, plan: plans.Plan[T]) -> T:
        return plans.drive(plan, self._in_transaction)

    def _in_transaction(self, work: plans.Work) -> Any:
        return self._run(lambda connection: work(SqlStore(connection)))

    def _run(self, work: Callable[[Connection], Any]) -> Any:
        self._leave_parent()
        try:
            try:
                return self._once(work)
            except DBAPIError as error:
                # The database was started anew, and the connections of the pool are of the old
                # one. All that is done here may be done twice.
                if not error.connection_invalidated:
                    raise
                return self._once(work)
        except SQLAlchemyError as error:
            raise failed(error) from error

    def _once(self, work: Callable[[Connection], Any]) -> Any:
        with self._engine.begin() as connection:
            return work(connection)

    def _leave_parent(self) -> None:
        # Two processes that speak over one connection would take each other's answers.
        if (process := os.getpid()) != self._process:
            self._process = process
            self._engine.dispose(close=False)


def make_schema(connection: Connection) -> None:
    """Make what is not there."""
    if connection.dialect.name == "sqlite":
        # It stays so in the file; in a transaction it cannot be changed, and none has begun yet.
        connection.exec_driver_sql("PRAGMA journal_mode=WAL")
    metadata.create_all(connection)


def failed(error: SQLAlchemyError) -> RoomsError:
    """Make the error for one of the database; that has the statement, and the event in it."""
    said = getattr(error, "orig", None) or error
    kind = type(said).__name__
    return RoomsError(f"the database did not do what was asked: {kind}: {str(said)[:200]}")
