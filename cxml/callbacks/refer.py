"""What the platform asks the ``action`` of ``<Refer>`` with."""

from enum import StrEnum

from attrs import frozen

from .standard import VoiceCallback


class ReferCallState(StrEnum):
    """How the call of a REFER stands: the words of ``ReferCallStatus``."""

    IN_PROGRESS = "in-progress"
    """It was answered and is going on."""
    BUSY = "busy"
    """The called party was busy."""
    NO_ANSWER = "no-answer"
    """Nobody answered in time."""
    CANCELED = "canceled"
    """It was given up before it was answered."""
    FAILED = "failed"
    """It could not be placed."""


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class ReferAction(VoiceCallback):
    """A SIP REFER is done: the request to ``action`` of ``<Refer>``, answered with a document."""

    refer_sip_response_code: int | None = None
    """The SIP response to the REFER; 202 says that it was accepted."""
    refer_call_status: ReferCallState | str | None = None
    """How the call stands that it asked for; sent if a NOTIFY came."""
    notify_sip_response_code: int | None = None
    """The SIP response in that NOTIFY."""

    @property
    def was_accepted(self) -> bool:
        """Whether the other side agreed to place the call."""
        return self.refer_sip_response_code == 202
