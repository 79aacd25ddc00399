"""Where the source of a class stands, and the texts in it."""

from __future__ import annotations

from pathlib import Path

from cxml._declare.sources import attribute_texts as attribute_texts, source_file


def source_files(cls: type) -> list[Path]:
    """Name the files that a class and its bases are declared in."""
    ours = [each for each in cls.__mro__ if each.__module__.split(".")[0] == "cxml"]
    return sorted({Path(source_file(each)) for each in ours})
