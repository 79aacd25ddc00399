"""The report, for programs."""

from __future__ import annotations

from typing import Any

from ..._text.terminal import as_json
from ..differences.difference import Difference
from ..entry import Entry
from .model import Report


def write_json(report: Report) -> str:
    """Give the report as JSON: an object whose names stay."""
    return as_json(_data(report))


def _data(report: Report) -> dict[str, Any]:
    return {
        "version": 1,
        "written": report.is_written,
        "looked_at": report.looked_at,
        "files": report.files,
        "changed": [_entry(each) for each in report.made],
        "waiting": [_entry(each) for each in report.waiting],
        "left": [_entry(each) for each in report.left],
        "skipped": [{"path": each.path, "why": each.why} for each in report.skipped],
        "differences": [
            _difference(each)
            | {
                "places": [
                    {"path": place.path, "line": place.line, "message": place.says}
                    for place in places
                ]
            }
            for each, places in report.met.items()
        ],
        "also": [_difference(each) for each in report.also],
        "languages": {name: [*files] for name, files in report.languages.items()},
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "path": entry.path,
        "line": entry.line,
        "rewrite": entry.name,
        "safety": entry.safety.value,
        "message": entry.says,
        "rule": entry.rule or None,
    }


def _difference(difference: Difference) -> dict[str, Any]:
    return {
        "number": difference.number,
        "title": difference.title,
        "effect": difference.effect,
        "do": difference.do,
    }
