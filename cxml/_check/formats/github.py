"""For GitHub's log of a workflow: commands that become annotations of the lines."""

from __future__ import annotations

from ..._text.terminal import in_one_line, without_commands
from ..finding import Finding, with_advice
from ..rule import Severity
from .shared import Report

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def write_github(report: Report) -> str:
    """Say all that a run found, as workflow commands."""
    return "".join(f"{_command(each)}\n" for each in report.findings)


def _command(finding: Finding) -> str:
    properties = {
        "title": f"cxml ({finding.code})",
        "file": in_one_line(finding.path),
        "line": finding.line,
        "endLine": finding.end_line,
    }
    # Columns are taken of one line alone.
    if finding.line == finding.end_line:
        properties |= {"col": finding.column, "endColumn": finding.end_column}
    listed = ",".join(
        f"{name}={_escaped(str(value), ':,')}" for name, value in properties.items() if value
    )
    return f"::{_LEVELS[finding.severity]} {listed}::{_escaped(with_advice(finding))}"


def _escaped(text: str, more: str = "") -> str:
    for character in f"%\r\n{more}":
        text = text.replace(character, f"%{ord(character):02X}")
    return without_commands(text)
