# Written by tests/stubs.py from the file beside it.
"""``<Hangup>``: end the call."""

from __future__ import annotations

from attrs import define
from .._tree.element import Element
from .parameter import Parameter
from collections.abc import Iterable
from collections.abc import Mapping


@define(kw_only=True, slots=False, eq=False, repr=False)
class Hangup(Element):
    """End the call. Nothing after it runs.

    Args:
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    # In twilio-python, as in Reject; no page has a child here.
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

