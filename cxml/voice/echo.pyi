# Written by tests/stubs.py from the file beside it.
"""``<Echo>``: send the caller's audio back."""

from __future__ import annotations

from typing import Annotated
from attrs import define
from .._declare.metadata import SECONDS, Default, Range, Support
from .._tree.element import Element


@define(kw_only=True, slots=False, eq=False, repr=False)
class Echo(Element):
    """Send the caller's audio back, to hear how good the line is.

    Args:
        timeout: How long, in seconds.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    timeout: Annotated[int | None, Range(5, 120), SECONDS, Default("60"), Support.CXML] = None
    """How long, in seconds."""
