"""Everything that the channels declare, with values that fit and values that do not."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from cxml import fax, messaging, voice
from cxml._declare.field import Field
from cxml._declare.metadata import Trait
from cxml._declare.number_types import Amount, Integers
from cxml._declare.simple_types import BooleanOrText, Choice, Integer, Text, Words
from cxml._declare.words import free_value
from cxml._schema.walk import platform_roots, walk
from cxml._text.values import MOST
from cxml._tree.display import public_name
from cxml._tree.spec import spec_of

CHANNELS = {"voice": voice, "messaging": messaging, "fax": fax}
ELEMENTS: list[Any] = [cls for cls in walk(platform_roots()) if not spec_of(cls).untyped]
"""Every class but that which takes whatever comes."""


class Place(NamedTuple):
    """An attribute, or the text, of one class."""

    cls: Any
    field: Field

    def __str__(self) -> str:
        return f"{public_name(self.cls)}.{self.field.name}"

    def made(self, value: object) -> Any:
        """Make an element with this value, and nothing else but the text it may need."""
        if self.field.wire is None:
            return self.cls(value)
        return least(self.cls, **{self.field.keyword: value})

    def assigned(self, value: object) -> Any:
        """Make an element without this value, and assign it."""
        element = least(self.cls)
        setattr(element, self.field.name, value)
        return element

    def kept(self, element: Any) -> Any:
        """Give what an element keeps here."""
        return getattr(element, self.field.name)

    @property
    def is_secret(self) -> bool:
        """Whether what is kept here must not be shown."""
        return self.field.has(Trait.SECRET)

    @property
    def is_free(self) -> bool:
        """Whether any single value is taken, booleans and fractions too."""
        return self.field.converter is free_value

    @property
    def takes_mappings(self) -> bool:
        """Whether this is a text that is made of what becomes a JSON object."""
        return self.field.kind.name == "json"

    @property
    def keeps_space(self) -> bool:
        """Whether this is a text whose white space counts."""
        return isinstance(self.field.kind, Text) and not self.field.kind.strip


class Line(NamedTuple):
    """A child that a class declares."""

    parent: Any
    name: str
    element: Any

    def __str__(self) -> str:
        return f"{public_name(self.parent)}.{self.name}"


class Value(NamedTuple):
    """A value that a place accepts, what is kept of it, and what is written."""

    given: object
    kept: object
    written: str


def least(cls: Any, **attributes: object) -> Any:
    """Make the element of a class that says no more than it has to, but for attributes."""
    return cls(*needed(cls), **attributes)


def needed(cls: Any) -> list[str]:
    """Give what a class has to be given."""
    text = spec_of(cls).text
    return given(cls) if text and text.required else []


def given(cls: Any) -> list[str]:
    """Give a text that a class takes, if it has one."""
    return [some_text(cls)] if spec_of(cls).text else []


def some_text(cls: Any, number: int = 0) -> str:
    """Give one of two texts that a class takes."""
    text = spec_of(cls).text
    return text.kind.words[number] if text and isinstance(text.kind, Choice) else "12"[number]


def attributes() -> list[Place]:
    """Give every attribute of every class."""
    return [Place(cls, each) for cls in ELEMENTS for each in spec_of(cls).attributes.values()]


def texts() -> list[Place]:
    """Give the text of every class that has one."""
    return [Place(cls, text) for cls in ELEMENTS if (text := spec_of(cls).text)]


def lines() -> list[Line]:
    """Give every child of every class."""
    return [
        Line(cls, name, line.element)
        for cls in ELEMENTS
        for name, line in spec_of(cls).grammar.items()
    ]


def accepted(place: Place) -> Iterator[Value]:
    """Give values that a place accepts: every word, both ends of a range, delicate texts."""
    template = "{{Some-1_Name}}"
    kind = place.field.kind
    yield Value(template, (template,) if isinstance(kind, Words | Integers) else template, template)
    match kind:
        case Choice():
            yield from _choices(kind)
        case Integer():
            yield from _numbers(kind)
        case Words():
            yield from _words(kind)
        case Text():
            yield from _texts(kind)
        case BooleanOrText():
            yield from _booleans_or_texts()
        case Integers():
            yield from _integers(kind)
        case Amount():
            yield from _amounts(kind)


def _choices(kind: Choice) -> Iterator[Value]:
    if kind.booleans:
        for truth, text in ((True, "true"), (False, "false")):
            yield Value(truth, truth, text)
            yield Value(text, truth, text)
    for word in (*kind.words, *kind.undocumented):
        yield Value(word, word, word)


def _numbers(kind: Integer) -> Iterator[Value]:
    for number in (kind.low, kind.low + 1, MOST if kind.high is None else kind.high):
        yield Value(number, number, str(number))
        yield Value(str(number), number, str(number))
    for word in kind.words:
        yield Value(word, word, word)


def _words(kind: Words) -> Iterator[Value]:
    separator = kind.separator or " "
    everything = kind.words[::-1]
    yield Value([], (), "")
    yield Value(separator.join(everything), everything, separator.join(everything))
    for word in kind.words:
        yield Value(word, (word,), word)
        yield Value((word, word), (word,), word)
    yield Value(list(everything), everything, separator.join(everything))


def _texts(kind: Text) -> Iterator[Value]:
    free = ["x", "0", "a b", "a\"b'c<d>&e]]>", "a\n\t\rb", "é\u2028\U0001f600"]
    if kind.pattern:
        free = _of_pattern(kind)
    for text in (*kind.words, *free):
        yield Value(text, text, text)
    if not kind.pattern or kind.pattern.fullmatch("7"):
        yield Value(7, "7", "7")
    if kind.most:
        yield Value("x" * kind.most, "x" * kind.most, "x" * kind.most)


FITTING = ["0", "12", "0s", "10s", "0.5s", "10000ms", "A", "AD"]
"""Texts that are tried where a kind of text has a pattern; some have to fit each."""


def _of_pattern(kind: Text) -> list[str]:
    """Give texts that fit a pattern.

    Raises:
        LookupError: nobody has listed any.

    """
    found = [text for text in FITTING if kind.pattern and kind.pattern.fullmatch(text)]
    if not found:
        raise LookupError(f"no text in FITTING, here, is {kind.meaning}: list one that fits")
    return found


def _booleans_or_texts() -> Iterator[Value]:
    for truth, text in ((True, "true"), (False, "false")):
        yield Value(truth, truth, text)
        yield Value(text, truth, text)
    yield Value("94086", "94086", "94086")
    yield Value(94086, "94086", "94086")


def _integers(kind: Integers) -> Iterator[Value]:
    top = kind.low + 1 if kind.high is None else kind.high
    yield Value([], (), "")
    for given_ in (top, str(top), [top], (str(top),)):
        yield Value(given_, (top,), str(top))
    for given_ in ([top, kind.low], f"{top} {kind.low}"):
        yield Value(given_, (top, kind.low), f"{top} {kind.low}")


def _amounts(kind: Amount) -> Iterator[Value]:
    top = kind.low + 1 if kind.high is None else kind.high
    for given_ in (str(kind.low), "0.50", str(top)):
        yield Value(given_, Decimal(given_), given_)
        yield Value(Decimal(given_), Decimal(given_), given_)
    yield Value(top, Decimal(top), str(top))
    yield Value(0.25, Decimal("0.25"), "0.25")


def refused(place: Place) -> Iterator[object]:
    """Give values that a place refuses."""
    yield from (object(), b"x")
    if not place.takes_mappings:
        yield {"a": "b"}
    if not isinstance(place.field.kind, Amount) and not place.is_free:
        yield 1.5
    match place.field.kind:
        case Choice() as kind:
            yield from ("nonsense", "", 5, ["true"])
            if "true" not in kind.values and not kind.booleans:
                yield True
        case Integer() as kind:
            yield from (True, "", "ten", "1_000", "\u0663", " 5", "5 ", 1.0, "+5", "1e3")
            yield from (kind.low - 1, (MOST if kind.high is None else kind.high) + 1)
        case Words():
            yield from ("nonsense", ["nonsense"], [5], 5, [None])
        case Text() as kind:
            yield from (["x"], ("x",), {"x"})
            if not place.is_free:
                yield True
            if kind.pattern:
                yield from ("x", "1 2", "\uff11")
            if kind.name == "duration":
                yield from ("1", "10.1s", "10001ms", "1 s", 1)
            if kind.most:
                yield "x" * (kind.most + 1)
        case BooleanOrText():
            yield from (["x"], {"x"})
        case Integers() as kind:
            yield from ("x", [None], True, [True], [[1]], "1,2", kind.low - 1)
        case Amount() as kind:
            yield from ("x", "1,5", "", True, [1], "1e3", float("nan"), kind.low - 1)
