# Written by tests/stubs.py from the file beside it.
"""``<Conversation>``: a conversation of Twilio's."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Literal
from attrs import define, field
from .._declare.metadata import Method, Sid, Support, Url
from .._declare.words import RecordingEvents, Trim, recording_events
from .._tree.element import Element

ConversationEvent = Literal["call-initiated", "call-ringing", "call-answered", "call-completed"]


def conversation_events(value: Iterable[ConversationEvent] | str | None) -> tuple[ConversationEvent, ...] | None:
    """Take events of a conversation's call, as words or as one text with spaces."""


@define(kw_only=True, slots=False, eq=False, repr=False)
class Conversation(Element):
    """A conversation of Twilio's that the call joins. SignalWire does not document it.

    Args:
        service_instance_sid: The SID of the service that the conversation belongs to.
        inbound_autocreation: Whether a conversation is made where there is none.
        routing_assignment_timeout: How long to wait until an agent is assigned.
        inbound_timeout: How long to wait until someone answers.
        url: A document to run while the caller waits.
        method: How ``url`` is requested.
        record: Whether the call is recorded, from when, and with one channel for each side or one.
        trim: Whether silence at both ends of the recording is cut off.
        status_callback: Where the progress of the call is reported.
        recording_status_callback: Where the state of the recording is reported.
        status_callback_method: How ``status_callback`` is requested.
        recording_status_callback_method: How ``recording_status_callback`` is requested.
        status_callback_event: Which steps are reported: a list of words, or one text with spaces.
        recording_status_callback_event: Which states are reported: a list of words, or one text with spaces.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    support: ClassVar[Support] = Support.TWIML

    service_instance_sid: Sid | None = None
    """The SID of the service that the conversation belongs to."""
    inbound_autocreation: bool | None = None
    """Whether a conversation is made where there is none."""
    routing_assignment_timeout: int | None = None
    """How long to wait until an agent is assigned."""
    inbound_timeout: int | None = None
    """How long to wait until someone answers."""
    url: Url | None = None
    """A document to run while the caller waits."""
    method: Method | None = None
    """How ``url`` is requested."""
    record: (
        bool
        | Literal[
            "do-not-record",
            "record-from-answer",
            "record-from-ringing",
            "record-from-answer-dual",
            "record-from-ringing-dual",
        ]
        | None
    ) = None
    """Whether the call is recorded, from when, and with one channel for each side or one."""
    trim: Trim | None = None
    """Whether silence at both ends of the recording is cut off."""
    recording_status_callback: Url | None = None
    """Where the state of the recording is reported."""
    recording_status_callback_method: Method | None = None
    """How ``recording_status_callback`` is requested."""
    recording_status_callback_event: RecordingEvents | None = field(
        default=None, converter=recording_events
    )
    """Which states are reported: a list of words, or one text with spaces."""
    status_callback: Url | None = None
    """Where the progress of the call is reported."""
    status_callback_method: Method | None = None
    """How ``status_callback`` is requested."""
    status_callback_event: tuple[ConversationEvent, ...] | None = field(
        default=None, converter=conversation_events
    )
    """Which steps are reported: a list of words, or one text with spaces."""
