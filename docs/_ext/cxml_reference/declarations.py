"""What the classes of cxml declare, as plain text for the reference pages.

The texts are marked up as docstrings are: ````code```` for names and values.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

import attrs
from attrs import frozen

import cxml
from cxml import Element, callbacks
from cxml import _facts as facts
from cxml._numbers import Amount, Integers
from cxml._plan import Field, Plan, plan_of
from cxml._wire import Choice, Integer, Text, Words
from cxml.callbacks._callback import Callback
from cxml.callbacks._facts import Alias, Indexed
from cxml.callbacks._plan import Parameter

from .sources import attribute_texts

SUPPORT = {
    facts.Support.BOTH: "SignalWire and Twilio",
    facts.Support.CXML: "SignalWire only",
    facts.Support.TWIML: "Twilio only",
}
NOBODY = "nobody"

TYPES = {
    "boolean": ("true or false", "value-boolean"),
    "boolean or enum": ("true, false or a word", "value-boolean"),
    "boolean-or-string": ("true, false or a text", "value-boolean"),
    "comma-list": ("list of words", "value-words"),
    "digits": ("keys", "value-keys"),
    "duration": ("duration", "value-duration"),
    "enum": ("word", "value-word"),
    "event-list": ("list of words", "value-words"),
    "integer": ("whole number", "value-integer"),
    "integer-list": ("list of whole numbers", "value-integers"),
    "json": ("JSON", "value-json"),
    "language": ("language tag", "value-text"),
    "name": ("name", "value-text"),
    "number": ("decimal number", "value-decimal"),
    "phone": ("phone number", "value-text"),
    "sid": ("SID", "value-text"),
    "sip-uri": ("SIP address", "value-text"),
    "string": ("text", "value-text"),
    "url": ("URL", "value-text"),
}
"""For each kind of value: how the pages call it, and the label of the text that explains it."""


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


def elements() -> list[type[Element]]:
    """Give every element of every channel."""
    channels = (cxml.voice, cxml.messaging, cxml.fax)
    return [getattr(channel, name) for channel in channels for name in channel.__all__]


def page_of(cls: type) -> str:
    """Name the page that a class stands on: as the file that declares it."""
    return cls.__module__.rpartition(".")[2]


def attributes(cls: type[Element]) -> list[Attribute]:
    """Give the rows of an element's table, in the order of their names."""
    texts = attribute_texts(cls)
    fields = sorted(plan_of(cls).attributes.values(), key=lambda each: each.keyword)
    return [_attribute(cls, each, texts) for each in fields]


def text(cls: type[Element]) -> Attribute | None:
    """Give what an element's text is, if it has one."""
    found = plan_of(cls).text
    return _attribute(cls, found, attribute_texts(cls)) if found else None


def is_required(cls: type[Element]) -> bool:
    """Whether an element cannot be made without its text."""
    found = plan_of(cls).text
    return found is not None and found.required


def _attribute(cls: type[Element], each: Field, texts: Mapping[str, str]) -> Attribute:
    default = each.note(facts.Default)
    name, label = TYPES["integer" if isinstance(each.kind, Integer) else each.kind.name]
    return Attribute(
        name=each.keyword,
        reads_as=each.name,
        wire=each.wire or "",
        type=name,
        detail=_detail(each),
        label=label,
        allowed="; ".join(_allowed(each)),
        default=f"``{default.text}``" if default else "",
        support=SUPPORT[_support(cls.support, each.support)],
        meaning=texts[each.name],
    )


def _support(*layers: facts.Support) -> facts.Support:
    """Give the narrowest: what stands in a Twilio-only element is Twilio-only too."""
    return next((each for each in layers if each is not facts.Support.BOTH), facts.Support.BOTH)


def _detail(each: Field) -> str:
    said = ""
    if isinstance(each.kind, Integer):
        said = "".join(f" or {_code(word)}" for word in each.kind.words)
    if isinstance(each.kind, Words) and each.kind.separator == ",":
        said = f", with {_code(each.kind.separator)} between"
    unit = each.note(facts.Unit)
    return f"{said}, in {unit.name}" if unit else said


