"""What a request carries, in any of the shapes that it comes in, as pairs of text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias, TypeGuard, cast

from ..errors import CallbackError
from .limits import MAX_BODY, MAX_FIELDS, MOST_ESCAPES

Form: TypeAlias = (
    str | bytes | bytearray | memoryview | Mapping[str, object] | Iterable[tuple[str, object]]
)
"""What ``from_form`` takes.

A raw body; the form of a web framework or any other mapping, whose values are texts or lists of
texts; or pairs of a name and a value.
"""
Pairs: TypeAlias = tuple[tuple[str, str], ...]
"""Names and values, in the order in which they came."""


class SplitPairs(tuple[tuple[str, str], ...]):
    """Pairs that were split from a body here: whoever gets them need not check them again."""

    __slots__ = ()


EVERY_VALUE = ("multi_items", "lists")
"""The methods by which frameworks' forms give all values: Starlette's; Werkzeug's and Django's."""
# A whole run of escapes, since a character of UTF-8 takes up to four. Not possessive: Python before
# 3.11.5 goes wrong where what is repeated fails in its midst.
_ESCAPES = re.compile("(?:%[0-9a-fA-F]{2})+")
# The escapes of numbers, addresses and times. Neither & nor = may be among them, because the body
# is split behind them; nor %, which could make an escape of what is none.
_FREQUENT = (("%2B", "+"), ("%3A", ":"), ("%2F", "/"), ("%2C", ","))


def read_pairs(form: Form) -> Pairs:
    """Turn a request's parameters into pairs of text.

    Raises:
        CallbackError: they are not text, more than ``MAX_BODY``, or more than ``MAX_FIELDS``.

    """
    if isinstance(form, str):
        refuse_large(len(form))
        return _decoded(form)
    if isinstance(form, (bytes, bytearray)):
        refuse_large(len(form))
        # A peer may send any bytes; what is no UTF-8 becomes U+FFFD. `signature._pairs` looks for
        # that, since the bytes are what was signed.
        return _decoded(form.decode("utf-8", "replace"))
    if isinstance(form, memoryview):
        refuse_large(form.nbytes)
        return _decoded(str(form.tobytes(), "utf-8", "replace"))
    if isinstance(form, SplitPairs):
        return form
    return tuple(_bounded(_spread(form)))


def _decoded(body: str) -> SplitPairs:
    # Counted before anything is split: a mebibyte of & would become a million texts.
    if body.count("&") >= MAX_FIELDS:
        raise too_many()
    # This comes before the escapes: a plus that was sent is a space, and %2B is a plus.
    body = body.replace("+", " ")
    if "%" in body:
        if body.count("%") > MOST_ESCAPES:
            raise CallbackError(f"there are more than the {MOST_ESCAPES:,} escapes that are read")
        for escape, character in _FREQUENT:  # much faster than one by one; none makes a new escape
            body = body.replace(escape, character)
    pairs: list[tuple[str, str]] = []
    for piece in body.split("&"):
        if piece:
            name, _, value = piece.partition("=")
            pairs.append((_unquoted(name), _unquoted(value)) if "%" in piece else (name, value))
    return SplitPairs(pairs)


def _unquoted(text: str) -> str:
    return _ESCAPES.sub(_characters, text) if "%" in text else text


def _characters(escapes: re.Match[str]) -> str:
    return bytes.fromhex(escapes[0].replace("%", "")).decode("utf-8", "replace")


def _spread(form: Form) -> Iterator[tuple[object, object]]:
    """Walk through the pairs of a form, once for every value."""
    for pair in _items(form):
        name, value = _pair(pair)
        if _is_row(value):
            yield from ((name, each) for each in value)
        else:
            yield name, value


def _items(form: Form) -> Iterable[object]:
    """Find all that a form holds; most forms give only one value of a name unless asked."""
    if isinstance(form, Mapping):
        mapping = cast("Mapping[str, object]", form)
        for method in EVERY_VALUE:
            if hasattr(mapping, method):
                return cast("Iterable[object]", getattr(mapping, method)())
        return mapping.items()
    if isinstance(cast("object", form), Iterable):
        return form
    raise CallbackError(
        f"{kind(form)} cannot be read: give the framework's form, the raw body, or pairs"
    )


def _pair(pair: object) -> tuple[object, object]:
    if _is_row(pair) and len(pair) == 2:
        return pair[0], pair[1]
    raise CallbackError(f"a form has pairs of a name and a value, not {kind(pair)}")


def _is_row(value: object) -> TypeGuard[tuple[object, ...] | list[object]]:
    return isinstance(value, (tuple, list))


def _bounded(pairs: Iterable[tuple[object, object]]) -> Iterator[tuple[str, str]]:
    size = 0
    # Bounded while it goes on, not at the end: what gives the pairs may be a generator without one.
    for number, (name, value) in enumerate(pairs):
        if not isinstance(name, str):
            raise CallbackError(f"a name is {kind(name)}, not text")
        if not isinstance(value, str):
            raise CallbackError(f"the value of {name[:60]!r} is {kind(value)}, not text")
        if number == MAX_FIELDS:
            raise too_many()
        size += len(name) + len(value)
        refuse_large(size)
        yield name, value


def refuse_large(size: int) -> None:
    if size > MAX_BODY:
        raise CallbackError(f"the request is larger than the {MAX_BODY:,} bytes that are read")


def too_many() -> CallbackError:
    return CallbackError(f"the request has more than the {MAX_FIELDS:,} parameters that are read")


def kind(value: object) -> str:
    """Name what was given, by its class alone: the value may be secret."""
    return f"an object of class {type(value).__name__}" if value is not None else "None"
