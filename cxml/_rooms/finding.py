"""Which conference goes on in a room: there one comes after the other, so it is the last or none.

The report of an end may be lost. That another conference began in the room says the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import islice

from .store import Head, Store, merged

MOST_LISTED = 1_000
"""So many conferences are looked at for a list."""
_CANDIDATES = 20
"""So many conferences of a room are looked at, from the latest on: ends may have been lost."""
_AT_A_TIME = 500
"""So many conferences are looked up in one statement: databases bound its parameters."""


def goes_on(store: Store, room: str, account_sid: str | None) -> str | None:
    """Find the conference that goes on in a room."""
    found = store.heads(room=room, account_sid=account_sid, limit=_CANDIDATES)
    # Again, by conference: the event of its end need not name the room.
    heads = _heads_of(store, {each.conference_sid for each in found})
    there = [
        each
        for each in heads.values()
        # Databases may take two names for one, which differ in their letters' case.
        if each.room == room and account_sid in (None, each.account_sid)
    ]
    for head in sorted(_last_of_each(there), key=_order_of_a_list):
        if not head.has_ended and not _followed(store, head).has_ended:
            return head.conference_sid
    return None


def last_of_all(store: Store) -> list[Head]:
    """Find the last conference of each room: first those that go on, and the latest first."""
    heads = _latest(store).values()
    # The one that came after one of these may be among what was cut off.
    old = {each.conference_sid for each in sorted(heads, key=_began)[:-MOST_LISTED]}
    last = [
        _followed(store, each) if each.conference_sid in old and not each.has_ended else each
        for each in _last_of_each(heads)
    ]
    return sorted(last, key=_order_of_a_list)


def _last_of_each(heads: Iterable[Head]) -> list[Head]:
    rooms: dict[tuple[str, str], Head] = {}
    # Those that no event gave a name need not be of one room: one that goes on counts there.
    for head in sorted(
        heads, key=lambda each: (not each.room and not each.has_ended, _began(each))
    ):
        rooms[head.place] = head
    return [*rooms.values()]


def _followed(store: Store, head: Head) -> Head:
    """Give the last conference in the room of one that goes on: another, if that has ended."""
    found = {each.conference_sid for each in store.ended_after(head, _CANDIDATES)}
    # Again, by conference: events that came late may say that it began earlier.
    later = _heads_of(store, found).values()
    return max([head, *filter(head.is_in_room_of, later)], key=_began)


def _began(head: Head) -> tuple[int, bool, str]:
    # Times of forms are whole seconds: of two of one second, the one that goes on is later.
    return head.began_at, not head.has_ended, head.conference_sid


def _order_of_a_list(head: Head) -> tuple[bool, int, str]:
    return head.has_ended, -head.began_at, head.conference_sid


def _latest(store: Store) -> dict[str, Head]:
    found = store.heads(limit=MOST_LISTED)
    heads = merged(found)
    if len(found) >= MOST_LISTED:
        # Again, by conference: of one that has ended, the end may be among what was cut off.
        heads |= _heads_of(store, [sid for sid, head in heads.items() if not head.has_ended])
    return heads


def _heads_of(store: Store, conference_sids: Collection[str]) -> dict[str, Head]:
    given = iter(conference_sids)
    heads: dict[str, Head] = {}
    while some := list(islice(given, _AT_A_TIME)):
        heads |= merged(store.heads(some, limit=2 * len(some)))
    return heads
