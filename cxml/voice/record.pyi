# Written by tests/stubs.py from the file beside it.
"""``<Record>``: record the caller."""

from __future__ import annotations

from typing import Annotated, Literal
from attrs import define, field
from .._declare.metadata import SECONDS, Default, KeyPresses, Method, Support, Url
from .._declare.words import RecordingEvents, Trim, recording_events
from .._tree.element import Element


@define(kw_only=True, slots=False, eq=False, repr=False)
class Record(Element):
    """Record what the caller says. Nothing after it runs.

    Afterwards ``action`` is requested for the next document; without one, this document again.

    Args:
        action: What to request afterwards; unset, this document again.
        finish_on_key: The keys that end the recording.
        max_length: How long the recording may be, in seconds; 0 means an hour.
        method: How ``action`` is requested.
        play_beep: Whether a sound is played before.
        recording_status_callback: Where the state of the recording is reported.
        recording_status_callback_event: Which states are reported: a list of words, or one text with spaces.
        recording_status_callback_method: How ``recording_status_callback`` is requested.
        storage_url: Where the recording is uploaded, instead of SignalWire's storage.
        storage_url_method: How the recording is uploaded.
        timeout: How much silence ends the recording, in seconds.
        transcribe: Whether the recording is turned into text, at extra cost.
        transcribe_callback: Where that text is sent, by POST.
        trim: Whether silence at both ends of the recording is cut off.
        recording_configuration_id: The recording configuration to use.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    action: Url | None = None
    """What to request afterwards; unset, this document again."""
    finish_on_key: KeyPresses | None = None
    """The keys that end the recording."""
    max_length: Annotated[int | None, SECONDS] = None
    """How long the recording may be, in seconds; 0 means an hour."""
    method: Annotated[Method | None, Default("POST")] = None
    """How ``action`` is requested."""
    play_beep: Annotated[bool | None, Default("true")] = None
    """Whether a sound is played before."""
    recording_status_callback: Url | None = None
    """Where the state of the recording is reported."""
    recording_status_callback_event: Annotated[RecordingEvents | None, Default("completed")] = (
        field(default=None, converter=recording_events)
    )
    """Which states are reported: a list of words, or one text with spaces."""
    recording_status_callback_method: Annotated[Method | None, Default("POST")] = None
    """How ``recording_status_callback`` is requested."""
    storage_url: Annotated[Url | None, Support.CXML] = None
    """Where the recording is uploaded, instead of SignalWire's storage."""
    storage_url_method: Annotated[Literal["POST", "PUT"] | None, Default("POST"), Support.CXML] = (
        None
    )
    """How the recording is uploaded."""
    timeout: Annotated[int | None, SECONDS] = None
    """How much silence ends the recording, in seconds."""
    transcribe: Annotated[bool | None, Default("false")] = None
    """Whether the recording is turned into text, at extra cost."""
    transcribe_callback: Url | None = None
    """Where that text is sent, by POST."""
    trim: Annotated[Trim | None, Default("trim-silence")] = None
    """Whether silence at both ends of the recording is cut off."""
    recording_configuration_id: Annotated[str | None, Support.TWIML] = None
    """The recording configuration to use."""
