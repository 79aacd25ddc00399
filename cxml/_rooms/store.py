"""What the logic asks of a store, which speaks one database's language and decides nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Protocol

from attrs import evolve, frozen

from .row import Row


@frozen(kw_only=True)
class Head:
    """What is known of a conference without reading its roster."""

    conference_sid: str
    account_sid: str
    room: str
    began_at: int
    has_ended: bool

    def merge(self, other: Head) -> Head:
        """Give what both say."""
        return evolve(
            self,
            # Events may lack a name, or an account: then those of others count.
            account_sid=max(self.account_sid, other.account_sid),
            room=max(self.room, other.room),
            began_at=min(self.began_at, other.began_at),
            has_ended=self.has_ended or other.has_ended,
        )

    def is_in_room_of(self, other: Head) -> bool:
        """Tell whether both are of one room; of those whose name nobody said, that is not known."""
        return bool(self.room) and self.place == other.place

    @property
    def place(self) -> tuple[str, str]:
        """Where it is: accounts may have rooms of one name."""
        return self.account_sid, self.room


def merged(heads: Iterable[Head]) -> dict[str, Head]:
    """Give one head for each conference."""
    found: dict[str, Head] = {}
    for each in heads:
        known = found.get(each.conference_sid)
        found[each.conference_sid] = known.merge(each) if known else each
    return found


@frozen
class Loose:
    """An event that is not folded into its conference's snapshot yet."""

    key: str
    head: Head
    body: str


@frozen
class Snapshot:
    """What the events come to that were folded."""

    head: Head
    body: str


class Store(Protocol):
    """A connection within a transaction, which ends well when the work does."""

    def insert(self, row: Row) -> bool:
        """Keep an event; tell whether it was not kept before."""
        ...

    def loose(self, conference_sid: str) -> Sequence[Loose]:
        """Give the events of a conference that are not folded."""
        ...

    def snapshot(self, conference_sid: str) -> Snapshot | None:
        """Give what was folded of a conference."""
        ...

    def lock(self, conference_sid: str) -> Snapshot | None:
        """Let nobody else fold this conference until the transaction ends, and read as above.

        It has to be the transaction's first word: what is read later has to be as it is then.
        """
        ...

    def fold(self, snapshot: Snapshot, keys: Sequence[str]) -> None:
        """Keep a snapshot, and mark the events that are in it."""
        ...

    def heads(
        self,
        conference_sids: Collection[str] | None = None,
        *,
        room: str | None = None,
        account_sid: str | None = None,
        limit: int,
    ) -> Sequence[Head]:
        """Give the heads of the latest conferences: of snapshots, and of what is not folded.

        With a room, of snapshots those that have not ended; with an account, also of what names
        none.
        """
        ...

    def ended_after(self, head: Head, limit: int) -> Sequence[Head]:
        """Give snapshots of the latest conferences that ended, and began in its room after it."""
        ...

    def quiet_since(self, time: int, limit: int) -> Sequence[str]:
        """Give some conferences of which no event was kept since."""
        ...

    def forget(self, conference_sids: Sequence[str], time: int) -> int:
        """Drop all that was kept of these before a time; say how many events there were."""
        ...
