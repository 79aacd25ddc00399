"""``<Autopilot>``: an assistant of Twilio's."""

from __future__ import annotations

from typing import ClassVar

from attrs import define, field

from .._declare.metadata import Name, Support
from .._tree.element import Element


@define(kw_only=True, slots=False, eq=False, repr=False)
class Autopilot(Element):
    """An assistant of Twilio's to talk to. SignalWire does not document it."""

    support: ClassVar[Support] = Support.TWIML

    name: Name = field(kw_only=False)
    """The assistant's name."""
