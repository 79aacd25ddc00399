"""What is kept of an event: one row, whose key is the same however often the event comes."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import MAXYEAR, MINYEAR, UTC, datetime, timedelta
from hashlib import sha256
from typing import cast

from attrs import frozen

from .._input.limits import MOST_DIGITS
from .._text.characters import illegal
from ..callbacks import ConferenceEvent
from ..callbacks._roster_json import write_event
from ..errors import CallbackError

LONGEST_ID = 128
"""The longest id, in characters; those of the platforms have up to 36."""
LONGEST_NAME = 255
"""The longest name of a room; an index of MySQL has room for not many more."""
LONGEST_BODY = 1 << 16
"""The most characters of what an event says: labels and reasons may be of any length."""
# Databases differ in how they compare spaces and what is no ASCII, and in which bytes they take.
_ID = re.compile(rf"[!-~]{{1,{LONGEST_ID}}}")
_LARGEST = 10**MOST_DIGITS - 1
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


@frozen(kw_only=True)
class Row:
    """An event as it is kept: what a roster makes of it, and what it is found by."""

    key: str
    """Equal for equal events; the database lets each in once."""
    conference_sid: str
    account_sid: str
    room: str
    at: int
    """When it happened, in milliseconds from 1970, and not later than it was kept."""
    is_end: bool
    kept_at: int
    """When it came, by this machine's clock: what is forgotten depends on no clock but ours."""
    body: str
    """A roster that knows this event alone, as JSON."""


def row_of(event: ConferenceEvent, accounts: Collection[str] = (), now: int | None = None) -> Row:
    """Take from an event what is kept; parameters that nobody knows are not.

    Args:
        event: what happened.
        accounts: those that are let in; empty, any.
        now: the time, in milliseconds from 1970, if not that of the clock.

    Raises:
        CallbackError: it is none, or names no conference, or one of another account, or has a
            text that is too long, or a time or a number that could not be read again.

    """
    if not isinstance(cast("object", event), ConferenceEvent):
        raise CallbackError(f"rooms keep ConferenceEvents, and {type(event).__name__} is none")
    conference_sid = _id(event.conference_sid, "ConferenceSid")
    if not conference_sid:
        raise CallbackError(
            "the event does not say which conference it is of, so it cannot be kept: where views"
            ' have require=["conference_sid"], such a request is answered with 400'
        )
    account_sid = _id(event.account_sid, "AccountSid")
    if accounts and account_sid not in accounts:
        raise CallbackError(f"the event is of the account {account_sid!r}, which is none of yours")
    _refuse_extreme(event)
    room, body = room_name(event.friendly_name or ""), _body(event)
    kept_at = milliseconds(datetime.now(UTC)) if now is None else now
    said = (account_sid, conference_sid, room, event.event, event.call_sid, event.timestamp, body)
    return Row(
        key=sha256(repr([each and str(each) for each in said]).encode()).hexdigest(),
        conference_sid=conference_sid,
        account_sid=account_sid,
        room=room,
        # A peer whose clock is wrong has no word in which conference is the latest.
        at=min(milliseconds(event.timestamp), kept_at) if event.timestamp else kept_at,
        is_end=event.ended,
        kept_at=kept_at,
        body=body,
    )


def room_name(name: str) -> str:
    """Give the name of a room as it is kept: without characters that some databases refuse.

    Raises:
        CallbackError: it is too long.

    """
    kept = illegal().sub("", name)
    if len(kept) > LONGEST_NAME:
        raise CallbackError(
            f"the room's name (FriendlyName) has {len(kept):,} characters, and at most"
            f" {LONGEST_NAME} are kept"
        )
    return kept


def milliseconds(time: datetime) -> int:
    """Give a time as milliseconds from 1970; one without a zone is in UTC."""
    return ((time if time.tzinfo else time.replace(tzinfo=UTC)) - _EPOCH) // _MILLISECOND


def time_of(at: int) -> datetime:
    """Give the time of milliseconds from 1970."""
    return _EPOCH + at * _MILLISECOND


def is_id(text: str) -> bool:
    """Tell whether there can be events of a conference of this id."""
    return _ID.fullmatch(text) is not None


def _refuse_extreme(event: ConferenceEvent) -> None:
    # None comes from a platform: callbacks pass over such. One that is kept, and cannot be read,
    # would take the whole conference with it.
    time, number = event.timestamp, event.sequence_number or 0
    if time and not MINYEAR < time.year < MAXYEAR:
        raise CallbackError(f"the event is of the year {time.year}: 2 to 9998 can be kept")
    if abs(number) > _LARGEST:
        raise CallbackError(f"sequence_number is larger than {_LARGEST:,}, and so cannot be kept")


def _id(given: str | None, name: str) -> str:
    if given and not is_id(given):
        raise CallbackError(
            f"{name} is {given[:40]!r}: an id has up to {LONGEST_ID} letters, digits and other"
            " signs of ASCII, and no spaces"
        )
    return given or ""


def _body(event: ConferenceEvent) -> str:
    body = write_event(event)
    if len(body) > LONGEST_BODY:
        raise CallbackError(
            f"the event says {len(body):,} characters, and at most {LONGEST_BODY:,} are kept"
        )
    # A program's own event may hold half a character, which no database takes.
    return body.encode("utf-8", "replace").decode()
