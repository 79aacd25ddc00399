"""``<Connect>``: connect the call to a service."""

from __future__ import annotations

from typing import Annotated

from attrs import define

from .. import voice
from .._declare.metadata import Method, Support, Url
from .._tree.child import child
from .._tree.element import Element


@define(kw_only=True, slots=False, eq=False, repr=False)
class Connect(Element):
    """Connect the call to a video room, a stream of audio, or another service.

    When that ends, ``action`` is requested for the next document; without one the document goes
    on with the next verb.
    """

    # Connect's own page lists no attributes; that of VirtualAgent uses this one, and explains it.
    action: Url | None = None
    """What to request when the connection ends."""
    method: Annotated[Method | None, Support.TWIML] = None
    """How ``action`` is requested."""

    room = child(later=lambda: voice.Room)
    stream = child(later=lambda: voice.Stream)
    virtual_agent = child(later=lambda: voice.VirtualAgent)
    # The tag is said, as the method would make it "Ai".
    ai = child(later=lambda: voice.AI, tag="AI", support=Support.CXML)
    ai_session = child(later=lambda: voice.AiSession, support=Support.TWIML)
    autopilot = child(later=lambda: voice.Autopilot, support=Support.TWIML)
    conversation = child(later=lambda: voice.Conversation, support=Support.TWIML)
    conversation_relay = child(later=lambda: voice.ConversationRelay, support=Support.TWIML)
    conversation_relay_session = child(
        later=lambda: voice.ConversationRelaySession, support=Support.TWIML
    )
