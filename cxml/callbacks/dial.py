"""What the platform asks the ``action`` of ``<Dial>`` with, when the dialled call is over."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from attrs import frozen

from .._declare.metadata import SECONDS, Sid, Support, Url
from ._callback import NO_TEXTS
from ._metadata import Alias, Prefix
from .standard import HangupDirection, VoiceCallback


class DialCallState(StrEnum):
    """How ``<Dial>`` ended: the words of ``DialCallStatus``."""

    COMPLETED = "completed"
    """The dialled party answered, and the call is over."""
    ANSWERED = "answered"
    """A conference was dialled, and the caller was in it."""
    BUSY = "busy"
    """The dialled party was busy."""
    NO_ANSWER = "no-answer"
    """Nobody answered in time."""
    FAILED = "failed"
    """The call could not be placed, as for a number that does not exist."""
    CANCELED = "canceled"
    """The call was given up before it was answered."""


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class DialAction(VoiceCallback):
    """``<Dial>`` ended: the request to its ``action``, which is answered with a document.

    ``call_sid`` and the other fields of every call are about the call that met ``<Dial>``. Those
    that begin with ``dial_`` are about the call that it placed.
    """

    dial_call_status: DialCallState | str | None = None
    """How it ended; SignalWire was seen to send it blank, which reads as ``None``."""
    dial_call_sid: Annotated[Sid | None, Alias("DialCallSID")] = None
    """The dialled call; ``DialCallSID`` for ``<Verto>``; Twilio has none after a conference."""
    dial_call_duration: Annotated[int | None, SECONDS] = None
    """How long the dialled call took, in seconds; Twilio sends none after a conference."""
    dial_bridged: Annotated[bool | None, Support.TWIML] = None
    """Whether the two calls were connected. Twilio only."""
    recording_url: Url | None = None
    """Where the recording is, if ``record`` of ``<Dial>`` asked for one."""
    dial_sip_call_id: str | None = None
    """The ``Call-ID`` of the dialled call; sent for ``<Sip>``."""
    dial_sip_response_code: int | None = None
    """The last SIP response to the dialled call, such as 200 or 486; sent for ``<Sip>``."""
    dial_sip_headers: Annotated[Mapping[str, str], Prefix("DialSipHeader_")] = NO_TEXTS
    """The headers of the answer to ``<Sip>``, by their names; empty without any."""
    # The page of the noun Verto has these two, as it has the other spelling of DialCallSid.
    dial_sip_hangup_direction: Annotated[HangupDirection | str | None, Support.CXML] = None
    """Which side ended the dialled call; sent for ``<Verto>``. SignalWire only."""
    hangup_direction: Annotated[HangupDirection | str | None, Support.CXML] = None
    """Which side ended the call; sent for ``<Verto>``. SignalWire only."""
    queue_sid: Annotated[Sid | None, Support.TWIML] = None
    """The queue that was dialled; sent for ``<Queue>``. Twilio only."""
    queue_time: Annotated[int | None, SECONDS, Support.TWIML] = None
    """How long the dialled caller had waited in the queue, in seconds. Twilio only."""

    @property
    def was_answered(self) -> bool:
        """Whether somebody, or a conference, was reached."""
        return self.dial_call_status in (DialCallState.COMPLETED, DialCallState.ANSWERED)
