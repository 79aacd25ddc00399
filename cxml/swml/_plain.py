"""Plain data, as JSON has it: checked, copied, bounded."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, cast

from attrs import define

from .._input.limits import DEEPEST, MOST_BITS, MOST_VALUES
from .._text.values import ValueRefusedError, exact_text
from .._text.wording import shown
from ._node import SwmlNode


def copied(data: object) -> Any:
    """Copy plain data; what belongs to cxml stays as it is.

    Raises:
        ValueRefusedError: there is something that JSON cannot hold, too much, or too deep.

    """
    return _Copying().value(data, 1)


@define
class _Copying:
    # Counted as they stand, so that what PyYAML made of aliases is bounded here as well.
    left: int = MOST_VALUES

    def value(self, data: object, depth: int) -> object:
        self.left -= 1
        if self.left < 0:
            raise ValueRefusedError(f"there are more than {MOST_VALUES:,} values")
        if isinstance(data, str):
            return encodable(data)
        # Before numbers: True is a whole number to Python.
        if data is None or isinstance(data, bool):
            return data
        if isinstance(data, int | float):
            return _number(data)
        if depth > DEEPEST:
            raise ValueRefusedError(f"more than {DEEPEST} values stand inside each other")
        if (named := as_object(data)) is not None:
            return {_key(name): self.value(each, depth + 1) for name, each in named.items()}
        if (listed := as_list(data)) is not None:
            return [self.value(each, depth + 1) for each in listed]
        return _ours(data)


def encodable(text: str) -> str:
    """Pass a text on, unless it holds half a character."""
    text = exact_text(text)
    try:
        text.encode()  # many times as fast as a look at each character
    except UnicodeEncodeError:
        raise ValueRefusedError("half of a surrogate pair is no character") from None
    return text


def _key(name: object) -> str:
    if isinstance(name, str):
        return encodable(name)
    raise ValueRefusedError(f"{shown(name)} is not text, and a name has to be")


def _number(number: float) -> float:
    """Pass on a number that every reader of JSON can hold."""
    if isinstance(number, int):
        # Not by its digits: str() of a huge number is what has to be avoided.
        if number.bit_length() <= MOST_BITS:
            return number
        raise ValueRefusedError(f"a whole number of more than {MOST_BITS} bits is too large")
    if math.isfinite(number):
        return number
    raise ValueRefusedError(f"{number} is no number in JSON")


def as_object(data: object) -> Mapping[str, object] | None:
    """Give plain data, if it is an object."""
    return cast("Mapping[str, object]", data) if isinstance(data, Mapping) else None


def as_list(data: object) -> Sequence[object] | None:
    """Give plain data, if it is a list."""
    # Not every Sequence: a text and bytes are some too.
    return cast("Sequence[object]", data) if isinstance(data, list | tuple) else None


def _ours(data: object) -> object:
    if isinstance(data, SwmlNode):
        return data
    raise ValueRefusedError(f"{shown(data)} is nothing that JSON can hold")
