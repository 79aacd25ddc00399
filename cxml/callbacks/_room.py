"""What is known of a conference as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TypeVar

from attrs import field, frozen

from ..errors import CallbackError
from ._numbers import Numbers
from .conference import ConferenceEvent, ReasonConferenceEnded

_T = TypeVar("_T", datetime, str)
_NO_NUMBERS = Numbers()


@frozen(kw_only=True)
class Room:
    """What events say about their conference; where they contradict each other, an extreme."""

    conference_sid: str | None = None
    has_started: bool = False
    started_at: datetime | None = None
    has_ended: bool = False
    ended_at: datetime | None = None
    reason_ended: ReasonConferenceEnded | str | None = None
    is_clear: bool = True
    """Whether every event has a number, and says which call it is about."""
    numbers: Numbers = field(default=_NO_NUMBERS)

    def merge(self, other: Room, sources: str) -> Room:
        """Give what both say.

        Args:
            other: what else is known.
            sources: what an error calls those that say it.

        Raises:
            CallbackError: they are of two conferences.

        """
        # Each line is a choice that any order and any repeats leave as it is, as min, max and "or"
        # do: the laws in tests/callbacks/test_roster_laws.py rest on that.
        return Room(
            conference_sid=_same(self.conference_sid, other.conference_sid, sources),
            has_started=self.has_started or other.has_started,
            started_at=_of_both(min, self.started_at, other.started_at),
            has_ended=self.has_ended or other.has_ended,
            ended_at=_of_both(max, self.ended_at, other.ended_at),
            # No reason is the better one; this way it does not depend on who came first.
            reason_ended=_of_both(max, self.reason_ended, other.reason_ended),
            is_clear=self.is_clear and other.is_clear,
            numbers=self.numbers | other.numbers,
        )


def room_of(event: ConferenceEvent) -> Room:
    """Take from an event what it says about its conference."""
    number = event.sequence_number
    is_told = bool(event.call_sid) or not event.is_participant_event
    return Room(
        conference_sid=event.conference_sid or None,
        has_started=event.started,
        started_at=event.timestamp if event.started else None,
        has_ended=event.ended,
        ended_at=event.timestamp if event.ended else None,
        reason_ended=event.reason_conference_ended or None if event.ended else None,
        is_clear=is_told and number is not None,
        numbers=_NO_NUMBERS if number is None else Numbers.of(number),
    )


def _same(one: str | None, other: str | None, sources: str) -> str | None:
    if one and other and one != other:
        # Sorted and short: the same error in any order, and no more of what a peer sent than helps.
        first, second = sorted((one, other))
        raise CallbackError(
            f"{sources} of several conferences, such as {first[:60]!r} and {second[:60]!r}, cannot "
            f"make one roster: keep a roster for each conference_sid"
        )
    return one or other


def _of_both(choose: Callable[[Iterable[_T]], _T], one: _T | None, other: _T | None) -> _T | None:
    if one is None or other is None:
        return other if one is None else one
    return choose((one, other))
