"""``<Hangup>``: end the call."""

from __future__ import annotations

from attrs import define

from .. import voice
from .._declare.metadata import Support
from .._tree.child import child
from .._tree.element import Element


@define(kw_only=True, slots=False, eq=False, repr=False)
class Hangup(Element):
    """End the call. Nothing after it runs."""

    # In twilio-python, as in Reject; no page has a child here.
    parameter = child(later=lambda: voice.Parameter, support=Support.TWIML)
