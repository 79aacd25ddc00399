"""The pictures of the commands, which the README and the first page of the documentation show."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "docs" / "_ext"))

pictures = pytest.importorskip("cxml_pictures")


@pytest.mark.parametrize("name", ["check", "migrate", "call"])
def test_a_picture_shows_what_the_command_prints(name: str) -> None:
    """What stands in a picture is what the command prints today; draw it anew where it is not."""
    picture = next(each for each in pictures.ALL if each.name == name)
    kept = picture.path.read_text(encoding="utf-8")
    assert pictures.shown(kept) == pictures.shown(picture.draw())
    assert len(pictures.shown(kept)) > 300


@pytest.mark.parametrize("name", ["check", "migrate", "call"])
def test_a_picture_asks_no_other_host(name: str) -> None:
    """Who looks at a picture is told of nowhere."""
    kept = (ROOT / "docs" / "_static" / f"{name}.svg").read_text(encoding="utf-8")
    assert "url(http" not in kept
    assert "@font-face" not in kept
    assert "<image" not in kept


def test_the_readme_shows_each_picture() -> None:
    """Each of the three tools has its picture in the README and on the first page."""
    for page in ("README.md", "docs/index.md"):
        text = (ROOT / page).read_text(encoding="utf-8")
        for picture in pictures.ALL:
            assert f"_static/{picture.name}.svg" in text, page
