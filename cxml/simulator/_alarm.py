"""An end to an application that does not return, by an alarm of the clock on the wall.

A thread could wait for it no better: what belongs to this one, such as a transaction of the test,
would be in another, and nothing ends a thread. So there is none where Python has no such alarm, as
on Windows and in other threads than the first, nor where somebody else has set one.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Generator
from contextlib import contextmanager
from types import FrameType

from ..testing._body import NoAnswerError

_AGAIN = 1.0
"""How many seconds later it rings again, for what catches everything and goes on."""
_LATER = 1.0
"""How much later it rings than others give up, who leave things tidier."""
_DEBUGGERS = frozenset({"bdb", "pdb", "pydevd", "_pydevd_bundle"})


class _RungError(BaseException):
    """The alarm rang; frameworks make an answer of what is an ``Exception``."""


@contextmanager
def ended_after(seconds: float) -> Generator[None]:
    """Let a block take no longer.

    Raises:
        NoAnswerError: it did; the cause says where it was.

    """
    if not _is_free():
        yield
        return
    before = signal.signal(signal.SIGALRM, _ring)
    try:
        until = max(seconds + _LATER, 1e-6)  # 0 would be never
        signal.setitimer(signal.ITIMER_REAL, until, _AGAIN)
        yield
    except _RungError as rung:
        raise NoAnswerError(f"no answer came within {seconds:g} s") from rung
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _is_free() -> bool:
    """Whether there is an alarm, and nobody waits for it."""
    is_first = threading.current_thread() is threading.main_thread()
    if not (is_first and hasattr(signal, "setitimer")):
        return False
    is_unset = signal.getitimer(signal.ITIMER_REAL)[0] == 0
    return is_unset and signal.getsignal(signal.SIGALRM) in (signal.SIG_DFL, signal.SIG_IGN)


def _ring(_signal: int, frame: FrameType | None) -> None:
    # Somebody who looks around in a debugger has the time that it takes.
    if not _is_debugged(frame):
        raise _RungError


def _is_debugged(frame: FrameType | None) -> bool:
    while frame is not None:
        if frame.f_globals.get("__name__", "").partition(".")[0] in _DEBUGGERS:
            return True
        frame = frame.f_back
    return False
