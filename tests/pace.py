"""What work costs beside other work: bounds that hold on any machine.

Processor time alone says little: on cores that other work shares the same takes twice as long. So
work that never changes is timed at the same time, on the same core, or the same work with less to
do. What looks at each line that runs, such as a measure of coverage, does not look meanwhile, and
garbage is collected afterwards: either costs more than the work itself, the latter since all tests
have left something behind.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import process_time

_NUMBERS = range(200_000)
_USUAL = 0.03
"""The seconds that sorting their texts takes on a machine of today that does nothing else."""

_LITTLE = 0.1
"""Fewer seconds are below any bound, on any machine."""

_MORE = 4
"""How many times as much is to do the second time."""
_LONGER = 8
"""How many times as long that may take: four times if it is a line, and sixteen if a square."""
_ROUNDS = 3


def paced(seconds: float) -> float:
    """Turn processor time that has just been spent into that of a machine of today."""
    if seconds < _LITTLE:
        return seconds
    began = process_time()
    sorted(map(str, _NUMBERS))
    return seconds * _USUAL / (process_time() - began)


@contextmanager
def bounded(seconds: float = 2.0) -> Iterator[None]:
    """Allow for so much processor time of a machine of today."""
    with _unseen():
        began = process_time()
        yield
        spent = process_time() - began
    assert paced(spent) < seconds


def in_line(work: Callable[[int], object], size: int) -> None:
    """Allow for as much more time as there is more to do, and not for the square of it.

    Args:
        work: does so much.
        size: how much is to do at first; it should take some hundredths of a second.

    """
    work(size)  # what is loaded, or remembered, by who asks first
    assert any(_is_in_line(work, size) for _ in range(_ROUNDS))


def _is_in_line(work: Callable[[int], object], size: int) -> bool:
    less = _spent(work, size)
    return _spent(work, _MORE * size) < _LONGER * less


def _spent(work: Callable[[int], object], size: int) -> float:
    with _unseen():
        began = process_time()
        work(size)
        return process_time() - began


@contextmanager
def _unseen() -> Iterator[None]:
    trace = sys.gettrace()
    sys.settrace(None)
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        sys.settrace(trace)
