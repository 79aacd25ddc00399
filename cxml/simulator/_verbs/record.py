"""``<Record>``: what the party says is recorded, and then another document runs."""

from __future__ import annotations

from typing import Any

from attrs import define

from ...callbacks import RecordAction, RecordingSource, TranscriptionState, TranscriptionStatus
from ...voice.record import Record
from .._recording import Recording
from .._run import Run, runs
from .._steps import Ask, Key, Left, Speech, Steps
from .._world import whole_seconds

_ANY_KEY = "1234567890*#"
_SILENCE, _LONGEST = 5, 3600
"""Seconds of silence that end it, and seconds at most, where the document says nothing."""


@define(eq=False)
class _Tape:
    """What was said so far."""

    began_at: float
    sound_from: float | None = None
    sound_to: float = 0.0
    words: tuple[str, ...] = ()


@runs(Record)
def record(run: Run, verb: Record) -> Steps[Ask | None]:
    """Record the party, and ask ``action`` with the recording."""
    if run.value(verb, "play_beep"):
        run.leg.hear("<beep>", verb)
    recording, tape = _begin(run, verb), _Tape(run.board.world.own_time)
    try:
        key = yield from _record(run, verb, tape)
    except Left:
        if run.board.choices.is_twilio:
            yield from run.ask_in_vain(_finish(run, verb, recording, tape, "hangup"))
        else:
            _finish(run, verb, recording, tape, "")
        raise
    ask = _finish(run, verb, recording, tape, key)
    if run.board.choices.is_twilio and tape.sound_from is None:
        return None
    return ask


def _begin(run: Run, verb: Record) -> Recording:
    run.leg.note("is recorded", verb)
    return Recording(
        run=run,
        source=RecordingSource.RECORD_VERB,
        address=verb.recording_status_callback,
        method=run.value(verb, "recording_status_callback_method"),
        events=run.value(verb, "recording_status_callback_event"),
    )


def _record(run: Run, verb: Record, tape: _Tape) -> Steps[str]:
    """Record until a key, silence or the longest time ends it; give the key."""
    keys: str = run.value(verb, "finish_on_key", _ANY_KEY)
    silence: int = run.value(verb, "timeout", _SILENCE)
    world = run.board.world
    last = tape.began_at + (run.value(verb, "max_length") or _LONGEST)
    end = min(world.own_time + silence, last)
    while True:
        event = yield from run.listen(max(0.0, end - world.own_time))
        if event is None:
            return ""
        run.leg.note_input(event, verb)
        if isinstance(event, Key) and event.key in keys:
            return event.key
        if isinstance(event, Speech):
            yield from _take(run, event, tape, last)
            end = min(world.own_time + silence, last)


def _take(run: Run, speech: Speech, tape: _Tape, last: float) -> Steps[None]:
    """Take what is said on the tape, as far as there is time."""
    world = run.board.world
    tape.words = (*tape.words, speech.text)
    if tape.sound_from is None:
        tape.sound_from = world.own_time
    try:
        yield from run.sleep(min(speech.seconds, last - world.own_time))
    finally:
        tape.sound_to = world.own_time


def _finish(run: Run, verb: Record, recording: Recording, tape: _Tape, key: str) -> Ask:
    """End the recording, let it be reported, and give the request that follows it."""
    seconds = _length(run, verb, tape)
    recording.finish(seconds)
    is_kept = seconds > 0
    run.leg.note(f"recorded {seconds} s" if is_kept else "nothing was recorded", verb)
    if is_kept:
        _write_down(run, verb, recording, tape)
    sid: dict[str, Any] = {"recording_sid": recording.sid} if run.board.choices.is_twilio else {}
    return run.ask(
        verb.action,
        run.value(verb, "method"),
        RecordAction,
        recording_url=recording.url if is_kept else "",
        recording_duration=seconds,
        digits=key or None,
        **sid,
    )


def _length(run: Run, verb: Record, tape: _Tape) -> int:
    """Give the length, in whole seconds; silence at both ends may be cut off."""
    if run.value(verb, "trim") == "do-not-trim":
        return whole_seconds(tape.began_at, run.board.world.own_time)
    if tape.sound_from is None:
        return 0
    return whole_seconds(tape.sound_from, tape.sound_to)


def _write_down(run: Run, verb: Record, recording: Recording, tape: _Tape) -> None:
    """Let the recording be written down, if the document wants that."""
    address = verb.transcribe_callback
    if address is None:
        return
    if not run.value(verb, "transcribe"):
        run.leg.note('is not written down: transcribeCallback needs transcribe="true"', verb)
        return
    text = " ".join(tape.words)
    state = TranscriptionState.COMPLETED if text else TranscriptionState.FAILED
    said = TranscriptionStatus(
        transcription_sid=run.board.sid("TR"),
        transcription_text=text or None,
        transcription_status=state,
        recording_sid=recording.sid,
        recording_url=recording.url,
        **_whose(run),
    )
    run.report(address, "POST", said, after=run.board.choices.rec_17_seconds)


def _whose(run: Run) -> dict[str, Any]:
    """Give what Twilio alone tells of the call that was recorded."""
    if not run.board.choices.is_twilio:
        return {}
    leg = run.leg
    return {
        "account_sid": run.board.account_sid,
        "call_sid": leg.sid,
        "from_": leg.from_,
        "to": leg.to,
    }
