# Written by tests/stubs.py from the file beside it.
"""``<Conference>``: a room in which any number of callers talk."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal
from attrs import define, field
from .._declare.metadata import Default, Method, Name, Range, Sid, Support, TwimlWords, Url
from .._declare.words import ConferenceEvent, RecordingEvents, Trim, conference_events, recording_events
from .._tree.element import Element
from .stream import Stream
from collections.abc import Iterable
from collections.abc import Mapping


@define(kw_only=True, slots=False, eq=False, repr=False)
class Conference(Element):
    """A room in which any number of callers of one project talk.

    The room is made when its first caller comes, and begins when two are in it and one of them
    came with ``start_conference_on_enter``. Until then they hear ``wait_url``.

    Args:
        name: The room's name; callers who give the same name meet.
        beep: When a sound is played: when callers enter and leave, at one of the two, or never.
        coach: The SID of a call in the conference; this caller is heard by that one alone.
        end_conference_on_exit: Whether the conference ends for all when this caller leaves.
        event_callback_url: Where the end of the conference is reported, by POST.
        max_participants: How many callers the room takes. SignalWire's pages name 250 and 100,000 as the limit, in different places.
        muted: Whether this caller only listens.
        record: Whether the conference is recorded, from the moment two callers are in it.
        status_callback: Where changes of the conference are reported. The first caller's counts.
        recording_status_callback: Where the state of the recording is reported.
        status_callback_event: Which changes are reported: a list of words, or one text with spaces. The first caller's list counts. Reports use other words: ``join`` asks for ``participant-join``.
        recording_status_callback_event: Which states are reported: a list of words, or one text with spaces.
        status_callback_method: How ``status_callback`` is requested.
        recording_status_callback_method: How ``recording_status_callback`` is requested.
        start_conference_on_enter: Whether the conference may begin when this caller is in it.
        trim: Whether silence at both ends of the recording is cut off.
        wait_method: How ``wait_url`` is requested.
        wait_url: What callers hear until the conference begins: audio, or a document. Such a document may hold Play, Pause and Redirect. Without one there is hold music.
        stream_url: A ``wss`` address to which the conference's audio is sent.
        recording_configuration_id: The recording configuration to use.
        region: Where the audio is mixed; SignalWire names the last four, for SWML alone.
        jitter_buffer_size: How much delay is spent on a smooth sound.
        participant_label: A name for this caller, unique in the conference.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    # SignalWire publishes one code for all of a Conference; narrower ones go before it.
    value_code: ClassVar[int | None] = 16002

    name: Name = field(kw_only=False)
    """The room's name; callers who give the same name meet."""
    beep: Annotated[bool | Literal["onEnter", "onExit"] | None, Default("true")] = None
    """When a sound is played: when callers enter and leave, at one of the two, or never."""
    coach: Sid | None = None
    """The SID of a call in the conference; this caller is heard by that one alone."""
    end_conference_on_exit: Annotated[bool | None, Default("false")] = None
    """Whether the conference ends for all when this caller leaves."""
    event_callback_url: Url | None = None
    """Where the end of the conference is reported, by POST."""
    # So nothing but a positive number is asked for: SWML's specification even begins at 2.
    max_participants: Annotated[int | None, Range(1)] = None
    """How many callers the room takes.

    SignalWire's pages name 250 and 100,000 as the limit, in different places.
    """
    muted: Annotated[bool | None, Default("false")] = None
    """Whether this caller only listens."""
    record: Annotated[
        Literal["do-not-record", "record-from-start"] | None, Default("do-not-record")
    ] = None
    """Whether the conference is recorded, from the moment two callers are in it."""
    recording_status_callback: Url | None = None
    """Where the state of the recording is reported."""
    # The page here has "failed" and no "absent", those of Dial and Record the other way round; a
    # guide has all four. Only this page has "failed" in the default.
    recording_status_callback_event: Annotated[
        RecordingEvents | None, Default("completed failed"), TwimlWords(("absent",))
    ] = field(default=None, converter=recording_events)
    """Which states are reported: a list of words, or one text with spaces."""
    recording_status_callback_method: Annotated[Method | None, Default("POST")] = None
    """How ``recording_status_callback`` is requested."""
    start_conference_on_enter: Annotated[bool | None, Default("true")] = None
    """Whether the conference may begin when this caller is in it."""
    status_callback: Url | None = None
    """Where changes of the conference are reported. The first caller's counts."""
    status_callback_event: Annotated[
        # SWML's join_conference has both of these; the page of cXML does not.
        tuple[ConferenceEvent, ...] | None, TwimlWords(("modify", "announcement"))
    ] = field(default=None, converter=conference_events)
    """Which changes are reported: a list of words, or one text with spaces.

    The first caller's list counts. Reports use other words: ``join`` asks for
    ``participant-join``.
    """
    status_callback_method: Annotated[Method | None, Default("POST")] = None
    """How ``status_callback`` is requested."""
    trim: Annotated[Trim | None, Default("trim-silence")] = None
    """Whether silence at both ends of the recording is cut off."""
    wait_method: Annotated[Method | None, Default("POST")] = None
    """How ``wait_url`` is requested."""
    wait_url: Url | None = None
    """What callers hear until the conference begins: audio, or a document.

    Such a document may hold Play, Pause and Redirect. Without one there is hold music.
    """
    # Its own page does not know this, nor the child; both are on that of Stream.
    stream_url: Annotated[Url | None, Support.CXML] = None
    """A ``wss`` address to which the conference's audio is sent."""
    recording_configuration_id: Annotated[str | None, Support.TWIML] = None
    """The recording configuration to use."""
    region: Annotated[
        Literal["us1", "us2", "ie1", "sg1", "br1", "au1", "jp1", "de1", "global", "us", "eu", "ch"]
        | None,
        Support.TWIML,
    ] = None
    """Where the audio is mixed; SignalWire names the last four, for SWML alone."""
    jitter_buffer_size: Annotated[
        Literal["large", "medium", "small", "off"] | None, Support.TWIML
    ] = None
    """How much delay is spent on a smooth sound."""
    participant_label: Annotated[str | None, Support.TWIML] = None
    """A name for this caller, unique in the conference."""

    def stream(
        self,
        *,
        url: str | None = None,
        name: str | None = None,
        auth_bearer_token: str | None = None,
        codec: Literal["PCMU@8000h", "L16@16000h", "L16@24000h"] | str | None = None,
        realtime: bool | None = None,
        status_callback: str | None = None,
        status_callback_method: Literal["GET", "POST"] | None = None,
        track: Literal["inbound_track", "outbound_track", "both_tracks"] | None = None,
        bidir: bool | None = None,
        stream_ssl_validate_certificate: bool | None = None,
        stream_start_conference_on_enter: bool | None = None,
        connector_name: str | None = None,
        audio_format: str | None = None,
        sample_rate: str | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Stream:
        """Add a ``Stream`` element, and return it.

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

