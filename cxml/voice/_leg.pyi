# Written by tests/stubs.py from the file beside it.
"""Attributes that every noun for a dialled leg has."""

from __future__ import annotations

from typing import Annotated, ClassVar
from attrs import define, field
from .._declare.metadata import MILLISECONDS, SECONDS, Default, Method, Support, Url
from .._declare.words import CallProgressEvent, call_progress_events
from .._tree.element import Element


@define(kw_only=True, slots=False, eq=False, repr=False)
class Leg(Element):
    """A noun that makes one new call leg.

    Args:
        url: A document to run for the called party before the two are connected.
        method: How ``url`` is requested.
        status_callback: Where the progress of this leg is reported.
        status_callback_event: Which steps are reported: a list of words, or one text with spaces.
        status_callback_method: How ``status_callback`` is requested.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    # Blank, as it is inherited: each noun gets the name of its class, and not "Leg".
    tag: ClassVar[str] = ""

    url: Url | None = None
    """A document to run for the called party before the two are connected."""
    # SignalWire's pages of these nouns say "the action request" here; the nouns have no action.
    method: Annotated[Method | None, Default("POST")] = None
    """How ``url`` is requested."""
    status_callback: Url | None = None
    """Where the progress of this leg is reported."""
    status_callback_event: tuple[CallProgressEvent, ...] | None = field(
        default=None, converter=call_progress_events
    )
    """Which steps are reported: a list of words, or one text with spaces."""
    status_callback_method: Annotated[Method | None, Default("POST")] = None
    """How ``status_callback`` is requested."""


@define(kw_only=True, slots=False, eq=False, repr=False)
class DetectingLeg(Leg):
    """A noun whose leg can be checked for an answering machine, on Twilio.

    Args:
        url: A document to run for the called party before the two are connected.
        method: How ``url`` is requested.
        status_callback: Where the progress of this leg is reported.
        status_callback_event: Which steps are reported: a list of words, or one text with spaces.
        status_callback_method: How ``status_callback`` is requested.
        machine_detection: Whether to find out who answers, and whether to wait for the end of a greeting.
        machine_detection_timeout: How long to try to find out, in seconds.
        machine_detection_speech_threshold: How much speech makes an answer a machine's, in milliseconds.
        machine_detection_speech_end_threshold: How much silence ends a machine's greeting, in milliseconds.
        machine_detection_silence_timeout: How much silence at the start ends the detection, in milliseconds.
        amd_status_callback: Where the result of the detection is reported.
        amd_status_callback_method: How ``amd_status_callback`` is requested.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    tag: ClassVar[str] = ""

    machine_detection: Annotated[str | None, Support.TWIML] = None
    """Whether to find out who answers, and whether to wait for the end of a greeting."""
    machine_detection_timeout: Annotated[int | None, SECONDS, Support.TWIML] = None
    """How long to try to find out, in seconds."""
    machine_detection_speech_threshold: Annotated[int | None, MILLISECONDS, Support.TWIML] = None
    """How much speech makes an answer a machine's, in milliseconds."""
    machine_detection_speech_end_threshold: Annotated[int | None, MILLISECONDS, Support.TWIML] = (
        None
    )
    """How much silence ends a machine's greeting, in milliseconds."""
    machine_detection_silence_timeout: Annotated[int | None, MILLISECONDS, Support.TWIML] = None
    """How much silence at the start ends the detection, in milliseconds."""
    amd_status_callback: Annotated[Url | None, Support.TWIML] = None
    """Where the result of the detection is reported."""
    amd_status_callback_method: Annotated[Method | None, Support.TWIML] = None
    """How ``amd_status_callback`` is requested."""
