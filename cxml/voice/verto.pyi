# Written by tests/stubs.py from the file beside it.
"""``<Verto>``: a Verto endpoint to dial."""

from __future__ import annotations

from typing import ClassVar
from attrs import define, field
from .._declare.metadata import Name, Support
from .._tree.element import Element


@define(kw_only=True, slots=False, eq=False, repr=False)
class Verto(Element):
    """A Verto endpoint to dial; SignalWire's own.

    Args:
        address: The address: ``resource@`` and the space's ``.verto.signalwire.com`` domain.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    support: ClassVar[Support] = Support.CXML

    address: Name = field(kw_only=False)
    """The address: ``resource@`` and the space's ``.verto.signalwire.com`` domain."""
