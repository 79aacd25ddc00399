# Written by tests/stubs.py from the file beside it.
"""``<Sip>``: a SIP endpoint to dial."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, ClassVar, Literal
from attrs import define, field
from .._declare.metadata import SECONDS, Default, PlatformCode, Separator, SipUri as SipAddress, Support, Trait
from .._declare.words import free_value
from .._tree.element import Element
from ._leg import DetectingLeg
from collections.abc import Mapping

Codec = Literal["PCMU", "PCMA", "G722", "G729", "OPUS"]


def codec_list(value: Iterable[Codec] | str | None) -> tuple[Codec, ...] | None:
    """Take codecs, as words or as one text with commas."""


@define(kw_only=True, slots=False, eq=False, repr=False)
class SipUri(Element):
    """One of several addresses to try, on Twilio.

    Args:
        sip_url: The ``sip:`` address.
        priority: Its place in the order; lower comes first.
        weight: Its share among addresses of the same priority.
        username: The user to sign in as.
        password: That user's password.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

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
    """One SIP header to send, on Twilio.

    Args:
        name: The header's name.
        value: The header's value.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    support: ClassVar[Support] = Support.TWIML

    name: str | None = None
    """The header's name."""
    value: str | None = field(default=None, converter=free_value)
    """The header's value."""


@define(kw_only=True, slots=False, eq=False, repr=False)
class Headers(Element):
    """The SIP headers to send, on Twilio.

    Args:
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    support: ClassVar[Support] = Support.TWIML

    def header(
        self,
        *,
        name: str | None = None,
        value: str | float | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Header:
        """Add a ``Header`` element, and return it.

        Args:
            name: The header's name.
            value: The header's value.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """



@define(kw_only=True, slots=False, eq=False, repr=False)
class Sip(DetectingLeg):
    """A SIP endpoint to dial. Up to ten ring at once; no other noun may stand beside it.

    Args:
        url: A document to run for the called party before the two are connected.
        sip_url: The ``sip:`` address, with custom headers in its query and ``;transport=`` if not TLS.
        method: How ``url`` is requested.
        status_callback: Where the progress of this leg is reported.
        status_callback_event: Which steps are reported: a list of words, or one text with spaces.
        status_callback_method: How ``status_callback`` is requested.
        machine_detection: Whether to find out who answers, and whether to wait for the end of a greeting.
        machine_detection_timeout: How long to try to find out, in seconds.
        machine_detection_speech_threshold: How much speech makes an answer a machine's, in milliseconds.
        machine_detection_speech_end_threshold: How much silence ends a machine's greeting, in milliseconds.
        machine_detection_silence_timeout: How much silence at the start ends the detection, in milliseconds.
        amd_status_callback: Where the result of the detection is reported.
        amd_status_callback_method: How ``amd_status_callback`` is requested.
        codecs: The codecs to offer, best first: a list of words, or one text with commas.
        session_timeout: How often the session is refreshed, in seconds; 0 and unset mean about 600.
        username: The user to sign in as.
        password: That user's password.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

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
    def uri(
        self,
        sip_url: str | None = None,
        *,
        priority: str | None = None,
        weight: str | None = None,
        username: str | None = None,
        password: str | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> SipUri:
        """Add a ``Uri`` element, and return it.

        Args:
            sip_url: The ``sip:`` address.
            priority: Its place in the order; lower comes first.
            weight: Its share among addresses of the same priority.
            username: The user to sign in as.
            password: That user's password.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def headers(
        self,
        *,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Headers:
        """Add a ``Headers`` element, and return it.

        Args:
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

