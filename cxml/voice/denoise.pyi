# Written by tests/stubs.py from the file beside it.
"""``<Denoise>``: take noise out of the call."""

from __future__ import annotations

from typing import ClassVar, Literal
from attrs import define, field
from .._declare.metadata import Support
from .._tree.element import Element


@define(kw_only=True, slots=False, eq=False, repr=False)
class Denoise(Element):
    """Switch the reduction of noise on or off; SignalWire's own.

    Args:
        state: Whether noise is reduced from now on.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    support: ClassVar[Support] = Support.CXML

    state: Literal["on", "off"] = field(kw_only=False)
    """Whether noise is reduced from now on."""
