"""Lists of words that several elements share, and what may be given for them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from .._wire import split_words

CallProgressEvent = Literal["initiated", "ringing", "answered", "completed"]
RecordingEvent = Literal["in-progress", "completed", "failed", "absent"]


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
