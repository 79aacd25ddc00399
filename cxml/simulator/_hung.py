"""Where an application hung: what a test is shown of it, without the frames that waited for it."""

from __future__ import annotations

import os
import traceback
from pathlib import Path
from types import TracebackType

from ..testing._body import NoAnswerError

_OWN = f"{Path(__file__).parent.parent}{os.sep}"


def placed(error: Exception) -> Exception:
    """Give an error; one of an application that did not answer has the place where it was alone."""
    if isinstance(error, NoAnswerError):
        first: BaseException = error
        while first.__cause__ is not None:
            first = first.__cause__
        error.__cause__, error.__traceback__ = None, _without_own(first.__traceback__)
    return error


def _without_own(trace: TracebackType | None) -> TracebackType | None:
    """Take the frames of cxml off both ends."""
    kept: TracebackType | None = None
    for frame, line in reversed([*traceback.walk_tb(trace)]):
        if not frame.f_code.co_filename.startswith(_OWN):
            kept = TracebackType(kept, frame, frame.f_lasti, line)
    return kept
