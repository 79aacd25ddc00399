"""``<Denoise>``: take noise out of the call."""

from __future__ import annotations

from typing import ClassVar, Literal

from attrs import define, field

from .._declare.metadata import Support
from .._tree.element import Element


@define(kw_only=True, slots=False, eq=False, repr=False)
class Denoise(Element):
    """Switch the reduction of noise on or off; SignalWire's own."""

    support: ClassVar[Support] = Support.CXML

    state: Literal["on", "off"] = field(kw_only=False)
    """Whether noise is reduced from now on."""