def _allowed(each: Field) -> Iterator[str]:
    """Say all that narrows the values down."""
    if words := ", ".join(_words(each)):
        yield f"any; known are {words}" if isinstance(each.kind, Text) else words
    if isinstance(each.kind, Integer | Integers | Amount):
        low, high = each.kind.low, each.kind.high
        yield f"{low} or more" if high is None else f"{low} to {high}"
    if pattern := each.note(facts.Pattern):
        yield pattern.meaning
    if length := each.note(facts.Length):
        yield f"at most {length.most:,} characters"
    if each.has(facts.Trait.MAY_BE_EMPTY):
        yield "may be empty"
    if each.has(facts.Trait.NEEDED):
        yield "the platform needs it"
    if needed := each.note(facts.NeededIn):
        yield f"the platform needs it in {_listed(needed.parents)}"
    if only := each.note(facts.OnlyIn):
        yield f"for {_listed(only.parents)} only"
    if each.has(facts.Trait.SECRET):
        yield "never shown in a ``repr`` or an error"


def _words(each: Field) -> Iterator[str]:
    if not isinstance(each.kind, Text | Choice | Words):
        return
    twiml, signalwire = each.note(facts.TwimlWords), each.note(facts.CxmlWords)
    undocumented = each.note(facts.UndocumentedWords)
    booleans = isinstance(each.kind, Choice) and each.kind.booleans
    for word in (*(("true", "false") if booleans else ()), *each.kind.words):
        side = " (Twilio only)" if twiml and word in twiml.words else ""
        side = " (SignalWire only)" if signalwire and word in signalwire.words else side
        yield _code(word) + side
    for word in undocumented.words if undocumented else ():
        yield _code(word) + " (only in examples)"


def _listed(names: tuple[str, ...]) -> str:
    return " and ".join(filter(None, [", ".join(map(_code, names[:-1])), _code(names[-1])]))


def _code(word: str) -> str:
    return f"``{word}``"


def parents(cls: type[Element]) -> list[Place]:
    """Give the elements that an element may stand in."""
    return [
        Place(cls=parent, method=line.name, limits=limits(parent, line.name))
        for parent in elements()
        for line in plan_of(parent).grammar.values()
        if line.element is cls
    ]


def children(cls: type[Element]) -> list[Place]:
    """Give the elements that may stand in an element."""
    return [
        Place(cls=line.element, method=line.name, limits=limits(cls, line.name))
        for line in plan_of(cls).grammar.values()
    ]


def limits(parent: type[Element], method: str) -> str:
    """Say how many children of one kind an element takes, beside which others, and who says so."""
    plan = plan_of(parent)
    line = plan.grammar[method]
    support = _support(parent.support, line.support, line.element.support)
    said = [] if line.at_most is None else [f"at most {line.at_most}"]
    if line.alone:
        said.append("no other element beside it")
    elif apart := plan.rivals[method]:
        said.append(f"never beside {' or '.join(_rivals(plan, apart))}")
    if support is not facts.Support.BOTH:
        said.append(SUPPORT[support])
    return "; ".join(said)


def _rivals(plan: Plan, apart: Mapping[str, int | None]) -> Iterator[str]:
    for other in sorted(apart):
        yield _code(plan.grammar[other].element.tag)


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
    parameters = cls._declared().parameters.values()
    return [_parsed(each, texts[each.name]) for each in parameters if each.name in own]


def _parsed(each: Parameter, meaning: str) -> Parsed:
    end = "" if not each.collects else "0" if each.note(Indexed) else "*"
    wires = [f"{each.wire}{end}"]
    wires += [note.name for note in each.notes if isinstance(note, Alias)]
    wires += [each.path] if each.path != each.wire else []
    return Parsed(
        name=each.name,
        wire=" or ".join(map(_code, wires)),
        type=_parsed_type(each),
        words=each.words,
        support=SUPPORT[each.support] if each.support else NOBODY,
        meaning=meaning,
    )


def _parsed_type(each: Parameter) -> str:
    if each.words:
        return f"``{each.words.__name__}``, or text"
    if each.collects:
        return "texts by number" if each.note(Indexed) else "mapping of texts"
    named = {
        bool: "``bool``",
        int: "``int``",
        Decimal: "``Decimal``",
        datetime: "``datetime``, aware",
        Mapping: "mapping, from JSON",
    }
    kind = next((named[each] for each in each.types if each in named), "``str``")
    unit = each.note(facts.Unit)
    return f"{kind}, in {unit.name}" if unit else kind


def words(enum: type[StrEnum]) -> list[Word]:
    """Give the rows of an enum's table."""
    texts = attribute_texts(enum)
    return [Word(name=each.name, value=each.value, meaning=texts[each.name]) for each in enum]
