"""``<Gather>``: keys or words, while prompts are heard."""

from __future__ import annotations

from typing import Any

from attrs import evolve, frozen

from ..._tree.element import Element
from ...callbacks import GatherAction, GatherPartial
from ...voice.gather import Gather
from ...voice.pause import Pause
from ...voice.play import Play
from ...voice.say import Say
from .._delivery import report
from .._prompts import begin_prompt, prompt_of
from .._run import Run, runs
from .._steps import Ask, Event, Key, Speech, Steps, sleep


@frozen(kw_only=True)
class _Wanted:
    """What a Gather listens for, and how long."""

    kinds: tuple[type[Event], ...]
    timeout: float
    ends_on: str
    num_digits: int | None


@runs(Gather)
def gather(run: Run, verb: Gather) -> Steps[Ask | None]:
    """Collect input, and ask ``action`` with it; without any, go on."""
    wanted = _wanted(run, verb)
    first = yield from _play(run, verb, wanted)
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


def _play(run: Run, verb: Gather, wanted: _Wanted) -> Steps[Event | None]:
    """Play the prompts until there is input, and wait for it afterwards."""
    for child in verb.children:
        if not isinstance(child, Say | Play | Pause):
            _skip(run, child)
            continue
        prompt = prompt_of(run, child)
        begin_prompt(run, prompt, child)
        event = yield from _next(run, verb, wanted, prompt.seconds, is_busy=True)
        if event is not None:
            return event
    kinds = " or ".join("keys" if each is Key else "words" for each in wanted.kinds)
    run.leg.note(f"listens for {kinds}, {wanted.timeout:g} s", verb)
    return (yield from _next(run, verb, wanted, wanted.timeout))


def _skip(run: Run, child: Element | str) -> None:
    if isinstance(child, Element):
        run.leg.note(f"skips {child.tag}, which cannot stand in Gather", child, 13750)


def _next(
    run: Run, verb: Gather, wanted: _Wanted, seconds: float | None, *, is_busy: bool = False
) -> Steps[Event | None]:
    """Wait for input of the kinds that are wanted; any other is passed over."""
    end = None if seconds is None else run.board.world.now + seconds
    while True:
        left = None if end is None else max(0.0, end - run.board.world.now)
        event = yield from run.listen(left, is_busy=is_busy)
        if event is None or isinstance(event, wanted.kinds):
            return event
        run.leg.note(f"{_shown(event)}: not listened for", verb)


def _shown(event: Event) -> str:
    return f"presses {event.key}" if isinstance(event, Key) else "says something"


def _collect(run: Run, verb: Gather, wanted: _Wanted, first: Event | None) -> Steps[dict[str, Any]]:
    """Take input to its end, and give what is sent of it."""
    if isinstance(first, Speech):
        return (yield from _hear_out(run, verb, first))
    if isinstance(first, Key):
        digits = yield from _keys(run, verb, wanted, first)
        return {"digits": digits} if digits else {}
    return {}


def _keys(run: Run, verb: Gather, wanted: _Wanted, first: Key) -> Steps[str]:
    only = evolve(wanted, kinds=(Key,))
    digits, event = "", first
    while event.key not in wanted.ends_on:
        digits += event.key
        if len(digits) == wanted.num_digits:
            break
        following = yield from _next(run, verb, only, wanted.timeout)
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
    yield from sleep(speech.seconds)
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
    report(run.leg, verb.partial_result_callback, method, said)
