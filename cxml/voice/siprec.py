"""``<Siprec>``: a recording elsewhere, by SIPREC."""

from __future__ import annotations

from typing import ClassVar

from attrs import define

from .. import voice
from .._declare.metadata import Method, Support, Url
from .._declare.words import Track
from .._tree.child import child
from .._tree.element import Element


@define(kw_only=True, slots=False, eq=False, repr=False)
class Siprec(Element):
    """The call's audio, sent elsewhere by SIPREC. SignalWire does not document it."""

    support: ClassVar[Support] = Support.TWIML

    name: str | None = None
    """A name by which it can be stopped."""
    connector_name: str | None = None
    """The connector to use."""
    track: Track | None = None
    """Which side is sent."""
    status_callback: Url | None = None
    """Where the progress is reported."""
    status_callback_method: Method | None = None
    """How ``status_callback`` is requested."""

    parameter = child(later=lambda: voice.Parameter, support=Support.TWIML)
