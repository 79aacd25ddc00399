"""What a rewrite says of a place: what becomes of it, or why it stays."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from attrs import field, frozen

from .._check.locate import shared_start
from .._input.positions import Span


class Safety(StrEnum):
    """How safe a rewrite is."""

    SAFE = "safe"
    """The program does what it did."""
    UNSAFE = "unsafe"
    """It most likely does what was meant; somebody has to look."""
    REPORT = "report"
    """Nothing is written: a person has to do it."""


class Edit(NamedTuple):
    """A part of a text, and what is written instead; an insertion has no length."""

    start: int
    end: int
    text: str


@frozen
class Change:
    """One place that is rewritten: all of its edits, or none."""

    span: Span
    """What it is about."""
    edits: tuple[Edit, ...]
    says: str = field(kw_only=True)
    """What is written, in short, for people."""
    safety: Safety | None = field(default=None, kw_only=True)
    """How safe it is, where that is other than the rewrite says."""


@frozen
class Left:
    """One place that is not rewritten."""

    span: Span
    why: str = field(kw_only=True)
    """Why it stays, and what to do about it."""
    rule: str = field(default="", kw_only=True)
    """The rule of ``cxml check`` that finds it, if there is one."""
    is_of_before: bool = field(default=False, kw_only=True)
    """Whether it is about the file as it was, and worth knowing when it is gone."""


def edit_of(start: int, before: str, after: str) -> Edit:
    """Give the shortest edit that makes one text of another.

    Args:
        start: where the text begins.
        before: the text that is there.
        after: the text that is wanted.

    """
    same = shared_start(before, after)
    before, after = before[same:], after[same:]
    end = shared_start(before[::-1], after[::-1])
    start += same
    return Edit(start, start + len(before) - end, after[: len(after) - end])


def place_of(edit: Edit) -> tuple[int, int]:
    """Give the place of an edit, to sort by."""
    return edit.start, edit.end


def applied(text: str, edits: Iterable[Edit]) -> str:
    """Give a text with edits that do not overlap; what is put into one place keeps its order."""
    pieces: list[str] = []
    done = 0
    for each in sorted(edits, key=place_of):
        pieces += [text[done : each.start], each.text]
        done = each.end
    return "".join([*pieces, text[done:]])
