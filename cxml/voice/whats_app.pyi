# Written by tests/stubs.py from the file beside it.
"""``<WhatsApp>``: a WhatsApp number to dial."""

from __future__ import annotations

from typing import ClassVar
from attrs import define, field
from .._declare.metadata import Phone, Support
from ._leg import Leg


@define(kw_only=True, slots=False, eq=False, repr=False)
class WhatsApp(Leg):
    """A WhatsApp number to dial. SignalWire does not document it.

    Args:
        phone_number: The number, in E.164.
        url: A document to run for the called party before the two are connected.
        method: How ``url`` is requested.
        status_callback: Where the progress of this leg is reported.
        status_callback_event: Which steps are reported: a list of words, or one text with spaces.
        status_callback_method: How ``status_callback`` is requested.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    support: ClassVar[Support] = Support.TWIML

    phone_number: Phone = field(kw_only=False)
    """The number, in E.164."""
