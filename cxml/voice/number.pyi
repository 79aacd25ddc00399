# Written by tests/stubs.py from the file beside it.
"""``<Number>``: a telephone number to dial."""

from __future__ import annotations

from typing import Annotated
from attrs import define, field
from .._declare.metadata import Phone, PlatformCode, Support, Tones
from ._leg import DetectingLeg


@define(kw_only=True, slots=False, eq=False, repr=False)
class Number(DetectingLeg):
    """A telephone number to dial. Several in one Dial ring at once; the first answer wins.

    Args:
        phone_number: The number. SignalWire wants E.164, such as ``+15550100100``.
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
        send_digits: Keys to press when the number answers; ``w`` waits half a second.
        byoc: The trunk of one's own carrier to call through.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    phone_number: Annotated[Phone, PlatformCode(13223)] = field(kw_only=False)
    """The number. SignalWire wants E.164, such as ``+15550100100``."""
    send_digits: Annotated[Tones | None, PlatformCode(13222)] = None
    """Keys to press when the number answers; ``w`` waits half a second."""
    byoc: Annotated[str | None, Support.TWIML] = None
    """The trunk of one's own carrier to call through."""
