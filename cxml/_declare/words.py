"""Words that several elements share, and what may be given for lists of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal, cast

from .._text.values import scalar
from .metadata import PlatformCode
from .simple_types import split_words

CallProgressEvent = Literal["initiated", "ringing", "answered", "completed"]
RecordingEvent = Literal["in-progress", "completed", "failed", "absent"]
RecordingEvents = Annotated[tuple[RecordingEvent, ...], PlatformCode(13621)]
Trim = Annotated[Literal["trim-silence", "do-not-trim"], PlatformCode(13699)]
Track = Literal["inbound_track", "outbound_track", "both_tracks"]
CardType = Literal[
    "visa", "mastercard", "amex", "maestro", "discover", "optima", "jcb", "diners-club", "enroute"
]


def free_value(value: str | float | None) -> str | None:
    """Take what a program hands on: a text, a number, true or false."""
    return cast("str | None", scalar(value))  # whatever else it is, the kind of the field refuses


def call_progress_events(
    value: Iterable[CallProgressEvent] | str | None,
) -> tuple[CallProgressEvent, ...] | None:
    """Take events of a dialled leg, as words or as one text with spaces."""
    return split_words(value)


def recording_events(
    value: Iterable[RecordingEvent] | str | None,
) -> tuple[RecordingEvent, ...] | None:
    """Take events of a recording, as words or as one text with spaces."""
    return split_words(value)


def card_types(value: Iterable[CardType] | str | None) -> tuple[CardType, ...] | None:
    """Take kinds of payment cards, as words or as one text with spaces or commas."""
    return split_words(value)


ConferenceEvent = Literal[
    "start", "end", "join", "leave", "mute", "hold", "speaker", "modify", "announcement"
]


def conference_events(
    value: Iterable[ConferenceEvent] | str | None,
) -> tuple[ConferenceEvent, ...] | None:
    """Take events of a conference, as words or as one text with spaces."""
    return split_words(value)
