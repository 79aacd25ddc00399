"""What a prompt is: a text, a file, keys or silence, and how long it lasts."""

from __future__ import annotations

from attrs import frozen

from .._tree.element import Element
from ..voice.pause import Pause
from ..voice.play import Play
from ..voice.say import Say
from ._errors import FailedError
from ._run import Run
from ._site import joined
from ._spoken import spoken, squeezed
from ._steps import Steps

_KEY, _WAIT = 0.25, 0.5
"""How long a key sounds, and a ``w`` waits, in seconds."""
_MOST_CHARACTERS = 4096


@frozen(kw_only=True)
class Prompt:
    """Something that is played to a party."""

    text: str
    """What is heard; empty of silence."""
    seconds: float | None
    """How long it lasts; ``None`` until something ends it."""
    times: int = 1


def prompt_of(run: Run, verb: Say | Play | Pause) -> Prompt:
    """Tell what a party hears of a verb, and how long."""
    if isinstance(verb, Pause):
        return Prompt(text="", seconds=float(run.value(verb, "length")))
    text, seconds = _said(run, verb) if isinstance(verb, Say) else _played(run, verb)
    times = max(0, run.value(verb, "loop"))
    return Prompt(text=text, seconds=round(seconds * times, 3) if times else None, times=times)


def begin_prompt(run: Run, prompt: Prompt, verb: Element) -> None:
    """Let the party of a run hear a prompt; how long it lasts is left to others."""
    if prompt.text:
        run.leg.hear(prompt.text, verb, times=prompt.times)
    else:
        how_long = "without an end" if prompt.seconds is None else f"{prompt.seconds:g} s"
        run.leg.note(f"silence, {how_long}", verb)


def hear(run: Run, verb: Say | Play | Pause) -> Steps[None]:
    """Let the party of a run hear a prompt to its end."""
    prompt = prompt_of(run, verb)
    begin_prompt(run, prompt, verb)
    yield from run.sleep(prompt.seconds)


def _said(run: Run, verb: Say) -> tuple[str, float]:
    text, pauses = spoken(verb)
    text = squeezed(text)
    if len(text) > _MOST_CHARACTERS:
        run.leg.note(f"{len(text):,} characters are more than the platform says", verb)
    return text, run.board.choices.say_06_time(text) + pauses


def _played(run: Run, verb: Play) -> tuple[str, float]:
    if verb.digits:
        waits = sum(key in "wW" for key in verb.digits)
        return f"<keys {verb.digits}>", _KEY * (len(verb.digits) - waits) + _WAIT * waits
    try:
        url = joined(run.page.url, verb.url or "")
    except FailedError as failed:
        run.leg.note(failed.message, verb, 21455)
        url = verb.url or ""
    choices = run.board.choices
    return url, choices.pla_07_lengths.get(url, choices.pla_07_seconds)
