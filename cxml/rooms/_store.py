"""The store of SQLAlchemy, for each database that it speaks with."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from attrs import asdict
from sqlalchemy import (
    Connection,
    Insert,
    Integer,
    Select,
    Table,
    cast,
    delete,
    func,
    insert,
    not_,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError

from .._rooms.row import Row
from .._rooms.store import Head, Loose, Snapshot
from ..errors import RoomsError
from ._tables import conferences, events

_MOST_PARAMETERS = 500
"""SQLite and others take no more than some parameters in one statement."""


def _once(table: Table) -> dict[str, Insert]:
    """Give what inserts a row unless it is there, in the words of each database that has some."""
    ready = {
        "postgresql": postgresql.insert(table).on_conflict_do_nothing(),
        "sqlite": sqlite.insert(table).on_conflict_do_nothing(),
    }
    # SQLAlchemy does not look how many rows were inserted unless it is told to.
    return {name: each.execution_options(preserve_rowcount=True) for name, each in ready.items()}


# Made once: that takes longer than to carry one out.
_NEW_EVENT, _NEW_CONFERENCE = _once(events), _once(conferences)
_IS_LOOSE = not_(events.c.is_folded)
_IS_MADE = conferences.c.body != ""
_EVENT_HEAD = (
    events.c.conference_sid,
    events.c.account_sid,
    events.c.room,
    events.c.at,
    events.c.is_end,
)
_CONFERENCE_HEAD = (
    conferences.c.conference_sid,
    conferences.c.account_sid,
    conferences.c.room,
    conferences.c.began_at,
    conferences.c.has_ended,
)
_BEGAN = func.min(events.c.at)


class SqlStore:
    """A store within a connection's transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._dialect = connection.dialect.name

    def insert(self, row: Row) -> bool:
        """Keep an event; tell whether it was not kept before."""
        return self._insert(_NEW_EVENT, events, {**asdict(row, recurse=False), "is_folded": False})

    def _insert(self, ready: dict[str, Insert], table: Table, values: dict[str, object]) -> bool:
        if self._dialect in ready:
            return self._connection.execute(ready[self._dialect], values).rowcount == 1
        try:
            # MySQL's INSERT IGNORE would let pass all that is wrong, and not the key alone.
            with self._connection.begin_nested():
                self._connection.execute(insert(table), values)
        except IntegrityError:
            return False
        return True

    def loose(self, conference_sid: str) -> Sequence[Loose]:
        """Give the events of a conference that are not folded."""
        asked = select(events.c.key, events.c.body, *_EVENT_HEAD)
        found = self._connection.execute(
            asked.where(events.c.conference_sid == conference_sid, _IS_LOOSE)
        )
        return [Loose(key, _head(head), body) for key, body, *head in found]

    def snapshot(self, conference_sid: str) -> Snapshot | None:
        """Give what was folded of a conference."""
        return self._snapshot(_snapshot_of(conference_sid))

    def _snapshot(self, asked: Select[*tuple[Any, ...]]) -> Snapshot | None:
        found = self._connection.execute(asked.where(_IS_MADE)).one_or_none()
        if found is None:
            return None
        body, *head = found
        return Snapshot(_head(head), body)

    def lock(self, conference_sid: str) -> Snapshot | None:
        """Let nobody else fold this conference until the transaction ends, and read as above."""
        # That it writes is what locks SQLite, which knows no FOR UPDATE.
        nothing = Head(
            conference_sid=conference_sid, account_sid="", room="", began_at=0, has_ended=False
        )
        self._insert(_NEW_CONFERENCE, conferences, {**asdict(nothing), "body": ""})
        return self._snapshot(_snapshot_of(conference_sid).with_for_update())

    def fold(self, snapshot: Snapshot, keys: Sequence[str]) -> None:
        """Keep a snapshot, and mark the events that are in it."""
        values = {**asdict(snapshot.head), "body": snapshot.body}
        is_it = conferences.c.conference_sid == snapshot.head.conference_sid
        done = self._connection.execute(update(conferences).where(is_it).values(values))
        # Somebody may forget the conference just now: then nothing is to be lost with it.
        if done.rowcount != 1:
            raise RoomsError("the conference was forgotten meanwhile")
        folded = {"is_folded": True, "body": ""}
        for some in _parts(keys):
            self._connection.execute(update(events).where(events.c.key.in_(some)).values(folded))

    def heads(
        self,
        conference_sids: Collection[str] | None = None,
        *,
        room: str | None = None,
        account_sid: str | None = None,
        limit: int,
    ) -> Sequence[Head]:
        """Give the heads of the latest conferences: of snapshots, and of what is not folded."""
        # PostgreSQL has no max() of booleans.
        account, name, is_end = events.c.account_sid, events.c.room, cast(events.c.is_end, Integer)
        loose = select(
            events.c.conference_sid, func.max(account), func.max(name), _BEGAN, func.max(is_end)
        ).where(_IS_LOOSE)
        folded = select(*_CONFERENCE_HEAD).where(_IS_MADE)
        if conference_sids is not None:
            loose = loose.where(events.c.conference_sid.in_(conference_sids))
            folded = folded.where(conferences.c.conference_sid.in_(conference_sids))
        if room is not None:
            loose = loose.where(name == room)
            folded = folded.where(conferences.c.room == room, not_(conferences.c.has_ended))
        if account_sid is not None:
            theirs = ("", account_sid)
            loose = loose.where(account.in_(theirs))
            folded = folded.where(conferences.c.account_sid.in_(theirs))
        latest = loose.group_by(events.c.conference_sid).order_by(_BEGAN.desc()).limit(limit)
        rest = folded.order_by(conferences.c.began_at.desc()).limit(limit)
        return [_head(each) for asked in (latest, rest) for each in self._connection.execute(asked)]

    def ended_after(self, head: Head, limit: int) -> Sequence[Head]:
        """Give snapshots of the latest conferences that ended, and began in its room after it."""
        is_there = (conferences.c.room == head.room) & (
            conferences.c.account_sid == head.account_sid
        )
        is_later = conferences.c.has_ended & (conferences.c.began_at > head.began_at)
        asked = select(*_CONFERENCE_HEAD).where(_IS_MADE, is_there, is_later)
        found = self._connection.execute(asked.order_by(conferences.c.began_at.desc()).limit(limit))
        return [_head(each) for each in found]

    def quiet_since(self, time: int, limit: int) -> Sequence[str]:
        """Give some conferences of which no event was kept since."""
        grouped = select(events.c.conference_sid).group_by(events.c.conference_sid)
        quiet = grouped.having(func.max(events.c.kept_at) < time).limit(limit)
        return self._connection.scalars(quiet).all()

    def forget(self, conference_sids: Sequence[str], time: int) -> int:
        """Drop all that was kept of these before a time; say how many events there were."""
        # In the order in which folding locks: the conference, and then its events.
        its = conferences.c.conference_sid.in_(conference_sids)
        self._connection.execute(delete(conferences).where(its))
        theirs = events.c.conference_sid.in_(conference_sids)
        done = self._connection.execute(delete(events).where(theirs, events.c.kept_at < time))
        return done.rowcount


def _snapshot_of(conference_sid: str) -> Select[*tuple[Any, ...]]:
    asked = select(conferences.c.body, *_CONFERENCE_HEAD)
    return asked.where(conferences.c.conference_sid == conference_sid)


def _head(found: Iterable[Any]) -> Head:
    conference_sid, account_sid, room, began_at, has_ended = tuple(found)
    return Head(
        conference_sid=conference_sid,
        account_sid=account_sid,
        room=room,
        began_at=began_at,
        has_ended=bool(has_ended),
    )


def _parts(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(keys), _MOST_PARAMETERS):
        yield keys[start : start + _MOST_PARAMETERS]
