"""What to write instead of a name that a callback does not have, and that habits make likely.

Those who come from forms write names of the wire and treat an event as a mapping.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import NoReturn

from .._text.names import snake_case
from .._text.wording import in_line, listed, nearest
from ..errors import ElementError, Problem, UnknownAttributeError, UsageError
from ._spec import CallbackSpec, spec_of

_OF_MAPPINGS = {*dir(dict), "getlist", "getall", "get_all", "lists", "multi_items", "to_dict"}
_MOST_CLASSES = 3
_WRITE = "; write "


class OtherReader:
    """A name that other libraries have for what reads a request."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, _instance: object, cls: type) -> NoReturn:
        raise UnknownAttributeError(
            Problem(
                code="unknown-attribute",
                message=f"{cls.__name__} has no {self._name}; {_readers(cls)}",
            )
        )


OTHER_READERS = (
    "from_args", "from_body", "from_data", "from_dict", "from_mapping", "from_params",
    "from_request", "from_values", "parse",
)  # fmt: skip
"""The names by which a class is asked to read what was sent; ``from_form`` is its own."""


def no_such_field(cls: type, name: str, unknown: Mapping[str, str]) -> ElementError:
    """Make the error for an attribute that there is not.

    Args:
        cls: the class of the callback.
        name: what was asked for.
        unknown: parameters that were sent, and that the class has no field for.

    """
    if name in unknown:
        return UnknownAttributeError(_problem(cls, name, _of_unknown(name)))
    return UnknownAttributeError(field_problem(cls, name))


def field_problem(cls: type, name: str, event: str = "event") -> Problem:
    """Say that a class has no field of a name, and what to write instead.

    Args:
        cls: the class of the callback.
        name: the name.
        event: what the callback is called.

    """
    return _problem(cls, name, *_advice(cls, name, event))


def _problem(cls: type, name: str, advice: str, near: str | None = None) -> Problem:
    message = f"{cls.__name__} has no field {in_line(name)}{advice}"
    return Problem(code="unknown-attribute", message=message, suggestion=near)


def field_of(cls: type, name: str) -> str | None:
    """Give the field that has the value of a name on the wire, or where in a field it is."""
    return _place(spec_of(cls), name)


def documented_words(wire: str) -> frozenset[str]:
    """Give the words that are documented for a parameter of requests, whatever asks.

    There are none where any class has something else than a word in it.
    """
    return _words().get(wire, frozenset())


@cache
def _words() -> Mapping[str, frozenset[str]]:
    found: dict[str, list[frozenset[str]]] = {}
    for cls in _classes():
        spec = spec_of(cls)
        for wire, (name, _) in spec.by_wire.items():
            words = spec.parameters[name].words
            found.setdefault(wire, []).append(frozenset(map(str, words or ())))
    return {wire: frozenset[str]().union(*each) for wire, each in found.items() if all(each)}


def no_mapping(cls: type, key: object, unknown: Mapping[str, str], *, test: str = "") -> UsageError:
    """Make the error for a callback that is used as a mapping.

    Args:
        cls: the class of the callback.
        key: what was asked for.
        unknown: parameters that were sent, and that the class has no field for.
        test: what is written after the attribute, to ask whether it was sent.

    """
    advice, near = "", None
    if isinstance(key, str):
        advice, near = _advice(cls, key) if key not in unknown else (_of_unknown(key), None)
    if advice.startswith(_WRITE):
        advice += test
    message = f"{cls.__name__} is no mapping{advice or _usage(spec_of(cls))}"
    return UsageError(Problem(code="usage", message=message, suggestion=near))


def no_such_keyword(cls: type, name: str) -> UnknownAttributeError:
    """Make the error for a keyword that is no field."""
    spec = spec_of(cls)
    message, near = f"{cls.__name__} has no field {in_line(name)}", _near(spec, name)
    if name in spec.by_wire:
        field, near = spec.by_wire[name][0], None
        message += f"{_WRITE}{field}=..., or {cls.__name__}.from_form(...) for all that was sent"
    return UnknownAttributeError(
        Problem(code="unknown-attribute", message=message, suggestion=near)
    )


