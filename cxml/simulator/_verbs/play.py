"""``<Play>``: a file or keys are heard, and then the next verb runs."""

from __future__ import annotations

from ...voice.play import Play
from .._prompts import hear
from .._run import Run, runs
from .._steps import Steps


@runs(Play)
def play(run: Run, verb: Play) -> Steps[None]:
    """Let the party hear a file, or keys."""
    return hear(run, verb)
