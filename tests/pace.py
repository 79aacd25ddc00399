"""What work costs beside a work that never changes: a bound that holds on any machine.

Processor time alone says little: on cores that other work shares the same takes twice as long. So
the other work is timed at the same time, on the same core.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import process_time

_NUMBERS = range(200_000)
_USUAL = 0.03
"""The seconds that sorting their texts takes on a machine of today that does nothing else."""

_LITTLE = 0.1
"""Fewer seconds are below any bound, on any machine."""


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
    began = process_time()
    yield
    assert paced(process_time() - began) < seconds
