"""The page for contributors says what is there."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

import pytest

import cxml

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
DIFFS = [dedent(each) for each in re.findall(r"```diff\n(.*?) *```", PAGE, re.DOTALL)]
NAMES = sorted(set(re.findall(r"`((?:cxml|docs|examples|tests|\.ci)/[\w./-]+)`", PAGE)))


def file(name: str) -> Path:
    """Find a file of the project; the package may be installed elsewhere."""
    return (Path(cxml.__file__).parents[1] if name.startswith("cxml/") else ROOT) / name


@pytest.mark.parametrize("name", NAMES)
def test_every_file_is_there(name: str) -> None:
    """A file or folder that the page names exists."""
    assert file(name).exists()


@pytest.mark.parametrize("diff", DIFFS, ids=lambda diff: str(diff.splitlines()[0][6:]))
def test_every_example_is_there(diff: str) -> None:
    """What a diff of the page leads to stands in the file, as one piece."""
    heading, _, *lines = diff.splitlines()
    text = "\n".join(line[1:] for line in lines if line[:1] != "-")
    name = heading.removeprefix("--- a/")
    is_there = text in file(name).read_text(encoding="utf-8")
    assert is_there, (
        f"CONTRIBUTING.md shows this of {name}, which changed; change it there too:\n{text}"
    )


def test_there_are_examples() -> None:
    """Each of the eight additions has an example."""
    assert len(DIFFS) > len(re.findall("^## Add ", PAGE, re.MULTILINE)) == 8
