"""What the platform asks while a call is in a queue, and when it leaves the queue."""

from enum import StrEnum
from typing import Annotated

from attrs import frozen

from .._declare.metadata import SECONDS, Sid, Support
from ._metadata import Alias
from .standard import VoiceCallback


class QueueResult(StrEnum):
    """Why a call left its queue: the words of ``QueueResult``."""

    BRIDGED = "bridged"
    """It was connected, and that is over."""
    BRIDGING_IN_PROGRESS = "bridging-in-progress"
    """It is being connected."""
    ERROR = "error"
    """Something about the queue was wrong."""
    HANGUP = "hangup"
    """The caller hung up."""
    LEAVE = "leave"
    """A ``<Leave>`` took it out."""
    REDIRECTED = "redirected"
    """It was sent to another document while it waited."""
    REDIRECTED_FROM_BRIDGED = "redirected-from-bridged"
    """It was sent to another document after it had been connected."""
    QUEUE_FULL = "queue-full"
    """The queue took no more calls."""
    SYSTEM_ERROR = "system-error"
    """The platform failed."""


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class QueueCallback(VoiceCallback):
    """What comes with every request about a call in a queue."""

    queue_sid: Sid | None = None
    """The queue; missing if the call entered none."""
    # Typed as a text on the page of the action, and as a number on that of waitUrl.
    queue_time: Annotated[int | None, SECONDS] = None
    """How long the call has waited, in seconds."""


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class EnqueueAction(QueueCallback):
    """A call left its queue: the request to ``action`` of ``<Enqueue>``.

    It is answered with a document.
    """

    queue_result: QueueResult | str | None = None
    """Why it left."""


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class EnqueueWait(QueueCallback):
    """A call waits in a queue: the request to ``waitUrl`` of ``<Enqueue>``.

    It is answered with a document, and asked again when that is over.
    """

    queue_position: int | None = None
    """Where the call stands in the queue."""
    current_queue_size: int | None = None
    """How many calls are in the queue."""
    avg_queue_time: Annotated[int | None, SECONDS] = None
    """How long calls wait on average, in seconds."""
    max_queue_size: Annotated[int | None, Support.TWIML] = None
    """How many calls the queue takes. Twilio only."""


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class DialedQueue(QueueCallback):
    """A waiting call is about to be connected: the request to ``url`` of ``<Queue>``.

    It is answered with a document, which the caller hears before that. ``call_sid`` is the call
    that waited.
    """

    dequeing_call_sid: Annotated[Sid | None, Alias("DequeueingCallSid")] = None
    """The call that dialled the queue; both platforms spell it so, with one ``u``."""
