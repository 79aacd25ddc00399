"""An application that hangs: what is shown of where, without the frames that waited for it."""

from __future__ import annotations

import os
import traceback
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from ..testing._body import NoAnswerError
from ._alarm import ended_after
from ._errors import IN_COMMAND, SimulationError
from ._places import first_cause, waiting_place

_OWN = f"{Path(__file__).parent.parent}{os.sep}"
_LONGER = "give it longer: choices=Choices(fet_13_seconds={:g})"
_ELSEWHERE = (
    "run the application, and give its address in place of APP, such as http://127.0.0.1:8000/voice"
)


class HungError(SimulationError):
    """An application does not come to the end of something that is no request."""


@contextmanager
def not_hung(
    what: str, seconds: float, owner: object = None, instead: str = "Let it end sooner"
) -> Generator[None]:
    """Let a startup, or the like, take no longer.

    Args:
        what: what it is if it takes longer, such as that an application hangs in its startup.
        seconds: how long it may take.
        owner: as that of :func:`ended_after`.
        instead: what to do about it, as a beginning of a sentence.

    Raises:
        HungError: it took longer.

    """
    try:
        with ended_after(seconds, owner, "it was not over"):
            yield
    except NoAnswerError as error:
        place = waiting_place(error)
        at = f", at {place}" if place else ""
        may = _ELSEWHERE if IN_COMMAND.get() else _LONGER.format(2 * seconds)
        raise HungError(f"{what}: {error}{at}. {instead}, or {may}") from placed(error)


def placed(error: Exception) -> Exception:
    """Give an error; one of an application that did not answer has the place where it was alone."""
    if isinstance(error, NoAnswerError):
        error.__traceback__ = _without_own(first_cause(error).__traceback__)
        error.__cause__ = None
    return error


def _without_own(trace: TracebackType | None) -> TracebackType | None:
    """Take the frames of cxml off both ends."""
    kept: TracebackType | None = None
    for frame, line in reversed([*traceback.walk_tb(trace)]):
        if not frame.f_code.co_filename.startswith(_OWN):
            kept = TracebackType(kept, frame, frame.f_lasti, line)
    return kept
