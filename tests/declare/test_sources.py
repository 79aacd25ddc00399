"""The texts under attributes, which stand in the source alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cxml._declare.sources import _own_texts, attribute_texts, source_file
from cxml.callbacks import ConferenceEvent, VoiceRequest


def test_texts_of_a_class_and_its_bases() -> None:
    """A class has the texts of its own attributes, and those of its bases."""
    texts = attribute_texts(VoiceRequest)
    assert texts["call_sid"]
    assert "parent_call_sid" in texts
    assert attribute_texts(ConferenceEvent)["muted"].startswith("Whether")


def test_a_class_without_a_source() -> None:
    """A class that was typed at a prompt, or is written in C, has no texts."""
    space: dict[str, Any] = {"__name__": "__main__"}
    exec("class Typed:\n    it: int = 0\n    'A text.'", space)  # noqa: S102
    assert attribute_texts(space["Typed"]) == {}
    assert source_file(int) == ""


@pytest.mark.parametrize("source", [b"class Broken(", b"\xff", b"\0"])
def test_a_source_that_is_another(tmp_path: Path, source: bytes) -> None:
    """A file that is no longer the source says nothing."""
    file = tmp_path / "broken.py"
    file.write_bytes(source)
    assert _own_texts(str(file), "Broken") == {}
