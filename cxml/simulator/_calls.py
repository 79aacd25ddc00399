"""The legs that one Dial places, and how that ends."""

from __future__ import annotations

from typing import Any

from attrs import define, field

from ..callbacks import CallState, DialCallState, RecordingSource
from ..voice.dial import Dial
from ._bridge import Outcome
from ._callee import Ended, Target, dial_leg, drop
from ._leg import Leg
from ._recording import Recording
from ._run import Run
from ._steps import Event, Steps
from ._world import whole_seconds


@define(eq=False, kw_only=True)
class Calls:
    """The legs that ring for one Dial, of which one may be connected."""

    run: Run
    verb: Dial
    legs: list[Leg] = field(factory=list[Leg])
    """All of them, in order."""
    alive: list[Leg] = field(factory=list[Leg])
    """Those of which it is not known that they are over."""
    answered: Leg | None = None
    """The one that was taken first."""
    connected_at: float | None = None
    seconds: int = 0
    """How long the two have talked."""
    recording: Recording | None = None

    def ring(self, targets: list[Target]) -> None:
        """Let all of them ring at once."""
        self._record("record-from-ringing")
        self.run.leg.hear("<ringing>", self.verb)
        for target in targets:
            leg = dial_leg(self.run, target)
            self.legs.append(leg)
            self.alive.append(leg)

    def connect(self) -> None:
        """Let the two hear each other."""
        self.run.leg.answer()
        self.connected_at = self.run.board.world.now
        self._record("record-from-answer")
        self.run.leg.note(f"is connected with {_name(self.answered)}", self.verb)

    def listen(self, end: float | None, *, is_limit: bool = False) -> Steps[Event | None]:
        """Wait for what concerns the legs; what is over is taken from those alive."""
        now = self.run.board.world.own_time
        seconds = None if end is None else max(0.0, end - now)
        event = yield from self.run.listen(seconds, is_limit=is_limit)
        if isinstance(event, Ended):
            self.alive.remove(event.leg)
        self.run.leg.note_input(event, self.verb)
        return event

    def drop(self, legs: list[Leg], status: CallState) -> None:
        """Give legs up that are not over."""
        for leg in legs:
            drop(leg, status)

    def finish(self, status: CallState) -> Steps[None]:
        """Give up whatever is left, and wait until all of it is over."""
        self.drop([*self.alive], status)
        while self.alive:
            yield from self.listen(None)
        if self.connected_at is not None:
            self.seconds = whole_seconds(self.connected_at, self.run.board.world.now)
        if self.recording is not None:
            now = self.run.board.world.now
            self.recording.finish(whole_seconds(self.recording.began_at, now))

    def outcome(self) -> Outcome:
        """Tell how it ended."""
        return Outcome(status=self._status(), fields=self._fields())

    def _status(self) -> DialCallState:
        if self.connected_at is not None:
            return DialCallState.COMPLETED
        if self.run.leg.has_left:
            return DialCallState.CANCELED
        ends = {leg.status for leg in self.legs}
        if CallState.BUSY in ends:
            return DialCallState.BUSY
        return DialCallState.FAILED if ends == {CallState.FAILED} else DialCallState.NO_ANSWER

    def _fields(self) -> dict[str, Any]:
        named = self.answered or (self.legs[0] if len(self.legs) == 1 else None)
        fields: dict[str, Any] = {"dial_call_duration": self.seconds}
        if named is not None:
            fields["dial_call_sid"] = named.sid
        if self.recording is not None:
            fields["recording_url"] = self.recording.url
        if self.run.board.choices.is_twilio:
            fields["dial_bridged"] = self.connected_at is not None
        return fields

    def _record(self, wanted: str) -> None:
        """Begin to record, if this is when the document wants that."""
        verb, asked = self.verb, str(self.run.value(self.verb, "record"))
        if asked.removesuffix("-dual") != wanted:
            return
        self.recording = Recording(
            run=self.run,
            source=RecordingSource.DIAL_VERB,
            channels=2 if asked.endswith("-dual") else 1,
            address=verb.recording_status_callback,
            method=self.run.value(verb, "recording_status_callback_method"),
            events=self.run.value(verb, "recording_status_callback_event"),
        )


def _name(leg: Leg | None) -> str:
    return leg.name if leg else "nobody"
