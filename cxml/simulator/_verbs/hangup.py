"""``<Hangup>``: the call ends."""

from __future__ import annotations

from ...voice.hangup import Hangup
from .._run import Run, runs
from .._steps import Over, Steps


@runs(Hangup)
def hangup(run: Run, verb: Hangup) -> Steps[None]:
    """End the call."""
    run.leg.note("the document hangs up", verb)
    yield from ()
    raise Over
