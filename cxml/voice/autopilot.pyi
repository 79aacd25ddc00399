# Written by tests/stubs.py from the file beside it.
"""``<Autopilot>``: an assistant of Twilio's."""

from __future__ import annotations

from typing import ClassVar
from attrs import define, field
from .._declare.metadata import Name, Support
from .._tree.element import Element


@define(kw_only=True, slots=False, eq=False, repr=False)
class Autopilot(Element):
    """An assistant of Twilio's to talk to. SignalWire does not document it.

    Args:
        name: The assistant's name.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    support: ClassVar[Support] = Support.TWIML

    name: Name = field(kw_only=False)
    """The assistant's name."""
