"""What the platform posts to a conference's ``statusCallback``."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal, TypeAlias

from attrs import frozen

from .._declare.metadata import SECONDS, Sid, Support, TwimlWords, Unit, Url, Wire
from ._callback import Callback
from ._metadata import Fallback, Json, Observed
from .standard import VoiceCallback


class ConferenceEventName(StrEnum):
    """What happened in a conference: the words of ``StatusCallbackEvent`` and ``EventName``."""

    CONFERENCE_START = "conference-start"
    """Two participants are there, and one of them may start the conference."""
    CONFERENCE_END = "conference-end"
    """The last participant left, or one with ``endConferenceOnExit``."""
    PARTICIPANT_JOIN = "participant-join"
    """Somebody joined."""
    PARTICIPANT_LEAVE = "participant-leave"
    """Somebody left."""
    PARTICIPANT_MUTE = "participant-mute"
    """Somebody was muted."""
    PARTICIPANT_UNMUTE = "participant-unmute"
    """Somebody can be heard again."""
    PARTICIPANT_HOLD = "participant-hold"
    """Somebody was put on hold."""
    PARTICIPANT_UNHOLD = "participant-unhold"
    """Somebody was taken off hold."""
    PARTICIPANT_SPEECH_START = "participant-speech-start"
    """Somebody began to speak."""
    PARTICIPANT_SPEECH_STOP = "participant-speech-stop"
    """Somebody stopped speaking."""
    PARTICIPANT_MODIFY = "participant-modify"
    """A participant's settings were changed. SignalWire sends it in JSON only."""
    ANNOUNCEMENT_END = "announcement-end"
    """An announcement was played. Twilio only."""
    ANNOUNCEMENT_FAIL = "announcement-fail"
    """An announcement could not be played. Twilio only."""
    CONFERENCE_RECORD_END = "conference-record-end"
    """A recording ended that has no callback of its own. Twilio only, sent as ``EventName``."""
    RECORD_START = "record-start"
    """A recording began. In JSON only."""
    RECORD_PAUSE = "record-pause"
    """The recording was interrupted. In JSON only."""
    RECORD_RESUME = "record-resume"
    """The recording goes on. In JSON only."""
    RECORD_STOP = "record-stop"
    """The recording ended. In JSON only."""

    @property
    def asked_for_by(self) -> str | None:
        """The word that asks for it, if one does.

        It stands in ``statusCallbackEvent``, that of a recording in
        ``recordingStatusCallbackEvent``. No page pairs the words; the names do.
        """
        return _ASKED_FOR_BY.get(self)

    @property
    def wires(self) -> frozenset[Literal["form", "json"]]:
        """Whether forms report it, or JSON, or both."""
        return _WIRES.get(self, _BOTH)


# Apart from the demo's own table, which is to catch mistakes in this one. What nothing asks for is
# left out; "in-progress" and "completed" ask by recordingStatusCallbackEvent.
_ASKED_FOR_BY = {
    ConferenceEventName.CONFERENCE_START: "start",
    ConferenceEventName.CONFERENCE_END: "end",
    ConferenceEventName.PARTICIPANT_JOIN: "join",
    ConferenceEventName.PARTICIPANT_LEAVE: "leave",
    ConferenceEventName.PARTICIPANT_MUTE: "mute",
    ConferenceEventName.PARTICIPANT_UNMUTE: "mute",
    ConferenceEventName.PARTICIPANT_HOLD: "hold",
    ConferenceEventName.PARTICIPANT_UNHOLD: "hold",
    ConferenceEventName.PARTICIPANT_SPEECH_START: "speaker",
    ConferenceEventName.PARTICIPANT_SPEECH_STOP: "speaker",
    ConferenceEventName.PARTICIPANT_MODIFY: "modify",
    ConferenceEventName.ANNOUNCEMENT_END: "announcement",
    ConferenceEventName.ANNOUNCEMENT_FAIL: "announcement",
    ConferenceEventName.RECORD_START: "in-progress",
    ConferenceEventName.RECORD_STOP: "completed",
}
_Wires: TypeAlias = frozenset[Literal["form", "json"]]
_BOTH: _Wires = frozenset(("form", "json"))
_FORM: _Wires = frozenset(("form",))
_JSON: _Wires = frozenset(("json",))
# SWML takes the word "announcement", and its page names no event that it would report.
_WIRES = {
    ConferenceEventName.ANNOUNCEMENT_END: _FORM,
    ConferenceEventName.ANNOUNCEMENT_FAIL: _FORM,
    ConferenceEventName.CONFERENCE_RECORD_END: _FORM,
    ConferenceEventName.RECORD_START: _JSON,
    ConferenceEventName.RECORD_PAUSE: _JSON,
    ConferenceEventName.RECORD_RESUME: _JSON,
    ConferenceEventName.RECORD_STOP: _JSON,
}


