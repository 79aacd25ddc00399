"""What SignalWire posts as JSON; a conference's events in JSON are a ``ConferenceEvent``."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from attrs import frozen

from .._declare.metadata import Phone, Sid, Support, Url, Wire
from ._callback import Callback
from ._metadata import Clock


class SwmlStreamState(StrEnum):
    """How a stream stands: the words of ``params.state``."""

    STREAMING = "streaming"
    """It runs."""
    FINISHED = "finished"
    """It is over."""


class SwmlEventType(StrEnum):
    """What a report is about: the words of ``event_type``."""

    CALL_STREAM = "calling.call.stream"
    """A stream."""
    TRANSCRIPT_COMPLETED = "calling.transcript.completed"
    """A transcript is there."""
    TRANSCRIPT_FAILED = "calling.transcript.failed"
    """There is no transcript."""


class SwmlMessageState(StrEnum):
    """How a message stands: the words of ``status``."""

    QUEUED = "queued"
    """It waits."""
    INITIATED = "initiated"
    """It is being sent."""
    SENT = "sent"
    """It was handed to the carrier."""
    DELIVERED = "delivered"
    """The carrier says that it arrived."""
    UNDELIVERED = "undelivered"
    """The carrier says that it did not arrive."""
    FAILED = "failed"
    """It could not be sent."""
    READ = "read"
    """It was opened."""


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class SwmlCallback(Callback):
    """What comes with every report on a call in JSON."""

    # Every name stands here: JSON has snake case, and paths. Twilio has nothing of the kind.
    event_type: Annotated[SwmlEventType | str | None, Wire("event_type"), Support.CXML] = None
    """What it is about. SignalWire only."""
    timestamp: Annotated[datetime | None, Wire("timestamp"), Clock.UNIX, Support.CXML] = None
    """When it happened. SignalWire only."""
    project_id: Annotated[Sid | None, Wire("project_id"), Support.CXML] = None
    """The project that the call belongs to. SignalWire only."""
    space_id: Annotated[Sid | None, Wire("space_id"), Support.CXML] = None
    """The space that the project belongs to. SignalWire only."""
    call_id: Annotated[Sid | None, Wire("params.call_id"), Support.CXML] = None
    """The call. SignalWire only."""
    segment_id: Annotated[Sid | None, Wire("params.segment_id"), Support.CXML] = None
    """The part of the call. SignalWire only."""


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class SwmlStreamStatus(SwmlCallback):
    """A stream started or ended: posted to ``status_url`` of SWML's ``stream``."""

    event_channel: Annotated[str | None, Wire("event_channel"), Support.CXML] = None
    """Which session it is from. SignalWire only."""
    state: Annotated[SwmlStreamState | str | None, Wire("params.state"), Support.CXML] = None
    """How the stream stands. SignalWire only."""
    url: Annotated[Url | None, Wire("params.url"), Support.CXML] = None
    """Where it goes. SignalWire only."""
    name: Annotated[str | None, Wire("params.name"), Support.CXML] = None
    """Its name, if it has one. SignalWire only."""
    control_id: Annotated[str | None, Wire("params.control_id"), Support.CXML] = None
    """What stops it. SignalWire only."""
    node_id: Annotated[Sid | None, Wire("params.node_id"), Support.CXML] = None
    """The machine that the call is on. SignalWire only."""
    tag: Annotated[str | None, Wire("params.tag"), Support.CXML] = None
    """The tag of the call, if it has one. SignalWire only."""


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class SwmlTranscribeStatus(SwmlCallback):
    """A transcript is there, or failed: posted to ``status_url`` of SWML's ``transcribe``."""

    id: Annotated[Sid | None, Wire("params.id"), Support.CXML] = None
    """The transcript. SignalWire only."""
    text: Annotated[str | None, Wire("params.text"), Support.CXML] = None
    """What was said, if there is a text. SignalWire only."""


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class SwmlMessageStatus(Callback):
    """A message went on: posted as JSON by the newer REST API and by SWML's ``send_sms``."""

    id: Annotated[Sid | None, Wire("id"), Support.CXML] = None
    """The message. SignalWire only."""
    project_id: Annotated[Sid | None, Wire("project_id"), Support.CXML] = None
    """The project that it belongs to. SignalWire only."""
    status: Annotated[SwmlMessageState | str | None, Wire("status"), Support.CXML] = None
    """How it stands. SignalWire only."""
    to: Annotated[Phone | None, Wire("to"), Support.CXML] = None
    """Who gets it. SignalWire only."""
    from_: Annotated[Phone | None, Wire("from"), Support.CXML] = None
    """Who sends it. SignalWire only."""
    body: Annotated[str | None, Wire("body"), Support.CXML] = None
    """Its text. SignalWire only."""
    number_of_segments: Annotated[int | None, Wire("number_of_segments"), Support.CXML] = None
    """How many parts it was sent in. SignalWire only."""
    timestamp: Annotated[datetime | None, Wire("timestamp"), Clock.ISO_8601, Support.CXML] = None
    """When it happened. SignalWire only."""
    # A text here; in forms the same name has a number.
    error_code: Annotated[str | None, Wire("error_code"), Support.CXML] = None
    """Why it failed; ``None`` if it did not. SignalWire only."""
    error_message: Annotated[str | None, Wire("error_message"), Support.CXML] = None
    """The same as a sentence for people. SignalWire only."""
    custom_variables: Annotated[
        Mapping[str, object] | None, Wire("custom_variables"), Support.CXML
    ] = None
    """What you gave with the message. SignalWire only."""


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class SwmlDocumentRequest(Callback):
    """SignalWire asks for a SWML document for a call: posted to the address of the number.

    What of ``call`` has no field, its headers for instance, is in ``unknown``, by its path.
    """

    call_id: Annotated[Sid | None, Wire("call.call_id"), Support.CXML] = None
    """The call. SignalWire only."""
    node_id: Annotated[Sid | None, Wire("call.node_id"), Support.CXML] = None
    """The machine that the call is on. SignalWire only."""
    segment_id: Annotated[Sid | None, Wire("call.segment_id"), Support.CXML] = None
    """The part of the call. SignalWire only."""
    call_state: Annotated[str | None, Wire("call.call_state"), Support.CXML] = None
    """Where the call is. SignalWire only."""
    direction: Annotated[str | None, Wire("call.direction"), Support.CXML] = None
    """Who began the call. SignalWire only."""
    type: Annotated[str | None, Wire("call.type"), Support.CXML] = None
    """What kind of call it is, such as ``phone`` or ``sip``. SignalWire only."""
    from_: Annotated[Phone | None, Wire("call.from"), Support.CXML] = None
    """Who calls. SignalWire only."""
    to: Annotated[Phone | None, Wire("call.to"), Support.CXML] = None
    """Who is called. SignalWire only."""
    from_number: Annotated[Phone | None, Wire("call.from_number"), Support.CXML] = None
    """The number that calls. SignalWire only."""
    to_number: Annotated[Phone | None, Wire("call.to_number"), Support.CXML] = None
    """The number that is called. SignalWire only."""
    project_id: Annotated[Sid | None, Wire("call.project_id"), Support.CXML] = None
    """The project that the call belongs to. SignalWire only."""
    space_id: Annotated[Sid | None, Wire("call.space_id"), Support.CXML] = None
    """The space that the project belongs to. SignalWire only."""
    tag: Annotated[str | None, Wire("call.tag"), Support.CXML] = None
    """The tag of the call, if it has one. SignalWire only."""
    vars: Annotated[Mapping[str, object] | None, Wire("vars"), Support.CXML] = None
    """The variables of the document that asked. SignalWire only."""
    envs: Annotated[Mapping[str, object] | None, Wire("envs"), Support.CXML] = None
    """The variables of the environment; seen missing. SignalWire only."""
    params: Annotated[Mapping[str, object] | None, Wire("params"), Support.CXML] = None
    """What the document that asked gave along; seen missing. SignalWire only."""
