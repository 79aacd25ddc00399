"""What the platform posts about media streams."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from attrs import frozen

from .._declare.metadata import Sid, Support, Wire
from ._callback import Callback
from ._metadata import Clock


class StreamEvent(StrEnum):
    """What happened to a stream: the words of ``StreamEvent``."""

    STREAM_STARTED = "stream-started"
    """It runs."""
    STREAM_STOPPED = "stream-stopped"
    """It is over."""
    STREAM_ERROR = "stream-error"
    """It failed; ``stream_error`` says why."""


class StreamError(StrEnum):
    """Why a stream failed, on SignalWire; Twilio sends any text."""

    INVALID_URL = "invalid_url"
    """The address cannot be used."""
    MISSING_URL = "missing_url"
    """There is no address."""
    INVALID_TRACK = "invalid_track"
    """There is no such track."""
    CODEC_ERROR = "codec_error"
    """The sound could not be encoded as asked."""
    CONNECTION_REFUSED = "connection_refused"
    """The other side does not take connections."""
    CONNECTION_REFUSED_TIMEOUT_OR_SSL_ERROR = "connection_refused_timeout_or_ssl_error"
    """The other side cannot be reached, is too slow, or has no good certificate."""
    GENERAL_ERROR = "general_error"
    """Something else."""
    # So spelled on the page: two sentences among words.
    DUPLICATED_STREAM_ID = "Duplicated stream ID"
    """The call has a stream of this id."""
    DUPLICATED_STREAM_NAME = "Duplicated stream name"
    """The call has a stream of this name."""


class StreamTrack(StrEnum):
    """Whose voice a stream carries."""

    INBOUND_TRACK = "inbound_track"
    """What the platform hears."""
    OUTBOUND_TRACK = "outbound_track"
    """What the platform says."""
    BOTH_TRACKS = "both_tracks"
    """Both."""


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class StreamStatus(Callback):
    """A media stream started, stopped or failed: posted to ``statusCallback`` of ``<Stream>``."""

    stream_event: StreamEvent | str | None = None
    """What happened."""
    stream_sid: Sid | None = None
    """The stream."""
    stream_name: str | None = None
    """Its name; its id if it has none."""
    stream_error: StreamError | str | None = None
    """Why it failed."""
    stream_track: Annotated[StreamTrack | str | None, Support.CXML] = None
    """Whose voice it carries. SignalWire only."""
    account_sid: Sid | None = None
    """The project (Twilio: the account) that it belongs to."""
    call_sid: Sid | None = None
    """The call."""
    conference_sid: Annotated[Sid | None, Support.CXML] = None
    """The conference, if it is the stream of one. SignalWire only."""
    # SignalWire's page on cXML says that every date is as RFC 2822; the sample here is not.
    timestamp: Annotated[datetime | None, Clock.ISO_8601] = None
    """When it happened."""
    unique_id: Annotated[Sid | None, Wire("Unique-ID"), Support.CXML] = None
    """An id of the report or the call; no page says which. SignalWire only."""
