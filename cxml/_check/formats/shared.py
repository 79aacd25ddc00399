"""What a format is given, and what several of them say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

from attrs import define, field

from ..finding import Finding
from ..rule import Fixable, Severity


@define(slots=False)
class Report:
    """What a run has to say."""

    findings: Sequence[Finding]
    """Those that are to be shown, in order of path, line, column and code."""
    suppressed: Sequence[Finding] = ()
    lines: Mapping[str, Sequence[str]] = field(factory=dict[str, Sequence[str]])
    """The lines of the files, as they may be shown, by their names."""
    checked: int = 0
    """How many files were checked."""
    fixed: int = 0
    """How many findings were mended."""

    @cached_property
    def counts(self) -> Counter[Severity]:
        """How many findings there are, by how bad they are."""
        return Counter(each.severity for each in self.findings)

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
            f"{unsafe} {'more' if safe else 'can be fixed'} with --fix --unsafe-fixes"
            if unsafe
            else "",
        ]
        return f" {', '.join(filter(None, said))}." if safe or unsafe else ""


def counted(number: int, noun: str, plural: str = "") -> str:
    """Say how many there are: ``1 file``, ``2 files``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
