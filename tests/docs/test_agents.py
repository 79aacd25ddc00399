"""The page for assistants has the whole language, as it is declared."""

from __future__ import annotations

import importlib
import re
import sys
from pathlib import Path
from typing import Any

import pytest

import cxml
from cxml.cli import COMMANDS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "AGENTS.md").read_text(encoding="utf-8")

sys.path.insert(0, str(ROOT / "docs" / "_ext"))
language: Any = importlib.import_module("cxml_agents.language")

DRAWN = PAGE.partition(language.MARK)[2]
PARTS = dict(
    re.findall(r"^### (\S+)[^\n]*\n\n(.*?)(?=\n\n#|\Z)", DRAWN.split("## Messages")[0], re.M | re.S)
)


def test_the_page_is_drawn() -> None:
    """What the declarations say stands there, and nothing that they said once."""
    is_as_drawn = language.drawn(PAGE) == PAGE
    assert is_as_drawn, "run this, and commit AGENTS.md: python docs/_ext/cxml_agents"


def test_what_people_wrote_stays() -> None:
    """Drawing anew leaves what stands above the mark as it is."""
    assert language.drawn(f"# Mine\n{language.MARK}old") == f"# Mine\n{language.MARK}{DRAWN}"


def test_a_page_without_the_mark_is_refused() -> None:
    """Where the line is lost below which all is drawn, nothing is written over."""
    with pytest.raises(ValueError, match=r"AGENTS\.md lacks the line"):
        language.drawn("# Mine\n")


def test_every_verb_and_noun_of_calls_is_there() -> None:
    """Each class of the schema has its part, with every attribute by its keyword."""
    for each in cxml.schema()["elements"].values():
        if each["channel"] == "voice":
            for attribute in each["attributes"]:
                assert f"- `{attribute['keyword']}`" in PARTS[each["class_name"]]


def test_an_element_in_few_words() -> None:
    """A part says where the element stands, its text, and what each attribute takes."""
    part = PARTS["Conference"].splitlines()
    assert "- in `Dial.conference()`" in part
    assert "- text `name` (needed): name" in part
    assert "- `beep`: `true`, `false`, `onEnter`, `onExit`; default `true`" in part
    assert "- `stream_url`: URL (SignalWire only)" in part
    assert "- `timeout`: whole number, in seconds; 5 to 600; default `30`" in PARTS["Dial"]


def test_every_request_and_command_is_there() -> None:
    """Classes of requests and subcommands have a line each."""
    assert "- `VoiceRequest`: The platform wants to know what to do with a call" in DRAWN
    for each in COMMANDS:
        assert f"- `cxml {each.__name__.rpartition('.')[2]}`: {each.SUMMARY}\n" in DRAWN
