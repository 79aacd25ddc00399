"""YAML, by way of PyYAML: safe, bounded, and the same in YAML 1.1 and 1.2."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from math import isfinite
from types import ModuleType
from typing import TYPE_CHECKING, Any

from attrs import define, field

from .._input.limits import DEEPEST, MOST_DIGITS, MOST_VALUES
from .._input.problems import Reading, document_error
from .._text.wording import shown
from ..errors import DocumentError, Problem
from ._json import an_object, text_of
from ._plain import as_list, as_object

if TYPE_CHECKING:
    from yaml import SafeDumper, ScalarNode

_TAG = "tag:yaml.org,2002:"
_CORE = {  # what YAML 1.2 reads, in its core schema
    "null": re.compile(r"|~|null|Null|NULL"),
    "bool": re.compile(r"true|True|TRUE|false|False|FALSE"),
    "int": re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"),
    "float": re.compile(
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
    ),
}
# 010 is eight in YAML 1.1 and ten in 1.2, and both call it an int.
_OCTAL = re.compile(r"[-+]?0[0-9]+")
# YAML 1.1 says that these are booleans; PyYAML, against it, reads text.
_YES_OR_NO = frozenset("yYnN")
_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,99}")
# Any other tag, such as !!binary or !!int, asks for another reading than the text shows.
_TAGS = {
    "ScalarEvent": ("!", f"{_TAG}str"),
    "SequenceStartEvent": ("!", f"{_TAG}seq"),
    "MappingStartEvent": ("!", f"{_TAG}map"),
}
"""The tags that say of a value what it is anyway."""


def library() -> ModuleType:
    """Give PyYAML.

    Raises:
        ImportError: it is not installed.

    """
    try:
        import yaml
    except ModuleNotFoundError:
        message = 'YAML needs PyYAML; run: pip install "cxml[yaml]"'
        raise ModuleNotFoundError(message, name="yaml") from None
    return yaml


def simple_type_of(text: str) -> str | None:
    """Say how a text without quotes is read, such as ``str`` or ``int``.

    ``None`` means that YAML 1.1 and 1.2 do not agree.
    """
    new = next((name for name, pattern in _CORE.items() if pattern.fullmatch(text)), "str")
    # (True, False): as for a scalar without quotes and tag.
    old = _resolver().resolve(library().ScalarNode, text, (True, False)).removeprefix(_TAG)
    return new if new == old and text not in _YES_OR_NO and not _OCTAL.fullmatch(text) else None


@cache
def _resolver() -> Any:
    return library().resolver.Resolver()


# Writing


class _PlainKey(str):
    """A name that stands without quotes."""

    __slots__ = ()


def write(data: Mapping[str, object]) -> str:
    """Write plain data, every text in quotes."""
    text: str = library().dump(
        _with_plain_keys(data),
        Dumper=_dumper(),
        allow_unicode=True,
        default_flow_style=False,
        sort_keys=False,
        # Text in quotes would be folded, at spaces that matter to people who compare documents.
        width=float("inf"),
    )
    return text


def _with_plain_keys(data: object) -> object:
    if (named := as_object(data)) is not None:
        return {_key(name): _with_plain_keys(value) for name, value in named.items()}
    listed = as_list(data)
    return data if listed is None else [_with_plain_keys(each) for each in listed]


def _key(name: str) -> str:
    # Names like `on`, `y` and `1` would not be text to every reader, and get quotes.
    return _PlainKey(name) if _PLAIN_KEY.fullmatch(name) and simple_type_of(name) == "str" else name


@cache
def _dumper() -> type[SafeDumper]:
    # Inside a function, since the base is only there when PyYAML is installed.
    yaml = library()

    class Dumper(yaml.SafeDumper):  # type: ignore[misc, name-defined]
        # What stands in two places would be written as an anchor and an alias, which few people
        # read.
        def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
            return True

    def quoted(_: SafeDumper, text: str) -> ScalarNode:
        node: ScalarNode = yaml.ScalarNode(f"{_TAG}str", text, style='"')
        return node

    def plain(_: SafeDumper, text: str) -> ScalarNode:
        node: ScalarNode = yaml.ScalarNode(f"{_TAG}str", str(text))
        return node

    Dumper.add_representer(str, quoted)
    Dumper.add_representer(_PlainKey, plain)
    return Dumper


# Reading


def read(document: str | bytes, max_bytes: int) -> Mapping[str, object]:
    """Read an object.

    Raises:
        DocumentError: it is no YAML, too long, too deep or too much; a name stands twice in an
            object; a text needs quotes.

    """
    text, yaml = text_of(document, max_bytes), library()
    # Events alone are taken from PyYAML: its composer recurses without a bound, and its constructor
    # lets a name stand twice and forgets where a value stood. libyaml's parser is twenty times as
    # fast, but not in every build.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    composing = _Composing(events=yaml.parse(text, Loader=loader), room=max_bytes)
    data = composing.document()
    composing.reading.finish()
    return an_object(data)


def _syntax(error: Exception) -> DocumentError:
    mark = getattr(error, "problem_mark", None)
    # The attributes of PyYAML's MarkedYAMLError, of its ReaderError, and of all else that it
    # raises.
    said = getattr(error, "problem", None) or getattr(error, "reason", None) or "a wrong character"
    return document_error(
        "syntax",
        f"this is not YAML: {said}",
        line=mark.line + 1 if mark else None,
        column=mark.column + 1 if mark else None,
    )


@define(kw_only=True)
class _Composing:
    """A document being put together from what the parser finds."""

    events: Iterator[Any]
    room: int
    """How many characters of texts may still come."""
    left: int = MOST_VALUES
    """How many values may still come."""
    anchors: dict[str, tuple[object, int, int]] = field(factory=dict[str, tuple[object, int, int]])
    """What an alias stands for, how many values that is, and how many characters."""
    reading: Reading = field(factory=Reading)

    def document(self) -> object:
        """Read the one document that there has to be."""
        self._next()
        if type(self._next()).__name__ == "StreamEndEvent":
            raise document_error("root", "the document is empty")
        data = self._value(self._next(), 1)
        self._next()
        if type(self._next()).__name__ != "StreamEndEvent":
            raise document_error("root", "there is more than one document")
        return data

    def _next(self) -> Any:
        try:
            return next(self.events)
        except Exception as error:  # what PyYAML cannot decode raises an error of Python's
            raise _syntax(error) from None

    def _value(self, event: Any, depth: int) -> object:
        name = type(event).__name__
        if name == "AliasEvent":
            return self._alias(event)
        # What it and all inside it cost, so that an alias of it costs the same again.
        left, room = self.left, self.room
        self._spend(1, len(event.value) if name == "ScalarEvent" else 0)
        if event.tag is not None and event.tag not in _TAGS[name]:
            raise self._refused(event, f"the tag {shown(event.tag)} is not read")
        if name == "ScalarEvent":
            value: object = self._scalar(event)
        elif depth > DEEPEST:
            raise self._refused(event, f"more than {DEEPEST} values stand inside each other")
        else:
            inside = self._mapping if name == "MappingStartEvent" else self._sequence
            # As deep as Python recurses, so this bound has to stand before the call.
            value = inside(depth + 1)
        # Entered when it is complete, so that nothing can stand for what it is inside of.
        if event.anchor is not None:
            self.anchors[event.anchor] = (value, left - self.left, room - self.room)
        return value

    def _alias(self, event: Any) -> object:
        if event.anchor not in self.anchors:
            name = shown(f"*{event.anchor}")
            raise self._refused(event, f"{name} stands for nothing, or for what it stands in")
        value, values, characters = self.anchors[event.anchor]
        self._spend(values, characters)
        return value

    def _spend(self, values: int, characters: int) -> None:
        self.left -= values
        self.room -= characters
        # Without aliases no document gets here: its texts are no longer than itself. With them, a
        # text of 500 kB could stand in 30,000 places, for each check and each message to look at.
        if self.room < 0:
            message = "longer than max_bytes allows, with what its aliases stand for"
            raise document_error("too-large", message)
        if self.left < 0:
            raise document_error("too-large", f"there are more than {MOST_VALUES:,} values")

    def _sequence(self, depth: int) -> list[object]:
        made: list[object] = []
        while type(event := self._next()).__name__ != "SequenceEndEvent":
            made.append(self._value(event, depth))
        return made

    def _mapping(self, depth: int) -> dict[str, object]:
        made: dict[str, object] = {}
        while type(event := self._next()).__name__ != "MappingEndEvent":
            name = self._value(event, depth)
            if not isinstance(name, str):
                self._report(event, f"the name {shown(name)} is not text; write quotes around it")
                name = str(name)
            elif name in made:
                self._report(event, f"the name {shown(name)} stands twice in one object")
            made[name] = self._value(self._next(), depth)
        return made

    def _scalar(self, event: Any) -> object:
        text: str = event.value
        # In quotes or with !!str, it is text whatever it looks like; `_value` let no other tag
        # pass.
        if event.style or event.tag is not None:
            return text
        kind = simple_type_of(text)
        if kind is None:
            reason = "YAML 1.1 and YAML 1.2 read it differently; write quotes around it"
            self._report(event, f"{shown(text)} without quotes: {reason}")
        try:
            # Reading goes on with the text, so that what else is wrong is said as well.
            return _READERS.get(kind or "str", str)(text)
        except (ValueError, OverflowError):
            self._report(event, f"{shown(text)} is no number in JSON")
            return text

    def _report(self, event: Any, message: str) -> None:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        problem = Problem(code="value", message=message, line=line, column=column)
        self.reading.report(problem)

    def _refused(self, event: Any, message: str) -> DocumentError:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        return document_error("syntax", message, line=line, column=column)


def _integer(text: str) -> int:
    if len(text.lstrip("+-")) > MOST_DIGITS:
        raise ValueError
    # No 0o here: YAML 1.1 reads it as text, so `simple_type_of` gave no int.
    return int(text, 16) if "x" in text else int(text)


def _number(text: str) -> float:
    if not isfinite(number := float(text)):
        raise ValueError
    return number


def _boolean(text: str) -> bool:
    return text.lower() == "true"


def _nothing(_: str) -> None:
    return None


_READERS: Mapping[str, Callable[[str], object]] = {
    "null": _nothing,
    "bool": _boolean,
    "int": _integer,
    "float": _number,
}
