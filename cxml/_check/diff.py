"""What a mending would change, as a unified diff."""

from __future__ import annotations

from difflib import unified_diff

from .._text.terminal import IN_XML, escape_hidden, in_one_line, without_commands
from .sources import lines_of


def difference(name: str, before: str, after: str) -> str:
    """Show what changes in a file, with the names of the file as git writes them.

    Args:
        name: the file.
        before: its text, without what nobody may see.
        after: likewise, when it is mended.

    """
    # With these in front git finds the file in its folder.
    before_name, after_name = (f"{side}/{in_one_line(name).lstrip('/')}" for side in "ab")
    old, new = lines_of(before, keepends=True), lines_of(after, keepends=True)
    lines = unified_diff(old, new, fromfile=before_name, tofile=after_name, lineterm="\n")
    return "".join(map(_line, lines))


def _line(line: str) -> str:
    shown = without_commands(escape_hidden(line.rstrip("\r\n"), IN_XML), IN_XML)
    return (
        f"{shown}\n" if line.endswith(("\r", "\n")) else f"{shown}\n\\ No newline at end of file\n"
    )
