"""``<Response>``: a messaging document."""

from __future__ import annotations

from typing import ClassVar

from attrs import define

from .. import messaging
from .._declare.metadata import Support
from .._tree.child import child
from .._tree.element import Element


@define(kw_only=True, slots=False, eq=False, repr=False)
class MessagingResponse(Element):
    """What is done with a message that came in. Empty, it is taken and not answered."""

    tag: ClassVar[str] = "Response"
    nesting_code: ClassVar[int | None] = 13750

    message = child(later=lambda: messaging.Message)
    redirect = child(later=lambda: messaging.Redirect)
    # In Twilio's schema of messaging documents, and no method of its library.
    sms = child(later=lambda: messaging.Sms, support=Support.TWIML)
