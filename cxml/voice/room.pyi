# Written by tests/stubs.py from the file beside it.
"""``<Room>``: a video room."""

from __future__ import annotations

from typing import Annotated
from attrs import define, field
from .._declare.metadata import Name, Support
from .._tree.element import Element


@define(kw_only=True, slots=False, eq=False, repr=False)
class Room(Element):
    """A video room that the call joins with its audio.

    Args:
        name: The room's name, which is not the one that people see.
        participant_identity: Who the caller is in the room.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    name: Name = field(kw_only=False)
    """The room's name, which is not the one that people see."""
    participant_identity: Annotated[str | None, Support.TWIML] = None
    """Who the caller is in the room."""
