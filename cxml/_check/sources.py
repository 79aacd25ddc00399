"""The text of a file, as it is shown beside what was found."""

from __future__ import annotations

import re
from itertools import pairwise

from .._input.limits import MAX_BYTES
from .._input.xml import coding_of
from ..errors import DocumentError

_LINE = re.compile("\r\n|\r|\n")


def text_of_bytes(data: bytes) -> str:
    """Give the characters of a document, as far as they can be told.

    A byte order mark is none of them; of what is longer than any document nothing is told.
    """
    if len(data) > MAX_BYTES:
        return ""
    try:
        mark, encoding = coding_of(data)
    except DocumentError:
        # Of UTF-16 without a mark, and the like, nothing can be shown.
        mark, encoding = (data, "utf-8") if b"\0" in data[:4] else (b"", "utf-8")
    return data[len(mark) :].decode(encoding, errors="replace")


def lines_of(text: str, *, keepends: bool = False) -> list[str]:
    """Take a text apart into its lines, which end as those of XML do."""
    if not keepends:
        return _LINE.split(text)
    ends = [0, *(each.end() for each in _LINE.finditer(text)), len(text)]
    return [text[start:end] for start, end in pairwise(ends) if start < end]
