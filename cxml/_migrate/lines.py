"""The lines of files that say what a project needs, each with what it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .._input.positions import Span

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
# What has been read is not given back (`++`, `*+`), so no run of spaces takes time as its square. A
# group that is not given back may not look at another one before Python 3.11.5: which quote it is
# is told by what stands in front.
QUOTED = re.compile(r"([\"'])(?P<token>(?<=\")[^\"\r\n]*+|(?<=')[^'\r\n]*+)\1")
_TABLE = re.compile(r"[ \t]*+\[++([^\]\r\n#]++)\]")
_KEY = re.compile(r"[ \t]*+[\"']?([A-Za-z0-9_.-]++)[\"']?[ \t]*+=(?!=)")
_SECTION_KEY = re.compile(r"([A-Za-z0-9_.-]+)[ \t]*[=:]")
# A quote that is not closed is taken as any other character.
_CODE = re.compile(
    r"(?:[^\"'#\r\n]++|\"(?:\\.|[^\\\"\r\n])*+(?:\"|(?=[\\\r\n])|\Z)|'[^'\r\n]*+(?:'|(?=[\r\n])|\Z))*+"
)
_LONGEST = 200
"""The most of the name of a table or a key that is looked at, for each line below it."""


class Line(NamedTuple):
    """A line, and where it stands."""

    span: Span
    """With what ends it."""
    table: str
    key: str
    """The last key of the table; of the line itself, where it has one."""
    value: int
    """Where in the file begins what the line says of that."""
    is_table: bool = False
    """Whether it is the name of a table."""
    has_key: bool = False

    @property
    def place(self) -> str:
        """The table, and the key in it."""
        return f"{self.table}/{self.key}"


def lines_of(text: str) -> Iterator[Span]:
    """Give the lines, each with what ends it."""
    return (Span(*each.span()) for each in _LINE.finditer(text) if each[0])


def lines_of_sections(text: str) -> Iterator[Line]:
    """Give the lines of a file with sections, as ``setup.cfg``."""
    table = key = ""
    for span in lines_of(text):
        if found := _TABLE.match(text, *span):
            table, key = _name(found), ""
            yield Line(span, table, key, span.start, is_table=True)
        elif found := _SECTION_KEY.match(text, *span):
            key = _name(found)
            yield Line(span, table, key, found.end(), has_key=True)
        else:
            yield Line(span, table, key, span.start)


def lines_of_toml(text: str) -> Iterator[Line]:
    """Give the lines of a file of TOML."""
    table = key = ""
    depth = 0
    for span in lines_of(text):
        if depth == 0 and (found := _TABLE.match(text, *span)):
            table, key = _name(found), ""
            yield Line(span, table, key, span.start, is_table=True)
            continue
        has_key, start = False, span.start
        if depth == 0 and (found := _KEY.match(text, *span)):
            key, has_key, start = _name(found), True, found.end()
        depth = max(0, depth + _brackets(text[slice(*span)]))
        yield Line(span, table, key, start, has_key=has_key)


def _name(found: re.Match[str]) -> str:
    """Give the name of a table or a key, as far as it may be one that is known."""
    return found[1].strip(" \t")[:_LONGEST]


def _brackets(written: str) -> int:
    """Count how many lists a line opens, and does not close."""
    bare = re.sub(r"#.*", "", QUOTED.sub("", written))
    return bare.count("[") - bare.count("]")


def uncommented(written: str) -> str:
    """Give a line of TOML without its comment, its end, and the spaces in front of these."""
    found = _CODE.match(written)
    return (found[0] if found else "").rstrip()


def goes_on(written: str) -> bool:
    """Whether the next line belongs to one of a list for pip."""
    return written.rstrip("\r\n").endswith("\\") and not written.lstrip().startswith("#")
