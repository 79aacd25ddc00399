# Written by tests/stubs.py from the file beside it.
"""``<Queue>``: the first caller of a queue."""

from __future__ import annotations

from typing import Annotated
from attrs import define, field
from .._declare.metadata import Default, Method, Name, Sid, Support, Url
from .._tree.element import Element


@define(kw_only=True, slots=False, eq=False, repr=False)
class Queue(Element):
    """Connect to the caller who has waited longest in a queue.

    Args:
        name: The queue's name.
        url: A document to run for the queued caller before the two are connected.
        method: How ``url`` is requested.
        reservation_sid: The TaskRouter reservation to accept.
        post_work_activity_sid: The TaskRouter activity for the worker after the call.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    name: Name = field(kw_only=False)
    """The queue's name."""
    url: Url | None = None
    """A document to run for the queued caller before the two are connected."""
    method: Annotated[Method | None, Default("POST")] = None
    """How ``url`` is requested."""
    reservation_sid: Annotated[Sid | None, Support.TWIML] = None
    """The TaskRouter reservation to accept."""
    post_work_activity_sid: Annotated[Sid | None, Support.TWIML] = None
    """The TaskRouter activity for the worker after the call."""
