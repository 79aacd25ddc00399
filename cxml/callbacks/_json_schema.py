"""A class of callbacks, in the words of JSON Schema."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from copy import deepcopy
from datetime import datetime
from decimal import Decimal
from typing import Any, TypeAlias

from .._declare.sources import attribute_texts
from ._metadata import Indexed
from ._spec import CallbackSpec, Parameter

Schema: TypeAlias = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_TEXTS: Schema = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}
_READ: Mapping[type, Schema] = {
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    Decimal: {"type": "number"},
    datetime: {"type": "string", "examples": ["Thu, 20 Aug 2026 14:05:11 +0000"]},
    Mapping: {"type": "object"},
}
_WRITTEN: Mapping[type, Schema] = {
    bool: {"type": "string", "enum": ["true", "false"]},
    int: {"type": "string", "pattern": "^-?[0-9]+$"},
    Mapping: {"type": "string", "contentMediaType": "application/json"},
}


def is_sent_as_json(spec: CallbackSpec) -> bool:
    """Whether it is sent as JSON alone: the names in forms begin with a capital letter."""
    return all(each.wire[:1].islower() for each in spec.parameters.values())


def schema_of(cls: type, spec: CallbackSpec, *, written: bool = False) -> Schema:
    """Describe the form of a class, which has every parameter under its name on the wire.

    Args:
        cls: the class.
        spec: what it declares.
        written: whether to describe what is written, which is nothing but texts; a number or a
            boolean that is read may also be one.

    """
    texts = attribute_texts(cls)
    schema: Schema = {
        "title": cls.__name__,
        "type": "object",
        **_described(inspect.cleandoc(cls.__doc__ or "").partition("\n\n")[0]),
        "properties": {},
        "additionalProperties": _TEXTS,
    }
    for each in spec.parameters.values():
        if each.in_forms:
            _add(schema, each, {**_value(each, written), **_described(texts.get(each.name))})
    return deepcopy(schema)  # so that whoever changes it changes no constant


def pydantic_schema_of(cls: type, spec: CallbackSpec, *, written: bool) -> Schema:
    """Describe what Pydantic reads, or writes: of a kind that is sent as JSON, its objects."""
    if is_sent_as_json(spec):
        return nested(schema_of(cls, spec))
    return schema_of(cls, spec, written=written)


def nested(schema: Schema) -> Schema:
    """Put parameters whose names are paths into objects, as JSON has them."""
    tree: Schema = {**schema, "properties": {}, "additionalProperties": True}
    for path, each in schema["properties"].items():
        *outer, name = path.split(".")
        place = tree
        for step in outer:
            place = place["properties"].setdefault(step, {"type": "object", "properties": {}})
        place["properties"][name] = each
    return tree


def _add(schema: Schema, parameter: Parameter, described: Schema) -> None:
    if parameter.collects:
        rest = "[0-9]+$" if parameter.find(Indexed) else ""
        schema.setdefault("patternProperties", {})[f"^{parameter.wire}{rest}"] = described
    else:
        schema["properties"][parameter.wire] = described


def _value(parameter: Parameter, written: bool) -> Schema:
    if parameter.collects:
        return _TEXT
    if words := parameter.words:
        # Platforms send words that they document nowhere, and they are taken.
        return {"anyOf": [{**_TEXT, "enum": [each.value for each in words]}, _TEXT]}
    known = {**_READ, **dict.fromkeys(_READ, _TEXT), **_WRITTEN} if written else _READ
    return next((known[each] for each in parameter.types if each in known), _TEXT)


def _described(text: str | None) -> Schema:
    return {"description": " ".join(text.split())} if text else {}
