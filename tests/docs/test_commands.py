"""The subcommands, and where people read of them."""

from __future__ import annotations

from pathlib import Path

import pytest

import cxml
from cxml.cli import COMMANDS

ROOT = Path(__file__).parents[2]
NAMES = [each.__name__.rpartition(".")[2] for each in COMMANDS]
SHARED = {
    "call_platform",
    "call_playing",
    "call_printing",
    "__init__",
    "element_text",
    "files",
    "options",
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
