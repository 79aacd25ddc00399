# Written by tests/stubs.py from the file beside it.
"""``<Leave>``: leave the queue."""

from __future__ import annotations

from attrs import define
from .._tree.element import Element


@define(kw_only=True, slots=False, eq=False, repr=False)
class Leave(Element):
    """Leave the queue, and go on after the Enqueue. For the documents of its ``wait_url``.

    Args:
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """
