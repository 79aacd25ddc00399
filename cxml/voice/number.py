"""``<Number>``: a telephone number to dial."""

from __future__ import annotations

from typing import Annotated

from attrs import define, field

from .._declare.metadata import Phone, PlatformCode, Support, Tones
from ._leg import DetectingLeg


@define(kw_only=True, slots=False, eq=False, repr=False)
class Number(DetectingLeg):
    """A telephone number to dial. Several in one Dial ring at once; the first answer wins."""

    phone_number: Annotated[Phone, PlatformCode(13223)] = field(kw_only=False)
    """The number. SignalWire wants E.164, such as ``+15550100100``."""
    send_digits: Annotated[Tones | None, PlatformCode(13222)] = None
    """Keys to press when the number answers; ``w`` waits half a second."""
    byoc: Annotated[str | None, Support.TWIML] = None
    """The trunk of one's own carrier to call through."""
