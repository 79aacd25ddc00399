"""What Pydantic asks a class of callbacks for: how it is read, written and described."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol, Self, TypeVar, cast

from .._declare.pydantic import core_schema_of
from .._input.form import Form, Pairs, kind
from ..errors import CallbackError
from ._json import JsonBody

if TYPE_CHECKING:
    from pydantic_core import CoreSchema


class _Read(Protocol):
    @classmethod
    def from_form(cls, form: Form) -> Self: ...
    @classmethod
    def from_json(cls, body: JsonBody) -> Self: ...
    def to_form(self) -> Pairs: ...


C = TypeVar("C", bound=_Read)


def callback_schema(cls: type[C]) -> CoreSchema:
    """Say that a class is read from a mapping, and written as the form."""

    def read(value: object) -> C:
        if not isinstance(value, Mapping):
            raise CallbackError(
                f"{kind(value)} is neither a {cls.__name__} nor a mapping of names to texts"
            )
        form = cast("Mapping[str, object]", value)
        return cls.from_form(form) if _is_form(form) else cls.from_json(form)

    return core_schema_of(cls, read, lambda callback: _grouped(callback.to_form()))


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
