"""Views that run in threads, as those of Starlette and FastAPI do that are no ``async def``.

Nothing ends a thread. Where one is that did not answer can be told all the same, if it is surely
the one that the request waited for.
"""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Generator
from contextlib import contextmanager
from types import FrameType

from ..testing._body import NoAnswerError
from ._places import IN_THREAD, first_cause, line_of, written_in

_STARTS_THREADS = "threading"
_KEEPS_THREADS = "anyio."


@contextmanager
def placed_in_thread() -> Generator[None]:
    """Note where the thread was that a request waited for in vain."""
    before = busy_threads().keys()
    try:
        yield
    except NoAnswerError as error:
        new = [place for thread, place in busy_threads().items() if thread not in before]
        if len(new) == 1 and _waits_for_thread(error):
            error.add_note(f"{IN_THREAD}{new[0]}")
        raise


def busy_threads() -> dict[threading.Thread, str]:
    """Give the place of each thread of the pool that is in what the program's author wrote."""
    # The documentation of Python offers it, for debuggers.
    frames = sys._current_frames()  # pyright: ignore[reportPrivateUsage]
    found = ((each, _place_in(frames.get(each.ident or 0))) for each in threading.enumerate())
    return {thread: place for thread, place in found if place}


def _place_in(frame: FrameType | None) -> str:
    frames = [*traceback.walk_stack(frame)][::-1]
    modules = (_module_of(each) for each, _ in frames)
    first = next((each for each in modules if each != _STARTS_THREADS), "")
    if not first.startswith(_KEEPS_THREADS):
        return ""
    written = written_in(traceback.StackSummary.extract(iter(frames)))
    return line_of(written[-1]) if written else ""


def _waits_for_thread(error: NoAnswerError) -> bool:
    """Whether what was given up had handed its work to a thread of the pool."""
    *_, (last, _) = traceback.walk_tb(first_cause(error).__traceback__)
    return _module_of(last).startswith(_KEEPS_THREADS)


def _module_of(frame: FrameType) -> str:
    return str(frame.f_globals.get("__name__", ""))
