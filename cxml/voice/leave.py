"""``<Leave>``: leave the queue."""

from __future__ import annotations

from attrs import define

from .._tree.element import Element


@define(kw_only=True, slots=False, eq=False, repr=False)
class Leave(Element):
    """Leave the queue, and go on after the Enqueue. For the documents of its ``wait_url``."""
