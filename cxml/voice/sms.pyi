# Written by tests/stubs.py from the file beside it.
"""``<Sms>``: send a text message during a call."""

from __future__ import annotations

from typing import Annotated
from attrs import define, field
from .._declare.metadata import Default, FormerName, Length, Method, Phone, PlatformCode, Speech, Url
from .._tree.element import Element


@define(kw_only=True, slots=False, eq=False, repr=False)
class Sms(Element):
    """Send a text message. Nothing after it runs where it has an ``action``.

    Args:
        message: The message.
        action: What to request afterwards, for the next document.
        from_: The number that sends it: one of the project's that can.
        method: How ``action`` is requested.
        status_callback: Where the message's progress is reported, by POST.
        to: The number that gets it, in E.164.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    # Less than 1,600, says this page; that of a message takes 1,600.
    message: Annotated[Speech, Length(1599), PlatformCode(21617)] = field(kw_only=False)
    """The message."""
    action: Url | None = None
    """What to request afterwards, for the next document."""
    from_: Annotated[Phone | None, FormerName("sender")] = None
    """The number that sends it: one of the project's that can."""
    method: Annotated[Method | None, Default("POST")] = None
    """How ``action`` is requested."""
    # The page mentions a list of events, and has no attribute for it.
    status_callback: Url | None = None
    """Where the message's progress is reported, by POST."""
    to: Phone | None = None
    """The number that gets it, in E.164."""
