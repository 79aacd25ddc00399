"""Rooms for programs that wait for their database."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from typing import Any, Self
from weakref import finalize

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from .._rooms import plans
from .._rooms.refused import refused
from .._rooms.waiting import WaitingRooms
from ..callbacks import ConferenceEvent
from ..errors import RoomsError
from ._engine import waiting_engine
from ._pool import Pool
from ._store import SqlStore
from ._tables import metadata

PAUSES = (0.05, 0.2, 0.5)
"""How long to wait for another worker that makes the tables, in seconds."""


class Rooms(WaitingRooms):
    """The conferences of a service, in a database that all its workers share.

    It may be used by several threads, and made before a server forks its workers. As a context
    manager it closes itself at the end.

    Args:
        engine: the engine of SQLAlchemy, or the address of a database, such as
            ``sqlite:///rooms.sqlite``. Of an address, a connection is waited for 2 seconds, and in
            SQLite a lock for 4, unless it says otherwise.
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
        self._engine = waiting_engine(engine)
        self._single = _single(self._engine)
        super().__init__(accounts, on_change)
        self._pool = Pool(self._engine, is_ours=isinstance(engine, str))
        # Also when the program ends: SQLite's connections complain where nobody closes them.
        finalize(self, self._pool.close)

    def __enter__(self) -> Self:
        """Give the rooms themselves."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close what is open."""
        self.close()

    def close(self) -> None:
        """Close the connections to the database; a given engine's are left to who made it.

        They are opened anew when they are needed again. Rooms that nobody has any more, and those
        of a program that ends, close theirs by themselves.
        """
        self._pool.close()

    def create_schema(self) -> None:
        """Make the tables that are not there; let readers of SQLite not wait for writers (WAL).

        Several workers may do that at the same time.

        Raises:
            RoomsError: the database does not answer, or refuses; or there is a table of such a
                name that is another's.

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

    def _in_transaction(self, work: plans.Work) -> Any:
        is_single = isinstance(work, plans.Single)
        return self._run(lambda connection: work(SqlStore(connection)), is_single=is_single)

    def _run(self, work: Callable[[Connection], Any], *, is_single: bool = False) -> Any:
        self._pool.leave_parent()
        engine = self._single if is_single else self._engine
        try:
            try:
                return _once(engine, work)
            except DBAPIError as error:
                # The database was started anew, and the connections of the pool are of the old
                # one. All that is done here may be done twice.
                if not error.connection_invalidated:
                    raise
                return _once(engine, work)
        except SQLAlchemyError as error:
            raise failed(error) from None


def _once(engine: Engine, work: Callable[[Connection], Any]) -> Any:
    with engine.begin() as connection:
        return work(connection)


def _single(engine: Engine) -> Engine:
    # PostgreSQL is asked once then, where a transaction asks three times. SQLite, in this process,
    # has nothing to gain, and MySQL's inserting is of several statements. Asynchronous rooms do
    # without: a task that is cancelled while its connection changes over loses the connection.
    if engine.dialect.name == "postgresql":
        return engine.execution_options(isolation_level="AUTOCOMMIT")
    return engine


def make_schema(connection: Connection) -> None:
    """Make what is not there."""
    if connection.dialect.name == "sqlite":
        # It stays so in the file; in a transaction it cannot be changed, and none has begun yet.
        connection.exec_driver_sql("PRAGMA journal_mode=WAL")
    metadata.create_all(connection)
    for table in metadata.sorted_tables:
        # A table of this name that is another's is left as it is, and would refuse each event.
        connection.execute(select(table).limit(0))


def failed(error: SQLAlchemyError) -> RoomsError:
    """Make the error for one of the database, which has the statement, and the event in it."""
    return refused(getattr(error, "orig", None) or error, "call create_schema() once")
