# Written by tests/stubs.py from the file beside it.
"""``<Pause>``: wait."""

from __future__ import annotations

from typing import Annotated
from attrs import define
from .._declare.metadata import SECONDS, Default
from .._tree.element import Element


@define(kw_only=True, slots=False, eq=False, repr=False)
class Pause(Element):
    """Wait in silence. As the first verb it waits before the call is answered.

    Args:
        length: How long, in seconds.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    length: Annotated[int | None, SECONDS, Default("1")] = None
    """How long, in seconds."""
