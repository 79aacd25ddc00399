"""For people: each finding with the line that it is about, as compilers show theirs."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ..._text.terminal import in_one_line, without_commands
from ..finding import Finding, advice_of
from ..rule import Fixable, Severity
from .shared import Report

STYLES = {
    Severity.ERROR: "1;31",
    Severity.WARNING: "1;33",
    Severity.INFO: "1;36",
}
BOLD, DIM, MARK = "1", "2", "1;35"
WIDEST = 120
"""How many characters of a line are shown: it may be a mebibyte long."""


class Painter(NamedTuple):
    """Paints, or leaves words as they are."""

    is_on: bool

    def __call__(self, text: str, style: str) -> str:
        """Give a text in a style of a terminal."""
        return f"\x1b[{style}m{text}\x1b[0m" if self.is_on and text else text


def write_text(report: Report, *, colours: bool = False) -> str:
    """Say all that a run found, for people."""
    paint = Painter(colours)
    blocks = [
        "\n".join(map(without_commands, _block(each, report.lines, paint)))
        for each in report.findings
    ]
    return "\n\n".join([*blocks, paint(report.summary, BOLD)]) + "\n"


def write_concise(report: Report) -> str:
    """Say each finding in a line."""
    return "".join(f"{without_commands(in_one_line(each))}\n" for each in report.findings)


def _block(finding: Finding, lines: Mapping[str, Sequence[str]], paint: Painter) -> Iterator[str]:
    place = ":".join(str(each) for each in (finding.path, finding.line, finding.column) if each)
    style = STYLES[finding.severity]
    yield (
        f"{paint(in_one_line(place), BOLD)} {paint(finding.code, style)}"
        f" {paint(finding.severity, style)} {finding.name}"
    )
    number = f" (SignalWire error {finding.platform_code})" if finding.platform_code else ""
    yield f"  {in_one_line(finding.message)}{number}"
    yield from _source(finding, lines.get(finding.path, []), paint)
    yield f"  {paint('help:', BOLD)} {in_one_line(_help(finding))}{paint(finding.url, DIM)}"


def _help(finding: Finding) -> str:
    what = advice_of(finding)
    if not what and finding.fix:
        what = "mend it"  # what it is, is said already
    if finding.fix is None:
        return f"{what}  " if what else ""
    options = "--fix" if finding.fix.applicability is Fixable.SAFE else "--fix --unsafe-fixes"
    return f"{what} ({options})  "


def _source(finding: Finding, lines: Sequence[str], paint: Painter) -> Iterator[str]:
    if not finding.line or finding.line > len(lines):
        return
    line = lines[finding.line - 1]
    start = (finding.column or 1) - 1
    end = (finding.end_column or 1) - 1 if finding.end_line == finding.line else len(line)
    # Of a long line the part around the finding is shown.
    cut = max(0, start - WIDEST // 2)
    shown = line[cut : cut + WIDEST]
    before, marked = _cells(shown[: start - cut]), _cells(shown[start - cut : end - cut])
    margin = f"{finding.line:>5} | "
    yield f"{paint(margin, DIM)}{_visible(shown)}"
    yield f"{paint('      | ', DIM)}{' ' * before}{paint('^' * max(1, marked), MARK)}"


def _visible(text: str) -> str:
    # A tab as one space: so carets stand below what they mean. Behind a margin no line begins.
    return without_commands("|" + in_one_line(text.replace("\t", " ")))[1:]


def _cells(text: str) -> int:
    """Count how wide a text is in a terminal, where some characters take two cells, or none."""
    return sum(_width(each) for each in _visible(text))


def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
