"""What Pydantic asks a class for, which needs no Pydantic until it asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

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
    from pydantic_core import PydanticCustomError, core_schema

    def validate(value: object) -> T:
        try:
            return value if isinstance(value, cls) else read(value)
        except CxmlError as error:
            raise PydanticCustomError("cxml", "{reason}", {"reason": str(error)}) from None

    written: Any = core_schema.plain_serializer_function_ser_schema(write)
    return core_schema.no_info_plain_validator_function(validate, serialization=written)
