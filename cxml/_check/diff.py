"""What a mending would change, as a unified diff."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

from .._input.xml import coding_of
from .._text.terminal import IN_XML, escape_hidden
from ..errors import DocumentError
from .files import is_program, shown_path
from .python.text import NotPythonError, coding_of_python


def difference(path: Path, before: bytes, after: bytes) -> str:
    """Show what changes in a file."""
    name = shown_path(path)
    old, new = (_lines(each, is_program(name, before)) for each in (before, after))
    lines = unified_diff(old, new, fromfile=name, tofile=name, lineterm="\n")
    return "".join(map(_line, lines))


def _lines(data: bytes, is_python: bool) -> list[str]:
    try:
        mark, encoding = coding_of_python(data) if is_python else coding_of(data)
    except (DocumentError, NotPythonError):
        mark, encoding = b"", "utf-8"
    return data[len(mark) :].decode(encoding, errors="replace").splitlines(keepends=True)


def _line(line: str) -> str:
    shown = escape_hidden(line.rstrip("\r\n"), IN_XML)
    return f"{shown}\n" if line[-1:] in "\r\n" else f"{shown}\n\\ No newline at end of file\n"
