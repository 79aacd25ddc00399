"""What happened, as lines to read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, groupby
from typing import Protocol

from attrs import define

from .._tree.element import Element
from ._page import Page

_MANY = 3
"""How often a line, or several, has to come to stand there once."""
_MOST_TOGETHER = 30
"""How many lines that come again and again together are seen to."""


class Party(Protocol):
    """Whose line it is."""

    @property
    def name(self) -> str:
        """What the party is called in transcripts."""
        ...


@define(eq=False, kw_only=True)
class Line:
    """One thing that happened."""

    at: float
    """When, in seconds of the virtual clock."""
    party: Party | None
    """The call that it happened in; ``None`` of what belongs to none."""
    text: str
    page: Page | None = None
    verb: Element | None = None
    code: int | None = None
    """The number that the platform publishes for what went wrong."""
    audience: tuple[Party, ...] = ()
    """The calls that it happened in, where there are several."""

    @property
    def place(self) -> str:
        """Where in the document it happened; empty if nowhere.

        Its line is named where it has several: one that was built has none but the first.
        """
        if self.page is None or self.verb is None or not self.page.has(self.verb):
            return ""
        path = self.page.path(self.verb)
        return f"{path}, line {self.page.position(self.verb)[0]}" if self.page.has_lines else path


@define(eq=False, kw_only=True)
class Heard:
    """What a party heard."""

    text: str
    is_marker: bool
    """Whether it is a sound without words, such as ``<beep>``."""
    line: Line


class Transcript:
    """All lines of a world."""

    def __init__(self) -> None:
        self.lines: list[Line] = []

    def of(self, party: Party, mark: Line | None = None) -> str:
        """Give the lines of one call as a text; one of them may be marked."""
        return rendered([line for line in self.lines if _is_of(line, party)], mark=mark)

    def is_all_of(self, party: Party) -> bool:
        """Whether nothing has happened in any other call."""
        return all(_is_of(line, party) for line in self.lines)

    def __str__(self) -> str:
        return rendered(self.lines, with_names=True)


def _is_of(line: Line, party: Party) -> bool:
    return line.party is party or party in line.audience


def rendered(lines: list[Line], *, mark: Line | None = None, with_names: bool = False) -> str:
    """Write lines below each other; what comes again and again stands there once."""
    texts = [_rendered(line, mark, with_names) for line in lines]
    return "\n".join(_several_once(_each_once(texts)))


def _each_once(texts: list[str]) -> list[str]:
    """Shorten one line that comes again and again."""
    groups = ((text, sum(1 for _ in same)) for text, same in groupby(texts))
    many = (
        [f"{text}  ({number} times)"] if number >= _MANY else [text] * number
        for text, number in groups
    )
    return [*chain.from_iterable(many)]


def _several_once(texts: list[str]) -> Iterator[str]:
    """Shorten several lines that come again and again together, as of documents in a circle."""
    begin = 0
    while begin < len(texts):
        length, times = _together(texts, begin)
        block = texts[begin : begin + length]
        yield from block[:-1]
        yield f"{block[-1]}  (these {length} lines {times} times)" if times > 1 else block[-1]
        begin += length * times


def _together(texts: list[str], begin: int) -> tuple[int, int]:
    """Give how many lines come together, and how often; each line once, if none do."""
    for length in range(2, _MOST_TOGETHER + 1):
        block, times = texts[begin : begin + length], 1
        while texts[begin + times * length : begin + (times + 1) * length] == block:
            times += 1
        if times >= _MANY:
            return length, times
    return 1, 1


def _rendered(line: Line, mark: Line | None, with_names: bool) -> str:
    minutes, seconds = divmod(int(line.at), 60)
    name = f"{line.party.name}  " if with_names and line.party else ""
    code = f" ({line.code})" if line.code else ""
    begin = f"{'>' if line is mark else ' '} {minutes:02}:{seconds:02}  {name}{line.text}{code}"
    return f"{begin:<60}  {line.place}".rstrip()
