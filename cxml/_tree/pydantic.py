"""What Pydantic asks a class of elements for: how it is read, written and described."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Protocol, Self, TypeVar

from .._declare.pydantic import core_schema_of
from .._text.wording import article
from ..errors import Problem, UsageError

if TYPE_CHECKING:
    from pydantic_core import CoreSchema


class _Read(Protocol):
    @classmethod
    def from_xml(cls, document: str | bytes) -> Self: ...
    def to_xml(self) -> str: ...


E = TypeVar("E", bound=_Read)


def element_schema(cls: type[E]) -> CoreSchema:
    """Say that a class is read from XML, and written as XML."""

    def read(value: object) -> E:
        if isinstance(value, str | bytes):
            return cls.from_xml(value)
        message = f"{article(value)} is neither a {cls.__name__} nor its XML"
        raise UsageError(Problem(code="usage", message=message))

    return core_schema_of(cls, read, lambda element: element.to_xml())


def json_schema_of(cls: type) -> dict[str, str]:
    """Describe the XML of a class, in the words of JSON Schema."""
    said = inspect.cleandoc(cls.__doc__ or "").partition("\n\n")[0]
    return {
        "title": cls.__name__,
        "type": "string",
        "contentMediaType": "text/xml",
        "description": " ".join(said.split()),
    }
