"""The pages about rules and error codes, drawn from the declarations."""

from __future__ import annotations

import importlib
import json
import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from cxml._check.check import check_bytes
from cxml._check.finding import PAGES
from cxml._check.rules import GROUPS, RULES
from cxml._check.runner import Runner
from cxml._check.select import make_settings
from cxml._migrate.rewrites import REWRITES
from cxml.cli import _parser

DOCS = Path(__file__).parents[2] / "docs"
HOW_TO = DOCS / "how-to"
HOOKS = yaml.safe_load((DOCS.parent / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))

sys.path.insert(0, str(DOCS / "_ext"))
codes: Any = importlib.import_module("cxml_rules.codes")
pages: Any = importlib.import_module("cxml_rules.pages")
rows: Any = importlib.import_module("cxml_rules.rows")


def test_every_rule_has_a_page(tmp_path: Path) -> None:
    """A page is written for each rule, at the address that findings give."""
    pages.write_pages(tmp_path)
    assert {each.stem for each in tmp_path.iterdir()} == {*RULES}
    assert (tmp_path / "CX501.md").read_text().startswith("# CX501 conference-events-without-url\n")
    assert PAGES.endswith(f"/{pages.FOLDER.as_posix()}/")


def test_pages_follow_the_rules(tmp_path: Path) -> None:
    """The page of a rule that is gone goes; one that says the same already is left as it is."""
    pages.write_pages(tmp_path)
    (tmp_path / "CX999.md").write_text("# gone")
    (tmp_path / "index.md").write_text("# Rules")
    (tmp_path / "CX501.md").write_text("# old")
    before = (tmp_path / "CX502.md").stat().st_mtime_ns
    pages.write_pages(tmp_path)
    assert not (tmp_path / "CX999.md").exists()
    assert (tmp_path / "index.md").exists()
    assert (tmp_path / "CX501.md").read_text().startswith("# CX501 ")
    assert (tmp_path / "CX502.md").stat().st_mtime_ns == before


def test_every_rewrite_has_a_page(tmp_path: Path) -> None:
    """A page is written for each rewrite, and a row of the index leads to it."""
    (tmp_path / "gone.md").write_text("# gone")
    (tmp_path / "index.md").write_text("# Rewrites")
    pages.write_rewrites(tmp_path)
    assert {each.stem for each in tmp_path.iterdir()} == {*REWRITES, "index"}
    assert [row[0] for row in rows.rewrites()] == [f"[`{each}`]({each}.md)" for each in REWRITES]
    page = (tmp_path / "record-true.md").read_text(encoding="utf-8")
    assert page.startswith("# record-true\n\nName the mode in which a Dial records. It is unsafe")
    assert "## Before\n\n```python\nfrom cxml" in page
    assert "[CX606](../rules/CX606.md)" in page
    page = (tmp_path / "django-twilio-settings.md").read_text(encoding="utf-8")
    assert "## What is reported\n" in page
    assert "Lines 1 and 2 and 3 are reported." in page
    assert "`requirements.txt`:\n\n```text\n" in (tmp_path / "requirements.md").read_text()


def test_every_group_has_a_table() -> None:
    """The index has a table for each group, and each rule stands in one of them."""
    index = (DOCS / pages.FOLDER / "index.md").read_text(encoding="utf-8")
    drawn = re.findall(r"^```\{rules\} (\w+)$", index, re.MULTILINE)
    assert {*GROUPS} <= {*drawn}
    listed = [row[0] for group in drawn for row in rows.rules(group)]
    assert listed == [f"[{each}]({each}.md)" for each in sorted(RULES)]


def test_a_row_of_the_index() -> None:
    """A row has the rule, how bad it is, whether it is mended, its code, and what it says."""
    table = {row[1]: row for row in (*rows.rules("CX3"), *rows.rules("CX1"), *rows.rules("CX6"))}
    assert table["`value-spelling`"] == (
        "[CX302](CX302.md)",
        "`value-spelling`",
        "error",
        "safe",
        str(RULES["CX302"].platform_code or rows.NOTHING),
        f"`{RULES['CX302'].message}`",
    )
    assert table["`signalwire-only`"][2] == "info, when asked for"
    assert table["`too-large`"][3:5] == (rows.NOTHING, "11750")


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_every_row_says_something(rule: Any) -> None:
    """No row of the index says what a finding fills in alone."""
    row = next(row for row in rows.rules(rule.id))
    assert not re.fullmatch(r"`\{\w+\}`", row[5])
    assert row[5].strip("`")


