"""``<Gather>``: keys or words, while prompts are heard."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from ...callbacks import GatherAction, GatherPartial
from ...voice.gather import Gather
from .._listening import Kinds, being_typed, next_input, play_until_input
from .._run import Run, runs
from .._steps import Ask, Event, Key, Speech, Steps


@frozen(kw_only=True)
class _Wanted:
    """What a Gather listens for, and how long."""

    kinds: Kinds
    timeout: float
    ends_on: str
    num_digits: int | None


@runs(Gather)
def gather(run: Run, verb: Gather) -> Steps[Ask | None]:
    """Collect input, and ask ``action`` with it; without any, go on."""
    wanted = _wanted(run, verb)
    first = yield from _first(run, verb, wanted)
    found = yield from _collect(run, verb, wanted, first)
    if not found and not run.value(verb, "action_on_empty_result"):
        run.leg.note("no input", verb)
        return None
    return run.ask(verb.action, run.value(verb, "method"), GatherAction, **found)


def _wanted(run: Run, verb: Gather) -> _Wanted:
    words: tuple[str, ...] = run.value(verb, "input")
    kinds = {"dtmf": Key, "speech": Speech}
    return _Wanted(
        kinds=tuple(kinds[each] for each in words),
        timeout=float(run.value(verb, "timeout")),
        ends_on=run.value(verb, "finish_on_key"),
        num_digits=run.value(verb, "num_digits"),
    )


def _first(run: Run, verb: Gather, wanted: _Wanted) -> Steps[Event | None]:
    """Play the prompts until there is input, and wait for it afterwards."""
    event = yield from play_until_input(run, verb, verb.children, wanted.kinds)
    if event is not None:
        return event
    kinds = " or ".join("keys" if each is Key else "words" for each in wanted.kinds)
    run.leg.note(f"listens for {kinds}, {wanted.timeout:g} s", verb)
    return (yield from next_input(run, verb, wanted.kinds, wanted.timeout))


def _collect(run: Run, verb: Gather, wanted: _Wanted, first: Event | None) -> Steps[dict[str, Any]]:
    """Take input to its end, and give what is sent of it."""
    if isinstance(first, Speech):
        return (yield from _hear_out(run, verb, first))
    if isinstance(first, Key):
        with being_typed(run, verb):
            digits = yield from _keys(run, verb, wanted, first)
        return {"digits": digits} if digits else {}
    return {}


def _keys(run: Run, verb: Gather, wanted: _Wanted, first: Key) -> Steps[str]:
    digits, event = "", first
    while event.key not in wanted.ends_on:
        run.leg.typed = digits = digits + event.key
        if len(digits) == wanted.num_digits:
            break
        following = yield from next_input(run, verb, (Key,), wanted.timeout)
        if not isinstance(following, Key):
            break
        event = following
    run.leg.note(f"presses {digits or event.key}", verb)
    return digits


def _hear_out(run: Run, verb: Gather, speech: Speech) -> Steps[dict[str, Any]]:
    """Hear somebody out, and report each word but the last while they speak."""
    run.leg.note(f'says "{speech.text}"', verb)
    words = speech.text.split()
    for number in range(1, len(words)):
        _report_partial(run, verb, words[:number], number - 1)
    yield from run.sleep(speech.seconds)
    return {
        "speech_result": speech.text,
        "confidence": run.board.choices.gat_19_confidence,
    }


def _report_partial(run: Run, verb: Gather, words: list[str], number: int) -> None:
    if verb.partial_result_callback is None:
        return
    said = GatherPartial(
        **run.leg.standard(),
        unstable_speech_result=words[-1],
        stable_speech_result=" ".join(words),
        sequence_number=number,
    )
    method: str = run.value(verb, "partial_result_callback_method")
    run.report(verb.partial_result_callback, method, said)
