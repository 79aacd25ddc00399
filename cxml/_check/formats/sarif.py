"""For code scanning: SARIF 2.1.0, as GitHub and others take it."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any
from urllib.parse import quote

from ..._text.terminal import as_json
from ..finding import PAGES, Edit, Finding, Fix, order_of, place_of, with_advice
from ..rule import Rule, Severity
from ..rules import RULES
from .shared import Report

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
MOST_DESCRIBED = 1_000
"""How many characters GitHub takes of a description."""
_DRIVE = re.compile("[A-Za-z]:(?=/)")
"""How the name of a file begins that stands elsewhere on Windows."""
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEM = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}


def write_sarif(report: Report) -> str:
    """Say all that a run found, and which rules there are."""
    rules = sorted(RULES.values(), key=lambda each: each.id)
    numbers = {each.id: number for number, each in enumerate(rules)}
    driver = {
        "name": "cxml",
        "informationUri": PAGES,
        "rules": [_rule(each) for each in rules],
        **_version(),
    }
    seen: Counter[str] = Counter()
    every = sorted((*report.findings, *report.suppressed), key=place_of)
    results = [
        _result(each, numbers[each.code], _fingerprint(each, report.lines, seen)) for each in every
    ]
    run: dict[str, Any] = {"tool": {"driver": driver}, "results": results}
    run["columnKind"] = "unicodeCodePoints"
    if report.failures:  # so that nobody takes what was not looked at for right
        said = [{"level": "error", "message": {"text": each}} for each in report.failures]
        run["invocations"] = [{"executionSuccessful": False, "toolExecutionNotifications": said}]
    return as_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _version() -> dict[str, str]:
    try:
        return {"semanticVersion": version("cxml")}
    except PackageNotFoundError:  # a copy that nobody installed
        return {}


def _rule(rule: Rule) -> dict[str, Any]:
    first, *_ = rule.why.split("\n\n")
    help_text = (
        f"{rule.why}\n\nWrong:\n\n{_indented(rule.wrong)}\n\nRight:\n\n{_indented(rule.right)}"
    )
    tags = ["telephony", *(["security"] if rule.id.startswith("CX7") else [])]
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": " ".join(first.split())[:MOST_DESCRIBED]},
        "fullDescription": {"text": " ".join(rule.why.split())[:MOST_DESCRIBED]},
        "help": {"text": help_text, "markdown": help_text},
        "helpUri": f"{PAGES}{rule.id}.html",
        "defaultConfiguration": {"level": _LEVELS[rule.severity], "enabled": rule.default},
        "properties": {
            "tags": tags,
            "precision": "high",
            "problem.severity": _PROBLEM[rule.severity],
            **({"security-severity": "5.0"} if "security" in tags else {}),
        },
    }


def _indented(example: Any) -> str:
    texts = [example] if isinstance(example, str) else example.values()
    # An example may be as large as what it is about.
    return "\n".join("    " + line for text in texts for line in text[:4_000].splitlines())


def _result(finding: Finding, number: int, fingerprint: str) -> dict[str, Any]:
    place = {"artifactLocation": {"uri": _uri(finding.path)}, "region": _region(finding)}
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": number,
        "level": _LEVELS[finding.severity],
        "message": {"text": with_advice(finding)},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"primaryLocationLineHash": fingerprint},
    }
    if finding.fix and finding.fix.can_be_said:
        result["fixes"] = [_fix(finding.fix, finding.path)]
    if finding.suppressed:
        result["suppressions"] = [{"kind": "inSource"}]
    return result


def _region(place: Finding | Edit) -> dict[str, int]:
    return {
        "startLine": place.line or 1,
        "startColumn": place.column or 1,
        "endLine": place.end_line or 1,
        "endColumn": place.end_column or 1,
    }


def _fix(fix: Fix, path: str) -> dict[str, Any]:
    replaced = [
        {"deletedRegion": _region(each), "insertedContent": {"text": each.content}}
        for each in fix.edits
    ]
    change = {"artifactLocation": {"uri": _uri(path)}, "replacements": replaced}
    return {"description": {"text": order_of(fix.message)}, "artifactChanges": [change]}


def _uri(path: str) -> str:
    """Name a file from the working folder on; one that stands elsewhere, as a whole."""
    drive = _DRIVE.match(path)
    if drive:
        return f"file:///{drive[0]}{_quoted(path[drive.end() :])}"
    quoted = _quoted(path)
    return f"file://{quoted}" if quoted.startswith("/") else quoted


def _quoted(path: str) -> str:
    # As bytes: a name may hold some that are of no encoding.
    return quote(path.encode(errors="surrogateescape"))


def _fingerprint(finding: Finding, lines: Mapping[str, Sequence[str]], seen: Counter[str]) -> str:
    """Tell a finding from others by its line and not by the number of that, which moves."""
    known = lines.get(finding.path, ())
    line = known[finding.line - 1] if finding.line and finding.line <= len(known) else ""
    said = f"{finding.code}\n{finding.path}\n{line.strip()}"
    digest = hashlib.sha256(said.encode(errors="surrogatepass")).hexdigest()[:16]
    seen[digest] += 1
    return f"{digest}:{seen[digest]}"
