"""What Pydantic asks a class for, which needs no Pydantic until it asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

from .._text.characters import has_half
from .._text.wording import shown
from ..errors import CxmlError

if TYPE_CHECKING:
    from pydantic_core import CoreSchema

T = TypeVar("T")


class JsonSchemaHandler(Protocol):
    """What Pydantic hands to a class that describes itself, as far as that is of use."""

    mode: str


def core_schema_of(
    cls: type[T], read: Callable[[object], T], write: Callable[[T], object]
) -> CoreSchema:
    """Say how a class is validated and written.

    Args:
        cls: the class, whose instances are taken as they are.
        read: makes an instance of anything else, or raises an error of cxml.
        write: gives what can be JSON.

    """
    from pydantic_core import PydanticCustomError, ValidationError, core_schema

    def validate(value: object) -> T:
        if isinstance(value, cls):
            return value
        if _has_halves(value):
            half = PydanticCustomError("cxml", "half of a surrogate pair is no character")
            # With a text of its own in place of the value, which an answer of FastAPI shows, and
            # which could not be written.
            error: Any = {"type": half, "input": shown(value)}
            raise ValidationError.from_exception_data(cls.__name__, [error])
        try:
            return read(value)
        except CxmlError as error:
            raise PydanticCustomError("cxml", "{reason}", {"reason": str(error)}) from None

    written: Any = core_schema.plain_serializer_function_ser_schema(write)
    return core_schema.no_info_plain_validator_function(validate, serialization=written)


def _has_halves(value: object) -> bool:
    """Whether a value, or one inside it, is a text with half of a surrogate pair."""
    waiting, seen = [value], {id(value)}
    for each in waiting:  # JSON may be as deep as whoever sent it likes
        if isinstance(each, str) and has_half(each):
            return True
        inside = {id(part): part for part in _parts(each) if id(part) not in seen}
        waiting += inside.values()
        seen |= inside.keys()
    return False


def _parts(value: object) -> Iterable[object]:
    if isinstance(value, Mapping):
        return chain.from_iterable(cast("Mapping[object, object]", value).items())
    return cast("Iterable[object]", value) if isinstance(value, (list, tuple)) else ()
