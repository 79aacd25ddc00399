# Written by tests/stubs.py from the file beside it.
"""``<Parameter>``: a name and a value handed on."""

from __future__ import annotations

from typing import Annotated
from attrs import define, field
from .._declare.metadata import Trait
from .._declare.words import free_value
from .._tree.element import Element


@define(kw_only=True, slots=False, eq=False, repr=False)
class Parameter(Element):
    """A name and a value, handed on to what the parent connects to.

    Args:
        name: The name.
        value: The value.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    name: Annotated[str | None, Trait.NEEDED] = None
    """The name."""
    value: Annotated[str | None, Trait.NEEDED] = field(default=None, converter=free_value)
    """The value."""
