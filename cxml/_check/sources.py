"""The lines of a file, as they are shown beside what was found."""

from __future__ import annotations

import re
from collections.abc import Iterable

_LINE = re.compile("\r\n|\r|\n")
_HIDDEN = "***"


def lines_of(text: str, secrets: Iterable[tuple[int, int, int]] = ()) -> list[str]:
    """Give the lines of a file, with stars for what nobody may see.

    Args:
        text: what stands in the file.
        secrets: the line, and the first and last column, of each secret.

    """
    lines = _LINE.split(text)
    for line, start, end in sorted(secrets, reverse=True):
        if line <= len(lines):
            whole = lines[line - 1]
            lines[line - 1] = whole[: start - 1] + _HIDDEN + whole[end - 1 :]
    return lines
