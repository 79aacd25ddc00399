"""``<Reject>``: a call that still rings is not taken."""

from __future__ import annotations

from ...callbacks import CallState
from ...voice.reject import Reject
from .._run import Run, runs
from .._steps import Over, Steps


@runs(Reject, answers=False)
def reject(run: Run, verb: Reject) -> Steps[None]:
    """Decline the call; one that was answered is hung up."""
    yield from ()
    if run.leg.is_answered:
        run.leg.note("cannot reject a call that was answered: hangs up", verb)
        raise Over
    is_busy = run.value(verb, "reason") == "busy"
    run.leg.hear("<busy>" if is_busy else "<not in service>", verb)
    run.leg.end(CallState.BUSY if is_busy else CallState.NO_ANSWER)
    raise Over
