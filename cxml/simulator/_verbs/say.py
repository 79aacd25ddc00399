"""``<Say>``: the text is heard, and then the next verb runs."""

from __future__ import annotations

from ...voice.say import Say
from .._prompts import hear
from .._run import Run, runs
from .._steps import Steps


@runs(Say)
def say(run: Run, verb: Say) -> Steps[None]:
    """Let the party hear a text."""
    return hear(run, verb)
