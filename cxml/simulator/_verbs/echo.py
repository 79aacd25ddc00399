"""``<Echo>``: the party hears itself for a while."""

from __future__ import annotations

from ...voice.echo import Echo
from .._run import Run, runs
from .._steps import Speech, Steps


@runs(Echo)
def echo(run: Run, verb: Echo) -> Steps[None]:
    """Send back what is said, until the time is up."""
    run.leg.hear("<echo>", verb)
    end = run.board.world.own_time + run.value(verb, "timeout")
    while True:
        event = yield from run.listen(end - run.board.world.own_time)
        if event is None:
            return
        run.leg.note_input(event, verb)
        if isinstance(event, Speech):
            run.leg.hear(event.text, verb)
