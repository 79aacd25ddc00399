# Written by tests/stubs.py from the file beside it.
"""``<Recording>``: a recording beside the call."""

from __future__ import annotations

from typing import ClassVar, Literal
from attrs import define, field
from .._declare.metadata import Method, Support, Url
from .._declare.words import RecordingEvents, Trim, recording_events
from .._tree.element import Element


@define(kw_only=True, slots=False, eq=False, repr=False)
class Recording(Element):
    """A recording that goes on beside the call. SignalWire does not document it.

    Args:
        recording_status_callback: Where the state of the recording is reported.
        recording_status_callback_method: How ``recording_status_callback`` is requested.
        recording_status_callback_event: Which states are reported: a list of words, or one text with spaces.
        trim: Whether silence at both ends of the recording is cut off.
        track: Which side is recorded.
        channels: Whether each side has a channel of its own.
        recording_configuration_id: The recording configuration to use.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    support: ClassVar[Support] = Support.TWIML

    recording_status_callback: Url | None = None
    """Where the state of the recording is reported."""
    recording_status_callback_method: Method | None = None
    """How ``recording_status_callback`` is requested."""
    recording_status_callback_event: RecordingEvents | None = field(
        default=None, converter=recording_events
    )
    """Which states are reported: a list of words, or one text with spaces."""
    trim: Trim | None = None
    """Whether silence at both ends of the recording is cut off."""
    track: Literal["both", "inbound", "outbound"] | None = None
    """Which side is recorded."""
    channels: Literal["mono", "dual"] | None = None
    """Whether each side has a channel of its own."""
    recording_configuration_id: str | None = None
    """The recording configuration to use."""
