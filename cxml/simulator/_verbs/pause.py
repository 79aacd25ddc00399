"""``<Pause>``: silence; as the first verb it delays the answer."""

from __future__ import annotations

from ...voice.pause import Pause
from .._prompts import begin_prompt, prompt_of
from .._run import Run, runs
from .._steps import Steps


@runs(Pause, answers=False)
def pause(run: Run, verb: Pause) -> Steps[None]:
    """Let the party hear nothing."""
    prompt = prompt_of(run, verb)
    begin_prompt(run, prompt, verb)
    yield from run.sleep(prompt.seconds)