def test_the_codes_of_rules_and_declarations() -> None:
    """Each code names its rules, its exceptions, and what in a document has it."""
    table = {row[0]: row for row in rows.codes()}
    assert [*table] == sorted(table, key=int)
    assert table["13699"] == (
        "13699",
        "`trim` of `Dial`, `Record`, `Conversation`, `Conference`, `Recording`",
        "[CX301](rules/CX301.md)",
        "{py:class}`~cxml.InvalidValueError`, {py:class}`~cxml.DocumentError`",
    )
    assert table["13238"][1:] == (
        "`wait-document-verb`",
        "[CX504](rules/CX504.md)",
        rows.NOTHING,
    )
    assert table["13221"][1].endswith(" of 25 elements")
    assert "{py:class}`~cxml.NestingError`" in table["13000"][3]
    assert "{py:class}`~cxml.DocumentError`" in table["12100"][3]


def test_every_code_of_a_rule_is_in_the_index() -> None:
    """A rule stands in the row of the code that it declares."""
    found = {each.number: each.rules for each in codes.codes()}
    for rule in RULES.values():
        if rule.platform_code:
            assert rule.id in found[rule.platform_code]


def test_a_table() -> None:
    """A cell is in one line, and no text in it ends it."""
    assert rows.table(("A", "B"), iter([("a\nb", "c|d")])) == (
        "| A | B |\n| --- | --- |\n| a b | c\\|d |"
    )


# What the guides show and nobody can run here: workflows, hooks, tasks of an editor.


def blocks(page: str, language: str) -> list[str]:
    """Give the blocks of a language on a page."""
    text = (HOW_TO / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def commands() -> Iterator[str]:
    """Give the commands of the guides that no test runs."""
    (workflow,) = map(yaml.safe_load, blocks("check-in-ci.md", "yaml"))
    yield from (step["run"] for step in workflow["jobs"]["check"]["steps"] if "run" in step)
    yield from (each["entry"] for each in HOOKS)
    (tasks,) = map(json.loads, blocks("check-in-an-editor.md", "json"))
    yield from (task["command"] for task in tasks["tasks"])
    for page in sorted(HOW_TO.glob("*.md")):
        yield from (each for block in blocks(page.name, "sh") for each in block.splitlines())


def test_the_hooks_that_the_guide_names() -> None:
    """The guide to pre-commit names hooks that there are, and writes one out for a folder."""
    published, local, folder = map(yaml.safe_load, blocks("check-before-commit.md", "yaml"))
    known = {each["id"]: each for each in HOOKS}
    assert {published["repos"][0]["hooks"][0]["id"], folder[0]["id"]} <= {*known}
    (written,) = local["repos"][0]["hooks"]
    assert written.pop("additional_dependencies") == ["cxml"]
    del known["cxml-check"]["description"]
    known["cxml-check"]["files"] = rf"^calls/.*{known['cxml-check']['files']}"
    assert written == known["cxml-check"]


@pytest.mark.parametrize("command", [each for each in commands() if each.startswith("cxml ")])
def test_the_command_takes_the_options(command: str) -> None:
    """A command that a guide names is one that cxml understands."""
    _parser().parse_args(shlex.split(command)[1:])


def test_the_matcher_of_an_editor_takes_the_lines() -> None:
    """The pattern in the tasks for Visual Studio Code takes the parts of a line."""
    (tasks,) = map(json.loads, blocks("check-in-an-editor.md", "json"))
    pattern = tasks["tasks"][0]["problemMatcher"]["pattern"]
    runner = Runner(make_settings())
    (finding,) = check_bytes(b"<Response>\n  <Reject reason='a'/></Response>", runner, "a:b.xml")
    found = re.fullmatch(pattern["regexp"], str(finding))
    assert found is not None
    parts = ("file", "line", "column", "code", "severity")
    assert [found[pattern[each]] for each in parts] == ["a:b.xml", "2", "11", finding.code, "error"]


def test_the_picture_has_what_the_page_says() -> None:
    """The files of the picture in the guide exist, and have findings of each colour but one."""
    page = (HOW_TO / "draw-a-call-flow.md").read_text(encoding="utf-8")
    (names,) = re.findall(r"^```\{flow\} (.+)$", page, re.MULTILINE)
    assert sorted(names.split()) == sorted(f"flow/{each.name}" for each in HOW_TO.glob("flow/*"))
