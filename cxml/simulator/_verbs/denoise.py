"""``<Denoise>``: noise is taken out from here on; nobody hears a difference here."""

from __future__ import annotations

from ...voice.denoise import Denoise
from .._run import Run, runs
from .._steps import Steps


@runs(Denoise)
def denoise(run: Run, verb: Denoise) -> Steps[None]:
    """Write down that noise is reduced, or not any more."""
    run.leg.note(f"reduction of noise: {verb.state}", verb)
    yield from ()
