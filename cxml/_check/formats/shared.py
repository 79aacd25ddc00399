"""What a format is given, and what several of them say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

from attrs import define, field

from ..finding import Finding
from ..rule import Fixable, Severity
from ..rules import RULES


@define(slots=False)
class Report:
    """What a run has to say."""

    findings: Sequence[Finding]
    """Those that are to be shown, in order of path, line, column and code."""
    suppressed: Sequence[Finding] = ()
    sources: Mapping[str, str] = field(factory=dict[str, str])
    """What stands in the files, by their names."""
    checked: int = 0
    """How many files were checked."""
    fixed: int = 0
    """How many findings were mended."""

    @cached_property
    def counts(self) -> Counter[Severity]:
        """How many findings there are, by how bad they are."""
        return Counter(each.severity for each in self.findings)

    def secrets(self, name: str) -> list[tuple[int, int, int]]:
        """Give where in a file something stands that nobody may see: its line and its columns."""
        return [
            (each.line, each.column, each.end_column)
            for each in (*self.findings, *self.suppressed)
            if each.path == name and RULES[each.code].is_secret
            if each.line and each.column and each.end_column
        ]

    @property
    def summary(self) -> str:
        """All of it in a sentence."""
        mended = f"; {counted(self.fixed, 'problem')} fixed" if self.fixed else ""
        if not self.findings:
            return f"No problems in {counted(self.checked, 'file')}{mended}."
        parts = ", ".join(
            counted(self.counts[each], each.value, plural="infos" if each == "info" else "")
            for each in Severity
            if self.counts[each]
        )
        total = counted(len(self.findings), "problem")
        return f"Found {total} ({parts}) in {counted(self.checked, 'file')}{mended}.{self._hint}"

    @property
    def _hint(self) -> str:
        fixes = Counter(each.fix.applicability for each in self.findings if each.fix)
        safe, unsafe = fixes[Fixable.SAFE], fixes[Fixable.UNSAFE]
        said = [
            f"{safe} can be fixed with --fix" if safe else "",
            f"{unsafe} {'more ' if safe else ''}with --fix --unsafe-fixes" if unsafe else "",
        ]
        return f" {', '.join(filter(None, said))}." if safe or unsafe else ""


def counted(number: int, noun: str, plural: str = "") -> str:
    """Say how many there are: ``1 file``, ``2 files``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
