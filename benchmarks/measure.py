"""Two things timed in turns, so that whatever the machine does meanwhile slows both."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from functools import partial
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
    ratio: float
    """How much of theirs ours is; below 1 is better than theirs."""

    @classmethod
    def of(cls, samples: Sequence[tuple[float, float]]) -> Pair:
        """Give the medians; that of the ratios is of both in one round, under one load."""
        ours, theirs = zip(*samples, strict=True)
        return cls(median(ours), median(theirs), median(one / other for one, other in samples))


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
    """Take a sample of both in each round, and of theirs first in every second one."""
    samples: list[tuple[float, float]] = []
    for number in range(rounds):
        if number % 2:
            other, one = theirs(), ours()
        else:
            one, other = ours(), theirs()
        samples.append((one, other))
    return Pair.of(samples)


def sampler(work: Work) -> Callable[[], float]:
    """Find how often the work can be called in the time of a sample, and take such samples."""
    calls = max(1, round(SECONDS_PER_SAMPLE / min(seconds(work, 1), seconds(work, 1))))
    return partial(seconds, work, calls)


def compare(ours: Work, theirs: Work, rounds: int) -> Pair:
    """Time both in turns, in samples that take equally long."""
    return in_turns(sampler(ours), sampler(theirs), rounds)
