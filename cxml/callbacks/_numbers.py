"""Which sequence numbers came: a set that never changes, and whose grown copies are cheap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from attrs import field, frozen

BLOCK = 1024
_ONES = re.compile("1+")


@frozen
class Numbers:
    """The numbers from 1 on that came, as bits in blocks: many to be copied at once."""

    # A dict has no hash; a roster, whose hash this is part of, has others to tell it by.
    _blocks: Mapping[int, int] = field(factory=dict[int, int], hash=False)

    @classmethod
    def of(cls, number: int) -> Numbers:
        """Give a set of one number, or of none: those below 1 are of no account."""
        # One bit far up would make an integer as long: a peer may send 1 and then 10**17.
        at, place = divmod(number, BLOCK)
        return cls({at: 1 << place} if number > 0 else {})

    @classmethod
    def of_runs(cls, runs: Iterable[range]) -> Numbers:
        """Give a set of all numbers of ranges, which begin at 1 or later."""
        blocks: dict[int, int] = {}
        for run in runs:
            for at in range(run.start // BLOCK, (run.stop - 1) // BLOCK + 1):
                first, stop = max(run.start - at * BLOCK, 0), min(run.stop - at * BLOCK, BLOCK)
                blocks[at] = blocks.get(at, 0) | (1 << stop) - (1 << first)
        return cls(blocks)

    def __or__(self, other: Numbers) -> Numbers:
        both = dict(self._blocks)
        for at, bits in other._blocks.items():
            both[at] = both.get(at, 0) | bits
        return Numbers(both)

    def runs(self) -> Iterator[range]:
        """Give the numbers as ranges, none of them longer than a block."""
        for at, bits in sorted(self._blocks.items()):
            # The bits as text, lowest first: a search for ones is faster than asking bit by bit in
            # Python.
            for ones in _ONES.finditer(f"{bits:b}"[::-1]):
                yield range(at * BLOCK + ones.start(), at * BLOCK + ones.end())

    def gaps(self) -> Iterator[range]:
        """Find the numbers from 1 on that are missing below the highest."""
        before = 1
        for run in self.runs():
            # Runs end with their block: one that begins where another ended leaves no gap.
            if run.start > before:
                yield range(before, run.start)
            before = run.stop
