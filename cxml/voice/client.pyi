# Written by tests/stubs.py from the file beside it.
"""``<Client>``: a client of Twilio's Voice SDK to dial."""

from __future__ import annotations

from typing import ClassVar
from attrs import define, field
from .._declare.metadata import Name, Support
from .._tree.element import Element
from ._leg import Leg
from .parameter import Parameter
from collections.abc import Iterable
from collections.abc import Mapping


@define(kw_only=True, slots=False, eq=False, repr=False)
class Identity(Element):
    """Who the client is, where a Client has other children too.

    Args:
        client_identity: The client's identity.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    support: ClassVar[Support] = Support.TWIML

    client_identity: Name = field(kw_only=False)
    """The client's identity."""


@define(kw_only=True, slots=False, eq=False, repr=False)
class Client(Leg):
    """A client of Twilio's Voice SDK to dial. SignalWire does not document it.

    Args:
        identity: The client's identity, unless an Identity child gives it.
        url: A document to run for the called party before the two are connected.
        method: How ``url`` is requested.
        status_callback: Where the progress of this leg is reported.
        status_callback_event: Which steps are reported: a list of words, or one text with spaces.
        status_callback_method: How ``status_callback`` is requested.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    support: ClassVar[Support] = Support.TWIML

    # As in Application: the keyword is taken by the child's method.
    client_identity: Name | None = field(default=None, kw_only=False, alias="identity")
    """The client's identity, unless an Identity child gives it."""

    def identity(
        self,
        client_identity: str,
        *,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Identity:
        """Add a ``Identity`` element, and return it.

        Args:
            client_identity: The client's identity.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

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

