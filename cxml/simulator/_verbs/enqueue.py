"""``<Enqueue>``: the call waits in a queue until somebody takes it."""

from __future__ import annotations

from typing import Any

from ...callbacks import DialedQueue, EnqueueAction, EnqueueWait, QueueResult
from ...voice.enqueue import Enqueue
from ...voice.gather import Gather
from ...voice.hangup import Hangup
from ...voice.leave import Leave
from ...voice.pause import Pause
from ...voice.play import Play
from ...voice.redirect import Redirect
from ...voice.say import Say
from .._errors import FailedError
from .._nested import run_nested
from .._queues import CallQueue, Connected, Entry, Gone, Parted, Queues, Taken
from .._run import Run, runs
from .._steps import Ask, Left, Moved, Speech, Steps
from .._waiting import wait_once, wait_with_music
from .leave import LeavesQueue

_WAITING = (Say, Play, Pause, Gather, Redirect, Hangup, Leave)
_WHISPERED = (Say, Play, Pause, Gather, Redirect, Hangup)


@runs(Enqueue)
def enqueue(run: Run, verb: Enqueue) -> Steps[Ask | None]:
    """Wait in a queue, and ask ``action`` when that is over; without one, go on."""
    queue = run.board.part(Queues).at(str(verb.name)) if verb.name else None
    if queue is None:
        run.leg.note("a queue needs a name", verb, 14204)
        return _after(run, verb, QueueResult.ERROR)
    if len(queue.entries) >= _most(run, verb):
        run.leg.note(f"queue {queue.name} is full", verb)
        return _after(run, verb, QueueResult.QUEUE_FULL)
    entry = queue.enter(run.leg)
    run.leg.note(f"waits in queue {queue.name}, number {len(queue.entries)}", verb)
    try:
        result = yield from _wait(run, verb, queue, entry)
    finally:
        queue.leave(entry)
    run.leg.note(f"is out of queue {queue.name}: {result}", verb)
    return _after(run, verb, result, queue, entry)


def _most(run: Run, verb: Enqueue) -> int:
    most: int = run.board.choices.enq_13_most_waiting
    return run.value(verb, "max_queue_size", most) if run.board.choices.is_twilio else most


def _after(
    run: Run,
    verb: Enqueue,
    result: QueueResult,
    queue: CallQueue | None = None,
    entry: Entry | None = None,
) -> Ask | None:
    """Give the request that follows, if the document wants one."""
    if verb.action is None:
        return None
    fields: dict[str, Any] = {"queue_result": result}
    if queue is not None and entry is not None:
        fields |= {"queue_sid": queue.sid, "queue_time": entry.seconds}
    return run.ask(verb.action, run.value(verb, "method"), EnqueueAction, **fields)


def _wait(run: Run, verb: Enqueue, queue: CallQueue, entry: Entry) -> Steps[QueueResult]:
    """Wait, and talk with whoever takes the call; give how that ended."""
    result = QueueResult.HANGUP
    try:
        try:
            yield from _pass_time(run, verb, queue, entry)
        except Taken as taken:
            queue.leave(entry)
            result = QueueResult.BRIDGED
            yield from _bridge(run, verb, taken, entry)
    except Parted:
        pass
    except LeavesQueue:
        return QueueResult.LEAVE
    except FailedError:
        return QueueResult.ERROR if result is QueueResult.HANGUP else result
    except Left:
        yield from _tell_in_vain(run, verb, result, queue, entry)
        raise
    except Moved:
        was_bridged = result is QueueResult.BRIDGED
        result = QueueResult.REDIRECTED_FROM_BRIDGED if was_bridged else QueueResult.REDIRECTED
        yield from _tell_in_vain(run, verb, result, queue, entry)
        raise
    return result


def _tell_in_vain(
    run: Run, verb: Enqueue, result: QueueResult, queue: CallQueue, entry: Entry
) -> Steps[None]:
    queue.leave(entry)
    ask = _after(run, verb, result, queue, entry)
    if ask is not None:
        yield from run.ask_in_vain(ask)


def _pass_time(run: Run, verb: Enqueue, queue: CallQueue, entry: Entry) -> Steps[None]:
    """Hear what is heard in the queue, until something else happens."""
    while True:
        if verb.wait_url is None:
            yield from wait_with_music(run.leg)
        else:
            ask = _wait_document(run, verb, queue, entry)
            yield from wait_once(run.leg, ask, _WAITING)


def _wait_document(run: Run, verb: Enqueue, queue: CallQueue, entry: Entry) -> Ask:
    return run.ask(
        verb.wait_url,
        run.value(verb, "wait_url_method"),
        EnqueueWait,
        queue_sid=queue.sid,
        queue_time=entry.seconds,
        queue_position=queue.entries.index(entry) + 1,
        current_queue_size=len(queue.entries),
        avg_queue_time=queue.average,
    )


def _bridge(run: Run, verb: Enqueue, taken: Taken, entry: Entry) -> Steps[None]:
    """Hear what the other leg's document says, and talk with it until one of them goes."""
    agent, leg = taken.by, run.leg
    leg.note(f"is taken by {agent.name}", verb)
    try:
        if taken.url is not None:
            yield from run_nested(leg, _whisper(run, taken, entry), _WHISPERED)
        agent.tell(Connected())
        while True:
            event = yield from run.listen()
            leg.note_input(event, verb)
            if isinstance(event, Speech):
                agent.hear(event.text)
    finally:
        agent.tell(Gone())


def _whisper(run: Run, taken: Taken, entry: Entry) -> Ask:
    said = DialedQueue(
        **run.leg.standard(),
        queue_sid=taken.queue.sid,
        queue_time=entry.seconds,
        dequeing_call_sid=taken.by.sid,
    )
    return Ask(url=taken.url or "", method=taken.method, callback=said)
