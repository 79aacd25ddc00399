"""How keys and words are listened for, while prompts are heard and afterwards."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from contextlib import contextmanager

from .._tree.element import Element
from ..voice.pause import Pause
from ..voice.play import Play
from ..voice.say import Say
from ._prompts import begin_prompt, prompt_of
from ._run import Run
from ._steps import Event, Interruption, Key, Speech, Steps

Kinds = tuple[type[Event], ...]


def play_until_input(
    run: Run, verb: Element, children: Iterable[Element | str], kinds: Kinds
) -> Steps[Event | None]:
    """Play prompts one after the other, until there is input; give that.

    Args:
        run: the document.
        verb: who listens.
        children: the prompts; what is none is skipped.
        kinds: what counts as input.

    """
    for child in children:
        if not isinstance(child, Say | Play | Pause):
            _skip(run, verb, child)
            continue
        prompt = prompt_of(run, child)
        begin_prompt(run, prompt, child)
        event = yield from next_input(run, verb, kinds, prompt.seconds, is_busy=True)
        if event is not None:
            return event
    return None


def next_input(
    run: Run, verb: Element, kinds: Kinds, seconds: float | None, *, is_busy: bool = False
) -> Steps[Event | None]:
    """Wait for input of the kinds that are wanted; any other is passed over.

    Args:
        run: the document.
        verb: who listens.
        kinds: what counts as input.
        seconds: how long to wait.
        is_busy: whether something is heard meanwhile.

    """
    end = None if seconds is None else run.board.world.own_time + seconds
    while True:
        left = None if end is None else max(0.0, end - run.board.world.own_time)
        event = yield from run.listen(left, is_busy=is_busy)
        if event is None or isinstance(event, kinds):
            return event
        if isinstance(event, Key | Speech):
            run.leg.note(f"{_shown(event)}: not listened for", verb)


@contextmanager
def being_typed(run: Run, verb: Element) -> Generator[None]:
    """Let it be seen what is being typed, until that has an end, and what then goes nowhere."""
    try:
        yield
    except Interruption:
        if run.leg.typed:
            run.leg.note(f"pressed {run.leg.typed}: sent nowhere, more keys could follow", verb)
        raise
    finally:
        run.leg.typed = ""


def _skip(run: Run, verb: Element, child: Element | str) -> None:
    if isinstance(child, Element):
        run.skip(child, f"skips {child.tag}, which cannot stand in {verb.tag}")


def _shown(event: Event) -> str:
    return f"presses {event.key}" if isinstance(event, Key) else "says something"
