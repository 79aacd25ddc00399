"""What the checker found, by the place in the picture that it is about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from .._check.finding import Finding
from .._check.rule import Severity
from .graph import LONGEST_FINDING, MOST_FINDINGS, Noted
from .words import short


class Mark(NamedTuple):
    """What is wrong with a box."""

    severity: Severity | None
    """How bad the worst is."""
    numbers: str
    """The numbers of the findings, as the box shows them."""


class Marks:
    """The findings of a picture, each with its number, until a box has taken them."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self._findings = findings
        self._left: dict[str, dict[int, Finding]] = {}
        for number, each in enumerate(findings, 1):
            self._left.setdefault(each.path, {})[number] = each

    def take(self, path: str, place: str) -> Mark:
        """Take what is wrong with a verb, such as ``Response/Dial[2]``, or with what is in it."""
        return self._take(path, lambda each: f"{each.element}/".startswith(f"{place}/"))

    def take_rest(self, path: str) -> Mark:
        """Take what else is wrong in a document."""
        return self._take(path, lambda _: True)

    def _take(self, path: str, is_meant: Callable[[Finding], bool]) -> Mark:
        left = self._left.get(path, {})
        taken = {number: each for number, each in left.items() if is_meant(each)}
        self._left[path] = {number: left[number] for number in left.keys() - taken.keys()}
        worst = min((each.severity for each in taken.values()), key=_ORDER.index, default=None)
        shown = ", ".join(f"{number}" for number in sorted(taken) if number <= MOST_FINDINGS)
        return Mark(worst, f"[{shown}]" if shown else "")

    def listed(self) -> tuple[Noted, ...]:
        """Give the lines below the picture."""
        lines = [
            Noted(short(f"{number} {each}", LONGEST_FINDING), each.severity)
            for number, each in enumerate(self._findings[:MOST_FINDINGS], 1)
        ]
        if more := len(self._findings) - len(lines):
            lines.append(Noted(f"and {more:,} more: see cxml check", Severity.INFO))
        return tuple(lines)


_ORDER = list(Severity)
