"""A row of the table: what is done, beside what, within which bounds, and with what result.

Every case can show that both sides come to the same, so that none is fast by doing less.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from attrs import evolve, frozen

from .measure import Pair, Work, compare
from .sameness import same_documents


@frozen
class Bounds:
    """The ratios that a row is held against."""

    must: float
    """The ratio that is promised."""
    aim: float
    """The ratio that is hoped for."""

    def kept_by(self, ratio: float) -> str:
        """Say in a word which bound a ratio keeps."""
        if ratio <= self.aim:
            return "aim"
        return "must" if ratio <= self.must else "MISSED"


@frozen
class Case:
    """One row of the table."""

    work: str
    against: str
    measure: Callable[[int], Pair]
    """Takes the number of rounds; gives the seconds, or the bytes, of both."""
    same: Callable[[], bool]
    """Tells whether both sides come to the same."""
    unit: str = "µs"
    bounds: Bounds | None = None
    """Nothing for a row that only shows what others are to be compared with."""

    def within(self, must: float, aim: float) -> Case:
        """Give the same row with bounds."""
        return evolve(self, bounds=Bounds(must, aim))


def timed(work: str, against: str, ours: Work, theirs: Work) -> Case:
    """Make the row of two things that make the same document and are timed."""
    return Case(
        work,
        against,
        measure=partial(compare, ours, theirs),
        same=lambda: same_documents(ours(), theirs()),
    )
