"""What editors show of cxml: texts above keywords, names to choose from, and known types."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from editor import PACKAGE, Editor

REQUIRED = "CXML_TEST_PYRIGHT" in os.environ  # then nothing is skipped
pytestmark = pytest.mark.skipif(
    not REQUIRED and not find_spec("pyright"), reason="needs pyright, of the group for linting"
)

PROGRAM = """\
from cxml import Conference, Dial, VoiceResponse

dial = Dial()
dial.conference("Room", beep="onEnter", status_callback_event=["start"])
Conference("Room", wait_url="https://example.com/wait")
VoiceResponse().gather(num_digits=1)
dial.
"""


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """Open the program."""
    with Editor(tmp_path_factory.mktemp("program"), PROGRAM) as opened:
        yield opened


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("beep=", "When a sound is played: when callers enter and leave, at one of the two, or"),
        ("beep=", "or never."),
        ("status_callback_event=", "``join`` asks for ``participant-join``."),
        ("wait_url=", "What callers hear until the conference begins"),
        ("num_digits=", "How many keys"),
        ("conference(", "Add a ``Conference`` element, and return it."),
        ("conference(", "muted: Whether this caller only listens."),
    ],
)
def test_a_keyword_shows_its_text(editor: Editor, word: str, text: str) -> None:
    """Above a keyword, of a method as of a class, stands what it means."""
    assert text in editor.hover(word)


def test_a_verb_offers_its_nouns(editor: Editor) -> None:
    """Behind the dot stand attributes and nouns, and of what is private one field of attrs."""
    offered = editor.completions("\ndial.\n"[:-1])
    assert {"conference", "number", "caller_id", "append"} <= set(offered)
    private = [each for each in offered if each.startswith("_") and not each.startswith("__")]
    assert private == ["_children"]


def test_types_are_known() -> None:
    """At least 98 of 100 public names have a type that every type checker sees alike."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    run = subprocess.run(
        [
            sys.executable,
            "-m",
            "pyright",
            "--verifytypes",
            "cxml",
            "--ignoreexternal",
            "--outputjson",
        ],
        env={**os.environ, "PATH": path, "PYTHONPATH": str(PACKAGE.parent)},
        capture_output=True,
        check=False,
    )
    report: dict[str, Any] = json.loads(run.stdout)["typeCompleteness"]
    assert report["exportedSymbolCounts"]["withKnownType"] > 2000
    assert report["completenessScore"] >= 0.98
