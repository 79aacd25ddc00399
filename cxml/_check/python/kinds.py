"""Which literals a field of an event is never equal to, since it is of another type."""

from __future__ import annotations

import re
from decimal import Decimal

from ..._declare.metadata import Type
from ...callbacks._spec import Parameter

_NUMBERS = (bool, int, float, complex, Decimal)
_NUMBER = re.compile(r"-?\d{1,19}", re.ASCII)
_FRACTION = re.compile(r"-?\d{1,19}\.\d{1,19}", re.ASCII)
_SHORTEST_PHONE, _LONGEST_PHONE = 7, 15
"""How many digits a number has that is probably one of a phone."""


def is_of_another_type(value: object, field: Parameter) -> bool:
    """Whether a field is never equal to a literal, whatever was sent.

    Numbers equal each other in Python, and so true equals 1; a field that was not sent is none, and
    an empty text is what a program has for it that knows no none.
    """
    if value is None or value == "":
        return False
    if isinstance(value, str):
        return not _is_text(field)
    return not (isinstance(value, _NUMBERS) and _is_number(field))


def as_of_its_type(value: object, field: Parameter) -> str | None:
    """Give what is written instead of a literal of another type, if that is known."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int) and _is_text(field) and not field.words:
        return f'"{_plus(value, field)}{value}"'
    if not isinstance(value, str):
        return None
    if bool in field.types:
        return value.capitalize() if value.lower() in ("true", "false") else None
    if not _is_number(field):
        return None
    if _NUMBER.fullmatch(value):
        return value if str(int(value)) == value else None
    return f'Decimal("{value}")' if _is_fraction(value, field) else None


def _is_fraction(value: str, field: Parameter) -> bool:
    return Decimal in field.types and _FRACTION.fullmatch(value) is not None


def _is_text(field: Parameter) -> bool:
    return any(issubclass(each, str) for each in field.types)


def _is_number(field: Parameter) -> bool:
    return any(issubclass(each, _NUMBERS) for each in field.types)


def _plus(value: int, field: Parameter) -> str:
    """Give what phone numbers begin with, and a number of Python does not."""
    kind = field.find(Type)
    is_phone = kind is not None and kind.name == "phone"
    return "+" if is_phone and _SHORTEST_PHONE <= len(str(value)) <= _LONGEST_PHONE else ""
