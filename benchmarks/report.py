"""The results as a page of the documentation: ``python -m benchmarks --write FILE``."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

HEADINGS = ("Work", "Share of its time or memory", "Against", "cxml", "The other")


def page(rows: Iterable[Sequence[str]], libraries: Iterable[str], rounds: int) -> str:
    """Write what was measured, when, and on what.

    Args:
        rows: for each work its name, the share, what it is compared with, and both amounts.
        libraries: the versions.
        rounds: how many samples there are of either side.

    """
    said = [
        f"Measured on {datetime.now(UTC):%-d %B %Y}, with Python {platform.python_version()}, "
        f"{', '.join(libraries)}, {rounds} rounds,",
        f"on {machine()}.",
    ]
    table = [_row(HEADINGS), _row("---" for _ in HEADINGS), *map(_row, rows)]
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
