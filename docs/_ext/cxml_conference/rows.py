"""The tables about conferences in three languages, as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, permutations
from typing import Any, NamedTuple

from cxml_reference.sources import attribute_texts

from cxml import swml
from cxml._declare.metadata import Default, Unit
from cxml._declare.simple_types import Choice, Integer, Text, Words
from cxml.convert import Language
from cxml.convert.table import CORRESPONDENCES, STREAM, Caveat, Correspondence
from cxml.swml._metadata import Absent, OneOf
from cxml.swml._spec import Property, properties_of
from cxml.swml._variable import OrVariable

NOTHING = "\N{EN DASH}"
_ARROWS = {
    (True, True): "\N{LEFT RIGHT ARROW}",
    (True, False): "\N{RIGHTWARDS ARROW}",
    (False, True): "\N{LEFTWARDS ARROW}",
}


class Table(NamedTuple):
    """A table: its headings, and what gives the cells of its rows, in Markdown."""

    headings: Sequence[str]
    rows: Callable[..., Iterator[Sequence[str]]]


def properties(name: str) -> Iterator[Sequence[str]]:
    """Give one row for each property."""
    cls = getattr(swml, name)
    meanings = attribute_texts(cls)
    for each in properties_of(cls).values():
        default = each.find(Default)
        yield (
            f"`{each.keyword}`" + (" (required)" if each.required else ""),
            "; ".join(_value(each)),
            f"`{default.text}`" if default else NOTHING,
            meanings[each.name].replace("``", "`"),
        )


def _value(each: Property) -> Iterator[str]:
    yield _kind(each.kind)
    if unit := each.find(Unit):
        yield unit.name
    for note in each.notes:
        if isinstance(note, Absent):
            yield f"not in the schema `{note.schema}`"
        if isinstance(note, OneOf):
            yield f"one word in the schema `{note.schema}`"


def _kind(kind: Any) -> str:
    if isinstance(kind, OrVariable):
        return f"{_kind(kind.kind)}, or a variable"
    if isinstance(kind, Choice):
        return _words(kind.words) if kind.words else "`True` or `False`"
    if isinstance(kind, Words):
        return f"list of {_words(kind.words)}"
    if isinstance(kind, Integer):
        return f"{kind.low} to {kind.high}"
    return "text" if isinstance(kind, Text) else str(kind.name)


def _words(words: Sequence[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def languages() -> Iterator[Sequence[str]]:
    """Give one row for each concept."""
    for name, each in _concepts():
        names = each.names()
        spelled = (names.get(language) for language in Language)
        yield (name, *(f"`{name}`" if name else NOTHING for name in spelled))


def differences() -> Iterator[Sequence[str]]:
    """Give one row for each remark."""
    for name, concept in _concepts():
        for each in concept.remarks:
            yield _remark(name, concept, each)


def _concepts() -> Iterator[tuple[str, Correspondence]]:
    yield from ((each.name, each) for each in CORRESPONDENCES)
    yield from ((f"stream.{each.name}", each) for each in STREAM)


def _remark(name: str, concept: Correspondence, each: Caveat) -> Sequence[str]:
    return (
        f"`{name}`",
        "; ".join(_directions(concept, each)),
        _words([f"{word}" for word in each.words]) or "all",
        f"{each.outcome}",
        each.reason,
        each.advice or NOTHING,
    )


def _directions(concept: Correspondence, each: Caveat) -> Iterator[str]:
    """Say between which languages something is said, with an arrow for one way or both."""
    value = each.words[0] if each.words else None
    there = {
        (source, target)
        for source, target in permutations(Language, 2)
        if source in concept.names() and each.holds(source, target, value)
    }
    for one, other in combinations(Language, 2):
        ways = ((one, other) in there, (other, one) in there)
        if any(ways):
            yield f"{one} {_ARROWS[ways]} {other}"


TABLES = {
    "properties": Table(("Property", "Value", "Default", "Meaning"), properties),
    "languages": Table(("What", *(f"{each}" for each in Language)), languages),
    "differences": Table(("What", "Between", "Values", "It is", "Why", "What to do"), differences),
}
"""By the names of their directives."""
