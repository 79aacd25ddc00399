"""``<Reject>``: do not take the call."""

from __future__ import annotations

from typing import Annotated, Literal

from attrs import define

from .. import voice
from .._declare.metadata import Default, Support
from .._tree.child import child
from .._tree.element import Element


@define(kw_only=True, slots=False, eq=False, repr=False)
class Reject(Element):
    """Do not take the call. As the first verb it costs nothing."""

    reason: Annotated[Literal["rejected", "busy"] | None, Default("rejected")] = None
    """What the caller hears: that the number is not in service, or a busy tone."""

    parameter = child(later=lambda: voice.Parameter, support=Support.TWIML)
