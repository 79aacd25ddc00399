"""``<AiSession>``: a session with an AI service."""

from __future__ import annotations

from typing import ClassVar

from attrs import define

from .._declare.metadata import Support
from .._tree.element import Element


@define(kw_only=True, slots=False, eq=False, repr=False)
class AiSession(Element):
    """A session with an AI service, on Twilio. SignalWire does not document it."""

    support: ClassVar[Support] = Support.TWIML

    ai_connector: str | None = None
    """The connector to the service."""
    ai_session_configuration: str | None = None
    """How the session is configured."""
