"""``python -m benchmarks``: what is promised about speed and memory, and what holds here."""

from __future__ import annotations

import argparse
import platform
import sys
from importlib.metadata import version
from pathlib import Path

from .case import Case
from .cases import all_cases
from .fresh import UNWANTED, unwanted_modules
from .growth import growth
from .report import Result, page
from .table import Table

SCALES = {"µs": 1e6, "bytes": 1.0}
COLUMNS = (
    ("against", -18),
    ("ours/theirs", 11),
    ("must", 5),
    ("aim", 5),
    ("keeps", -6),
    ("ours", 10),
    ("theirs", 10),
)
GROWTH = "time per verb"
MODULES = "import VoiceResponse: modules loaded"


def whole(text: str) -> int:
    """Read a number of rounds."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least one round is needed")
    return number


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Compare cxml's speed and memory with what it replaces, in one run.",
    )
    parser.add_argument(
        "--rounds", type=whole, default=31, metavar="N", help="samples of either side (default: 31)"
    )
    parser.add_argument(
        "--only", default="", metavar="WORD", help="only the work whose name holds this word"
    )
    parser.add_argument(
        "--write",
        type=Path,
        metavar="FILE",
        help="write the table as Markdown, for the documentation",
    )
    return parser.parse_args()


def judged(case: Case, ratio: float, *, right: bool) -> list[str]:
    """Write the bounds of a row, and which of them a ratio keeps."""
    if case.bounds is None:
        bounds, kept = ["", ""], ""
    else:
        bounds = [f"{case.bounds.must:.2f}", f"{case.bounds.aim:.2f}"]
        kept = case.bounds.kept_by(ratio)
    return [*bounds, kept if right else "WRONG"]


def compare_all(cases: list[Case], rounds: int) -> tuple[bool, list[Result]]:
    """Print the table of ratios; tell whether all results were right, and give the rows."""
    rows: list[Result] = []
    wrong = [case for case in cases if not case.same()]
    works = [f"{case.work} ({case.unit})" for case in cases]
    first = ("work", -max(map(len, works)))
    table = Table(first, *COLUMNS)
    for case, work in zip(cases, works, strict=True):
        pair = case.measure(rounds)
        scale = SCALES[case.unit]
        verdict = judged(case, pair.ratio, right=case not in wrong)
        amounts = [f"{pair.ours * scale:,.1f}", f"{pair.theirs * scale:,.1f}"]
        table.row(work, case.against, f"{pair.ratio:.2f}", *verdict, *amounts)
        in_bytes = case.unit == "bytes"
        rows.append(Result(case.work, case.against, pair.ratio, pair.ours, pair.theirs, in_bytes))
    return not wrong, rows


def show_growth(rounds: int) -> None:
    """Print the time per verb of documents of every size."""
    table = Table((f"{GROWTH} (µs)", -18), ("build + render", 14), ("read", 8))
    for size in growth(rounds):
        build, read = f"{size.build_and_render * 1e6:.2f}", f"{size.read * 1e6:.2f}"
        table.row(f"{size.verbs:,} verbs", build, read)


def main() -> int:
    """Measure what is asked for, and print it; fail only when a result is wrong."""
    options = arguments()
    word = options.only.lower()
    libraries = [f"{name} {version(name)}" for name in ("cxml", "twilio", "lxml")]
    print(f"Python {platform.python_version()}, {', '.join(libraries)}, {options.rounds} rounds\n")
    cases = [case for case in all_cases() if word in f"{case.work} {case.against}".lower()]
    right, rows = compare_all(cases, options.rounds) if cases else (True, [])
    if options.write:
        options.write.write_text(page(rows, libraries, options.rounds), encoding="utf-8")
    if word in GROWTH:
        print()
        show_growth(options.rounds)
    if word in MODULES:
        print(f"\n{MODULES} of {', '.join(UNWANTED)}: {', '.join(unwanted_modules()) or 'none'}")
    return 0 if right else 1


if __name__ == "__main__":
    sys.exit(main())
