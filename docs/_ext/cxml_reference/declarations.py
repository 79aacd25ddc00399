"""What the classes of cxml declare, as plain text for the reference pages.

The texts are marked up as docstrings are: ````code```` for names and values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

import attrs
from attrs import frozen

from cxml import Element, callbacks
from cxml._declare import metadata as facts
from cxml._schema import phrases
from cxml._schema.build import schema
from cxml._schema.data import Attribute as AttributeData, ElementData
from cxml._schema.phrases import KINDS, SUPPORT, allowed, code, detail, kind_of
from cxml._schema.walk import platform_roots, walk
from cxml.callbacks._callback import Callback
from cxml.callbacks._metadata import Alias, Indexed
from cxml.callbacks._spec import Parameter

from .sources import attribute_texts

NOBODY = "nobody"

LABELS = {
    "boolean": "value-boolean",
    "boolean or enum": "value-boolean",
    "boolean-or-string": "value-boolean",
    "comma-list": "value-words",
    "digits": "value-keys",
    "duration": "value-duration",
    "enum": "value-word",
    "event-list": "value-words",
    "integer": "value-integer",
    "integer-list": "value-integers",
    "json": "value-json",
    "language": "value-text",
    "name": "value-text",
    "number": "value-decimal",
    "phone": "value-text",
    "sid": "value-text",
    "sip-uri": "value-text",
    "string": "value-text",
    "url": "value-text",
}
"""For each kind of value: the label of the text that explains it."""


@frozen(kw_only=True)
class Attribute:
    """One attribute of an element, or its text, as a row of a table."""

    name: str
    """The keyword that gives it."""
    reads_as: str
    """The Python attribute that holds it; the same name unless a child method has that."""
    wire: str
    type: str
    """How the pages call the kind of value."""
    detail: str
    """What else is to be said about the kind, such as its unit."""
    label: str
    """The label of the text that explains the kind."""
    allowed: str
    default: str
    support: str
    meaning: str

    @property
    def is_renamed(self) -> bool:
        """Whether it reads as another name than that of its keyword."""
        return self.reads_as != self.name


@frozen(kw_only=True)
class Place:
    """An element that another may stand in, or hold: the class, the method, and the limits."""

    cls: type[Element]
    method: str
    limits: str


@frozen(kw_only=True)
class Key:
    """One key of the data, as a row of a table."""

    name: str
    type: str
    meaning: str


@frozen(kw_only=True)
class Parsed:
    """One field of a callback, as a row of a table."""

    name: str
    wire: str
    type: str
    words: type[StrEnum] | None
    support: str
    meaning: str


@frozen(kw_only=True)
class Word:
    """One member of an enum, as a row of a table."""

    name: str
    value: str
    meaning: str


# Elements

_FOUND = walk(platform_roots())
_DATA = schema()["elements"]
_CLASSES = {each.name: each.cls for each in _FOUND.values()}


def elements() -> list[type[Element]]:
    """Give every element, by the name of its class."""
    return sorted(_FOUND, key=lambda cls: (cls.__name__, _FOUND[cls].name))


def data_of(cls: type[Element]) -> ElementData:
    """Give what the data says of one element."""
    return _DATA[_FOUND[cls].name]


def page_of(cls: type) -> str:
    """Name the page that a class stands on: as the file that declares it."""
    return cls.__module__.rpartition(".")[2]


def attributes(cls: type[Element]) -> list[Attribute]:
    """Give the rows of an element's table, in the order of their names."""
    texts = attribute_texts(cls)
    fields = sorted(data_of(cls)["attributes"], key=lambda each: each["keyword"])
    return [_attribute(each, texts) for each in fields]


def text(cls: type[Element]) -> Attribute | None:
    """Give what an element's text is, if it has one."""
    found = data_of(cls)["text"]
    return _attribute(found, attribute_texts(cls)) if found else None


def is_required(cls: type[Element]) -> bool:
    """Whether an element cannot be made without its text."""
    found = data_of(cls)["text"]
    return found is not None and found["required"]


def otherwise(cls: type[Element], nothing: str) -> str:
    """Say what an element takes of which it declares nothing."""
    return phrases.otherwise(data_of(cls), nothing)


