"""What the platform sends about texts of ``<Sms>`` in a call's document."""

from enum import StrEnum

from attrs import frozen

from .._declare.metadata import Sid
from ._callback import Callback
from .standard import VoiceCallback


class SmsState(StrEnum):
    """How a text of ``<Sms>`` stands: the words of ``SmsStatus``."""

    SENDING = "sending"
    """It is being sent."""
    INVALID = "invalid"
    """It cannot be sent."""
    SENT = "sent"
    """It was sent."""
    FAILED = "failed"
    """It was not sent."""


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class SmsAction(VoiceCallback):
    """``<Sms>`` was done: the request to its ``action``, answered with a document."""

    sms_sid: Sid | None = None
    """The message."""
    sms_status: SmsState | str | None = None
    """How it stands: ``sending`` or ``invalid``."""


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class SmsStatus(Callback):
    """A text of ``<Sms>`` was sent, or not: posted to its ``statusCallback``."""

    sms_sid: Sid | None = None
    """The message."""
    sms_status: SmsState | str | None = None
    """How it stands: ``sent`` or ``failed``."""
