# Written by tests/stubs.py from the file beside it.
"""``<Stream>``: the audio of a call, over a socket."""

from __future__ import annotations

from typing import Annotated, Literal
from attrs import define
from .._declare.metadata import Default, Method, NeededIn, OnlyIn, PlatformCode, Support, Trait, Url
from .._declare.words import Track
from .._tree.element import Element
from .parameter import Parameter
from collections.abc import Iterable
from collections.abc import Mapping


@define(kw_only=True, slots=False, eq=False, repr=False)
class Stream(Element):
    """The audio of a call, or of a conference, over a socket.

    In a Start it only listens; in a Connect it speaks too; in a Stop only its name counts.

    Args:
        url: The ``wss`` address to connect to, without a query: use Parameters instead.
        name: A name, unique in the call, by which the stream can be stopped.
        auth_bearer_token: The token to sign in with.
        codec: How the audio is encoded, and its rate.
        realtime: Whether audio that comes back is played without a buffer.
        status_callback: Where the stream's progress is reported.
        status_callback_method: How ``status_callback`` is requested.
        track: Which side is heard; in a Connect, the inbound one alone.
        bidir: Whether the stream speaks too.
        stream_ssl_validate_certificate: Whether the certificate of the other side is checked.
        stream_start_conference_on_enter: Whether the conference may begin when the stream is in it.
        connector_name: The connector to use.
        audio_format: How the audio is encoded.
        sample_rate: The rate of the audio.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    # Called required, and left out of the example of a Stop: so it depends on the parent.
    url: Annotated[
        Url | None, NeededIn(("Start", "Connect", "Conference")), PlatformCode(31922)
    ] = None
    """The ``wss`` address to connect to, without a query: use Parameters instead."""
    # Required on the page's part on conferences alone; in a Stop nothing else tells which.
    name: Annotated[str | None, NeededIn(("Conference", "Stop"))] = None
    """A name, unique in the call, by which the stream can be stopped."""
    auth_bearer_token: Annotated[
        str | None, OnlyIn(("Start", "Connect")), Trait.SECRET, Support.CXML
    ] = None
    """The token to sign in with."""
    codec: Annotated[
        # Open: SWML's specification has more codecs, with rates and packet times of their own.
        Literal["PCMU@8000h", "L16@16000h", "L16@24000h"] | str | None,
        Default("PCMU@8000h"),
        Support.CXML,
    ] = None
    """How the audio is encoded, and its rate."""
    realtime: Annotated[bool | None, Default("false"), Support.CXML] = None
    """Whether audio that comes back is played without a buffer."""
    status_callback: Url | None = None
    """Where the stream's progress is reported."""
    status_callback_method: Annotated[Method | None, Default("POST")] = None
    """How ``status_callback`` is requested."""
    track: Annotated[Track | None, Default("inbound_track")] = None
    """Which side is heard; in a Connect, the inbound one alone."""
    bidir: Annotated[bool | None, OnlyIn(("Conference",)), Support.CXML] = None
    """Whether the stream speaks too."""
    stream_ssl_validate_certificate: Annotated[
        bool | None, OnlyIn(("Conference",)), Default("false"), Support.CXML
    ] = None
    """Whether the certificate of the other side is checked."""
    stream_start_conference_on_enter: Annotated[
        bool | None, OnlyIn(("Conference",)), Support.CXML
    ] = None
    """Whether the conference may begin when the stream is in it."""
    connector_name: Annotated[str | None, Support.TWIML] = None
    """The connector to use."""
    audio_format: Annotated[str | None, Support.TWIML] = None
    """How the audio is encoded."""
    sample_rate: Annotated[str | None, Support.TWIML] = None
    """The rate of the audio."""

    def parameter(
        self,
        *,
        name: str | None = None,
        value: str | float | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Parameter:
        """Add a ``Parameter`` element, and return it.

        Args:
            name: The name.
            value: The value.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

