"""Where a place of a text stands in the same text before it was rewritten, and afterwards."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from attrs import define, field, frozen

from .change import Edit, place_of


@define
class Offsets:
    """Keeps what was done to a text, round by round."""

    rounds: list[_Round] = field(factory=list["_Round"])

    def add(self, edits: list[Edit]) -> None:
        """Note the edits of a round, in places of the text as it was before that round."""
        self.rounds.append(_Round.of(edits))

    def original(self, offset: int) -> int:
        """Give the place in the first text of one in the text as it is now."""
        for each in reversed(self.rounds):
            offset = each.back(offset)
        return offset

    def current(self, offset: int) -> int:
        """Give the place in the text as it is now of one in the first text."""
        for each in self.rounds:
            offset = each.forth(offset)
        return offset


@frozen
class _Round:
    """Edits that do not overlap, in order, and where each stands before and afterwards."""

    edits: list[Edit]
    before: list[int]
    after: list[int]

    @classmethod
    def of(cls, edits: Iterable[Edit]) -> _Round:
        every = sorted(edits, key=place_of)
        longer = (len(each.text) - (each.end - each.start) for each in every)
        shifts = accumulate(longer, initial=0)
        after = [each.start + shift for each, shift in zip(every, shifts, strict=False)]
        return cls(every, [each.start for each in every], after)

    def forth(self, offset: int) -> int:
        number = bisect_right(self.before, offset) - 1
        if number < 0:
            return offset
        edit, start = self.edits[number], self.after[number]
        # What was written there begins where it began.
        return start if offset < edit.end else offset - edit.end + start + len(edit.text)

    def back(self, offset: int) -> int:
        number = bisect_right(self.after, offset) - 1
        if number < 0:
            return offset
        edit, end = self.edits[number], self.after[number] + len(self.edits[number].text)
        return edit.start if offset < end else offset - end + edit.end
