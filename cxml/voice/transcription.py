"""``<Transcription>``: the words of a call, while it lasts."""

from __future__ import annotations

from typing import ClassVar

from attrs import define

from .. import voice
from .._declare.metadata import Language, Method, Support, Url
from .._declare.words import Track
from .._tree.child import child
from .._tree.element import Element


@define(kw_only=True, slots=False, eq=False, repr=False)
class Transcription(Element):
    """The words of a call, reported while it lasts. SignalWire does not document it."""

    support: ClassVar[Support] = Support.TWIML

    name: str | None = None
    """A name by which it can be stopped."""
    track: Track | None = None
    """Which side is transcribed."""
    status_callback_url: Url | None = None
    """Where the words are reported."""
    status_callback_method: Method | None = None
    """How ``status_callback_url`` is requested."""
    inbound_track_label: str | None = None
    """What the inbound side is called in the reports."""
    outbound_track_label: str | None = None
    """What the outbound side is called in the reports."""
    partial_results: bool | None = None
    """Whether words are reported before a sentence ends."""
    language_code: Language | None = None
    """The language to expect, as a tag such as ``en-US``."""
    transcription_engine: str | None = None
    """Who recognises speech."""
    profanity_filter: bool | None = None
    """Whether offensive words are masked."""
    speech_model: str | None = None
    """The recognition model."""
    hints: str | None = None
    """Words and phrases to expect."""
    enable_automatic_punctuation: bool | None = None
    """Whether punctuation is added."""
    intelligence_service: str | None = None
    """The service that evaluates the words."""

    parameter = child(later=lambda: voice.Parameter, support=Support.TWIML)
    config = child(later=lambda: voice.Config, support=Support.TWIML)
