# Written by tests/stubs.py from the file beside it.
"""``<Config>``: a setting of a service."""

from __future__ import annotations

from typing import ClassVar
from attrs import define, field
from .._declare.metadata import Support
from .._declare.words import free_value
from .._tree.element import Element


@define(kw_only=True, slots=False, eq=False, repr=False)
class Config(Element):
    """A setting of the service that the parent connects to. SignalWire does not document it.

    Args:
        name: The setting's name.
        value: The setting's value.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    support: ClassVar[Support] = Support.TWIML

    name: str | None = None
    """The setting's name."""
    value: str | None = field(default=None, converter=free_value)
    """The setting's value."""
