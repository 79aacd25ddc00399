"""``<WhatsApp>``: a WhatsApp number to dial."""

from __future__ import annotations

from typing import ClassVar

from attrs import define, field

from .._declare.metadata import Phone, Support
from ._leg import Leg


@define(kw_only=True, slots=False, eq=False, repr=False)
class WhatsApp(Leg):
    """A WhatsApp number to dial. SignalWire does not document it."""

    support: ClassVar[Support] = Support.TWIML

    phone_number: Phone = field(kw_only=False)
    """The number, in E.164."""
