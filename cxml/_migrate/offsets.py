"""Where a place of a text stands in the same text before it was rewritten, and afterwards."""

from __future__ import annotations

from attrs import define, field

from .change import Edit, place_of


@define
class Offsets:
    """Keeps what was done to a text, round by round."""

    rounds: list[list[Edit]] = field(factory=list[list[Edit]])

    def add(self, edits: list[Edit]) -> None:
        """Note the edits of a round, in places of the text as it was before that round."""
        self.rounds.append(sorted(edits, key=place_of))

    def original(self, offset: int) -> int:
        """Give the place in the first text of one in the text as it is now."""
        for edits in reversed(self.rounds):
            offset = _back(offset, edits)
        return offset

    def current(self, offset: int) -> int:
        """Give the place in the text as it is now of one in the first text."""
        for edits in self.rounds:
            offset = _forth(offset, edits)
        return offset


def _forth(offset: int, edits: list[Edit]) -> int:
    shift = 0
    for each in edits:
        if each.start > offset:
            break
        if offset < each.end:  # what was written there begins where it began
            return each.start + shift
        shift += len(each.text) - (each.end - each.start)
    return offset + shift


def _back(offset: int, edits: list[Edit]) -> int:
    shift = 0
    for each in edits:
        start = each.start + shift
        if start > offset:
            break
        if offset < start + len(each.text):
            return each.start
        shift += len(each.text) - (each.end - each.start)
    return offset - shift
