"""What the platform posts when it has written down a recording."""

from enum import StrEnum
from typing import Annotated

from attrs import frozen

from .._declare.metadata import Phone, Sid, Support, Url
from ._callback import Callback


class TranscriptionState(StrEnum):
    """How a transcription went: the words of ``TranscriptionStatus``."""

    COMPLETED = "completed"
    """The text is there."""
    FAILED = "failed"
    """There is no text."""


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class TranscriptionStatus(Callback):
    """A recording was written down: posted to ``transcribeCallback`` of ``<Record>``."""

    transcription_sid: Sid | None = None
    """The transcription."""
    transcription_text: str | None = None
    """What was said; sent when it is completed."""
    transcription_status: TranscriptionState | str | None = None
    """How it went."""
    transcription_url: Url | None = None
    """Where the transcription is."""
    recording_sid: Sid | None = None
    """The recording."""
    recording_url: Url | None = None
    """Where the recording is."""
    call_sid: Annotated[Sid | None, Support.TWIML] = None
    """The call that was recorded. Documented by Twilio only."""
    account_sid: Annotated[Sid | None, Support.TWIML] = None
    """The account that it belongs to. Documented by Twilio only."""
    from_: Annotated[Phone | None, Support.TWIML] = None
    """Who called. Documented by Twilio only."""
    to: Annotated[Phone | None, Support.TWIML] = None
    """Who was called. Documented by Twilio only."""
