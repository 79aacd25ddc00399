"""``<Start>``: start something that goes on beside the call."""

from __future__ import annotations

from typing import Annotated

from attrs import define

from .. import voice
from .._declare.metadata import Method, Support, Url
from .._tree.child import child
from .._tree.element import Element


@define(kw_only=True, slots=False, eq=False, repr=False)
class Start(Element):
    """Start something that goes on beside the call, and go on with the next verb at once."""

    action: Annotated[Url | None, Support.TWIML] = None
    """What to request when it ends."""
    method: Annotated[Method | None, Support.TWIML] = None
    """How ``action`` is requested."""

    stream = child(later=lambda: voice.Stream)
    recording = child(later=lambda: voice.Recording, support=Support.TWIML)
    siprec = child(later=lambda: voice.Siprec, support=Support.TWIML)
    transcription = child(later=lambda: voice.Transcription, support=Support.TWIML)
