"""The results as a page of the documentation: ``python -m benchmarks --write FILE``."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from attrs import frozen

HEADINGS = ("Work", "Share, cxml, and the other")

UNITS = ((1e6, "µs"), (1e3, "ms"), (1.0, "s"))


@frozen
class Result:
    """One work, done by both sides."""

    work: str
    against: str
    ratio: float
    ours: float
    """Seconds, or bytes."""
    theirs: float
    in_bytes: bool

    def cells(self) -> Sequence[str]:
        """Write the row: few columns, since a page may be narrow."""
        ours, theirs = (amount(each, in_bytes=self.in_bytes) for each in (self.ours, self.theirs))
        return (self.work, f"{self.ratio:.2f}: {ours}; {theirs} ({self.against})")


def amount(value: float, *, in_bytes: bool) -> str:
    """Write an amount with the unit in which it is short."""
    if in_bytes:
        return f"{value:,.0f} bytes"
    scale, unit = next((each for each in UNITS if value * each[0] < 1000), UNITS[-1])
    return f"{value * scale:.3g} {unit}" if value * scale < 100 else f"{value * scale:.0f} {unit}"


def page(rows: Iterable[Result], libraries: Iterable[str], rounds: int) -> str:
    """Write what was measured, when, and on what.

    Args:
        rows: what was measured.
        libraries: the versions.
        rounds: how many samples there are of either side.

    """
    said = [
        f"Measured on {datetime.now(UTC):%-d %B %Y}, with Python {platform.python_version()}, "
        f"{', '.join(libraries)}, {rounds} rounds,",
        f"on {machine()}.",
    ]
    table = [_row(HEADINGS), _row("---" for _ in HEADINGS), *(_row(each.cells()) for each in rows)]
    return "\n".join([*said, "", *table, ""])


def machine() -> str:
    """Say what the program runs on."""
    return f"{_processor()}, {os.cpu_count()} cores, {platform.system()}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:  # which Linux alone has
        lines = []
    named = (each.partition(":")[2].strip() for each in lines if each.startswith("model name"))
    return next(named, "") or platform.processor() or platform.machine()


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
