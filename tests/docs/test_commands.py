"""The subcommands, and where people read of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import cxml
from cxml.cli import COMMANDS

ROOT = Path(__file__).parents[2]
NAMES = [each.__name__.rpartition(".")[2] for each in COMMANDS]
SHARED = {
    "call_message",
    "call_platform",
    "call_playing",
    "call_printing",
    "__init__",
    "element_text",
    "files",
    "options",
    "parser",
    "progress",
    "request",
}
"""Modules that are no subcommand: what several of them share, or a part of one."""


def test_every_module_is_a_subcommand() -> None:
    """A module of a subcommand is listed in ``COMMANDS`` of ``cxml/cli.py``."""
    folder = Path(cxml.__file__).parent / "_commands"
    assert {each.stem for each in folder.glob("*.py")} - SHARED == {*NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_every_subcommand_is_documented(name: str) -> None:
    """A subcommand stands in the README and on its page."""
    for page in ("README.md", "docs/reference/command.md"):
        text = (ROOT / page).read_text(encoding="utf-8")
        assert f"`{name}`" in text or f"cxml {name}" in text, f"{page} does not name {name}"


def test_subcommands_have_one_order() -> None:
    """The help and the page have the subcommands in the order of their names."""
    page = (ROOT / "docs/reference/command.md").read_text(encoding="utf-8")
    shown = re.findall(r"^cxml (\w+)", page.partition("\n```\n")[0], re.MULTILINE)
    assert list(dict.fromkeys(shown)) == sorted(NAMES) == NAMES
    *headings, last = re.findall(r"^## (.*)", page, re.MULTILINE)
    assert headings == sorted(headings)
    assert last == "Exit codes"
