"""How the text of a parameter becomes a bool, a number, a time or an object.

A reader gives ``None`` for a text that it cannot read, and never raises.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import MAXYEAR, MINYEAR, UTC, datetime, timedelta
from decimal import Decimal
from typing import TypeAlias

from .._input.limits import LONGEST_NUMBER, LONGEST_TIME
from ..errors import CallbackError
from ._json import read_json

Reader: TypeAlias = Callable[[str], object]

_BOOLEANS = {"true": True, "false": False}
# Ask the patterns before int(), Decimal() and parsers of times: those take digits of every script,
# underscores and white space around them.
_INTEGER = re.compile(rf"-?[0-9]{{1,{LONGEST_NUMBER}}}")
# With leading zeros two names would be one key, and to_form() could not give both back. MAX_FIELDS
# needs no more digits.
_INDEX = re.compile(r"0|[1-9][0-9]{0,2}")
_DECIMAL = re.compile(rf"-?[0-9]{{1,{LONGEST_NUMBER}}}(?:\.[0-9]{{1,{LONGEST_NUMBER}}})?")
# Nine digits begin in 1973; eight could be a date without hyphens.
_UNIX = re.compile(r"([0-9]{9,11})(?:\.([0-9]{1,9}))?")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MONTHS = {
    name: f"{number:02}"
    for number, name in enumerate(
        ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"), 1
    )
}
# The usual form, taken apart here: parsedate_to_datetime takes nearly three times as long.
_RFC_2822 = re.compile(
    rf"(?:[A-Z][a-z][a-z], )?([0-9]{{1,2}}) ({'|'.join(_MONTHS)}) ([0-9]{{4}}) "
    r"([0-9]{2}:[0-9]{2}:[0-9]{2}) ([+-][0-9]{4})"
)
# fromisoformat reads more than this since Python 3.11: weeks, and digits without separators.
_ISO_8601 = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?"
    r"(?:Z|[+-][0-9]{2}:?[0-9]{2})?"
)


def read_boolean(text: str) -> bool | None:
    """Read ``true`` or ``false``, in any letter case."""
    # Both platforms write lower case; their pages call the type a string and promise nothing.
    known = _BOOLEANS.get(text)
    return _BOOLEANS.get(text.lower()) if known is None else known


def read_integer(text: str) -> int | None:
    """Read up to 18 ASCII digits, with a minus or without."""
    return int(text) if _INTEGER.fullmatch(text) else None


def read_index(text: str) -> int | None:
    """Read the number at the end of a name, as counting writes it: up to three digits."""
    return int(text) if _INDEX.fullmatch(text) else None


def read_decimal(text: str) -> Decimal | None:
    """Read up to 18 ASCII digits, and as many after a point, with a minus or without."""
    return Decimal(text) if _DECIMAL.fullmatch(text) else None


def read_object(text: str) -> object:
    """Read an object in JSON."""
    try:
        return read_json(text)
    except CallbackError:
        return None


def read_time(text: str) -> datetime | None:
    """Read a time as RFC 2822 or ISO 8601 write it, or in Unix seconds (9 to 11 digits).

    One without an offset is in UTC.
    """
    # The parser for all other spellings takes "1_0" for 10, and digits of other scripts.
    if len(text) > LONGEST_TIME or not text.isascii() or "_" in text:
        return None
    try:
        moment = _moment(text)
    except Exception:  # what the standard library raises here differs from version to version
        return None
    if not MINYEAR < moment.year < MAXYEAR:  # in UTC it might be a year that there is not
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _moment(text: str) -> datetime:
    if found := _RFC_2822.fullmatch(text):
        day, month, year, clock, offset = found.groups()
        return datetime.fromisoformat(f"{year}-{_MONTHS[month]}-{day:0>2}T{clock}{offset}")
    if _ISO_8601.fullmatch(text):
        return datetime.fromisoformat(text)
    if found := _UNIX.fullmatch(text):
        seconds, fraction = int(found[1]), (found[2] or "").ljust(6, "0")[:6]
        # fromtimestamp() goes through a float, and fails where the platform's time_t ends.
        return EPOCH + timedelta(seconds=seconds, microseconds=int(fraction))
    from email.utils import parsedate_to_datetime

    return parsedate_to_datetime(text)


READERS: Mapping[type, Reader] = {
    bool: read_boolean,
    int: read_integer,
    Decimal: read_decimal,
    datetime: read_time,
    Mapping: read_object,
}
"""The reader of each type that is not text."""
