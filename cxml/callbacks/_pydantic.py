"""What Pydantic asks a class of callbacks for: how it is read, written and described."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol, Self, TypeVar, cast

from .._declare.pydantic import core_schema_of
from .._input.form import Form, Pairs, kind
from ..errors import CallbackError
from ._json import JsonBody, read_json
from ._json_schema import is_sent_as_json
from ._spec import CallbackSpec

if TYPE_CHECKING:
    from pydantic_core import CoreSchema


class _Read(Protocol):
    @classmethod
    def __callback_spec__(cls) -> CallbackSpec: ...
    @classmethod
    def from_form(cls, form: Form) -> Self: ...
    @classmethod
    def from_json(cls, body: JsonBody) -> Self: ...
    def to_form(self) -> Pairs: ...
    def to_json(self) -> str: ...
    @property
    def wire(self) -> str | None: ...


C = TypeVar("C", bound=_Read)


def callback_schema(cls: type[C]) -> CoreSchema:
    """Say that a class is read from a mapping, and written as the form, or as the JSON."""

    def read(value: object) -> C:
        if not isinstance(value, Mapping):
            raise CallbackError(
                f"{kind(value)} is neither a {cls.__name__} nor a mapping of names to texts"
            )
        form = cast("Mapping[str, object]", value)
        _refuse_fields(cls, form)
        return cls.from_form(form) if _is_form(form) else cls.from_json(form)

    return core_schema_of(cls, read, written)


def written(callback: _Read) -> dict[str, Any]:
    """Write a callback as what it came as, or as the platform would send it: nothing is lost."""
    if not _is_json(callback):
        return _grouped(callback.to_form())
    tree = read_json(callback.to_json())
    return {name: _numbered(each) for name, each in tree.items()} if _is_form(tree) else tree


def _is_json(callback: _Read) -> bool:
    """Whether it came as JSON; or is sent so, or says what forms do not have, if it is new."""
    if callback.wire is not None:
        return callback.wire == "json"
    spec, said = callback.__callback_spec__(), vars(callback)
    return is_sent_as_json(spec) or any(
        not each.in_forms for name, each in spec.parameters.items() if name in said
    )


def _numbered(value: object) -> object:
    """Give the values of a list by their places, as JSON is read: in a form they share a name."""
    if isinstance(value, list):
        return {str(place): each for place, each in enumerate(cast("list[object]", value))}
    return value


def _refuse_fields(cls: type[_Read], given: Mapping[str, object]) -> None:
    """Refuse a mapping with the names of Python, all of which would be unknown parameters.

    Raises:
        CallbackError: it has no name that is sent.

    """
    spec = cls.__callback_spec__()
    sent = {name.partition(".")[0] for name in (*spec.by_wire, *spec.by_json)}
    fields = [name for name in given if name in spec.parameters and name not in sent]
    if fields and not sent & given.keys() - spec.parameters.keys():
        name = fields[0]
        raise CallbackError(
            f"{name} is a field, and a mapping has the names that the platform sends: write"
            f" {spec.parameters[name].wire!r}, or {cls.__name__}({name}=...)"
        )


def _is_form(given: Mapping[str, object]) -> bool:
    """Tell a form from an object of JSON, whose values are not all texts, or lists of them."""
    values = (
        cast("list[object]", each) if isinstance(each, (list, tuple)) else [each]
        for each in given.values()
    )
    return all(isinstance(text, str) for each in values for text in each)


def _grouped(pairs: Pairs) -> dict[str, str | list[str]]:
    """Give the values of a form by their names, in a list where a name comes more than once."""
    values: dict[str, list[str]] = {}
    for name, text in pairs:
        values.setdefault(name, []).append(text)
    return {name: texts if len(texts) > 1 else texts[0] for name, texts in values.items()}
