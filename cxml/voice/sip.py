"""``<Sip>``: a SIP endpoint to dial."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, ClassVar, Literal

from attrs import define, field

from .._declare.metadata import (
    SECONDS,
    Default,
    PlatformCode,
    Separator,
    SipUri as SipAddress,
    Support,
    Trait,
)
from .._declare.simple_types import split_words
from .._declare.words import free_value
from .._tree.child import child
from .._tree.element import Element
from ._leg import DetectingLeg

Codec = Literal["PCMU", "PCMA", "G722", "G729", "OPUS"]


def codec_list(value: Iterable[Codec] | str | None) -> tuple[Codec, ...] | None:
    """Take codecs, as words or as one text with commas."""
    return split_words(value, ",")


@define(kw_only=True, slots=False, eq=False, repr=False)
class SipUri(Element):
    """One of several addresses to try, on Twilio."""

    tag: ClassVar[str] = "Uri"
    support: ClassVar[Support] = Support.TWIML

    sip_url: SipAddress | None = field(default=None, kw_only=False)
    """The ``sip:`` address."""
    priority: str | None = None
    """Its place in the order; lower comes first."""
    weight: str | None = None
    """Its share among addresses of the same priority."""
    username: str | None = None
    """The user to sign in as."""
    password: Annotated[str | None, Trait.SECRET] = None
    """That user's password."""


@define(kw_only=True, slots=False, eq=False, repr=False)
class Header(Element):
    """One SIP header to send, on Twilio."""

    support: ClassVar[Support] = Support.TWIML

    name: str | None = None
    """The header's name."""
    value: str | None = field(default=None, converter=free_value)
    """The header's value."""


@define(kw_only=True, slots=False, eq=False, repr=False)
class Headers(Element):
    """The SIP headers to send, on Twilio."""

    support: ClassVar[Support] = Support.TWIML

    header = child(Header, support=Support.TWIML)


@define(kw_only=True, slots=False, eq=False, repr=False)
class Sip(DetectingLeg):
    """A SIP endpoint to dial. Up to ten ring at once; no other noun may stand beside it."""

    sip_url: Annotated[SipAddress | None, PlatformCode(13243)] = field(default=None, kw_only=False)
    """The ``sip:`` address, with custom headers in its query and ``;transport=`` if not TLS."""
    codecs: Annotated[
        tuple[Codec, ...] | None,
        Separator(","),
        Default("PCMU,PCMA"),
        PlatformCode(53404),
        Support.CXML,
    ] = field(default=None, converter=codec_list)
    """The codecs to offer, best first: a list of words, or one text with commas."""
    session_timeout: Annotated[int | None, SECONDS, Support.CXML] = None
    """How often the session is refreshed, in seconds; 0 and unset mean about 600."""
    username: str | None = None
    """The user to sign in as."""
    password: Annotated[str | None, Trait.SECRET] = None
    """That user's password."""

    # SignalWire has no children here: headers go into the query of the address.
    uri = child(SipUri, support=Support.TWIML)
    headers = child(Headers, support=Support.TWIML)
