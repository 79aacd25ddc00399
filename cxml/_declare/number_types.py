"""Kinds of values that few elements need: lists of whole numbers, and decimal numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import ClassVar, cast

from .._text.characters import XML_SPACE, has_template
from .._text.values import MOST, MOST_DIGITS, ValueRefusedError, exact_text, is_named, legal
from .given import Given
from .metadata import Range
from .simple_types import Integer


class Integers(Given):
    """Whole numbers in a range, any number of them, in the caller's order."""

    low: int = 0
    high: int | None = None
    name = "integer-list"
    fast = ""
    facts: ClassVar[tuple[type, ...]] = (Range,)

    def _work_out(self) -> None:
        self._each = Integer(low=self.low, high=self.high)

    def accept(self, value: object) -> tuple[int | str, ...]:
        if isinstance(value, str):
            return self.decode(legal(exact_text(value)))
        # Bytes are an iterable of whole numbers, which nobody means.
        if isinstance(value, bytes | bytearray) or not isinstance(value, Iterable):
            return (self._each.accept(value),)
        numbers = cast("Iterable[object]", value)
        return tuple(self._each.accept(each.value if is_named(each) else each) for each in numbers)

    def decode(self, text: str) -> tuple[int | str, ...]:
        words = [each for each in re.split(f"[{XML_SPACE}]+", text) if each]
        # A megabyte of one number, over and over, costs one check.
        taken = {each: self._each.accept(each) for each in dict.fromkeys(words)}
        return tuple(map(taken.__getitem__, words))

    def encode(self, value: object) -> str:
        # A text is one that was read, is wrong, and was kept.
        return value if isinstance(value, str) else " ".join(map(str, cast("tuple[int]", value)))


class Amount(Given):
    """A decimal number in a range, kept with the digits that it came with."""

    low: int = 0
    high: int | None = None
    name = "number"
    fast = ""
    facts: ClassVar[tuple[type, ...]] = (Range,)

    def accept(self, value: object) -> Decimal | str:
        if isinstance(value, str):
            return self.decode(legal(exact_text(value)))
        if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
            # repr gives 0.1 for 0.1, where Decimal gives the 55 digits of the binary number;
            # float() first, because a subclass, such as NumPy's, may show itself otherwise.
            return self._checked(Decimal(repr(float(value)) if isinstance(value, float) else value))
        raise self._refused()

    def decode(self, text: str) -> Decimal | str:
        text = text.strip(XML_SPACE)
        if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text):
            return self._checked(Decimal(text))
        if has_template(text):
            return text
        raise self._refused()

    def encode(self, value: object) -> str:
        return format(value, "f") if isinstance(value, Decimal) else str(value)

    def _checked(self, number: Decimal) -> Decimal:
        top = MOST if self.high is None else self.high
        # In this order: comparing what is not a number raises an error of decimal's own. Places are
        # bounded, because 1E-9999 is written with all its zeros.
        if not number.is_finite() or not self.low <= number <= top or _places(number) > MOST_DIGITS:
            raise self._refused()
        return number

    def _refused(self) -> ValueRefusedError:
        top = "" if self.high is None else f" to {self.high}"
        return ValueRefusedError(f"must be a decimal number from {self.low}{top}, such as 20.45")


def _places(number: Decimal) -> int:
    return -cast("int", number.as_tuple().exponent)
