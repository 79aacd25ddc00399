"""``<Start>``: a stream goes on beside the call."""

from __future__ import annotations

from ...voice.start import Start
from ...voice.stream import Stream
from .._links import Links
from .._run import Run, runs
from .._steps import Steps


@runs(Start)
def start(run: Run, verb: Start) -> Steps[None]:
    """Begin streams, and go on at once."""
    yield from ()
    for noun in verb.children:
        if isinstance(noun, Stream):
            run.board.part(Links).begin(run, noun)
        elif not isinstance(noun, str):
            run.skip(noun, f"skips {noun.tag}, which is not simulated")
