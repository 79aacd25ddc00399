"""What happens in a conference of two callers, and what the platform posts about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import count

from attrs import field, frozen

from .. import Conference
from .calls import PROJECT, Participant, new_sid
from .errors import DemoError

# Kept apart from what cxml.callbacks knows of it, on purpose: the demo plays the platform, and an
# oracle that looked the answer up in what it checks would agree with any mistake there.
ASKED_BY = {
    "conference-start": "start",
    "conference-end": "end",
    "participant-join": "join",
    "participant-leave": "leave",
    "participant-mute": "mute",
    "participant-unmute": "mute",
}
"""The word of ``statusCallbackEvent`` that asks for an event."""
RECORDINGS = ("completed", "failed")
"""What ``recordingStatusCallbackEvent`` asks for when it is not set."""
SECONDS = 61


@frozen(kw_only=True)
class Report:
    """One callback: what is posted, and what the application should note about it."""

    caller: str = ""
    method: str
    url: str
    sent: Mapping[str, str]
    expected: Mapping[str, object]
    """First what the callback is about, the room, a recording or a Dial, and the event."""

    @property
    def kind(self) -> str:
        """What the callback is about."""
        return next(iter(self.expected))

    @property
    def event(self) -> str:
        """What happened."""
        return str(self.expected[self.kind])

    def __str__(self) -> str:
        """Name the callback."""
        return " ".join(filter(None, (self.kind, self.event, self.caller)))


@frozen
class Room:
    """A conference. Its first caller's document says what is reported about it, and where."""

    first: Participant
    sid: str = field(factory=new_sid)
    recording: str = field(factory=new_sid)
    clock: Iterator[datetime] = field(factory=lambda: _clock())

    def began_or_ended(self, event: str) -> Report:
        """Report an event of the whole room."""
        return self._changed(event, {"AccountSid": PROJECT}, {"call": None, "muted": None})

    def changed(self, event: str, who: Participant, *, muted: bool = False) -> Report:
        """Report an event of one participant."""
        sent = {
            **who.call.parameters("in-progress"),
            "Muted": _text(muted),
            "Hold": "false",
            "StartConferenceOnEnter": _text(who.conference.start_conference_on_enter is not False),
            "EndConferenceOnExit": _text(who.conference.end_conference_on_exit is True),
        }
        return self._changed(event, sent, {"call": who.call.sid, "muted": muted}, who.call.caller)

    def _changed(
        self, event: str, sent: Mapping[str, str], expected: Mapping[str, object], caller: str = ""
    ) -> Report:
        conference, moment = self.first.conference, next(self.clock)
        about = {
            "StatusCallbackEvent": event,
            "ConferenceSid": self.sid,
            "FriendlyName": conference.name,
            # The platform writes +0000; Flask's JSON, in which the note comes back, writes GMT.
            "Timestamp": format_datetime(moment),
        }
        return Report(
            caller=caller,
            method=conference.status_callback_method or "POST",
            url=self.first.address(conference, "status_callback"),
            sent={**sent, **about},
            expected={"room": event, **expected, "at": format_datetime(moment, usegmt=True)},
        )

    def recorded(self, status: str, seconds: int | None = None) -> Report:
        """Report how far the recording of the room is."""
        conference = self.first.conference
        sent = {
            "AccountSid": PROJECT,
            "CallSid": self.first.call.sid,
            "ConferenceSid": self.sid,
            "RecordingSid": self.recording,
            "RecordingUrl": f"https://files.example.com/recordings/{self.recording}.mp3",
            "RecordingStatus": status,
            # Blank, not missing, as the platforms send what is not known yet.
            "RecordingDuration": "" if seconds is None else str(seconds),
            "RecordingChannels": "1",
            "RecordingSource": "Conference",
        }
        return Report(
            method=conference.recording_status_callback_method or "POST",
            url=self.first.address(conference, "recording_status_callback"),
            sent=sent,
            expected={"recording": status, "seconds": seconds},
        )


def left(who: Participant) -> Report:
    """Ask what a caller who left the room does next."""
    return Report(
        caller=who.call.caller,
        method=who.dial.method or "POST",
        url=who.address(who.dial, "action"),
        # What SignalWire's page has for a caller who was in a conference; the call itself goes on.
        sent={**who.call.parameters("in-progress"), "DialCallStatus": "answered"},
        expected={"dial": "answered", "call": who.call.sid, "answered": True},
    )


def story(participants: Sequence[Participant]) -> list[Report]:
    """Tell all that happens, as far as the first caller's document asks for it.

    Raises:
        DemoError: the callers would never meet, or a document does not say where to report.

    """
    _expect_to_meet(participants)
    room = Room(participants[0])
    return [each for each in _all(room, participants) if _asked(each, room.first.conference)]


def _expect_to_meet(participants: Sequence[Participant]) -> None:
    conferences = [each.conference for each in participants]
    names = sorted({each.name for each in conferences})
    if len(names) > 1:
        raise DemoError(f"the callers never meet, they are in conferences of their own: {names}")
    if all(each.start_conference_on_enter is False for each in conferences):
        raise DemoError("the conference never begins: startConferenceOnEnter is false for everyone")


def _all(room: Room, participants: Sequence[Participant]) -> Iterator[Report]:
    for each in participants:
        yield room.changed("participant-join", each)
    yield room.began_or_ended("conference-start")
    yield room.recorded("in-progress")
    yield room.changed("participant-mute", room.first, muted=True)
    yield room.changed("participant-unmute", room.first)
    for each in participants:
        yield room.changed("participant-leave", each)
        yield left(each)
    yield room.began_or_ended("conference-end")
    yield room.recorded("completed", SECONDS)


def _asked(report: Report, conference: Conference) -> bool:
    if report.kind == "room":
        # An event that nobody asked for is not sent; a Conference has no default for these.
        return ASKED_BY[report.event] in (conference.status_callback_event or ())
    if report.kind == "recording":
        return report.event in (conference.recording_status_callback_event or RECORDINGS)
    return True


def _clock() -> Iterator[datetime]:
    # In forms, times have whole seconds.
    now = datetime.now(UTC).replace(microsecond=0)
    return (now + timedelta(seconds=passed) for passed in count())


def _text(value: bool) -> str:
    return "true" if value else "false"
