"""``join_conference``: put the call into a conference."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated, Literal, get_args

from attrs import define, field

from .._declare.metadata import Default, Pattern, Range
from .._declare.simple_types import split_words
from .._declare.words import ConferenceEvent, conference_events
from .._input.problems import Reading
from ._metadata import NOT_IN_SDK, HttpMethod, OneOf, Schema, Uri
from ._variable import Variable
from .instruction import Method
from .result import Cond, ResultKind, Switch
from .stream import Stream, StreamKind

Beep = Literal["true", "false", "onEnter", "onExit"]
EventType = Literal["cxml", "laml", "relay"]
RecordingEvent = Literal["in-progress", "completed", "absent"]

# The same words as in `ConferenceEvent`, but in the order of the older schema, which takes one of
# them alone; the current one takes a text of several.
_CONFERENCE_WORDS = (
    "start", "end", "join", "leave", "mute", "hold", "modify", "speaker", "announcement"
)  # fmt: skip
_RECORDING_WORDS: tuple[str, ...] = get_args(RecordingEvent)
RoomName = Annotated[str, Pattern(r"(?s).*[^ \t\r\n].*", "the name of a room, not blank")]


def beep_word(value: bool | Beep | None) -> Beep | None:
    """Take true and false for their words."""
    return ("true" if value else "false") if isinstance(value, bool) else value


def recording_events(
    value: Iterable[RecordingEvent] | str | None,
) -> tuple[RecordingEvent, ...] | None:
    """Take events of a recording, as words or as one text with spaces."""
    return split_words(value)


@define(kw_only=True, slots=False, eq=False, repr=False)
class JoinConference(Method):
    """Put the call into a conference, which is made when its first caller comes."""

    method_name = "join_conference"

    name: RoomName = field(kw_only=False)
    """The conference's name; callers of one project who give the same name meet."""
    muted: Annotated[bool | Variable | None, Default("false")] = None
    """Whether this caller only listens."""
    # Words, not a bool, in the schema: `beep_word` takes both, as cXML does.
    beep: Annotated[Beep | None, Default("true")] = field(default=None, converter=beep_word)
    """When a sound is played: when callers enter and leave, at one of the two, or never."""
    start_on_enter: Annotated[bool | Variable | None, Default("true")] = None
    """Whether the conference may begin when this caller is in it."""
    end_on_exit: Annotated[bool | Variable | None, Default("false")] = None
    """Whether the conference ends for all when this caller leaves."""
    # The one address that may be a variable in the schema.
    wait_url: Uri | Variable | None = None
    """Where a SWML document is fetched, by POST, for callers who wait."""
    max_participants: Annotated[int | Variable | None, Range(2, 100_000)] = None
    """How many callers the conference takes.

    The platform's pages name 100,000 and 250 as what it is when unset.
    """
    record: Annotated[
        Literal["do-not-record", "record-from-start"] | None, Default("do-not-record")
    ] = None
    """Whether the conference is recorded."""
    region: Literal["global", "us", "eu", "ch"] | None = None
    """Where the conference is hosted."""
    trim: Annotated[Literal["trim-silence", "do-not-trim"] | None, Default("trim-silence")] = None
    """Whether silence is cut off the recording."""
    # No Variable beside it: any text is taken, and a variable is a text.
    coach: str | None = None
    """The id of a call in the conference; this caller is heard by that one alone."""
    status_callback_event: Annotated[
        tuple[ConferenceEvent, ...] | None, OneOf(Schema.SDK, _CONFERENCE_WORDS)
    ] = field(default=None, converter=conference_events)
    """Which changes are reported: a list of words, or one text with spaces."""
    status_callback: Uri | None = None
    """Where changes of the conference are reported."""
    status_callback_method: Annotated[HttpMethod | None, Default("POST")] = None
    """How ``status_callback`` is requested."""
    status_callback_event_type: Annotated[EventType | None, NOT_IN_SDK] = None
    """In which form changes are reported."""
    recording_status_callback: Uri | None = None
    """Where the state of the recording is reported."""
    recording_status_callback_method: Annotated[HttpMethod | None, Default("POST")] = None
    """How ``recording_status_callback`` is requested."""
    recording_status_callback_event: Annotated[
        tuple[RecordingEvent, ...] | None, OneOf(Schema.SDK, _RECORDING_WORDS)
    ] = field(default=None, converter=recording_events)
    """Which states are reported: a list of words, or one text with spaces."""
    recording_status_callback_event_type: Annotated[EventType | None, NOT_IN_SDK] = None
    """In which form the state of the recording is reported."""
    stream: Annotated[Stream | None, StreamKind(), NOT_IN_SDK] = None
    """Where the conference's audio is sent while it goes on."""
    result: Annotated[Switch | Sequence[Cond] | None, ResultKind()] = None
    """What happens when the call has left, by the result; unset, the conference ends."""

    @classmethod
    def __swml_read_body__(cls, body: object, reading: Reading, path: str) -> object:
        """Read its properties; a text alone is the conference's name."""
        # The short form of the platform's pages: `join_conference: my-room`.
        return cls.__swml_read__({"name": body} if isinstance(body, str) else body, reading, path)