def _attribute(each: AttributeData, texts: Mapping[str, str]) -> Attribute:
    kind = kind_of(each)
    if kind not in KINDS or kind not in LABELS:
        missing = f"no row for values of type {kind!r}: add one to KINDS of cxml/_schema/phrases.py"
        raise LookupError(f"{missing} and to LABELS, here, and a text")
    return Attribute(
        name=each["keyword"],
        reads_as=each["name"],
        wire=each["wire"] or "",
        type=KINDS[kind],
        detail=detail(each),
        label=LABELS[kind],
        allowed="; ".join(allowed(each)),
        default=code(each["default"]) if each["default"] is not None else "",
        support=SUPPORT[each["support"]],
        meaning=texts[each["name"]],
    )


def parents(cls: type[Element]) -> list[Place]:
    """Give the elements that an element may stand in."""
    return [
        Place(cls=parent, method=each["method"], limits=limits(parent, each["method"]))
        for each in data_of(cls)["parents"]
        for parent in [_CLASSES[each["element"]]]
    ]


def children(cls: type[Element]) -> list[Place]:
    """Give the elements that may stand in an element."""
    return [
        Place(
            cls=_CLASSES[each["element"]],
            method=each["method"],
            limits=limits(cls, each["method"]),
        )
        for each in data_of(cls)["children"]
    ]


def limits(parent: type[Element], method: str) -> str:
    """Say how many children of one kind an element takes, beside which others, and who says so."""
    return phrases.limits(_DATA, _FOUND[parent].name, method)


# The data


def keys(cls: type) -> list[Key]:
    """Give the rows of the table of one kind of mapping in the data, without those of its base."""
    hints = cls.__annotations__  # a TypedDict has those of its base too, and no base any more
    return [
        Key(name=name, type=_plain(hints[name].__forward_arg__), meaning=text)
        for name, text in attribute_texts(cls).items()
    ]


def _plain(hint: str) -> str:
    """Name a type as the JSON has it."""
    spelled = re.sub(r"dict\[str, (\w+)\]", r"mapping of ``\1``", hint)
    spelled = re.sub(r"list\[(\w+)\]", r"list of ``\1``", spelled)
    return re.sub(r"^(\w+)(?= \||$)", r"``\1``", spelled).replace("| None", "or ``None``")


# Callbacks


def callback_classes() -> list[type[Callback]]:
    """Give every public callback, their base excepted."""
    return [each for each in _public_callbacks(Callback) if each is not Callback]


def enums() -> list[type[StrEnum]]:
    """Give every public enum of the callbacks."""
    return list(_public_callbacks(StrEnum))


def _public_callbacks(kind: type) -> Iterator[Any]:
    for name in callbacks.__all__:
        thing = getattr(callbacks, name)
        if isinstance(thing, type) and issubclass(thing, kind):
            yield thing


def fields(cls: type[Callback]) -> list[Parsed]:
    """Give the rows of a callback's own table, in the order of their declaration."""
    texts = attribute_texts(cls)
    own = {each.name for each in attrs.fields(cls) if not each.inherited}
    parameters = cls.__callback_spec__().parameters.values()
    return [_parsed(each, texts[each.name]) for each in parameters if each.name in own]


def _parsed(each: Parameter, meaning: str) -> Parsed:
    end = "" if not each.collects else "0" if each.find(Indexed) else "*"
    wires = [f"{each.wire}{end}"]
    wires += [note.name for note in each.notes if isinstance(note, Alias)]
    wires += [each.path] if each.path != each.wire else []
    return Parsed(
        name=each.name,
        wire=" or ".join(map(code, wires)),
        type=_parsed_type(each),
        words=each.words,
        support=SUPPORT[each.support] if each.support else NOBODY,
        meaning=meaning,
    )


def _parsed_type(each: Parameter) -> str:
    if each.words:
        return f"``{each.words.__name__}``, or text"
    if each.collects:
        return "texts by number" if each.find(Indexed) else "mapping of texts"
    named = {
        bool: "``bool``",
        int: "``int``",
        Decimal: "``Decimal``",
        datetime: "``datetime``, aware",
        Mapping: "mapping, from JSON",
    }
    kind = next((named[each] for each in each.types if each in named), "``str``")
    unit = each.find(facts.Unit)
    return f"{kind}, in {unit.name}" if unit else kind


def words(enum: type[StrEnum]) -> list[Word]:
    """Give the rows of an enum's table."""
    texts = attribute_texts(enum)
    return [Word(name=each.name, value=each.value, meaning=texts[each.name]) for each in enum]
