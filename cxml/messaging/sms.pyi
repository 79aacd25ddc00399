# Written by tests/stubs.py from the file beside it.
"""``<Sms>``: what ``<Message>`` was called first."""

from __future__ import annotations

from typing import Annotated, ClassVar
from attrs import define, field
from .._declare.metadata import Default, Length, Method, Phone, PlatformCode, Speech, Support, Trait, Url
from .._tree.element import Element


@define(kw_only=True, slots=False, eq=False, repr=False)
class Sms(Element):
    """Send a message, in the old way: write Message. SignalWire does not document it here.

    Args:
        message: The text.
        action: What to request afterwards, for the next document.
        from_: The number that sends it; unset, the one that was written to.
        method: How ``action`` is requested.
        status_callback: Where the message's progress is reported.
        to: The number that gets it; unset, the one that wrote.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    # cxml.Sms is that of a call: a repr of this one has to name where it is.
    __cxml_home__: ClassVar[str] = "cxml.messaging"

    support: ClassVar[Support] = Support.TWIML

    message: Annotated[Speech, Length(1600), PlatformCode(21617), Trait.MAY_BE_EMPTY] = field(
        kw_only=False
    )
    """The text."""
    action: Url | None = None
    """What to request afterwards, for the next document."""
    from_: Phone | None = None
    """The number that sends it; unset, the one that was written to."""
    method: Annotated[Method | None, Default("POST")] = None
    """How ``action`` is requested."""
    status_callback: Url | None = None
    """Where the message's progress is reported."""
    to: Phone | None = None
    """The number that gets it; unset, the one that wrote."""
