"""``<Verto>``: a Verto endpoint to dial."""

from __future__ import annotations

from typing import ClassVar

from attrs import define, field

from .._declare.metadata import Name, Support
from .._tree.element import Element


@define(kw_only=True, slots=False, eq=False, repr=False)
class Verto(Element):
    """A Verto endpoint to dial; SignalWire's own."""

    support: ClassVar[Support] = Support.CXML

    address: Name = field(kw_only=False)
    """The address: ``resource@`` and the space's ``.verto.signalwire.com`` domain."""
