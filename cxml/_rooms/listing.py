"""How rooms stand, for lists of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import cast

from attrs import frozen

from .._text.wording import shown
from ..errors import misused
from .row import milliseconds, time_of
from .store import Head

LONGEST_AGE = 36_500
"""In days: what is older was not kept by this program."""


@frozen(kw_only=True)
class RoomState:
    """A room, with the last conference in it."""

    room: str
    """The room's name; empty, if no event of the conference said it."""
    account_sid: str
    """The project (Twilio: the account) that it belongs to; empty, if no event said it."""
    conference_sid: str
    """The conference."""
    began_at: datetime
    """When the first event of the conference happened, as far as is known."""
    has_ended: bool
    """Whether the conference is over."""


def states(heads: Iterable[Head]) -> tuple[RoomState, ...]:
    """Say it in words of programs."""
    return tuple(
        RoomState(
            room=each.room,
            account_sid=each.account_sid,
            conference_sid=each.conference_sid,
            began_at=time_of(each.began_at),
            has_ended=each.has_ended,
        )
        for each in heads
    )


def before(age: timedelta) -> int:
    """Give the time before which things are older than that.

    Raises:
        UsageError: it is no span, or less than nothing, and would be all there is.

    """
    given = cast("object", age)
    if not isinstance(given, timedelta):
        days = given if isinstance(given, int) else 30
        raise misused(
            f"older_than is {shown(given)}: give a span of time, such as timedelta(days={days})"
        )
    if age < timedelta(0):
        raise misused(
            f"older_than is {age}: give how long nothing was heard, which is not negative"
        )
    return milliseconds(datetime.now(UTC) - min(age, timedelta(days=LONGEST_AGE)))
