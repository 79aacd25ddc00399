"""How the fields of a callback are written, as the platform would send them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any, cast

from .._input.form import Pairs
from ._decode import EPOCH
from ._json import write_json
from ._metadata import Clock
from ._spec import CallbackSpec, Parameter

_SECOND = timedelta(seconds=1)


def form_of(plan: CallbackSpec, data: Mapping[str, Any]) -> Pairs:
    """Write the fields of an instance's ``__dict__`` as pairs."""
    said = [(each, data[name]) for name, each in plan.parameters.items() if name in data]
    return tuple(pair for each, value in said if each.in_forms for pair in _pairs(each, value))


def _pairs(parameter: Parameter, value: Any) -> Iterator[tuple[str, str]]:
    if parameter.collects:
        yield from ((f"{parameter.wire}{key}", text) for key, text in value.items())
    else:
        yield parameter.wire, _text(value, parameter.clock)


def _text(value: object, clock: Clock | None) -> str:
    # str() would write True, which no platform sends.
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return _time(value, clock)
    if isinstance(value, Decimal):
        # str() of a large or a small Decimal has an exponent, which is not read again.
        return f"{value:f}"
    return write_json(cast("object", value)) if isinstance(value, Mapping) else str(value)


def json_of(plan: CallbackSpec, data: Mapping[str, Any]) -> str:
    """Write the fields of an instance's ``__dict__`` as JSON."""
    tree: dict[str, Any] = {}
    for name, each in plan.parameters.items():
        if name in data:
            # Their names come from a peer, and may have dots in them: they are no paths.
            if each.collects:
                tree |= _pairs(each, data[name])
            else:
                _plant(tree, each.path.split("."), _value(data[name], each.clock))
    return write_json(tree)


def _plant(tree: dict[str, Any], path: list[str], value: object) -> None:
    *outer, name = path
    for each in outer:
        tree = tree.setdefault(each, {})
    tree[name] = value


def _value(value: object, clock: Clock | None) -> object:
    if isinstance(value, datetime):
        return _time(value, clock) if clock is Clock.ISO_8601 else float(_time(value, Clock.UNIX))
    return float(value) if isinstance(value, Decimal) else value


def _time(moment: datetime, clock: Clock | None) -> str:
    if clock is Clock.ISO_8601:
        return iso_8601(moment)
    if clock is Clock.UNIX:
        return _unix(moment)
    # Few programs write callbacks, and this takes a while to load.
    from email.utils import format_datetime

    return format_datetime(moment)


def iso_8601(moment: datetime) -> str:
    """Write a time in UTC; the same moment is written the same, whatever its offset."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _unix(moment: datetime) -> str:
    # Whole numbers, where timestamp() would give a float with digits that were never there.
    seconds, fraction = divmod(abs(moment - EPOCH), _SECOND)
    sign = "-" if moment < EPOCH else ""
    return f"{sign}{seconds}.{fraction.microseconds:06}" if fraction else f"{sign}{seconds}"
