# Written by tests/stubs.py from the file beside it.
"""``<Reject>``: do not take the call."""

from __future__ import annotations

from typing import Annotated, Literal
from attrs import define
from .._declare.metadata import Default
from .._tree.element import Element
from .parameter import Parameter
from collections.abc import Iterable
from collections.abc import Mapping


@define(kw_only=True, slots=False, eq=False, repr=False)
class Reject(Element):
    """Do not take the call. As the first verb it costs nothing.

    Args:
        reason: What the caller hears: that the number is not in service, or a busy tone.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    reason: Annotated[Literal["rejected", "busy"] | None, Default("rejected")] = None
    """What the caller hears: that the number is not in service, or a busy tone."""

    def parameter(
        self,
        *,
        name: str | None = None,
        value: str | float | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Parameter:
        """Add a ``Parameter`` element, and return it.

        Args:
            name: The name.
            value: The value.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

