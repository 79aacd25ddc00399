"""What is lenient, whether something that is wrong is therefore taken, and the report of it."""

from __future__ import annotations

import inspect
import os
from collections.abc import Iterable, Iterator
from contextvars import ContextVar
from types import FrameType
from typing import Any, cast
from weakref import WeakValueDictionary

from ..errors import LenientWarning, Problem

MOST_REPORTED = 4096
"""How many places are remembered as reported; a name in one may come from outside."""

depth: ContextVar[int] = ContextVar("cxml.lenient", default=0)
"""How many blocks around are lenient."""
lenient_elements: WeakValueDictionary[int, Any] = WeakValueDictionary()
"""The elements in which everything is taken."""
_reported: set[tuple[str, int, str, str, str]] = set()
_ON = ("1", "true", "yes", "on")
_STRICT = "error"
_PACKAGE = __file__.rpartition("_lenient")[0]
"""The folder of cxml, of whatever name."""


def takes(problem: Problem, done: str) -> bool:
    """Answer :func:`cxml._lenient.forgive.forgives`."""
    # Read each time, and not when cxml is imported: a test or a setting may come later.
    setting = os.environ.get("CXML_LENIENT", "").lower()
    is_on = depth.get() > 0 or setting in _ON
    if setting == _STRICT or not (is_on or lenient_elements):
        return False
    frames = list(_own_frames())
    try:
        if not (is_on or _works_on_lenient(frames)):
            return False
        _report(f"{problem} ({done})", problem, frames)
        return True
    finally:
        frames.clear()  # one of them is this one's, which holds the list


# Who asked


def _own_frames() -> Iterator[FrameType]:
    """Walk from here to the line of the program; that is the last."""
    frame = cast("FrameType", inspect.currentframe())
    # Functions that are written for a class have no file; their name begins so.
    while frame.f_code.co_filename.startswith((_PACKAGE, "<cxml> ")):
        yield frame
        frame = cast("FrameType", frame.f_back)  # a program calls cxml, and not cxml itself
    yield frame


def _works_on_lenient(frames: list[FrameType]) -> bool:
    """Whether cxml was asked for something about an element of which everything is taken.

    What stands in one is that too. An element does not know what it stands in, and a new one stands
    nowhere yet; so what the functions on the way here are at work on is all that can tell.
    """
    asked = {id(value) for frame in frames[:-1] for value in [*frame.f_locals.values()]}
    # By their references, a list that is made at once: other threads add to it meanwhile.
    roots = (each() for each in lenient_elements.valuerefs())
    seen: dict[int, Any] = {id(root): root for root in roots if root is not None}
    waiting: list[Any] = [*seen.values()]
    for each in waiting:
        if id(each) in asked:
            return True
        children = cast("Iterable[Any]", each.__dict__.get("_children", ()))
        inside = {id(one): one for one in children if type(one) is not str and id(one) not in seen}
        waiting += inside.values()
        seen |= inside
    return False


# Saying it


def _report(said: str, problem: Problem, frames: list[FrameType]) -> None:
    caller = frames[-1]
    file, line = caller.f_code.co_filename, caller.f_lineno
    # Without the value, which may be another each time; what stands before it is about the place.
    about = problem.message.partition(" is ")[0].partition(":")[0]
    place = (file, line, problem.code, problem.path, about)
    if place in _reported:
        return
    import logging
    import warnings

    # With a registry of its own: in that of the program each text would stay for ever, and a value
    # in it may come from outside.
    module = str(caller.f_globals.get("__name__"))
    warnings.warn_explicit(LenientWarning(said), LenientWarning, file, line, module, registry={})
    # After the warning: one that is turned into an error is one each time.
    if len(_reported) >= MOST_REPORTED:
        _reported.clear()
    _reported.add(place)
    logger = logging.getLogger("cxml")
    # Where nothing handles it, Python would write it to stderr, beside the warning.
    if logger.hasHandlers():
        logger.warning("%s:%d: %s", file, line, said)
