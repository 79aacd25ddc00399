"""What a format is given, and what several of them say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

from attrs import define, field

from ..._text.terminal import in_one_line
from ..finding import Finding
from ..rule import Fixable, Severity

STOPPING = frozenset({"CX003", "CX101", "CX102", "CX103", "CX105", "CX106", "CX107"})
"""The rules that say of a file, where they find an error, that nothing more of it is read."""


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
    failures: Sequence[str] = ()
    """Why not all of it could run."""

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
        found = f"Found {total} ({parts}) in {counted(self.checked, 'file')}{mended}."
        return f"{found}{self._hint}{self._unread}"

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

    @property
    def _unread(self) -> str:
        """Say of which file no more is known than why it cannot be read."""
        stopped = (each for each in self.findings if each.severity is Severity.ERROR)
        names = [*dict.fromkeys(each.path for each in stopped if each.code in STOPPING)]
        if not names:
            return ""
        which = in_one_line(names[0]) if len(names) == 1 else counted(len(names), "file")
        it = "it" if len(names) == 1 else "they"
        return f" What else is wrong in {which} is seen once {it} can be read."


def counted(number: int, noun: str, plural: str = "") -> str:
    """Say how many there are: ``1 file``, ``2 files``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
