"""Rooms: who is in a conference, when it starts and ends, and what follows from that."""

from __future__ import annotations

from typing import Any

from attrs import define, field, frozen

from ..callbacks import (
    ConferenceEventName,
    ConferenceRecordingStatus,
    ReasonConferenceEnded,
    ReasonParticipantLeft,
    RecordingSource,
)
from ._board import Board
from ._conference_events import Events
from ._leg import Leg
from ._participant import Participant
from ._recording import Recording
from ._transcript import Heard
from ._world import whole_seconds


@frozen
class Leaving:
    """Why somebody leaves."""

    reason: ReasonParticipantLeft
    as_last: ReasonConferenceEnded
    """Why the conference ends if nobody is left."""
    as_moderator: ReasonConferenceEnded
    """Why it ends if it ends with whoever leaves."""


_LEFT = (
    ReasonConferenceEnded.LAST_PARTICIPANT_LEFT,
    ReasonConferenceEnded.PARTICIPANT_WITH_END_CONFERENCE_ON_EXIT_LEFT,
)
_KICKED = (
    ReasonConferenceEnded.LAST_PARTICIPANT_KICKED,
    ReasonConferenceEnded.PARTICIPANT_WITH_END_CONFERENCE_ON_EXIT_KICKED,
)
BY_THEMSELVES = Leaving(ReasonParticipantLeft.PARTICIPANT_HUNG_UP, *_LEFT)
"""They hang up, press the star, or their time is up."""
REDIRECTED = Leaving(ReasonParticipantLeft.PARTICIPANT_UPDATED_VIA_API, *_LEFT)
"""Their call is sent to another document."""
REMOVED = Leaving(ReasonParticipantLeft.PARTICIPANT_UPDATED_VIA_API, *_KICKED)
"""They are removed from outside."""


