"""What happens in a conference of two callers, and what the application should note about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from email.utils import format_datetime, parsedate_to_datetime

from attrs import frozen

from ..simulator import Platform, Request
from .answers import Participant
from .errors import DemoError

SECONDS = 61


@frozen(kw_only=True)
class Report:
    """One callback: what was posted, and what the application should note about it."""

    request: Request
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

    @property
    def caller(self) -> str:
        """Whom it happened to; empty if it was nobody in particular."""
        return dict(self.request.form).get("From", "")

    def __str__(self) -> str:
        """Name the callback."""
        return " ".join(filter(None, (self.kind, self.event, self.caller)))


def play(platform: Platform, participants: Sequence[Participant]) -> None:
    """Play the conference that callers are in, to its end.

    Raises:
        DemoError: the callers never meet.
        SimulationError: they are not in the conference that their documents lead to.

    """
    _expect_to_meet(participants)
    room = platform.room(participants[0].conference.name)
    first = platform.calls[0]
    room.mute(first)
    room.unmute(first)
    platform.wait(SECONDS)
    room.end()


def reports(requests: Iterable[Request]) -> list[Report]:
    """Give the callbacks among requests, which others are for documents of new callers."""
    return [
        Report(request=each, expected=_expected(dict(each.form)))
        for each in requests
        if each.kind != "VoiceRequest"
    ]


def _expect_to_meet(participants: Sequence[Participant]) -> None:
    conferences = [each.conference for each in participants]
    names = sorted({each.name for each in conferences})
    if len(names) > 1:
        raise DemoError(f"the callers never meet, they are in conferences of their own: {names}")
    if all(each.start_conference_on_enter is False for each in conferences):
        raise DemoError("the conference never begins: startConferenceOnEnter is false for everyone")


def _expected(form: Mapping[str, str]) -> Mapping[str, object]:
    # Read here from what is on the wire, on purpose: an oracle that asked cxml.callbacks, which the
    # application asks, would agree with any mistake there.
    if "StatusCallbackEvent" in form:
        said = {"room": form["StatusCallbackEvent"], "call": form.get("CallSid")}
        # The platform writes +0000; Flask's JSON, in which the note comes back, writes GMT.
        at = format_datetime(parsedate_to_datetime(form["Timestamp"]), usegmt=True)
        return {**said, "muted": _truth(form.get("Muted")), "at": at}
    if "RecordingStatus" in form:
        seconds = form.get("RecordingDuration")
        return {"recording": form["RecordingStatus"], "seconds": seconds and int(seconds)}
    # What SignalWire's page has for a caller who was in a conference; the call itself goes on.
    is_answered = form["DialCallStatus"] == "answered"
    return {"dial": form["DialCallStatus"], "call": form["CallSid"], "answered": is_answered}


def _truth(said: str | None) -> bool | None:
    return None if said is None else said == "true"
