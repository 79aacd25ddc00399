"""``<Stop>``: a stream that goes on beside the call ends."""

from __future__ import annotations

from ...voice.stop import Stop
from ...voice.stream import Stream
from .._links import Links
from .._run import Run, runs
from .._steps import Steps


@runs(Stop)
def stop(run: Run, verb: Stop) -> Steps[None]:
    """End the streams that are named."""
    yield from ()
    for noun in verb.iter(Stream):
        links = [each for each in run.board.part(Links).of(run.leg) if each.name == noun.name]
        if not links:
            run.leg.note(f"no stream {noun.name} runs", verb)
        for link in links:
            link.close()
