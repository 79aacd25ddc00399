# Written by tests/stubs.py from the file beside it.
"""``<Sim>``: a SIM to dial."""

from __future__ import annotations

from typing import ClassVar
from attrs import define, field
from .._declare.metadata import Sid, Support
from .._tree.element import Element


@define(kw_only=True, slots=False, eq=False, repr=False)
class Sim(Element):
    """A SIM to dial. SignalWire does not document it.

    Args:
        sim_sid: The SIM's SID.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    support: ClassVar[Support] = Support.TWIML

    sim_sid: Sid = field(kw_only=False)
    """The SIM's SID."""
