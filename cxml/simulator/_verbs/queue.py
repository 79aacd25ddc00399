"""``<Queue>``: the call that has waited longest in a queue is taken, and talked with."""

from __future__ import annotations

from typing import Any

from attrs import define

from ...callbacks import DialCallState
from ...voice.dial import Dial
from ...voice.queue import Queue
from .._bridge import Outcome, dials
from .._queues import CallQueue, Connected, Entry, Gone, Parted, Queues, Taken
from .._run import Run
from .._steps import Event, Interruption, Key, Left, Speech, Steps
from .._world import whole_seconds


@define(eq=False)
class _Talk:
    """What became of it so far."""

    entry: Entry | None = None
    is_gone: bool = True
    began_at: float | None = None
    seconds: int = 0


@dials(Queue)
def take(run: Run, verb: Dial, nouns: list[Queue]) -> Steps[Outcome]:
    """Take the first call of a queue; where nobody waits, wait for one."""
    queue, talk = run.board.part(Queues).at(nouns[0].name), _Talk()
    try:
        talk.entry = yield from _first(run, verb, queue)
        if talk.entry is not None:
            yield from _connect(run, verb, nouns[0], queue, talk, talk.entry)
    except Interruption as interruption:
        yield from _part(run, talk)
        if not isinstance(interruption, Left):
            raise
    else:
        yield from _part(run, talk)
    return _outcome(run, queue, talk)


def _first(run: Run, verb: Dial, queue: CallQueue) -> Steps[Entry | None]:
    """Give the call that has waited longest, as soon as there is one."""
    run.leg.hear("<ringing>", verb)
    end = run.board.world.own_time + run.value(verb, "timeout")
    queue.agents.append(run.leg)
    try:
        while (entry := queue.front) is None:
            left = max(0.0, end - run.board.world.own_time)
            event = yield from run.listen(left)
            run.leg.note_input(event, verb)
            if event is None:
                run.leg.note(f"nobody comes into queue {queue.name} in time", verb)
                return None
    finally:
        queue.agents.remove(run.leg)
    return entry


def _connect(
    run: Run, verb: Dial, noun: Queue, queue: CallQueue, talk: _Talk, entry: Entry
) -> Steps[None]:
    """Take a call, and talk with it until one of the two, or the time limit, ends that."""
    url = None if noun.url is None else run.address(noun.url)
    queue.leave(entry)
    entry.leg.interrupt(Taken(run.leg, queue, url, run.value(noun, "method")))
    talk.is_gone = False
    end: float | None = None
    ends_on_star: bool = run.value(verb, "hangup_on_star")
    while not talk.is_gone:
        now = run.board.world.own_time
        seconds = None if end is None else max(0.0, end - now)
        event = yield from run.listen(seconds, is_limit=True)
        run.leg.note_input(event, verb)
        if event is None or _is_star(event, ends_on_star):
            return
        if isinstance(event, Connected):
            talk.began_at = run.board.world.now
            end = run.board.world.own_time + run.value(verb, "time_limit")
            run.leg.note(f"is connected with {entry.leg.name}", verb)
        talk.is_gone = isinstance(event, Gone)
        if isinstance(event, Speech):
            entry.leg.hear(event.text)


def _is_star(event: Event, ends_on_star: bool) -> bool:
    return isinstance(event, Key) and event.key == "*" and ends_on_star


def _part(run: Run, talk: _Talk) -> Steps[None]:
    """Let the other call go on, and wait until it does."""
    if talk.began_at is not None:
        talk.seconds = whole_seconds(talk.began_at, run.board.world.now)
    # One that has hung up at the same moment goes by itself.
    if talk.entry is not None and not (talk.is_gone or talk.entry.leg.has_left):
        talk.entry.leg.interrupt(Parted())
    while not talk.is_gone:
        talk.is_gone = isinstance((yield from run.listen()), Gone)


def _outcome(run: Run, queue: CallQueue, talk: _Talk) -> Outcome:
    fields: dict[str, Any] = {"dial_call_duration": talk.seconds}
    if talk.entry is not None:
        fields["dial_call_sid"] = talk.entry.leg.sid
        if run.board.choices.is_twilio:
            fields |= {"queue_sid": queue.sid, "queue_time": talk.entry.seconds}
    if talk.began_at is not None:
        return Outcome(status=DialCallState.COMPLETED, fields=fields)
    status = DialCallState.CANCELED if run.leg.has_left else DialCallState.NO_ANSWER
    return Outcome(status=status, fields=fields)
