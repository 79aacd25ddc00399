"""For programs: a list of objects whose keys stay what they are."""

from __future__ import annotations

from typing import Any

from ..._text.terminal import as_json
from ..finding import Edit, Finding, Fix
from .shared import Report

_FINDING = [
    "code",
    "name",
    "severity",
    "path",
    "line",
    "column",
    "end_line",
    "end_column",
    "element",
    "message",
    "platform_code",
    "suggestion",
    "url",
]
_EDIT = ("line", "column", "end_line", "end_column", "content")


def write_json(report: Report) -> str:
    """Say all that a run found, as JSON."""
    return as_json([finding_data(each) for each in report.findings])


def finding_data(finding: Finding) -> dict[str, Any]:
    """Give a finding as plain data."""
    data: dict[str, Any] = {name: getattr(finding, name) for name in _FINDING}
    fix = finding.fix
    data["fix"] = _fix_data(fix) if fix and fix.can_be_said else None
    return data


def _fix_data(fix: Fix) -> dict[str, Any]:
    return {
        "applicability": fix.applicability,
        "message": fix.message,
        "edits": [_edit_data(each) for each in fix.edits],
    }


def _edit_data(edit: Edit) -> dict[str, Any]:
    return {name: getattr(edit, name) for name in _EDIT}
