"""Conferences, as the platform tells of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from cxml.callbacks import ConferenceEvent

BEGIN = datetime(2026, 8, 20, 14, 5, 9, tzinfo=UTC)
ACCOUNT = "5d9d4a3f-6c6b-4a52-9a51-1a40d4c5d0a1"


def happened(change: str, second: float = 0, **said: Any) -> ConferenceEvent:
    """Make an event of a conference, ``conference-1`` in Room 1234 unless said otherwise."""
    about: dict[str, Any] = {
        "conference_sid": "conference-1",
        "friendly_name": "Room 1234",
        "timestamp": BEGIN + timedelta(seconds=second),
    }
    if change not in ("conference-start", "conference-end"):
        about["call_sid"] = "call-1"
    return ConferenceEvent(event=change, **{**about, **said})


def joined(call: str, second: float = 0, **said: Any) -> ConferenceEvent:
    """Let somebody join."""
    return happened("participant-join", second, call_sid=call, muted=False, **said)


def history(people: int, turns: int, conference: str = "conference-1") -> Iterator[ConferenceEvent]:
    """Let everybody join; then each in turn is muted, and unmuted when the turn comes again."""
    for number in range(people * turns):
        turn, person = divmod(number, people)
        change = ("mute" if turn % 2 else "unmute") if turn else "join"
        yield happened(
            f"participant-{change}",
            number,
            call_sid=f"call-{person}",
            muted=turn % 2 == 1,
            conference_sid=conference,
        )
