"""``<Sms>``: send a text message during a call."""

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
    Url,
)
from .._tree.element import Element


@define(kw_only=True, slots=False, eq=False, repr=False)
class Sms(Element):
    """Send a text message. Nothing after it runs where it has an ``action``."""

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
