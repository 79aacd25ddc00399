"""What is to be done, step by step: each step is a work for a store, in a transaction of its own.

A plan is a generator that yields works and is given their results, so that the same plan serves
programs that wait and programs that do something else meanwhile.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Collection, Generator
from functools import partial
from typing import Any, TypeAlias, TypeVar

from attrs import frozen

from ..callbacks import ConferenceEvent, ConferenceRoster
from ..callbacks._roster_json import MOST_MARKS
from ..errors import CallbackError
from .finding import MOST_LISTED, goes_on, last_of_all
from .given import limit_given, text_given
from .row import is_id, room_name, row_of
from .store import Head, Loose, Snapshot, Store, merged

T = TypeVar("T")
Work: TypeAlias = Callable[[Store], Any]
Plan: TypeAlias = Generator[Work, Any, T]
_Read: TypeAlias = tuple[str, list[Loose], Snapshot | None]
"""A conference, its events that are loose, and the others."""


@frozen
class Single:
    """A work of one statement, which is a transaction by itself."""

    _work: Work

    def __call__(self, store: Store) -> Any:
        """Do the work."""
        return self._work(store)


_LOG = logging.getLogger("cxml.rooms")
# Reading an event costs 40 microseconds, so a conference waits milliseconds for its loose ones.
_MOST_LOOSE = 384
"""So many events of a conference are loose, at most, after somebody looked."""
_EVERY = 0x100000000 // 192
"""One event in 192 folds those before it, though nobody looks: which one, its key says."""
_AT_ONCE = 100
"""So many conferences are forgotten in one transaction."""


def drive(plan: Plan[T], run: Callable[[Work], Any]) -> T:
    """Carry out a plan."""
    try:
        work = next(plan)
        while True:
            try:
                result = run(work)
            except Exception as error:
                work = plan.throw(error)
            else:
                work = plan.send(result)
    except StopIteration as done:
        value: T = done.value
        return value


async def drive_async(plan: Plan[T], run: Callable[[Work], Awaitable[Any]]) -> T:
    """Carry out a plan, and let others work while the database does."""
    try:
        work = next(plan)
        while True:
            try:
                result = await run(work)
            except Exception as error:
                work = plan.throw(error)
            else:
                work = plan.send(result)
    except StopIteration as done:
        value: T = done.value
        return value


def record(event: ConferenceEvent, accounts: Collection[str]) -> Plan[bool]:
    """Keep an event, which costs one statement; tell whether it was not kept before."""
    row = row_of(event, accounts)
    is_new: bool = yield Single(lambda store: store.insert(row))
    if is_new and (row.is_end or int(row.key[:8], 16) < _EVERY):
        yield from _fold_quietly(row.conference_sid)
    return is_new


def roster(conference_sid: str) -> Plan[ConferenceRoster]:
    """Read the roster of a conference, and make the next reading cheap."""
    text_given("conference_sid", conference_sid)
    if not is_id(conference_sid):
        # It may come from an address that somebody made up, and databases refuse some texts.
        return ConferenceRoster()
    found: _Read = yield lambda store: _read(store, conference_sid)
    return (yield from _told(*found))


def current(room: str, account_sid: str | None) -> Plan[ConferenceRoster]:
    """Find the conference that goes on in a room, and read its roster."""
    text_given("room", room)
    if account_sid is not None:
        text_given("account_sid", account_sid)
    try:
        name = room_name(room)
    except CallbackError:
        # It may come from an address that somebody made up, too.
        return ConferenceRoster()
    found: _Read | None = yield lambda store: _read_current(store, name, account_sid)
    return (yield from _told(*found)) if found else ConferenceRoster()


def listed(limit: int) -> Plan[list[Head]]:
    """List the rooms, with the last conference in each."""
    limit_given(limit)
    heads: list[Head] = yield last_of_all
    return heads[:limit]


def forget(before: int) -> Plan[int]:
    """Forget the conferences of which nothing was heard since; say how many events that were."""
    forgotten = 0
    while conference_sids := (yield lambda store: store.quiet_since(before, _AT_ONCE)):
        forgotten += yield partial(_forget, conference_sids=conference_sids, before=before)
    return forgotten


def fold_all() -> Plan[None]:
    """Fold whatever is loose, of the latest conferences."""
    heads: list[Head] = yield lambda store: store.heads(limit=MOST_LISTED)
    for conference_sid in merged(heads):
        if (yield partial(_is_loose, conference_sid=conference_sid)):
            yield from _fold_quietly(conference_sid)


def _is_loose(store: Store, conference_sid: str) -> bool:
    return bool(store.loose(conference_sid))


def _forget(store: Store, conference_sids: list[str], before: int) -> int:
    return store.forget(conference_sids, before)


def _told(
    conference_sid: str, loose: list[Loose], found: Snapshot | None
) -> Plan[ConferenceRoster]:
    if len(loose) > _MOST_LOOSE:
        yield from _fold_quietly(conference_sid)
    return _roster(loose, found)


def _read_current(store: Store, room: str, account_sid: str | None) -> _Read | None:
    conference_sid = goes_on(store, room, account_sid)
    return None if conference_sid is None else _read(store, conference_sid)


def _read(store: Store, conference_sid: str) -> _Read:
    # In this order: what is folded in between is read twice then, and else it would not be at all.
    loose = _loose(store, conference_sid)
    return conference_sid, loose, store.snapshot(conference_sid)


def _loose(store: Store, conference_sid: str) -> list[Loose]:
    # Databases may take two ids for one, too.
    found = store.loose(conference_sid)
    return [each for each in found if each.head.conference_sid == conference_sid]


def _roster(loose: list[Loose], found: Snapshot | None) -> ConferenceRoster:
    bodies = [each.body for each in loose]
    if found:
        bodies.append(found.body)
    return ConferenceRoster.from_json(*bodies) if bodies else ConferenceRoster()


def _fold_quietly(conference_sid: str) -> Plan[None]:
    try:
        yield lambda store: _fold(store, conference_sid)
    # It is for speed alone, and the event is kept: whoever sent it is not to send it again.
    except Exception:
        _LOG.warning("the events of %r stay as they are for now", conference_sid, exc_info=True)


def _fold(store: Store, conference_sid: str) -> None:
    before = store.lock(conference_sid)
    loose = _loose(store, conference_sid)
    if not loose:
        return
    heads = [each.head for each in loose] + ([before.head] if before else [])
    body = _roster(loose, before).to_json()
    # What is shorter has fewer marks than that.
    if len(body) > MOST_MARKS:
        # Before it replaces what can be read: a conference may get larger than a roster may be.
        ConferenceRoster.from_json(body)
    head = merged(heads)[conference_sid]
    store.fold(Snapshot(head, body), [each.key for each in loose])
