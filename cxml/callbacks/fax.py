"""What the platform sends about faxes."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from attrs import frozen

from .._declare.metadata import Phone, Sid, Url
from ._callback import Callback
from ._metadata import Clock, Observed


# SignalWire's reference of the REST API lists the events of calls for faxes, too. They are none.
class FaxState(StrEnum):
    """How a fax stands: the words of ``FaxStatus``."""

    QUEUED = "queued"
    """It waits."""
    PROCESSING = "processing"
    """Its pages are being prepared."""
    SENDING = "sending"
    """It is being sent."""
    DELIVERED = "delivered"
    """It arrived."""
    RECEIVING = "receiving"
    """It is coming in."""
    RECEIVED = "received"
    """It came in."""
    NO_ANSWER = "no-answer"
    """Nobody answered."""
    BUSY = "busy"
    """The line was busy."""
    FAILED = "failed"
    """It failed; ``error_code`` says why."""
    CANCELED = "canceled"
    """It was given up."""


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class FaxCallback(Callback):
    """What comes with every request about a fax."""

    fax_sid: Sid | None = None
    """The fax."""
    account_sid: Sid | None = None
    """The project (Twilio: the account) that the fax belongs to."""
    api_version: str | None = None
    """The version of the API, such as ``2010-04-01``; SignalWire was seen to say ``v1``."""
    from_: Phone | None = None
    """Who sends it."""
    to: Phone | None = None
    """Who gets it."""


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class FaxRequest(FaxCallback):
    """A fax comes in: the request to ``FaxUrl``, answered with a document."""


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class FaxResultCallback(FaxCallback):
    """What comes with every request about a fax that went on."""

    fax_status: FaxState | str | None = None
    """How it stands."""
    remote_station_id: str | None = None
    """What the other machine calls itself; may be blank."""
    num_pages: int | None = None
    """How many pages went over the line."""
    media_url: Url | None = None
    """Where the pages are, if they are kept."""
    error_code: int | None = None
    """Why it failed."""
    error_message: str | None = None
    """The same as a sentence for people."""


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class FaxReceiveAction(FaxResultCallback):
    """``<Receive>`` is done: the request to its ``action``, answered with a document."""

    media_sid: Annotated[Sid | None, Observed()] = None
    """The pages. In a sample of SignalWire's, and in no list."""
    timestamp: Annotated[datetime | None, Clock.ISO_8601, Observed()] = None
    """When it happened. In a sample of SignalWire's, and in no list."""


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class FaxStatus(FaxResultCallback):
    """A fax of yours went on: posted to its ``StatusCallback``."""

    original_media_url: Url | None = None
    """Where the pages were that you gave."""
    media_sid: Sid | None = None
    """The pages, if they are kept."""
