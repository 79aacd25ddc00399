# Written by tests/stubs.py from the file beside it.
"""``<Transcription>``: the words of a call, while it lasts."""

from __future__ import annotations

from typing import ClassVar
from attrs import define
from .._declare.metadata import Language, Method, Support, Url
from .._declare.words import Track
from .._tree.element import Element
from .config import Config
from .parameter import Parameter
from collections.abc import Iterable
from collections.abc import Mapping


@define(kw_only=True, slots=False, eq=False, repr=False)
class Transcription(Element):
    """The words of a call, reported while it lasts. SignalWire does not document it.

    Args:
        name: A name by which it can be stopped.
        track: Which side is transcribed.
        status_callback_url: Where the words are reported.
        status_callback_method: How ``status_callback_url`` is requested.
        inbound_track_label: What the inbound side is called in the reports.
        outbound_track_label: What the outbound side is called in the reports.
        partial_results: Whether words are reported before a sentence ends.
        language_code: The language to expect, as a tag such as ``en-US``.
        transcription_engine: Who recognises speech.
        profanity_filter: Whether offensive words are masked.
        speech_model: The recognition model.
        hints: Words and phrases to expect.
        enable_automatic_punctuation: Whether punctuation is added.
        intelligence_service: The service that evaluates the words.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

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

    def parameter(
        self,
        *,
        name: str | None = None,
        value: str | float | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Parameter:
        """Add a ``Parameter`` element, and return it.

        Args:
            name: The name.
            value: The value.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def config(
        self,
        *,
        name: str | None = None,
        value: str | float | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Config:
        """Add a ``Config`` element, and return it.

        Args:
            name: The setting's name.
            value: The setting's value.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

