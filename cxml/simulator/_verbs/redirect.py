"""``<Redirect>``: another document takes the place of this one."""

from __future__ import annotations

from ...callbacks import VoiceRequest
from ...voice.redirect import Redirect
from .._run import Run, runs
from .._steps import Ask, Steps


@runs(Redirect, answers=False)
def redirect(run: Run, verb: Redirect) -> Steps[Ask]:
    """Go on with another document; a chain of nothing else leaves the call ringing."""
    yield from ()
    return run.ask(verb.url, run.value(verb, "method"), VoiceRequest)
