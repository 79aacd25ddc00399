"""Two things timed in turns, so that whatever the machine does meanwhile slows both."""

from __future__ import annotations

import gc
from collections.abc import Callable
from itertools import repeat
from statistics import median
from time import process_time

from attrs import frozen

Work = Callable[[], object]

SECONDS_PER_SAMPLE = 0.02
"""Long enough that the first calls, after a collection has emptied the caches, do not decide."""


@frozen
class Pair:
    """The same amount for cxml and for what it is compared with."""

    ours: float
    theirs: float

    @property
    def ratio(self) -> float:
        """How much of theirs ours is; below 1 is better than theirs."""
        return self.ours / self.theirs


def seconds(work: Work, calls: int) -> float:
    """Time one call of the work, in seconds of this process alone, as the mean of some.

    Garbage collection is on, as where such code runs; what others left is collected first.
    """
    gc.collect()
    start = process_time()
    for _ in repeat(None, calls):
        work()
    return (process_time() - start) / calls


def in_turns(ours: Callable[[], float], theirs: Callable[[], float], rounds: int) -> Pair:
    """Take a sample of ours, one of theirs, and so on; give the medians."""
    samples = [(ours(), theirs()) for _ in repeat(None, rounds)]
    return Pair(median(one for one, _ in samples), median(other for _, other in samples))


def calls_per_sample(*works: Work) -> int:
    """Find how often the slowest of them can be called in the time of a sample."""
    slowest = max(min(seconds(work, 1), seconds(work, 1)) for work in works)
    return max(1, round(SECONDS_PER_SAMPLE / slowest))


def compare(ours: Work, theirs: Work, rounds: int) -> Pair:
    """Time both in turns, each called equally often in a sample."""
    calls = calls_per_sample(ours, theirs)
    return in_turns(lambda: seconds(ours, calls), lambda: seconds(theirs, calls), rounds)
