"""What is reported of a conference: the first participant says where to, and what."""

from __future__ import annotations

from typing import Any

from attrs import define, field

from ..callbacks import ConferenceEvent, ConferenceEventName, ParticipantCallState
from ._board import Board
from ._delivery import report
from ._errors import FailedError
from ._leg import Leg
from ._participant import Participant
from ._steps import Ask


@define(eq=False, kw_only=True)
class Events:
    """The events of one conference, in the order in which they happen."""

    first: Participant = field(repr=False)
    """Whose document decides."""
    sid: str
    name: str
    _url: str | None = field(init=False)
    _end_url: str | None = field(init=False)
    _words: frozenset[str] = field(init=False)
    _count: int = field(init=False, default=0)

    def __attrs_post_init__(self) -> None:
        noun = self.first.noun
        self._url = _resolved(self.first, noun.status_callback)
        self._end_url = _resolved(self.first, _end_url(self.first))
        self._words = frozenset(noun.status_callback_event or ())

    @property
    def _board(self) -> Board:
        return self.first.leg.board

    def of(self, participant: Participant, event: ConferenceEventName, **fields: Any) -> None:
        """Report what happened to a participant."""
        if self._is_wanted(event):
            self._post(event, participant.leg, {**_about(participant), **fields})

    def of_all(self, event: ConferenceEventName, by: Leg, **fields: Any) -> None:
        """Report what happened to the conference as a whole.

        Args:
            event: what happened.
            by: the call that made it happen.
            **fields: what is said about it.

        """
        if self._is_wanted(event):
            self._post(event, by, {**_about_all(self._board), **fields})

    def left(self, participant: Participant, **reason: Any) -> None:
        """Report that somebody left.

        Args:
            participant: who.
            **reason: why, as Twilio says it.

        """
        event = ConferenceEventName.PARTICIPANT_LEAVE
        if self._board.choices.is_twilio:
            states = ParticipantCallState.IN_PROGRESS, ParticipantCallState.COMPLETED
            state = states[participant.leg.is_over]
            self.of(participant, event, participant_call_status=state, **reason)
        else:
            self.of(participant, event)

    def ended(self, by: Leg, seconds: int | None, **reason: Any) -> None:
        """Report the end, which may have an address of its own.

        Args:
            by: the call that made it happen.
            seconds: how long the conference took; ``None`` if it never started.
            **reason: why it ended, as Twilio says it.

        """
        event = ConferenceEventName.CONFERENCE_END
        said = reason if self._board.choices.is_twilio else {"duration": seconds}
        self.of_all(event, by, **said)
        if self._end_url is not None:
            fields = {**_about_all(self._board), **said}
            self._send(Ask(url=self._end_url, callback=self._event(event, fields)), by)

    def announced(self, url: str, to: Participant | None, by: Leg, problem: str) -> None:
        """Report that an announcement is over, or could not be heard, as Twilio does.

        Args:
            url: its address.
            to: who was to hear it; ``None`` for all.
            by: a call that was to hear it.
            problem: what went wrong; empty if nothing did.

        """
        if not self._board.choices.is_twilio:
            return
        name = ConferenceEventName
        event = name.ANNOUNCEMENT_FAIL if problem else name.ANNOUNCEMENT_END
        said = {"announce_url": url, "reason_announcement_failed": problem or None}
        if to is None:
            self.of_all(event, by, **said)
        else:
            self.of(to, event, **said)

    def _is_wanted(self, event: ConferenceEventName) -> bool:
        return self._url is not None and event.asked_for_by in self._words

    def _post(self, event: ConferenceEventName, leg: Leg, fields: dict[str, Any]) -> None:
        self._count += 1
        if self._board.choices.cev_10_numbers:
            fields["sequence_number"] = self._count
        method = self.first.value("status_callback_method")
        said = self._event(event, fields)
        self._send(Ask(url=self._url or "", method=method, callback=said), leg)

    def _event(self, event: ConferenceEventName, fields: dict[str, Any]) -> ConferenceEvent:
        return ConferenceEvent(
            event=event,
            conference_sid=self.sid,
            friendly_name=self.name,
            timestamp=self._board.time(),
            **fields,
        )

    def _send(self, ask: Ask, leg: Leg) -> None:
        report(leg, ask)


def _about(participant: Participant) -> dict[str, Any]:
    leg = participant.leg
    said: dict[str, Any] = {
        "muted": participant.is_muted,
        "hold": participant.is_held,
        "start_conference_on_enter": participant.can_start,
        "end_conference_on_exit": participant.is_moderator,
    }
    if not leg.board.choices.is_twilio:
        return {**leg.standard(), **said}
    label = participant.noun.participant_label
    also = {"coaching": participant.coached is not None, "participant_label": label}
    return {"account_sid": leg.board.account_sid, "call_sid": leg.sid, **said, **also}


def _about_all(board: Board) -> dict[str, Any]:
    return {"account_sid": board.account_sid} if board.choices.is_twilio else board.standard()


def _end_url(first: Participant) -> str | None:
    """Give where the end alone is reported; Twilio leaves that out where it reports recordings."""
    noun = first.noun
    is_twilio = first.leg.board.choices.is_twilio
    return None if is_twilio and noun.recording_status_callback else noun.event_callback_url


def _resolved(first: Participant, address: str | None) -> str | None:
    try:
        return None if address is None else first.run.address(address)
    except FailedError:  # nothing can be reported, and that is in the transcript
        return None
