"""``<Pause>``: silence; as the first verb it delays the answer."""

from __future__ import annotations

from ...voice.pause import Pause
from .._prompts import hear
from .._run import Run, runs
from .._steps import Steps


@runs(Pause, answers=False)
def pause(run: Run, verb: Pause) -> Steps[None]:
    """Let the party hear nothing."""
    return hear(run, verb)
