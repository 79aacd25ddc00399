"""``<Application>``: a TwiML application to dial."""

from __future__ import annotations

from typing import ClassVar

from attrs import define, field

from .. import voice
from .._declare.metadata import Sid, Support
from .._tree.child import child
from .._tree.element import Element
from ._leg import Leg


@define(kw_only=True, slots=False, eq=False, repr=False)
class ApplicationSid(Element):
    """Which application it is, where an Application has other children too."""

    support: ClassVar[Support] = Support.TWIML

    sid: Sid = field(kw_only=False)
    """The application's SID."""


@define(kw_only=True, slots=False, eq=False, repr=False)
class Application(Leg):
    """A TwiML application to dial. SignalWire does not document it."""

    support: ClassVar[Support] = Support.TWIML

    # The keyword of twilio-python is the name of the child's method, too, so the attribute has
    # another.
    sid: Sid | None = field(default=None, kw_only=False, alias="application_sid")
    """The application's SID, unless an ApplicationSid child gives it."""
    customer_id: str | None = None
    """Whom the call is for, for one's own records."""
    copy_parent_to: bool | None = None
    """Whether the called number of the parent call is handed on."""

    application_sid = child(ApplicationSid, support=Support.TWIML)
    parameter = child(later=lambda: voice.Parameter, support=Support.TWIML)
