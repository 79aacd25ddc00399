"""Tables about conferences in three languages, drawn from the code of cxml.

- ``properties``: the properties of a class of :mod:`cxml.swml`;
- ``languages``: what each language calls a thing;
- ``differences``: what a conversion says, and when.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, permutations
from pathlib import Path
from typing import Any

from cxml_reference.sources import attribute_texts
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import cxml._concepts
from cxml import swml
from cxml._concepts import CONCEPTS, STREAM, Concept, Remark
from cxml._facts import Default, Unit
from cxml._wire import Choice, Integer, Text, Words
from cxml.convert import Language
from cxml.swml._facts import Absent, OneOf
from cxml.swml._plan import Property, plan_of
from cxml.swml._variable import OrVariable

NOTHING = "\N{EN DASH}"
_ARROWS = {
    (True, True): "\N{LEFT RIGHT ARROW}",
    (True, False): "\N{RIGHTWARDS ARROW}",
    (False, True): "\N{LEFTWARDS ARROW}",
}


class Tables(SphinxDirective):
    """A directive that is one table."""

    headings: Sequence[str] = ()

    def run(self) -> list[nodes.Node]:
        """Draw the table."""
        self.env.note_dependency(str(Path(cxml._concepts.__file__)))
        lines = [self.headings, ["---"] * len(self.headings), *self.rows()]
        text = "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines)
        return self.parse_text_to_nodes(text)

    def rows(self) -> Iterable[Sequence[str]]:
        """Give the cells of each row, in Markdown."""
        raise NotImplementedError


class Properties(Tables):
    """The properties of a class."""

    required_arguments = 1
    headings = ("Property", "Value", "Default", "Meaning")

    def rows(self) -> Iterator[Sequence[str]]:
        """Give one row for each property."""
        cls = getattr(swml, self.arguments[0])
        meanings = attribute_texts(cls)
        for each in plan_of(cls).values():
            default = each.note(Default)
            yield (
                f"`{each.keyword}`" + (" (required)" if each.required else ""),
                "; ".join(_value(each)),
                f"`{default.text}`" if default else NOTHING,
                meanings[each.name].replace("``", "`"),
            )


def _value(each: Property) -> Iterator[str]:
    yield _kind(each.kind)
    if unit := each.note(Unit):
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


class Languages(Tables):
    """What each language calls a thing."""

    headings = ("What", *(f"{each}" for each in Language))

    def rows(self) -> Iterator[Sequence[str]]:
        """Give one row for each concept."""
        for name, each in _concepts():
            names = each.names()
            spelled = (names.get(language) for language in Language)
            yield (name, *(f"`{name}`" if name else NOTHING for name in spelled))


class Differences(Tables):
    """What a conversion says, and when."""

    headings = ("What", "Between", "Values", "It is", "Why", "What to do")

    def rows(self) -> Iterator[Sequence[str]]:
        """Give one row for each remark."""
        for name, concept in _concepts():
            for each in concept.remarks:
                yield _remark(name, concept, each)


def _concepts() -> Iterator[tuple[str, Concept]]:
    yield from ((each.name, each) for each in CONCEPTS)
    yield from ((f"stream.{each.name}", each) for each in STREAM)


def _remark(name: str, concept: Concept, each: Remark) -> Sequence[str]:
    return (
        f"`{name}`",
        "; ".join(_directions(concept, each)),
        _words([f"{word}" for word in each.words]) or "all",
        f"{each.outcome}",
        each.reason,
        each.advice or NOTHING,
    )


def _directions(concept: Concept, each: Remark) -> Iterator[str]:
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


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


def setup(app: Sphinx) -> dict[str, Any]:
    """Give the directives to Sphinx."""
    app.add_directive("properties", Properties)
    app.add_directive("languages", Languages)
    app.add_directive("differences", Differences)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
