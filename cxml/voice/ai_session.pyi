# Written by tests/stubs.py from the file beside it.
"""``<AiSession>``: a session with an AI service."""

from __future__ import annotations

from typing import ClassVar
from attrs import define
from .._declare.metadata import Support
from .._tree.element import Element


@define(kw_only=True, slots=False, eq=False, repr=False)
class AiSession(Element):
    """A session with an AI service, on Twilio. SignalWire does not document it.

    Args:
        ai_connector: The connector to the service.
        ai_session_configuration: How the session is configured.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    support: ClassVar[Support] = Support.TWIML

    ai_connector: str | None = None
    """The connector to the service."""
    ai_session_configuration: str | None = None
    """How the session is configured."""
