# Written by tests/stubs.py from the file beside it.
"""``<Siprec>``: a recording elsewhere, by SIPREC."""

from __future__ import annotations

from typing import ClassVar
from attrs import define
from .._declare.metadata import Method, Support, Url
from .._declare.words import Track
from .._tree.element import Element
from .parameter import Parameter
from collections.abc import Iterable
from collections.abc import Mapping


@define(kw_only=True, slots=False, eq=False, repr=False)
class Siprec(Element):
    """The call's audio, sent elsewhere by SIPREC. SignalWire does not document it.

    Args:
        name: A name by which it can be stopped.
        connector_name: The connector to use.
        track: Which side is sent.
        status_callback: Where the progress is reported.
        status_callback_method: How ``status_callback`` is requested.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    support: ClassVar[Support] = Support.TWIML

    name: str | None = None
    """A name by which it can be stopped."""
    connector_name: str | None = None
    """The connector to use."""
    track: Track | None = None
    """Which side is sent."""
    status_callback: Url | None = None
    """Where the progress is reported."""
    status_callback_method: Method | None = None
    """How ``status_callback`` is requested."""

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