def by_position(cls: type) -> UsageError:
    """Make the error for what is given without a keyword."""
    message = f"{cls.__name__} takes its fields by keyword; to read what was sent, {_readers(cls)}"
    return UsageError(Problem(code="usage", message=message))


def no_such_name(cls: type, name: str) -> UsageError | None:
    """Make the error for the name of a field where one on the wire belongs, if it is one."""
    parameter = spec_of(cls).parameters.get(name)
    if parameter is None:
        return None
    message = f"names are those that were sent, and {name} is that of a field"
    return UsageError(Problem(code="usage", message=message, suggestion=parameter.wire))


def _readers(cls: type) -> str:
    name = cls.__name__
    return f"write {name}.from_form(...), or {name}.from_json(...) for JSON"


def _usage(spec: CallbackSpec, event: str = "event") -> str:
    """Say how a parameter is read, with one that the class has."""
    for name in ("call_sid", *spec.parameters):
        if name in spec.parameters:
            wire = spec.parameters[name].wire
            return f"{_WRITE}{event}.{name} for {wire}, which is None where that was not sent"
    return f"{_WRITE}{event}.unknown, which has all that was sent"


def _of_unknown(name: str) -> str:
    return f"{_WRITE}event.unknown[{name[:80]!r}]"


def _advice(cls: type, name: str, event: str = "event") -> tuple[str, str | None]:
    """Say what to write instead, or give the field that was probably meant."""
    spec = spec_of(cls)
    if place := _place(spec, name):
        return f"{_WRITE}{event}.{place}", None
    if name in OTHER_READERS:
        return f"; {_readers(cls)}", None
    if name in _OF_MAPPINGS:
        usage = _usage(spec, event)
        return f": it is no mapping{usage}; dict({event}.form) has all that was", None
    if name in (found := _everywhere()):
        return f"; {name} is {found[name]}", None
    return "", _near(spec, name)


def _near(spec: CallbackSpec, name: str) -> str | None:
    return _within(spec, name) or nearest(name, spec.parameters)


def _place(spec: CallbackSpec, name: str) -> str | None:
    """Find where the value of a name is kept."""
    if name in spec.parameters:
        return name
    for names in (spec.by_wire, spec.by_json):
        if name in names:
            return names[name][0]
    for beginning, field, read in spec.collections:
        if name.startswith(beginning):
            key = name[len(beginning) :]
            return f"{field}[{(read(key) if read else key[:80])!r}]"
    return None


def _within(spec: CallbackSpec, name: str) -> str | None:
    """Find the field whose words are all in a name: ``from_`` in ``from_number``."""
    words = set(snake_case(name).split("_"))
    inside = [each for each in spec.parameters if words.issuperset(each.strip("_").split("_"))]
    return max(inside, key=len, default=None)


@cache
def _everywhere() -> Mapping[str, str]:
    """Name the classes that have a field, by its name and by that on the wire."""
    homes: dict[str, list[str]] = {}
    for cls in _classes():
        spec = spec_of(cls)
        for name in {*spec.parameters, *spec.by_wire}:
            homes.setdefault(name, []).append(cls.__name__)
    return {name: _some(classes) for name, classes in homes.items()}


def _classes() -> list[type]:
    """Load the classes that a request of forms can be of."""
    face = import_module(__name__.rpartition(".")[0])
    exported = [getattr(face, name) for name in vars(face)["__all__"]]
    own = [each for each in exported if hasattr(each, "__callback_spec__")]
    # What SWML posts shares no address with forms, and its names are no names of theirs.
    return [each for each in own if not each.__module__.endswith(".swml")]


def _some(names: list[str]) -> str:
    few = [f"a field of {names[0]}", *names[1:_MOST_CLASSES]]
    return listed([*few, "others"] if len(names) > _MOST_CLASSES else few)