@define(eq=False, kw_only=True)
class LiveConference:
    """One conference: from its first participant to the last."""

    room: str
    sid: str
    board: Board = field(repr=False)
    events: Events = field(repr=False)
    participants: dict[Leg, Participant] = field(factory=dict[Leg, Participant])
    """Those who are in it, in the order of joining."""
    started_at: float | None = None
    has_ended: bool = False
    beeps: int = 0
    recording: Recording | None = None
    _recorder: Participant | None = None
    """The first whose document wants a recording."""
    _starters: int = 0

    @property
    def name(self) -> str:
        """What it is called in transcripts."""
        return f"room {self.room}"

    @property
    def has_started(self) -> bool:
        """Whether they can hear each other, or could."""
        return self.started_at is not None

    @property
    def is_recording(self) -> bool:
        """Whether it is being recorded."""
        return self.recording is not None and not self.has_ended

    # Who comes and goes

    def enter(self, participant: Participant) -> None:
        """Let somebody in; with the second one it may start."""
        self._beep(participant, "onEnter")
        self.participants[participant.leg] = participant
        self._starters += participant.can_start
        participant.note(f"is in {self.name}")
        self.events.of(participant, ConferenceEventName.PARTICIPANT_JOIN)
        least = self.board.choices.con_04_least
        if not self.has_started and self._starters and len(self.participants) >= least:
            self._start(participant)
        self._record(participant)

    def leave(self, participant: Participant, leaving: Leaving) -> None:
        """Let somebody out, unless they are; the conference may end with that."""
        if not participant.is_inside:
            return
        self._drop(participant, reason_participant_left=leaving.reason)
        self._beep(participant, "onExit")
        if participant.is_moderator:
            reason = leaving.as_moderator
            self._end(participant.leg, reason, ReasonParticipantLeft.MODERATOR_ENDED_CONFERENCE)
        elif not self.participants:
            self._end(participant.leg, leaving.as_last, leaving.reason)

    def remove(self, participant: Participant, leaving: Leaving) -> None:
        """Take somebody out from outside, unless they are out already."""
        if participant.is_inside:
            self.leave(participant, leaving)
            participant.nudge()

    def end(self) -> None:
        """End it from outside."""
        by = next(iter(self.participants))
        reason = ReasonConferenceEnded.CONFERENCE_ENDED_VIA_API
        self._end(by, reason, ReasonParticipantLeft.CONFERENCE_ENDED_VIA_API)

    def _start(self, participant: Participant) -> None:
        self.started_at = self.board.world.now
        self.board.note(self, "starts")
        self.events.of_all(ConferenceEventName.CONFERENCE_START, participant.leg)
        for each in self.participants.values():
            if each.is_waiting:
                each.nudge()

    def _drop(self, participant: Participant, **reason: Any) -> None:
        del self.participants[participant.leg]
        participant.is_inside = False
        self._starters -= participant.can_start
        participant.note(f"is out of {self.name}")
        self.events.left(participant, **reason)

    def _end(self, by: Leg, reason: ReasonConferenceEnded, left: ReasonParticipantLeft) -> None:
        for each in [*self.participants.values()]:
            self._drop(each, reason_participant_left=left)
            each.nudge()
        self.has_ended = True
        self.board.note(self, "ends")
        seconds = None
        if self.started_at is not None:
            seconds = whole_seconds(self.started_at, self.board.world.now)
        if self.recording is not None:
            self.recording.finish(whole_seconds(self.recording.began_at, self.board.world.now))
        # Last, as nothing is reported after it.
        self.events.ended(
            by, seconds, reason_conference_ended=reason, call_sid_ending_conference=by.sid
        )

    def _record(self, participant: Participant) -> None:
        """Begin to record, once there is something to record and somebody wants that."""
        if self._recorder is None and participant.value("record") == "record-from-start":
            self._recorder = participant
        if self._recorder is not None and self.has_started and self.recording is None:
            self.recording = _recording(self, self._recorder)

    # What they hear

    def say(self, participant: Participant, text: str) -> None:
        """Let somebody be heard: a coach by the one who is coached, and anybody else by all."""
        coached = participant.coached
        legs = [*self.participants] if coached is None else [coached]
        self._hear(text, [leg for leg in legs if leg is not participant.leg])

    def _beep(self, participant: Participant, when: str) -> None:
        """Let those who are there hear that somebody comes or goes."""
        if self.has_started and self.participants and participant.beeps(when):
            self.beeps += 1
            self._hear("<beep>", [*self.participants])

    def _hear(self, text: str, legs: list[Leg]) -> None:
        inside = self.participants
        hearers = tuple(leg for leg in legs if leg in inside and not inside[leg].is_held)
        is_marker = text == "<beep>"
        line = self.board.note(self, f"hears {text}" if is_marker else f'hears "{text}"')
        line.audience = hearers
        heard = Heard(text=text, is_marker=is_marker, line=line)
        for leg in hearers:  # one and the same, as there may be many
            leg.heard.append(heard)

    # What is done to them from outside

    def mute(self, participant: Participant, *, is_muted: bool) -> None:
        """Let somebody be heard no more, or again."""
        if participant.is_muted is is_muted:
            return
        participant.is_muted = is_muted
        participant.note("is muted" if is_muted else "is not muted any more")
        name = ConferenceEventName
        self.events.of(participant, name.PARTICIPANT_MUTE if is_muted else name.PARTICIPANT_UNMUTE)

    def hold(self, participant: Participant, url: str | None, method: str) -> None:
        """Put somebody on hold, who hears a document meanwhile, or music."""
        if participant.is_held:
            return
        participant.hold = None if url is None else participant.ask(url, method)
        participant.is_held = True
        participant.note("is on hold")
        self.events.of(participant, ConferenceEventName.PARTICIPANT_HOLD)
        participant.nudge()

    def unhold(self, participant: Participant) -> None:
        """Take somebody off hold, muted or not as before."""
        if not participant.is_held:
            return
        participant.is_held = False
        participant.note("is not on hold any more")
        self.events.of(participant, ConferenceEventName.PARTICIPANT_UNHOLD)
        participant.nudge()


def _recording(conference: LiveConference, by: Participant) -> Recording:
    is_twilio = conference.board.choices.is_twilio
    conference.board.note(conference, "is recorded")
    return Recording(
        run=by.run,
        source=RecordingSource.CONFERENCE,
        kind=ConferenceRecordingStatus,
        about={"conference_sid": conference.sid} if is_twilio else {"call_sid": by.leg.sid},
        address=by.noun.recording_status_callback,
        method=by.value("recording_status_callback_method"),
        events=by.value("recording_status_callback_event"),
    )


class Rooms:
    """All rooms of a world: by its name, the conference that is in it, or was in it last."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._last: dict[str, LiveConference] = {}

    @property
    def names(self) -> list[str]:
        """The names of the rooms, in the order in which they were first entered."""
        return [*self._last]

    def last(self, name: str) -> LiveConference | None:
        """Give the conference that is in a room, or was in it last."""
        return self._last.get(name)

    def running(self, name: str) -> LiveConference | None:
        """Give the conference that is in a room."""
        found = self._last.get(name)
        return None if found is None or found.has_ended else found

    def begin(self, name: str, first: Participant) -> LiveConference:
        """Make a conference for its first participant, whose document says what is reported."""
        sid = self._board.sid("CF")
        self._last[name] = LiveConference(
            room=name,
            sid=sid,
            board=self._board,
            events=Events(first=first, sid=sid, name=name),
        )
        return self._last[name]
