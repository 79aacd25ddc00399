"""``<Echo>``: send the caller's audio back."""

from __future__ import annotations

from typing import Annotated

from attrs import define

from .._declare.metadata import SECONDS, Default, Range, Support
from .._tree.element import Element


@define(kw_only=True, slots=False, eq=False, repr=False)
class Echo(Element):
    """Send the caller's audio back, to hear how good the line is."""

    timeout: Annotated[int | None, Range(5, 120), SECONDS, Default("60"), Support.CXML] = None
    """How long, in seconds."""
