"""``<Sim>``: a SIM to dial."""

from __future__ import annotations

from typing import ClassVar

from attrs import define, field

from .._declare.metadata import Sid, Support
from .._tree.element import Element


@define(kw_only=True, slots=False, eq=False, repr=False)
class Sim(Element):
    """A SIM to dial. SignalWire does not document it."""

    support: ClassVar[Support] = Support.TWIML

    sim_sid: Sid = field(kw_only=False)
    """The SIM's SID."""
