# Written by tests/stubs.py from the file beside it.
"""``<Dial>``: connect the caller to someone else."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal
from attrs import define, field
from .._declare.metadata import SECONDS, Default, Length, Method, Phone, PlatformCode, Range, ShorthandFor, Support, UndocumentedWords, Url
from .._declare.words import RecordingEvents, Trim, recording_events
from .._tree.element import Element
from .application import Application
from .client import Client
from .conference import Conference
from .number import Number
from .queue import Queue
from .sim import Sim
from .sip import Sip
from .verto import Verto
from .whats_app import WhatsApp
from collections.abc import Iterable
from collections.abc import Mapping

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

    Args:
        number: The number to dial, instead of a noun. SignalWire wants E.164, such as ``+15550100100``.
        action: What to request when the connection ends.
        answer_on_bridge: Whether the caller hears ringing, and is not billed, until the other side answers.
        caller_id: The number the other side sees; with a Sip, letters, digits and ``+-_.`` too.
        caller_name: The name the other side sees, on SIP calls.
        hangup_on_star: Whether the caller's ``*`` ends the connection.
        method: How ``action`` is requested.
        record: Whether the call is recorded, from when, and with one channel for each side or one.
        recording_status_callback: Where the state of the recording is reported.
        recording_status_callback_event: Which states are reported: a list of words, or one text with spaces.
        recording_status_callback_method: How ``recording_status_callback`` is requested.
        recording_storage_url: Where the recording is uploaded, instead of SignalWire's storage.
        recording_storage_url_method: How the recording is uploaded.
        recording_track: Which side is recorded.
        ring_tone: The country whose ringing the caller hears; unset, what the carrier sends.
        time_limit: How long the connection may last, in seconds.
        timeout: How long to let it ring, in seconds.
        trim: Whether silence at both ends of the recording is cut off.
        recording_configuration_id: The recording configuration to use.
        sequential: Whether several numbers ring one after the other.
        refer_url: What to request when the other side transfers the call by SIP REFER.
        refer_method: How ``refer_url`` is requested.
        events: Which events are reported.
        passports: SHAKEN/STIR passports, in base64, with commas between.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

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

    def conference(
        self,
        name: str,
        *,
        beep: bool | Literal["onEnter", "onExit"] | None = None,
        coach: str | None = None,
        end_conference_on_exit: bool | None = None,
        event_callback_url: str | None = None,
        max_participants: int | None = None,
        muted: bool | None = None,
        record: Literal["do-not-record", "record-from-start"] | None = None,
        recording_status_callback: str | None = None,
        recording_status_callback_event: Iterable[Literal["in-progress", "completed", "failed", "absent"]] | str | None = None,
        recording_status_callback_method: Literal["GET", "POST"] | None = None,
        start_conference_on_enter: bool | None = None,
        status_callback: str | None = None,
        status_callback_event: Iterable[Literal["start", "end", "join", "leave", "mute", "hold", "speaker", "modify", "announcement"]] | str | None = None,
        status_callback_method: Literal["GET", "POST"] | None = None,
        trim: Literal["trim-silence", "do-not-trim"] | None = None,
        wait_method: Literal["GET", "POST"] | None = None,
        wait_url: str | None = None,
        stream_url: str | None = None,
        recording_configuration_id: str | None = None,
        region: Literal["us1", "us2", "ie1", "sg1", "br1", "au1", "jp1", "de1", "global", "us", "eu", "ch"] | None = None,
        jitter_buffer_size: Literal["large", "medium", "small", "off"] | None = None,
        participant_label: str | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Conference:
        """Add a ``Conference`` element, and return it.

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

    def number(
        self,
        phone_number: str,
        *,
        url: str | None = None,
        method: Literal["GET", "POST"] | None = None,
        status_callback: str | None = None,
        status_callback_event: Iterable[Literal["initiated", "ringing", "answered", "completed"]] | str | None = None,
        status_callback_method: Literal["GET", "POST"] | None = None,
        machine_detection: str | None = None,
        machine_detection_timeout: int | None = None,
        machine_detection_speech_threshold: int | None = None,
        machine_detection_speech_end_threshold: int | None = None,
        machine_detection_silence_timeout: int | None = None,
        amd_status_callback: str | None = None,
        amd_status_callback_method: Literal["GET", "POST"] | None = None,
        send_digits: str | None = None,
        byoc: str | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Number:
        """Add a ``Number`` element, and return it.

        Args:
            phone_number: The number. SignalWire wants E.164, such as ``+15550100100``.
            url: A document to run for the called party before the two are connected.
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
            send_digits: Keys to press when the number answers; ``w`` waits half a second.
            byoc: The trunk of one's own carrier to call through.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def queue(
        self,
        name: str,
        *,
        url: str | None = None,
        method: Literal["GET", "POST"] | None = None,
        reservation_sid: str | None = None,
        post_work_activity_sid: str | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Queue:
        """Add a ``Queue`` element, and return it.

        Args:
            name: The queue's name.
            url: A document to run for the queued caller before the two are connected.
            method: How ``url`` is requested.
            reservation_sid: The TaskRouter reservation to accept.
            post_work_activity_sid: The TaskRouter activity for the worker after the call.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    # The page says that Sip takes all attributes of Dial, and its example puts them here. It wants
    # no other noun beside a Sip; on Twilio several kinds of endpoints ring at once.
    def sip(
        self,
        sip_url: str | None = None,
        *,
        url: str | None = None,
        method: Literal["GET", "POST"] | None = None,
        status_callback: str | None = None,
        status_callback_event: Iterable[Literal["initiated", "ringing", "answered", "completed"]] | str | None = None,
        status_callback_method: Literal["GET", "POST"] | None = None,
        machine_detection: str | None = None,
        machine_detection_timeout: int | None = None,
        machine_detection_speech_threshold: int | None = None,
        machine_detection_speech_end_threshold: int | None = None,
        machine_detection_silence_timeout: int | None = None,
        amd_status_callback: str | None = None,
        amd_status_callback_method: Literal["GET", "POST"] | None = None,
        codecs: Iterable[Literal["PCMU", "PCMA", "G722", "G729", "OPUS"]] | str | None = None,
        session_timeout: int | None = None,
        username: str | None = None,
        password: str | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Sip:
        """Add a ``Sip`` element, and return it.

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

    def verto(
        self,
        address: str,
        *,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Verto:
        """Add a ``Verto`` element, and return it.

        Args:
            address: The address: ``resource@`` and the space's ``.verto.signalwire.com`` domain.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def client(
        self,
        identity: str | None = None,
        *,
        url: str | None = None,
        method: Literal["GET", "POST"] | None = None,
        status_callback: str | None = None,
        status_callback_event: Iterable[Literal["initiated", "ringing", "answered", "completed"]] | str | None = None,
        status_callback_method: Literal["GET", "POST"] | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Client:
        """Add a ``Client`` element, and return it.

        Args:
            identity: The client's identity, unless an Identity child gives it.
            url: A document to run for the called party before the two are connected.
            method: How ``url`` is requested.
            status_callback: Where the progress of this leg is reported.
            status_callback_event: Which steps are reported: a list of words, or one text with spaces.
            status_callback_method: How ``status_callback`` is requested.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def sim(
        self,
        sim_sid: str,
        *,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Sim:
        """Add a ``Sim`` element, and return it.

        Args:
            sim_sid: The SIM's SID.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def application(
        self,
        application_sid: str | None = None,
        *,
        url: str | None = None,
        method: Literal["GET", "POST"] | None = None,
        status_callback: str | None = None,
        status_callback_event: Iterable[Literal["initiated", "ringing", "answered", "completed"]] | str | None = None,
        status_callback_method: Literal["GET", "POST"] | None = None,
        customer_id: str | None = None,
        copy_parent_to: bool | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Application:
        """Add a ``Application`` element, and return it.

        Args:
            application_sid: The application's SID, unless an ApplicationSid child gives it.
            url: A document to run for the called party before the two are connected.
            method: How ``url`` is requested.
            status_callback: Where the progress of this leg is reported.
            status_callback_event: Which steps are reported: a list of words, or one text with spaces.
            status_callback_method: How ``status_callback`` is requested.
            customer_id: Whom the call is for, for one's own records.
            copy_parent_to: Whether the called number of the parent call is handed on.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def whats_app(
        self,
        phone_number: str,
        *,
        url: str | None = None,
        method: Literal["GET", "POST"] | None = None,
        status_callback: str | None = None,
        status_callback_event: Iterable[Literal["initiated", "ringing", "answered", "completed"]] | str | None = None,
        status_callback_method: Literal["GET", "POST"] | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> WhatsApp:
        """Add a ``WhatsApp`` element, and return it.

        Args:
            phone_number: The number, in E.164.
            url: A document to run for the called party before the two are connected.
            method: How ``url`` is requested.
            status_callback: Where the progress of this leg is reported.
            status_callback_event: Which steps are reported: a list of words, or one text with spaces.
            status_callback_method: How ``status_callback`` is requested.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

