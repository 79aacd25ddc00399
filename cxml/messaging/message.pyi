# Written by tests/stubs.py from the file beside it.
"""``<Message>``: send a message."""

from __future__ import annotations

from typing import Annotated
from attrs import define, field
from .._declare.metadata import Default, FormerName, Length, Method, Phone, PlatformCode, Speech, Support, Trait, Url
from .._tree.element import Element
from collections.abc import Iterable
from collections.abc import Mapping


@define(kw_only=True, slots=False, eq=False, repr=False)
class Body(Element):
    """The text of a message. Several are put together to one text.

    Args:
        message: The text; SignalWire takes 1,600 characters in all.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    message: Annotated[Speech, Length(1600), PlatformCode(21617), Trait.MAY_BE_EMPTY] = field(
        kw_only=False
    )
    """The text; SignalWire takes 1,600 characters in all."""


@define(kw_only=True, slots=False, eq=False, repr=False)
class Media(Element):
    """A picture, or another file, that is sent with a message.

    Args:
        url: Where the file is.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    url: Annotated[Url, PlatformCode(21620)] = field(kw_only=False)
    """Where the file is."""


@define(kw_only=True, slots=False, eq=False, repr=False)
class Message(Element):
    """Send a message. Nothing after it runs where it has an ``action``.

    Args:
        body: The text, unless a Body gives it; white space and order are kept.
        action: What to request afterwards, for the next document.
        from_: The number that sends it; unset, the one that was written to.
        method: How ``action`` is requested.
        to: The number that gets it; unset, the one that wrote.
        status_callback: Where the message's progress is reported; Twilio calls it deprecated.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    # As in Dial: the keyword is taken by the child's method.
    text: Annotated[str, Trait.MIXED] = field(default="", kw_only=False, alias="body")
    """The text, unless a Body gives it; white space and order are kept."""
    action: Url | None = None
    """What to request afterwards, for the next document."""
    from_: Annotated[Phone | None, FormerName("sender")] = None
    """The number that sends it; unset, the one that was written to."""
    method: Annotated[Method | None, Default("POST")] = None
    """How ``action`` is requested."""
    to: Phone | None = None
    """The number that gets it; unset, the one that wrote."""
    # SignalWire's page speaks of such addresses, and does not list the attribute.
    status_callback: Annotated[Url | None, Support.TWIML] = None
    """Where the message's progress is reported; Twilio calls it deprecated."""

    def body(
        self,
        message: str,
        *,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Body:
        """Add a ``Body`` element, and return it.

        Args:
            message: The text; SignalWire takes 1,600 characters in all.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def media(
        self,
        url: str,
        *,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Media:
        """Add a ``Media`` element, and return it.

        Args:
            url: Where the file is.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

