"""TOML within bounds: what Python's own reader takes grows as the square of the parts of a name."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from .limits import MOST_DOTS, MOST_PARTS

# Nothing is read twice, and what does not end goes to the end, as far as it may.
_PART = r"""(?:[A-Za-z0-9_-]++|"(?:[^"\\\n]++|\\.)*+"?+|'[^'\n]*+'?+)"""
_PARTS = re.compile(_PART, re.DOTALL)
_PIECE = re.compile(
    r'"""(?:[^"\\]++|\\.|"{1,2}+(?!"))*+"{0,5}+'
    r"|'''(?:[^']++|'{1,2}+(?!'))*+'{0,5}+"
    r"|#[^\n]*+"
    rf"|(?P<name>{_PART}(?:[ \t]*+\.[ \t]*+{_PART})*+)",
    re.DOTALL,
)
"""What hides dots, which are those of texts and comments, and what a name may be; or a value."""


class TomlRefusedError(ValueError):
    """Why a text is not read as TOML, and where, if that is one place."""


def read_toml(text: str) -> dict[str, Any]:
    """Read TOML.

    Args:
        text: the file.

    Raises:
        TomlRefusedError: it is none, or more than is read.

    """
    _refuse_parts(text)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TomlRefusedError(str(error)) from None
    except ValueError:  # the only other one is that of int
        raise TomlRefusedError("a number has more digits than Python reads") from None
    except (MemoryError, RecursionError):
        raise TomlRefusedError("too many lists or tables stand inside each other") from None


def _refuse_parts(text: str) -> None:
    """Refuse names of very many parts, and very many parts in all."""
    dots = 0
    for each in _PIECE.finditer(text):
        if "." not in (name := each["name"] or ""):
            continue
        more = sum(1 for _ in _PARTS.finditer(name)) - 1
        dots += more
        if more >= MOST_PARTS:
            said = f"the name has {more + 1:,} parts, and at most {MOST_PARTS} are read"
            raise TomlRefusedError(said + _place(text, each.start()))
        if dots > MOST_DOTS:
            said = f"names have more than {MOST_DOTS:,} dots up to here, and no more are read"
            raise TomlRefusedError(said + _place(text, each.start()))


def _place(text: str, start: int) -> str:
    """Name a place as Python's reader does."""
    line = text.count("\n", 0, start) + 1
    return f" (at line {line}, column {start - text.rfind(chr(10), 0, start)})"