class ParticipantCallState(StrEnum):
    """How the call of a participant who left stands: the words of ``ParticipantCallStatus``."""

    NO_ANSWER = "no-answer"
    """Nobody answered."""
    BUSY = "busy"
    """The participant was busy."""
    IN_PROGRESS = "in-progress"
    """The call goes on outside the conference."""
    FAILED = "failed"
    """The participant could not be called."""
    CANCELED = "canceled"
    """The call was given up before it was answered."""
    COMPLETED = "completed"
    """The call ended."""


class ReasonParticipantLeft(StrEnum):
    """Why a participant left; these words have underscores, unlike all others."""

    CONFERENCE_ENDED_VIA_API = "conference_ended_via_api"
    """The conference was ended through the REST API."""
    MODERATOR_ENDED_CONFERENCE = "moderator_ended_conference"
    """Somebody with ``endConferenceOnExit`` left."""
    PARTICIPANT_UPDATED_VIA_API = "participant_updated_via_api"
    """The participant, or the participant's call, was changed through the REST API."""
    PARTICIPANT_HUNG_UP = "participant_hung_up"
    """The participant hung up."""
    PARTICIPANT_ADD_FAILED = "participant_add_failed"
    """The participant could not be added."""


class ReasonConferenceEnded(StrEnum):
    """Why a conference ended."""

    CONFERENCE_ENDED_VIA_API = "conference-ended-via-api"
    """The conference was ended through the REST API."""
    LAST_PARTICIPANT_KICKED = "last-participant-kicked"
    """The last participant was removed through the REST API."""
    LAST_PARTICIPANT_LEFT = "last-participant-left"
    """The last participant hung up."""
    PARTICIPANT_WITH_END_CONFERENCE_ON_EXIT_KICKED = (
        "participant-with-end-conference-on-exit-kicked"
    )
    """Somebody with ``endConferenceOnExit`` was removed through the REST API."""
    PARTICIPANT_WITH_END_CONFERENCE_ON_EXIT_LEFT = "participant-with-end-conference-on-exit-left"
    """Somebody with ``endConferenceOnExit`` hung up."""


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class ConferenceEvent(VoiceCallback):
    """Something happened in a conference: posted to ``statusCallback`` of ``<Conference>``.

    The first participant's ``statusCallback`` and ``statusCallbackEvent`` decide where events go,
    and which. An event can arrive more than once, and after a later one.

    A conference that was joined by SWML's ``join_conference`` reports in JSON
    (``calling.conference``), or in forms where ``status_callback_event_type`` asks for ``cxml``.
    Both are read into the same fields, and ``wire`` says which it was.
    """

    event: Annotated[
        ConferenceEventName | str | None,
        Wire("StatusCallbackEvent"),
        Json("params.status"),
        # SignalWire's page lists both names for one event; Twilio has EventName alone on an older
        # event of recordings, and nowhere else.
        Fallback("event_name"),
        TwimlWords(
            (
                # SignalWire's page for cXML lacks these three; that for SWML has the first, in
                # JSON.
                ConferenceEventName.PARTICIPANT_MODIFY,
                ConferenceEventName.ANNOUNCEMENT_END,
                ConferenceEventName.ANNOUNCEMENT_FAIL,
            )
        ),
    ] = None
    """What happened: ``StatusCallbackEvent``, or ``EventName`` where only that was sent."""
    event_name: Annotated[
        ConferenceEventName | str | None,
        TwimlWords((ConferenceEventName.CONFERENCE_RECORD_END,)),
    ] = None
    """``EventName`` as sent; SignalWire lists it without words, Twilio for recordings alone."""
    account_sid: Annotated[Sid | None, Json("project_id")] = None
    """The project (Twilio: the account) that the conference belongs to."""
    call_sid: Annotated[Sid | None, Json("params.call_id")] = None
    """The participant's call; an event of the whole conference may have none."""
    conference_sid: Annotated[Sid | None, Json("params.conference_id")] = None
    """The conference: one of those that a room of this name has had."""
    friendly_name: Annotated[str | None, Json("params.name")] = None
    """The room's name, as it stands in ``<Conference>``."""
    # Of the envelope, as the pages have it; RELAY's SDK looks in params.
    timestamp: Annotated[datetime | None, Json("timestamp")] = None
    """When it happened."""
    # From 1, where the reports on a call count from 0: a roster's gaps rest on that.
    sequence_number: Annotated[int | None, Support.TWIML] = None
    """The position of the event in its conference, from 1. Twilio only."""
    size: Annotated[int | None, Json("params.size", only=True), Support.CXML] = None
    """How many participants there are. In JSON only."""
    # SignalWire's page types these as text; what is sent is true and false.
    muted: Annotated[bool | None, Json("params.muted")] = None
    """Whether the participant is muted; sent with a participant's events."""
    hold: Annotated[bool | None, Json("params.hold")] = None
    """Whether the participant is on hold; sent with a participant's events."""
    coaching: Annotated[bool | None, Json("params.coaching"), Support.TWIML] = None
    """Whether the participant coaches another, who alone hears it. In forms Twilio only."""
    call_sid_to_coach: Annotated[Sid | None, Observed()] = None
    """The call that is coached. Nobody documents it; programs for SignalWire read it."""
    # JSON has other names for these two, and join_conference, which sets them, others again.
    end_conference_on_exit: Annotated[bool | None, Json("params.end_on_leave")] = None
    """Whether the conference ends when the participant leaves."""
    start_conference_on_enter: Annotated[bool | None, Json("params.start_on_join")] = None
    """Whether the conference may start when the participant joins."""
    participant_label: Annotated[str | None, Support.TWIML] = None
    """The participant's label, if there is one. Twilio only."""
    participant_call_status: Annotated[ParticipantCallState | str | None, Support.TWIML] = None
    """How the call of a participant who left stands. Twilio only."""
    reason_participant_left: Annotated[ReasonParticipantLeft | str | None, Support.TWIML] = None
    """Why a participant left. Twilio only."""
    call_sid_ending_conference: Annotated[
        Sid | None, Json("params.call_id_ending_conf"), Support.TWIML
    ] = None
    """The call whose end ended the conference. In forms Twilio only."""
    participant_label_ending_conference: Annotated[str | None, Support.TWIML] = None
    """The label of that call's participant, if there is one. Twilio only."""
    reason_conference_ended: Annotated[
        ReasonConferenceEnded | str | None, Json("params.reason_ended"), Support.TWIML
    ] = None
    """Why the conference ended. In forms Twilio only."""
    reason: Annotated[str | None, Support.TWIML] = None
    """The same as a sentence for people, which may change. Twilio only."""
    announce_url: Annotated[Url | None, Support.TWIML] = None
    """The announcement that was played, or was not. Twilio only."""
    reason_announcement_failed: Annotated[str | None, Support.TWIML] = None
    """Why an announcement could not be played. Twilio only."""
    duration: Annotated[int | None, SECONDS] = None
    """SignalWire: how long the conference took. Twilio: how long its recording is. In seconds."""
    recording_url: Annotated[Url | None, Json("params.recording_url")] = None
    """Where the recording is; sent when one was finished."""
    # A text in forms, and a number in JSON; as a field it is a number either way.
    recording_file_size: Annotated[
        int | None, Json("params.recording_file_size"), Unit("bytes")
    ] = None
    """How large the recording is, in bytes; sent when one was finished."""
    recording_duration: Annotated[
        int | None, Json("params.recording_duration", only=True), SECONDS, Support.CXML
    ] = None
    """How long the recording is, in seconds. In JSON only."""
    event_type: Annotated[str | None, Json("event_type", only=True), Support.CXML] = None
    """``calling.conference``. In JSON only."""
    event_channel: Annotated[str | None, Json("event_channel", only=True), Support.CXML] = None
    """``swml:`` and the session. In JSON only."""
    space_id: Annotated[Sid | None, Json("space_id", only=True), Support.CXML] = None
    """The space that the project belongs to. In JSON only."""
    node_id: Annotated[Sid | None, Json("params.node_id", only=True), Support.CXML] = None
    """The machine that the call is on; listed as always sent, and seen missing. In JSON only."""
    segment_id: Annotated[Sid | None, Json("params.segment_id", only=True), Support.CXML] = None
    """The part of the call. In JSON only."""
    region: Annotated[str | None, Json("params.region", only=True), Support.CXML] = None
    """Where the conference is; listed as always sent, and seen missing. In JSON only."""
    tag: Annotated[str | None, Json("params.tag", only=True), Support.CXML] = None
    """The tag of the call, if it has one. In JSON only."""

    @property
    def is_participant_event(self) -> bool:
        """Whether it is about one participant, whose call is ``call_sid``."""
        # By its name: SignalWire says that every event has a CallSid, also one of the whole room.
        return self.event is not None and self.event.startswith("participant-")

    @property
    def is_recording_event(self) -> bool:
        """Whether it is about a recording of the conference."""
        # Twilio's conference-record-end is one, too, which does not begin so.
        return self.event is not None and "record-" in self.event

    @property
    def started(self) -> bool:
        """Whether this is the start of the conference."""
        return self.event == ConferenceEventName.CONFERENCE_START

    @property
    def ended(self) -> bool:
        """Whether this is the end of the conference."""
        return self.event == ConferenceEventName.CONFERENCE_END


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class ConferenceWait(Callback):
    """Somebody waits in a conference: the request to ``waitUrl``, answered with a document.

    No page lists its parameters, and it was seen without any. A participant who is put on hold
    through the REST API waits at ``HoldUrl``, which SignalWire asks by GET unless told otherwise.
    What is sent is in ``unknown``.
    """


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class ConferenceAnnouncement(Callback):
    """The REST API announces something to a participant: the request to ``AnnounceUrl``.

    It is answered with a document. No page lists its parameters; what is sent is in ``unknown``.
    """
