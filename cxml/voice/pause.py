"""``<Pause>``: wait."""

from __future__ import annotations

from typing import Annotated

from attrs import define

from .._declare.metadata import SECONDS, Default
from .._tree.element import Element


@define(kw_only=True, slots=False, eq=False, repr=False)
class Pause(Element):
    """Wait in silence. As the first verb it waits before the call is answered."""

    length: Annotated[int | None, SECONDS, Default("1")] = None
    """How long, in seconds."""
