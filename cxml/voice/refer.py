"""``<Refer>``: hand a SIP call over."""

from __future__ import annotations

from typing import Annotated, ClassVar

from attrs import define, field

from .._declare.metadata import Default, Method, PlatformCode, SipUri, Url
from .._tree.child import child
from .._tree.element import Element


# Not voice.Sip, with which it shares the tag: the parent decides which of them is read.
@define(kw_only=True, slots=False, eq=False, repr=False)
class ReferSip(Element):
    """Whom a SIP call is handed over to."""

    tag: ClassVar[str] = "Sip"

    sip_url: Annotated[SipUri, PlatformCode(32110)] = field(kw_only=False)
    """The ``sip:`` address."""


@define(kw_only=True, slots=False, eq=False, repr=False)
class Refer(Element):
    """Hand a call that came by SIP over to another address.

    Afterwards ``action`` is requested for the next document; without one the document goes on with
    the next verb.
    """

    nesting_code: ClassVar[int | None] = 13215

    action: Url | None = None
    """What to request afterwards."""
    method: Annotated[Method | None, Default("POST")] = None
    """How ``action`` is requested."""

    sip = child(ReferSip)
