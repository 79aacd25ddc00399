"""``<Stop>``: stop what goes on beside the call."""

from __future__ import annotations

from attrs import define

from .. import voice
from .._declare.metadata import Support
from .._tree.child import child
from .._tree.element import Element


@define(kw_only=True, slots=False, eq=False, repr=False)
class Stop(Element):
    """Stop what a Start has started; the child has the name that was given there."""

    stream = child(later=lambda: voice.Stream)
    siprec = child(later=lambda: voice.Siprec, support=Support.TWIML)
    transcription = child(later=lambda: voice.Transcription, support=Support.TWIML)
