"""An end to an application that does not return, by an alarm of the clock on the wall.

A thread could wait for it no better: what belongs to this one, such as a transaction of the test,
would be in another, and nothing ends a thread. So there is none where Python has no such alarm, as
on Windows and in other threads than the first, nor where somebody else has set one.

Where an application shares an event loop with a test, it rings in what belongs to the application
alone: an exception would end whatever else that loop does.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Generator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from time import monotonic
from types import FrameType
from typing import cast

from attrs import define, field

from ..testing._body import NoAnswerError

_AGAIN = 1.0
"""How many seconds later it rings again, for what catches everything and goes on."""
LATER = 1.0
"""How much later it rings than others give up, who leave things tidier."""
_OWNER = ContextVar[object]("_OWNER", default=None)
"""Whose task this is, of those that share an event loop; the tasks that it makes have it too."""
_DEBUGGERS = frozenset({"bdb", "pdb", "pydevd", "_pydevd_bundle"})


class _RungError(BaseException):
    """The alarm rang; frameworks make an answer of what is an ``Exception``."""


@define(eq=False)
class _Alarm:
    """The only alarm of the process."""

    is_set: bool = False
    """Whether a block is waited for that it can end."""
    owner: object = None
    """Whose tasks it rings in; in all there is, if that is ``None``."""
    has_been_rung: bool = False
    """Whether somebody has given the block up, before its time."""
    ringing: threading.Lock = field(factory=threading.Lock)
    """Held while somebody rings, so that the block is not left meanwhile."""


_ALARM = _Alarm()


def can_be_given_up() -> bool:
    """Whether a block is waited for that :func:`give_up` can end."""
    return _ALARM.is_set


def give_up() -> bool:
    """End the block that is waited for, from another thread; tell whether there is one."""
    first = threading.main_thread().ident
    with _ALARM.ringing:
        if not _ALARM.is_set or first is None:
            return False
        _ALARM.has_been_rung = True
        signal.setitimer(signal.ITIMER_REAL, _AGAIN, _AGAIN)
        signal.pthread_kill(first, signal.SIGALRM)  # which wakes it where it sleeps
    return True


@contextmanager
def ended_after(
    seconds: float, owner: object = None, said: str = "no answer came"
) -> Generator[None]:
    """Let a block take no longer.

    Args:
        seconds: how long it may take.
        owner: whose block it is, where it shares an event loop with others, who are left alone.
        said: what is wrong if it takes longer.

    Raises:
        NoAnswerError: it did; the cause says where it was.

    """
    if not _is_free():
        yield
        return
    before, since = signal.signal(signal.SIGALRM, _ring), monotonic()
    _ALARM.has_been_rung, _ALARM.is_set, _ALARM.owner = False, True, owner
    token = _OWNER.set(owner)
    try:
        until = max(seconds + LATER, 1e-6)  # 0 would be never
        signal.setitimer(signal.ITIMER_REAL, until, _AGAIN)
        yield
    except BaseException as error:
        rung = rung_in(error)
        if rung is None:
            raise
        told = f"{said} within {seconds:g} s"
        if _ALARM.has_been_rung:
            told = f"it was given up after {monotonic() - since:.1f} s"
        raise NoAnswerError(told) from rung
    finally:
        _ALARM.is_set = False
        with _ALARM.ringing:  # a signal that is on its way comes before what was there before
            signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        with suppress(ValueError):  # a task that its loop has left is ended in another context
            _OWNER.reset(token)


def _is_free() -> bool:
    """Whether there is an alarm, and nobody waits for it."""
    is_first = threading.current_thread() is threading.main_thread()
    if not (is_first and hasattr(signal, "setitimer")):
        return False
    is_unset = signal.getitimer(signal.ITIMER_REAL)[0] == 0
    return is_unset and signal.getsignal(signal.SIGALRM) in (signal.SIG_DFL, signal.SIG_IGN)


def _ring(_signal: int, frame: FrameType | None) -> None:
    is_theirs = _ALARM.owner is None or _OWNER.get() is _ALARM.owner
    # Somebody who looks around in a debugger has the time that it takes.
    if _ALARM.is_set and is_theirs and not _is_debugged(frame):
        raise _RungError


def rung_in(error: BaseException) -> _RungError | None:
    """Find the alarm in what was raised; groups of tasks raise groups."""
    if isinstance(error, BaseExceptionGroup):
        within = cast("BaseExceptionGroup[BaseException]", error).exceptions
        return next(filter(None, map(rung_in, within)), None)
    return error if isinstance(error, _RungError) else None


def _is_debugged(frame: FrameType | None) -> bool:
    while frame is not None:
        if frame.f_globals.get("__name__", "").partition(".")[0] in _DEBUGGERS:
            return True
        frame = frame.f_back
    return False
