"""How the text of a parameter becomes a bool, a whole number or a time.

A reader gives ``None`` for a text that it cannot read, and never raises.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import TypeAlias

Reader: TypeAlias = Callable[[str], object]

_BOOLEANS = {"true": True, "false": False}
_INTEGER = re.compile(r"-?[0-9]{1,18}")
_LONGEST_TIME = 64
_MONTHS = {
    name: f"{number:02}"
    for number, name in enumerate(
        ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"), 1
    )
}
_RFC_2822 = re.compile(
    rf"(?:[A-Z][a-z][a-z], )?([0-9]{{1,2}}) ({'|'.join(_MONTHS)}) ([0-9]{{4}}) "
    r"([0-9]{2}:[0-9]{2}:[0-9]{2}) ([+-][0-9]{4})"
)
_ISO_8601 = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?"
    r"(?:Z|[+-][0-9]{2}:?[0-9]{2})?"
)


def read_boolean(text: str) -> bool | None:
    """Read ``true`` or ``false``, in any letter case."""
    known = _BOOLEANS.get(text)
    return _BOOLEANS.get(text.lower()) if known is None else known


def read_integer(text: str) -> int | None:
    """Read up to 18 ASCII digits, with a minus or without."""
    return int(text) if _INTEGER.fullmatch(text) else None


def read_time(text: str) -> datetime | None:
    """Read a time as RFC 2822 or ISO 8601 write it; one without an offset is in UTC."""
    if len(text) > _LONGEST_TIME or not text.isascii() or "_" in text:
        return None
    try:
        moment = _moment(text)
    except Exception:  # what the standard library raises here differs from version to version
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _moment(text: str) -> datetime:
    if found := _RFC_2822.fullmatch(text):
        day, month, year, clock, offset = found.groups()
        return datetime.fromisoformat(f"{year}-{_MONTHS[month]}-{day:0>2}T{clock}{offset}")
    if _ISO_8601.fullmatch(text):
        return datetime.fromisoformat(text)
    from email.utils import parsedate_to_datetime

    return parsedate_to_datetime(text)


READERS: Mapping[type, Reader] = {
    bool: read_boolean,
    int: read_integer,
    datetime: read_time,
}
"""The reader of each type that is not text."""
