"""What the platform posts about the progress of calls."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from attrs import frozen

from .._declare.metadata import MILLISECONDS, SECONDS, Phone, Sid, Support, Unit, Url
from ._callback import Callback
from ._metadata import Observed
from .standard import AnsweredBy, AnsweredCallback, CallState, HangupDirection


class CallbackSource(StrEnum):
    """What a status callback reports on."""

    CALL_PROGRESS_EVENTS = "call-progress-events"
    """The progress of a call."""


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class CallStatus(AnsweredCallback):
    """A call went on: posted to ``statusCallback`` of a call, a ``<Number>`` or a ``<Sip>``.

    Who asks for ``answered`` gets ``in-progress`` from Twilio; SignalWire reports both
    ``answered`` and ``in-progress``, so such a handler runs twice.
    """

    callback_source: CallbackSource | str | None = None
    """What it reports on: the progress of a call."""
    timestamp: datetime | None = None
    """When it happened."""
    sequence_number: int | None = None
    """The position of the report among those of its call, from 0; SignalWire was seen without."""
    call_duration: Annotated[int | None, SECONDS] = None
    """How long the call took, in seconds; sent when it is over."""
    duration: Annotated[int | None, Unit("minutes"), Observed()] = None
    """How many minutes are billed. Nobody documents it; Twilio sends it when the call is over."""
    recording_url: Url | None = None
    """Where the recording is; sent when the call is over, if it was recorded."""
    recording_sid: Sid | None = None
    """The recording; sent when the call is over, if it was recorded."""
    recording_duration: Annotated[int | None, SECONDS] = None
    """How long the recording is, in seconds."""
    sip_response_code: Annotated[int | None, Support.TWIML] = None
    """The last SIP response, such as 200 or 486; sent for SIP calls. Twilio only."""
    sip_result_code: Annotated[int | None, Support.CXML] = None
    """The same. SignalWire only."""
    sip_invite_result_phrase: Annotated[str | None, Support.CXML] = None
    """What that response said besides. SignalWire only."""
    # On SignalWire's overview page and in reports that were seen; its specification leaves both
    # out.
    hangup_by: Annotated[Phone | None, Support.CXML] = None
    """Who hung up; sent when the call is over. SignalWire only."""
    hangup_direction: Annotated[HangupDirection | str | None, Support.CXML] = None
    """Which side hung up; sent when the call is over. SignalWire only."""
    # The specification calls these whole numbers; reports that were seen have 20.01 and 85.95.
    audio_in_mos: Annotated[Decimal | None, Support.CXML] = None
    """How good the sound was that came in, from 1 to 5 (mean opinion score). SignalWire only."""
    audio_in_average_ptime: Annotated[Decimal | None, MILLISECONDS, Support.CXML] = None
    """How much sound a packet held on average, in milliseconds. SignalWire only."""
    audio_in_jitter_min_variance: Annotated[Decimal | None, Support.CXML] = None
    """The least variance of the jitter. SignalWire only."""
    audio_in_jitter_max_variance: Annotated[Decimal | None, Support.CXML] = None
    """The greatest variance of the jitter. SignalWire only."""
    audio_in_largest_jb_size: Annotated[int | None, Support.CXML] = None
    """How large the jitter buffer grew. SignalWire only."""
    audio_in_dtmf_packet_count: Annotated[int | None, Support.CXML] = None
    """Packets that came in with keys. SignalWire only."""
    audio_in_flush_packet_count: Annotated[int | None, Support.CXML] = None
    """Packets that came in and were thrown away. SignalWire only."""
    audio_in_media_packet_count: Annotated[int | None, Support.CXML] = None
    """Packets that came in with sound. SignalWire only."""
    audio_in_skip_packet_count: Annotated[int | None, Support.CXML] = None
    """Packets that did not come in time. SignalWire only."""
    audio_out_dtmf_packet_count: Annotated[int | None, Support.CXML] = None
    """Packets that went out with keys. SignalWire only."""
    audio_out_media_packet_count: Annotated[int | None, Support.CXML] = None
    """Packets that went out with sound. SignalWire only."""
    audio_out_lost: Annotated[int | None, Observed()] = None
    """Packets that went out and were lost. Nobody documents it; SignalWire sends it."""

    @property
    def is_final(self) -> bool:
        """Whether the call is over: no report of it is later."""
        return self.call_status in _FINAL


_FINAL = frozenset(
    (
        CallState.COMPLETED,
        CallState.BUSY,
        CallState.FAILED,
        CallState.NO_ANSWER,
        CallState.CANCELED,
    )
)


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class IncomingNumberStatus(Callback):
    """A call to a number of yours is over: posted to the number's own ``StatusCallback``."""

    call_sid: Sid | None = None
    """The call."""
    account_sid: Sid | None = None
    """The project (Twilio: the account) that the call belongs to."""
    from_: Phone | None = None
    """Who called."""
    to: Phone | None = None
    """The number that was called."""
    timestamp: datetime | None = None
    """SignalWire: when the call began."""
    call_status: CallState | str | None = None
    """How it ended: ``completed`` or ``failed``."""
    call_duration: Annotated[int | None, SECONDS] = None
    """How long the call took, in seconds."""
    audio_in_mos: Annotated[Decimal | None, Support.CXML] = None
    """How good the sound was that came in, from 1 to 5 (mean opinion score). SignalWire only."""


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class AmdStatus(Callback):
    """It is known who answered: posted to ``AsyncAmdStatusCallback`` of a call.

    SignalWire lists the address, and not what is sent to it; its guides read ``AnsweredBy`` where a
    call asks for its document.
    """

    call_sid: Sid | None = None
    """The call."""
    account_sid: Sid | None = None
    """The project (Twilio: the account) that the call belongs to."""
    answered_by: AnsweredBy | str | None = None
    """Who answered."""
    machine_detection_duration: Annotated[int | None, MILLISECONDS, Support.TWIML] = None
    """How long it took to tell, in milliseconds. Documented by Twilio only."""
