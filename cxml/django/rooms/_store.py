"""The store of Django's ORM."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from attrs import asdict
from django.db import IntegrityError, models, transaction

from ..._rooms.row import Row
from ..._rooms.store import Head, Loose, Snapshot
from ...errors import RoomsError

_EVENT_HEAD = ("conference_sid", "account_sid", "room", "at", "is_end")
_CONFERENCE_HEAD = ("conference_sid", "account_sid", "room", "began_at", "has_ended")
_MOST_PARAMETERS = 500
# Of is_folded=False Django makes "NOT is_folded", for which SQLite takes no index.
_NO, _YES = (False,), (True,)


class DjangoStore:
    """A store within a transaction of one of the project's databases."""

    def __init__(
        self, event: type[models.Model], conference: type[models.Model], using: str
    ) -> None:
        self._event, self._conference, self._using = event, conference, using
        self._events: models.QuerySet[Any] = event._default_manager.using(using)
        self._conferences: models.QuerySet[Any] = conference._default_manager.using(using)
        self._loose = self._events.filter(is_folded__in=_NO)
        self._made = self._conferences.exclude(body="")

    def insert(self, row: Row) -> bool:
        """Keep an event; tell whether it was not kept before."""
        return self._insert(self._event(**asdict(row, recurse=False)))

    def _insert(self, instance: models.Model) -> bool:
        try:
            # Of its own, since that around it is to go on.
            with transaction.atomic(using=self._using):
                instance.save(force_insert=True, using=self._using)
        except IntegrityError:
            # Which names no cause: the key is there, or the model has a field that is not given.
            if type(instance)._default_manager.using(self._using).filter(pk=instance.pk).exists():
                return False
            raise
        return True

    def loose(self, conference_sid: str) -> Sequence[Loose]:
        """Give the events of a conference that are not folded."""
        found = self._loose.filter(conference_sid=conference_sid)
        asked = found.values_list("key", "body", *_EVENT_HEAD)
        return [Loose(key, _head(head), body) for key, body, *head in asked]

    def snapshot(self, conference_sid: str) -> Snapshot | None:
        """Give what was folded of a conference."""
        return self._snapshot(self._made, conference_sid)

    def _snapshot(self, asked: models.QuerySet[Any], conference_sid: str) -> Snapshot | None:
        found = asked.filter(pk=conference_sid).values_list("body", *_CONFERENCE_HEAD).first()
        if found is None:
            return None
        body, *head = found
        return Snapshot(_head(head), body)

    def lock(self, conference_sid: str) -> Snapshot | None:
        """Let nobody else fold this conference until the transaction ends, and read as above."""
        nothing = {"conference_sid": conference_sid, "began_at": 0, "has_ended": False}
        self._insert(self._conference(**nothing))
        return self._snapshot(self._made.select_for_update(), conference_sid)

    def fold(self, snapshot: Snapshot, keys: Sequence[str]) -> None:
        """Keep a snapshot, and mark the events that are in it."""
        values = {**asdict(snapshot.head), "body": snapshot.body}
        if not self._conferences.filter(pk=values.pop("conference_sid")).update(**values):
            raise RoomsError("the conference was forgotten meanwhile")
        for start in range(0, len(keys), _MOST_PARAMETERS):
            some = self._events.filter(pk__in=keys[start : start + _MOST_PARAMETERS])
            some.update(is_folded=True, body="")

    def heads(
        self,
        conference_sids: Collection[str] | None = None,
        *,
        room: str | None = None,
        account_sid: str | None = None,
        limit: int,
    ) -> Sequence[Head]:
        """Give the heads of the latest conferences: of snapshots, and of what is not folded."""
        loose, folded = self._loose, self._made
        if conference_sids is not None:
            loose = loose.filter(conference_sid__in=conference_sids)
            folded = folded.filter(pk__in=conference_sids)
        if room is not None:
            loose, folded = loose.filter(room=room), folded.filter(room=room, has_ended__in=_NO)
        if account_sid is not None:
            theirs = models.Q(account_sid__in=("", account_sid))
            loose, folded = loose.filter(theirs), folded.filter(theirs)
        # PostgreSQL has no max() of booleans.
        ends = models.Case(models.When(is_end=True, then=1), default=0)
        latest = (
            loose.order_by()
            .values("conference_sid")
            .annotate(
                its_account=models.Max("account_sid"),
                its_room=models.Max("room"),
                began=models.Min("at"),
                its_end=models.Max(ends),
            )
        )
        names = ("conference_sid", "its_account", "its_room", "began", "its_end")
        both = (
            latest.order_by("-began").values_list(*names)[:limit],
            folded.order_by("-began_at").values_list(*_CONFERENCE_HEAD)[:limit],
        )
        return [_head(each) for asked in both for each in asked]

    def ended_after(self, head: Head, limit: int) -> Sequence[Head]:
        """Give snapshots of the latest conferences that ended, and began in its room after it."""
        there = self._made.filter(room=head.room, account_sid=head.account_sid)
        later = there.filter(has_ended__in=_YES, began_at__gt=head.began_at).order_by("-began_at")
        return [_head(each) for each in later.values_list(*_CONFERENCE_HEAD)[:limit]]

    def quiet_since(self, time: int, limit: int) -> Sequence[str]:
        """Give some conferences of which no event was kept since."""
        grouped = self._events.order_by().values("conference_sid")
        quiet = grouped.annotate(latest=models.Max("kept_at")).filter(latest__lt=time)
        return list(quiet.values_list("conference_sid", flat=True)[:limit])

    def forget(self, conference_sids: Sequence[str], time: int) -> int:
        """Drop all that was kept of these before a time; say how many events there were."""
        self._conferences.filter(pk__in=conference_sids).delete()
        old = self._events.filter(conference_sid__in=conference_sids, kept_at__lt=time)
        return old.delete()[1].get(self._event._meta.label, 0)


def _head(found: Iterable[Any]) -> Head:
    conference_sid, account_sid, room, began_at, has_ended = found
    return Head(
        conference_sid=conference_sid,
        account_sid=account_sid,
        room=room,
        began_at=began_at,
        has_ended=bool(has_ended),
    )
