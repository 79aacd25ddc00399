"""``<Hangup>``: end the call."""

from __future__ import annotations

from attrs import define

from .. import voice
from .._child import child
from .._element import Element
from .._facts import Support


@define(kw_only=True, slots=False, eq=False, repr=False)
class Hangup(Element):
    """End the call. Nothing after it runs."""

    parameter = child(later=lambda: voice.Parameter, support=Support.TWIML)
