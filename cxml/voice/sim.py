"""``<Sim>``: a SIM to dial."""

from __future__ import annotations

from typing import ClassVar

from attrs import define, field

from .._element import Element
from .._facts import Sid, Support


@define(kw_only=True, slots=False, eq=False, repr=False)
class Sim(Element):
    """A SIM to dial. SignalWire does not document it."""

    support: ClassVar[Support] = Support.TWIML

    sim_sid: Sid = field(kw_only=False)
    """The SIM's SID."""
