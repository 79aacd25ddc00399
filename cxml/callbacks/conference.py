"""What the platform posts to a conference's ``statusCallback``."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from attrs import frozen

from .._facts import SECONDS, Sid, Support, TwimlWords, Unit, Url, Wire
from ._facts import Fallback, Observed
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
    """A participant's settings were changed. Twilio only, in this callback."""
    ANNOUNCEMENT_END = "announcement-end"
    """An announcement was played. Twilio only."""
    ANNOUNCEMENT_FAIL = "announcement-fail"
    """An announcement could not be played. Twilio only."""
    CONFERENCE_RECORD_END = "conference-record-end"
    """A recording ended that has no callback of its own. Twilio only, sent as ``EventName``."""


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
    """

    event: Annotated[
        ConferenceEventName | str | None,
        Wire("StatusCallbackEvent"),
        Fallback("event_name"),
        TwimlWords(
            (
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
    conference_sid: Sid | None = None
    """The conference: one of those that a room of this name has had."""
    friendly_name: str | None = None
    """The room's name, as it stands in ``<Conference>``."""
    timestamp: datetime | None = None
    """When it happened."""
    sequence_number: Annotated[int | None, Support.TWIML] = None
    """The position of the event in its conference, from 1. Twilio only."""
    muted: bool | None = None
    """Whether the participant is muted; sent with a participant's events."""
    hold: bool | None = None
    """Whether the participant is on hold; sent with a participant's events."""
    coaching: Annotated[bool | None, Support.TWIML] = None
    """Whether the participant coaches another, who alone hears it. Documented by Twilio only."""
    call_sid_to_coach: Annotated[Sid | None, Observed()] = None
    """The call that is coached. Nobody documents it; programs for SignalWire read it."""
    end_conference_on_exit: bool | None = None
    """Whether the conference ends when the participant leaves."""
    start_conference_on_enter: bool | None = None
    """Whether the conference may start when the participant joins."""
    participant_label: Annotated[str | None, Support.TWIML] = None
    """The participant's label, if there is one. Twilio only."""
    participant_call_status: Annotated[ParticipantCallState | str | None, Support.TWIML] = None
    """How the call of a participant who left stands. Twilio only."""
    reason_participant_left: Annotated[ReasonParticipantLeft | str | None, Support.TWIML] = None
    """Why a participant left. Twilio only."""
    call_sid_ending_conference: Annotated[Sid | None, Support.TWIML] = None
    """The call whose end ended the conference. Documented by Twilio only."""
    participant_label_ending_conference: Annotated[str | None, Support.TWIML] = None
    """The label of that call's participant, if there is one. Twilio only."""
    reason_conference_ended: Annotated[ReasonConferenceEnded | str | None, Support.TWIML] = None
    """Why the conference ended. Documented by Twilio only."""
    reason: Annotated[str | None, Support.TWIML] = None
    """The same as a sentence for people, which may change. Twilio only."""
    announce_url: Annotated[Url | None, Support.TWIML] = None
    """The announcement that was played, or was not. Twilio only."""
    reason_announcement_failed: Annotated[str | None, Support.TWIML] = None
    """Why an announcement could not be played. Twilio only."""
    duration: Annotated[int | None, SECONDS] = None
    """SignalWire: how long the conference took. Twilio: how long its recording is. In seconds."""
    recording_url: Url | None = None
    """Where the recording is; sent when one was finished."""
    recording_file_size: Annotated[int | None, Unit("bytes")] = None
    """How large the recording is, in bytes; sent when one was finished."""

    @property
    def is_participant_event(self) -> bool:
        """Whether it is about one participant, whose call is ``call_sid``."""
        return self.event is not None and self.event.startswith("participant-")

    @property
    def started(self) -> bool:
        """Whether this is the start of the conference."""
        return self.event == ConferenceEventName.CONFERENCE_START

    @property
    def ended(self) -> bool:
        """Whether this is the end of the conference."""
        return self.event == ConferenceEventName.CONFERENCE_END
