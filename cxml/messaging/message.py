"""``<Message>``: send a message."""

from __future__ import annotations

from typing import Annotated

from attrs import define, field

from .._declare.metadata import (
    Default,
    FormerName,
    Length,
    Method,
    Phone,
    PlatformCode,
    Speech,
    Support,
    Trait,
    Url,
)
from .._tree.child import child
from .._tree.element import Element


@define(kw_only=True, slots=False, eq=False, repr=False)
class Body(Element):
    """The text of a message. Several are put together to one text."""

    message: Annotated[Speech, Length(1600), PlatformCode(21617), Trait.MAY_BE_EMPTY] = field(
        kw_only=False
    )
    """The text; SignalWire takes 1,600 characters in all."""


@define(kw_only=True, slots=False, eq=False, repr=False)
class Media(Element):
    """A picture, or another file, that is sent with a message."""

    url: Annotated[Url, PlatformCode(21620)] = field(kw_only=False)
    """Where the file is."""


@define(kw_only=True, slots=False, eq=False, repr=False)
class Message(Element):
    """Send a message. Nothing after it runs where it has an ``action``."""

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

    body = child(Body)
    media = child(Media, at_most=10, platform_code=21623)
