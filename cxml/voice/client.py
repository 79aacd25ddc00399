"""``<Client>``: a client of Twilio's Voice SDK to dial."""

from __future__ import annotations

from typing import ClassVar

from attrs import define, field

from .. import voice
from .._declare.metadata import Name, Support
from .._tree.child import child
from .._tree.element import Element
from ._leg import Leg


@define(kw_only=True, slots=False, eq=False, repr=False)
class Identity(Element):
    """Who the client is, where a Client has other children too."""

    support: ClassVar[Support] = Support.TWIML

    client_identity: Name = field(kw_only=False)
    """The client's identity."""


@define(kw_only=True, slots=False, eq=False, repr=False)
class Client(Leg):
    """A client of Twilio's Voice SDK to dial. SignalWire does not document it."""

    support: ClassVar[Support] = Support.TWIML

    # As in Application: the keyword is taken by the child's method.
    client_identity: Name | None = field(default=None, kw_only=False, alias="identity")
    """The client's identity, unless an Identity child gives it."""

    identity = child(Identity, support=Support.TWIML)
    parameter = child(later=lambda: voice.Parameter, support=Support.TWIML)
