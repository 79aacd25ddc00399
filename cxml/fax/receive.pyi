# Written by tests/stubs.py from the file beside it.
"""``<Receive>``: take the fax."""

from __future__ import annotations

from typing import Annotated, Literal
from attrs import define
from .._declare.metadata import Default, Method, Support, Url
from .._tree.element import Element


@define(kw_only=True, slots=False, eq=False, repr=False)
class Receive(Element):
    """Take the fax. Then ``action`` is requested.

    Args:
        action: What to request when the fax is there.
        media_type: The kind of file that the fax becomes.
        method: How ``action`` is requested.
        page_size: The size of a page.
        store_media: Whether the file is kept.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    action: Url | None = None
    """What to request when the fax is there."""
    media_type: Annotated[
        Literal["application/pdf", "image/tiff"] | None, Default("application/pdf")
    ] = None
    """The kind of file that the fax becomes."""
    method: Annotated[Method | None, Default("POST")] = None
    """How ``action`` is requested."""
    page_size: Annotated[Literal["letter", "legal", "a4"] | None, Default("letter")] = None
    """The size of a page."""
    store_media: Annotated[bool | None, Support.TWIML] = None
    """Whether the file is kept."""
