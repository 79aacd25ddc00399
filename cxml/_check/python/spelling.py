"""How a text is spelled in Python source: where each of its characters stands.

A text may be written in several literals, with escapes, and in a call of ``dedent`` or the like,
which leaves out a part of what is written.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from ..._input.positions import Span

_OPEN = re.compile(r"""(?P<prefix>[A-Za-z]{0,2})(?P<quote>'''|\"\"\"|'|")""")
# Before Python 3.11.5 a group that is repeated with *+ may not match what it should. Nothing
# follows these groups, so that without it nothing is tried twice.
_BETWEEN = re.compile(r"(?:[ \t\f\r\n]++|\\(?=[\r\n])|#[^\r\n]*+)*")
_BODIES = {
    "'": re.compile(r"(?:[^\\']++|\\.)*", re.DOTALL),
    '"': re.compile(r'(?:[^\\"]++|\\.)*', re.DOTALL),
    "'''": re.compile(r"(?:[^\\']++|\\.|'(?!''))*", re.DOTALL),
    '"""': re.compile(r'(?:[^\\"]++|\\.|"(?!""))*', re.DOTALL),
}
_END_OF_LINE = re.compile(r"\r\n?")
_ESCAPE = re.compile(
    r"\\(?:(?P<joined>\r\n|\r|\n)|(?P<eight>[0-7]{1,3})|x(?P<x>[0-9A-Fa-f]{2})"
    r"|N\{(?P<name>[^}]*)\}|u(?P<u>[0-9A-Fa-f]{4})|U(?P<U>[0-9A-Fa-f]{8})|(?P<one>[\\'\"abfnrtv]))"
    r"|\r\n?"
)
_ESCAPE_IN_BYTES = re.compile(
    r"\\(?:(?P<joined>\r\n|\r|\n)|(?P<eight>[0-7]{1,3})|x(?P<x>[0-9A-Fa-f]{2})"
    r"|(?P<one>[\\'\"abfnrtv]))|\r\n?"
)
_ONE = dict(zip("\\'\"abfnrtv", "\\'\"\a\b\f\n\r\t\v", strict=True))


class Piece(NamedTuple):
    """One literal: its prefix in small letters, its quotes, and where what is in them stands."""

    prefix: str
    quote: str
    start: int
    end: int

    @property
    def is_raw(self) -> bool:
        """Whether a backslash is one."""
        return "r" in self.prefix

    @property
    def is_bytes(self) -> bool:
        """Whether it is of bytes."""
        return "b" in self.prefix


class Run(NamedTuple):
    """Characters that are written one after the other: each with one, or one with several."""

    text: str
    start: int
    end: int
    piece: Piece

    def cut(self, start: int, end: int) -> Run:
        """Give a part of it."""
        if len(self.text) != self.end - self.start:
            return self
        return Run(self.text[start:end], self.start + start, self.start + end, self.piece)


class Spelling:
    """A text, and where each of its characters stands.

    Args:
        runs: what is written, in order.

    """

    def __init__(self, runs: Iterable[Run]) -> None:
        self.runs = [each for each in runs if each.text]
        self.text = "".join(each.text for each in self.runs)
        """The text; a character for each byte, where it is of bytes."""

    @cached_property
    def _firsts(self) -> list[int]:
        firsts = [0]
        for each in self.runs:
            firsts.append(firsts[-1] + len(each.text))
        return firsts

    def character(self, index: int) -> tuple[Span, Piece]:
        """Give where a character stands, and in which literal."""
        number = bisect_right(self._firsts, index) - 1
        run = self.runs[number]
        cut = run.cut(index - self._firsts[number], index - self._firsts[number] + 1)
        return Span(cut.start, cut.end), cut.piece

    def span(self, start: int, end: int) -> Span:
        """Give where the characters from one index to another stand."""
        last = len(self.text) - 1
        if start > last:
            behind = self.character(last)[0].end
            return Span(behind, behind)
        first = self.character(start)[0]
        return Span(first.start, self.character(end - 1)[0].end if end > start else first.start)

    def kept(self, ranges: Iterable[tuple[int, int]]) -> Spelling:
        """Give what is left when only these parts are kept."""
        ranges = [*ranges]
        if ranges == [(0, len(self.text))]:
            return self  # such as of the second of two calls of dedent
        return Spelling(run for start, end in ranges for run in self._runs(start, end))

    def _runs(self, start: int, end: int) -> Iterator[Run]:
        number = bisect_right(self._firsts, start) - 1
        while number < len(self.runs) and self._firsts[number] < end:
            first, run = self._firsts[number], self.runs[number]
            yield run.cut(max(start - first, 0), min(end - first, len(run.text)))
            number += 1


def spelling_of(source: str, span: Span, value: str | bytes) -> Spelling | None:
    """Find out how a literal is written.

    Args:
        source: the file.
        span: where the literal stands, or several behind each other.
        value: what Python makes of it.

    Returns:
        how it is written; nothing where that cannot be told for sure.

    """
    spelling = Spelling(run for piece in _pieces(source, span) for run in _read(source, piece))
    text = value if isinstance(value, str) else value.decode("latin-1")
    return spelling if spelling.text == text and text else None


def _pieces(source: str, span: Span) -> Iterator[Piece]:
    at = span.start
    while at < span.end and (opened := _OPEN.match(source, at)):
        body = _BODIES[opened["quote"]].match(source, opened.end())
        end = body.end() if body else opened.end()
        yield Piece(opened["prefix"].lower(), opened["quote"], opened.end(), end)
        between = _BETWEEN.match(source, end + len(opened["quote"]))
        at = between.end() if between else span.end


def _read(source: str, piece: Piece) -> Iterator[Run]:
    escape = _ESCAPE_IN_BYTES if piece.is_bytes else _ESCAPE
    at = piece.start
    for each in (_END_OF_LINE if piece.is_raw else escape).finditer(source, at, piece.end):
        yield Run(source[at : each.start()], at, each.start(), piece)
        yield Run(_meant(each, piece), each.start(), each.end(), piece)
        at = each.end()
    yield Run(source[at : piece.end], at, piece.end, piece)


def _meant(escape: re.Match[str], piece: Piece) -> str:
    """Give the character that an escape stands for; of the end of a line that is joined, none."""
    kind, said = escape.lastgroup, escape[escape.lastgroup or 0]
    if kind == "joined":
        return ""
    if kind == "one":
        return _ONE[said]
    if kind == "eight":
        return chr(int(said, 8) & (0xFF if piece.is_bytes else 0x1FF))
    if kind == "name":
        from unicodedata import lookup

        return lookup(said)
    return "\n" if kind is None else chr(int(said, 16))
