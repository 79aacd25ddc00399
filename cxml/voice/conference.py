"""``<Conference>``: a room in which any number of callers talk."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from attrs import define, field

from .. import voice
from .._declare.metadata import Default, Method, Name, Range, Sid, Support, TwimlWords, Url
from .._declare.words import (
    ConferenceEvent,
    RecordingEvents,
    Trim,
    conference_events,
    recording_events,
)
from .._tree.child import child
from .._tree.element import Element


@define(kw_only=True, slots=False, eq=False, repr=False)
class Conference(Element):
    """A room in which any number of callers of one project talk.

    The room is made when its first caller comes, and begins when two are in it and one of them
    came with ``start_conference_on_enter``. Until then they hear ``wait_url``.
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

    stream = child(later=lambda: voice.Stream, support=Support.CXML)
