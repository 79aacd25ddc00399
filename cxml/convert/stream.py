"""The stream of a conference, between cXML and the languages where it is plain data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeGuard

from .._text.notes import Language
from .._text.values import ValueRefusedError, plain_text
from ..swml import Stream as Properties
from ..swml._plain import as_object
from ..voice import Parameter, Stream
from .fields import stream_fields


def said(stream: Stream | Properties) -> dict[str, object]:
    """Give what was set, by the names of its language; custom parameters apart."""
    language = Language.CXML if isinstance(stream, Stream) else Language.SWML
    names = stream_fields()[language].keys() - {"custom_parameters"}
    return {name: stream.__dict__[name] for name in sorted(names) if name in stream.__dict__}


def parameters(stream: Stream | Properties) -> dict[str, str]:
    """Give the custom parameters by name; the first of a name counts."""
    if not isinstance(stream, Stream):
        given = as_object(stream.custom_parameters) or {}
        return {name: text for name, text in given.items() if _is_text(text)}
    found: dict[str, str] = {}
    for each in stream.children:
        if isinstance(each, Parameter) and each.name is not None and each.value is not None:
            found.setdefault(each.name, each.value)
    return found


def left_out(stream: Stream | Properties) -> Iterator[tuple[str, object, str]]:
    """Give what no other language can say, and why."""
    if not isinstance(stream, Stream):
        for name, value in stream.unknown_properties.items():
            yield name, value, "cxml does not know this property"
        given = stream.custom_parameters
        for name, value in (as_object(given) or {"": given} if given else {}).items():
            if not _is_text(value):
                yield f"custom_parameters.{name}".rstrip("."), value, "it is not text"
        return
    for name, text in stream.unknown_attributes:
        yield name, text, "cxml does not know this attribute"
    names: set[str | None] = {None}
    for each in stream.children:
        if not isinstance(each, Parameter) or each.name in names or each.value is None:
            yield "children", each, "only the first parameter of a name is carried over"
        else:
            names.add(each.name)


def _is_text(value: object) -> TypeGuard[str]:
    """Tell what both languages take for the value of a parameter."""
    try:
        # Equal: a text that cXML would change is not the same parameter there.
        return isinstance(value, str) and plain_text(value) == value
    except ValueRefusedError:
        return False


def as_child(properties: Mapping[str, object], given: Mapping[str, str]) -> Stream:
    """Make the ``Stream`` that stands in a ``Conference``."""
    # setattr, because the names are those of Python, and each is checked as when a caller sets it.
    made = Stream(children=[Parameter(name=name, value=text) for name, text in given.items()])
    for name, value in properties.items():
        setattr(made, name, value)
    return made
