"""Strategies for callbacks, drawn from what their classes declare."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, TypeVar, cast

from .. import callbacks as known
from .._text.wording import shown
from ..callbacks import Callback
from ..callbacks._metadata import Clock, Indexed
from ..callbacks._spec import Parameter
from ..errors import Problem, UsageError
from ._hypothesis import strategies as st

C = TypeVar("C", bound=Callback)

_MOST_FIELDS = 5
_WHOLE = 10**18 - 1  # the largest number that is read
_TEXTS = st.text(st.characters(codec="utf-8"))
_TREES = st.dictionaries(_TEXTS, st.none() | st.booleans() | st.integers(-99, 99) | _TEXTS)
_MOMENTS = st.datetimes(
    datetime(2001, 10, 1),  # noqa: DTZ001 - Hypothesis adds the zone; before, Unix seconds are short
    datetime(2200, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)


def callbacks(kind: type[C]) -> st.SearchStrategy[C]:
    """Give callbacks of one class, with some of the fields that it declares.

    Args:
        kind: any class of callbacks; ``Callback`` itself gives those of every class.

    Raises:
        UsageError: ``kind`` is no class of callbacks.

    """
    given: Any = kind
    if not isinstance(given, type) or not issubclass(given, Callback):
        message = f"callbacks takes a class of callbacks, as VoiceRequest, not {shown(kind)}"
        raise UsageError(Problem(code="usage", message=message, path="callbacks"))
    if kind is Callback:
        return cast("st.SearchStrategy[C]", st.sampled_from(list(_classes())).flatmap(callbacks))
    parameters = [each for each in kind.__callback_spec__().parameters.values() if each.in_forms]
    if not parameters:
        return st.builds(kind)
    names = st.lists(st.sampled_from(parameters), max_size=_MOST_FIELDS, unique_by=_name)
    return names.flatmap(lambda chosen: st.builds(kind, **{x.name: _values(x) for x in chosen}))


def _classes() -> Iterator[type[Callback]]:
    for name in known.__all__:
        found: object = getattr(known, name)
        if isinstance(found, type) and issubclass(found, Callback) and found is not Callback:
            yield found


def _name(parameter: Parameter) -> str:
    return parameter.name


def _values(parameter: Parameter) -> st.SearchStrategy[Any]:
    """Give values of a field's type, such as can be written and read again."""
    if parameter.words:
        return st.sampled_from(parameter.words) | _TEXTS.filter(bool)
    if parameter.collects:
        return st.dictionaries(st.integers(0, 999) if parameter.find(Indexed) else _TEXTS, _TEXTS)
    if datetime in parameter.types:
        return _MOMENTS if parameter.clock is Clock.ISO_8601 else _MOMENTS.map(_in_seconds)
    for type_, values in _BY_TYPE.items():
        if type_ in parameter.types:
            return values
    return _TREES if parameter.is_object else _TEXTS


_BY_TYPE: dict[type, st.SearchStrategy[Any]] = {
    bool: st.booleans(),
    int: st.integers(-_WHOLE, _WHOLE),
    Decimal: st.decimals("-1e9", "1e9", places=9),
}


def _in_seconds(moment: datetime) -> datetime:
    return moment.replace(microsecond=0)
