"""What the platform asks the ``action`` of ``<Record>`` with."""

from typing import Annotated

from attrs import frozen

from .._declare.metadata import SECONDS, Sid, Support, Url
from .standard import VoiceCallback


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class RecordAction(VoiceCallback):
    """``<Record>`` ended: the request to its ``action``, answered with a document.

    SignalWire always asks, also without a sound; Twilio goes on after ``<Record>`` then. When the
    caller hangs up, Twilio asks with ``hangup`` as ``digits``; SignalWire was seen not to ask.
    """

    recording_url: Url | None = None
    """Where the recording is."""
    recording_duration: Annotated[int | None, SECONDS] = None
    """How long the recording is, in seconds."""
    digits: str | None = None
    """The key that ended the recording."""
    recording_sid: Annotated[Sid | None, Support.TWIML] = None
    """The recording. Documented by Twilio only."""
