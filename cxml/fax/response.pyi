# Written by tests/stubs.py from the file beside it.
"""``<Response>``: a fax document."""

from __future__ import annotations

from typing import ClassVar
from attrs import define
from .._tree.element import Element
from .receive import Receive
from .reject import Reject
from collections.abc import Iterable
from collections.abc import Mapping
from typing import Literal


@define(kw_only=True, slots=False, eq=False, repr=False)
class FaxResponse(Element):
    """What is done with a fax that comes in.

    Args:
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    tag: ClassVar[str] = "Response"
    nesting_code: ClassVar[int | None] = 13750

    def receive(
        self,
        *,
        action: str | None = None,
        media_type: Literal["application/pdf", "image/tiff"] | None = None,
        method: Literal["GET", "POST"] | None = None,
        page_size: Literal["letter", "legal", "a4"] | None = None,
        store_media: bool | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Receive:
        """Add a ``Receive`` element, and return it.

        Args:
            action: What to request when the fax is there.
            media_type: The kind of file that the fax becomes.
            method: How ``action`` is requested.
            page_size: The size of a page.
            store_media: Whether the file is kept.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def reject(
        self,
        *,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Reject:
        """Add a ``Reject`` element, and return it.

        Args:
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

