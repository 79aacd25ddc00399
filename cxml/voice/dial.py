"""``<Dial>``: connect the caller to someone else."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from attrs import define, field

from .. import voice
from .._declare.metadata import (
    SECONDS,
    Default,
    Length,
    Method,
    Phone,
    PlatformCode,
    Range,
    ShorthandFor,
    Support,
    UndocumentedWords,
    Url,
)
from .._declare.words import RecordingEvents, Trim, recording_events
from .._tree.child import child
from .._tree.element import Element

# In the order of the page, to be compared with it.
RingTone = Literal[
    "at", "au", "bg", "br", "be", "ch", "cl", "cn", "cz", "de", "dk", "ee", "es", "fi", "fr",
    "gr", "hu", "il", "in", "it", "lt", "jp", "mx", "my", "nl", "no", "nz", "ph", "pl", "pt",
    "ru", "se", "sg", "th", "uk", "us", "us-old", "tw", "ve", "za",
]  # fmt: skip
NOT_WITH_NUMBER = 13000
# The text of the code says that a Number alone may stand here; the page of Dial has five nouns.
NOT_INSIDE = 13215


@define(kw_only=True, slots=False, eq=False, repr=False)
class Dial(Element):
    """Connect the caller to a number, a conference, a queue or another endpoint.

    When the connection ends, ``action`` is requested for the next document; without one the
    document goes on with the next verb.
    """

    nesting_code: ClassVar[int | None] = NOT_INSIDE

    # Any text: the pages want E.164, and their own examples dial 123-456-7890.
    phone_number: Annotated[Phone | None, ShorthandFor("number"), PlatformCode(13223)] = field(
        default=None, kw_only=False, alias="number"
    )
    """The number to dial, instead of a noun. SignalWire wants E.164, such as ``+15550100100``."""
    action: Url | None = None
    """What to request when the connection ends."""
    answer_on_bridge: Annotated[bool | None, Default("false")] = None
    """Whether the caller hears ringing, and is not billed, until the other side answers."""
    caller_id: Phone | None = None
    """The number the other side sees; with a Sip, letters, digits and ``+-_.`` too."""
    caller_name: Annotated[str | None, Length(70), Support.CXML] = None
    """The name the other side sees, on SIP calls."""
    hangup_on_star: Annotated[bool | None, Default("false")] = None
    """Whether the caller's ``*`` ends the connection."""
    method: Annotated[Method | None, Default("POST")] = None
    """How ``action`` is requested."""
    record: Annotated[
        Literal[
            "do-not-record",
            "record-from-answer",
            "record-from-ringing",
            "record-from-answer-dual",
            "record-from-ringing-dual",
        ]
        | None,
        Default("do-not-record"),
        # In an example of the guide on webhooks, and nowhere else.
        UndocumentedWords(("true",)),
    ] = None
    """Whether the call is recorded, from when, and with one channel for each side or one."""
    recording_status_callback: Url | None = None
    """Where the state of the recording is reported."""
    # This page and Record's have "absent" in place of "failed"; all four words are taken.
    recording_status_callback_event: Annotated[RecordingEvents | None, Default("completed")] = (
        field(default=None, converter=recording_events)
    )
    """Which states are reported: a list of words, or one text with spaces."""
    recording_status_callback_method: Annotated[Method | None, Default("POST")] = None
    """How ``recording_status_callback`` is requested."""
    recording_storage_url: Annotated[Url | None, Support.CXML] = None
    """Where the recording is uploaded, instead of SignalWire's storage."""
    recording_storage_url_method: Annotated[
        Literal["POST", "PUT"] | None, Default("POST"), Support.CXML
    ] = None
    """How the recording is uploaded."""
    recording_track: Annotated[Literal["both", "inbound", "outbound"] | None, Default("both")] = (
        None
    )
    """Which side is recorded."""
    ring_tone: RingTone | None = None
    """The country whose ringing the caller hears; unset, what the carrier sends."""
    time_limit: Annotated[int | None, SECONDS, Default("14400")] = None
    """How long the connection may last, in seconds."""
    timeout: Annotated[int | None, Range(5, 600), SECONDS, Default("30")] = None
    """How long to let it ring, in seconds."""
    # Conference and Record have the opposite default.
    trim: Annotated[Trim | None, Default("do-not-trim")] = None
    """Whether silence at both ends of the recording is cut off."""
    recording_configuration_id: Annotated[str | None, Support.TWIML] = None
    """The recording configuration to use."""
    sequential: Annotated[bool | None, Support.TWIML] = None
    """Whether several numbers ring one after the other."""
    refer_url: Annotated[Url | None, Support.TWIML] = None
    """What to request when the other side transfers the call by SIP REFER."""
    refer_method: Annotated[Method | None, Support.TWIML] = None
    """How ``refer_url`` is requested."""
    events: Annotated[Literal["call-progress-event"] | str | None, Support.TWIML] = None
    """Which events are reported."""
    passports: Annotated[str | None, Support.TWIML] = None
    """SHAKEN/STIR passports, in base64, with commas between."""

    conference = child(
        later=lambda: voice.Conference,
        at_most=1,
        never_with=["number"],
        platform_code=NOT_WITH_NUMBER,
    )
    number = child(later=lambda: voice.Number, at_most=10, platform_code=NOT_INSIDE)
    queue = child(later=lambda: voice.Queue)
    # The page says that Sip takes all attributes of Dial, and its example puts them here. It wants
    # no other noun beside a Sip; on Twilio several kinds of endpoints ring at once.
    sip = child(
        later=lambda: voice.Sip,
        at_most=10,
        alone=True,
        though_with=["client", "number", "sim"],
        platform_code=NOT_INSIDE,
    )
    verto = child(later=lambda: voice.Verto, support=Support.CXML)
    client = child(later=lambda: voice.Client, support=Support.TWIML)
    sim = child(later=lambda: voice.Sim, support=Support.TWIML)
    application = child(later=lambda: voice.Application, support=Support.TWIML)
    whats_app = child(later=lambda: voice.WhatsApp, support=Support.TWIML)
