"""``<Leave>``: a call leaves its queue."""

from __future__ import annotations

from ...voice.leave import Leave
from .._run import Run, runs
from .._steps import Interruption, Steps


class LeavesQueue(Interruption):
    """The wait document of a queue lets the call leave."""


@runs(Leave)
def leave(run: Run, verb: Leave) -> Steps[None]:
    """Leave the queue; in any other document nothing happens."""
    yield from ()
    if (
        run.allowed is not None
    ):  # only the documents of those who wait are told what may stand there
        raise LeavesQueue
    run.leg.note("there is no queue to leave", verb)
