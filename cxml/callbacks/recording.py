"""What the platform posts to a ``recordingStatusCallback``."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from attrs import frozen

from .._declare.metadata import SECONDS, Sid, Support, TwimlWords, Url
from ._callback import Callback


# A union: the page of Conference lacks "absent", the specification "failed"; a guide has all.
class RecordingState(StrEnum):
    """How far a recording is: the words of ``RecordingStatus``."""

    IN_PROGRESS = "in-progress"
    """The recording began."""
    COMPLETED = "completed"
    """The recording is finished and can be fetched."""
    ABSENT = "absent"
    """Nothing was recorded, as when the call was too short."""
    FAILED = "failed"
    """The recording went wrong and cannot be fetched."""


class RecordingSource(StrEnum):
    """What asked for a recording."""

    DIAL_VERB = "DialVerb"
    """``record`` of ``<Dial>``. Documented by Twilio only."""
    CONFERENCE = "Conference"
    """``record`` of ``<Conference>``. Documented by Twilio only."""
    OUTBOUND_API = "OutboundAPI"
    """``Record`` of a call that the REST API placed. Documented by Twilio only."""
    TRUNKING = "Trunking"
    """A SIP trunk. Twilio only."""
    RECORD_VERB = "RecordVerb"
    """``<Record>``."""
    START_CALL_RECORDING_API = "StartCallRecordingAPI"
    """The REST API, in a call that was going on. Documented by Twilio only."""
    START_CONFERENCE_RECORDING_API = "StartConferenceRecordingAPI"
    """The REST API, in a conference that was going on. Documented by Twilio only."""


class RecordingTrack(StrEnum):
    """Whose voice a recording of a call holds."""

    INBOUND = "inbound"
    """What the platform heard."""
    OUTBOUND = "outbound"
    """What the platform said."""
    BOTH = "both"
    """Both."""


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class RecordingStatus(Callback):
    """A recording changed: posted to ``recordingStatusCallback``.

    ``<Conference>``, ``<Dial>`` and ``<Record>`` have that attribute, and all get these parameters.
    Which events are sent by default differs; ``recordingStatusCallbackEvent`` says it outright.
    """

    account_sid: Sid | None = None
    """The project (Twilio: the account) that the recording belongs to."""
    call_sid: Sid | None = None
    """The call that was recorded; not certain to be sent for a conference."""
    conference_sid: Annotated[Sid | None, Support.TWIML] = None
    """The conference that was recorded. Documented by Twilio only."""
    recording_sid: Sid | None = None
    """The recording."""
    recording_url: Url | None = None
    """Where the recording is; it can be fetched once it ``is_ready``."""
    recording_status: RecordingState | str | None = None
    """How far the recording is."""
    recording_duration: Annotated[int | None, SECONDS] = None
    """How long the recording is, in seconds; sent when it is finished."""
    recording_channels: int | None = None
    """How many channels the recording has: 1, or 2 with the two sides of a call apart."""
    recording_source: Annotated[
        RecordingSource | str | None,
        TwimlWords(tuple(each for each in RecordingSource if each != RecordingSource.RECORD_VERB)),
    ] = None
    """What asked for the recording."""
    recording_start_time: Annotated[datetime | None, Support.TWIML] = None
    """When the recording began. Twilio only."""
    recording_track: Annotated[RecordingTrack | str | None, Support.TWIML] = None
    """Whose voice it holds; sent for calls. Twilio only."""
    error_code: Annotated[int | None, Support.TWIML] = None
    """Why the recording is absent or failed; 0 where it is neither. Twilio only."""

    @property
    def is_ready(self) -> bool:
        """Whether the recording is finished and ``recording_url`` can be fetched."""
        return self.recording_status == RecordingState.COMPLETED


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class ConferenceRecordingStatus(RecordingStatus):
    """A recording of a conference changed: posted to its ``recordingStatusCallback``.

    It has the same parameters. Where SignalWire's specification wants ``CallSid``, Twilio sends
    ``ConferenceSid``; either may be missing.
    """
