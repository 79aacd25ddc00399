"""Lists of whole numbers, decimal numbers, and what is either true, false or a text."""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, cast

import pytest
from attrs import define, field
from hypothesis import given, strategies as st

from cxml import Element, InvalidValueError
from cxml._declare.metadata import Duration, PlatformCode, Range, Separator
from cxml._declare.simple_types import Words


class Floor(Enum):
    """Numbers with names."""

    GROUND = 1


def as_given(value: Iterable[int] | int | str | None) -> tuple[int, ...] | None:
    """Take whole numbers in any form."""
    return cast("tuple[int, ...] | None", value)


def as_amount(value: Decimal | float | str | None) -> Decimal | None:
    """Take a decimal number in any form."""
    return cast("Decimal | None", value)


@define(kw_only=True, slots=False, eq=False, repr=False)
class Made(Element):
    """An element with one attribute of each kind."""

    text: Annotated[str, PlatformCode(1)] = field(kw_only=False)
    turns: Annotated[tuple[int, ...] | None, Range(1, 10)] = field(default=None, converter=as_given)
    price: Annotated[Decimal | None, Range(0, 1000)] = field(default=None, converter=as_amount)
    any_price: Decimal | None = field(default=None, converter=as_amount)
    code: bool | str | None = None
    wait: Duration | None = None


def made(**attributes: Any) -> Made:
    """Make an element, as a program would that is not checked for types."""
    return Made("x", **attributes)


def read(element: Made) -> Made:
    """Read an element back."""
    return Made.from_xml(str(element))


@pytest.mark.parametrize(
    ("value", "kept", "written"),
    [
        (2, (2,), "2"),
        ("2", (2,), "2"),
        ("2 3", (2, 3), "2 3"),
        (" 2\n3 ", (2, 3), "2 3"),
        ([2, "3"], (2, 3), "2 3"),
        ((), (), ""),
        (["{{A}}", 1], ("{{A}}", 1), "{{A}} 1"),
    ],
)
def test_whole_numbers(value: object, kept: tuple[object, ...], written: str) -> None:
    """A list of whole numbers is given as one, as several, or as a text with spaces."""
    element = made(turns=value)
    assert element.turns == kept
    assert f'turns="{written}"' in str(element)
    assert read(element) == element
    assert eval(repr(element)) == element  # noqa: S307


@pytest.mark.parametrize("value", ["0", "2,3", "2 x", 11, [0], [None], b"2", 1.5, True, None, {}])
def test_no_whole_numbers(value: object) -> None:
    """Anything else is refused, and so is a number out of the range; None leaves it out."""
    if value is None or value == {}:
        assert not made(turns=value).turns
        return
    with pytest.raises(InvalidValueError, match="from 1 to 10"):
        made(turns=value)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("20.50", "20.50"),
        (20.45, "20.45"),
        (1000, "1000"),
        (Decimal("1E+2"), "100"),
        (Decimal("0.10"), "0.10"),
        ("{{Price}}", "{{Price}}"),
    ],
)
def test_decimal_numbers(value: object, written: str) -> None:
    """A decimal number is kept as a Decimal, with its digits, and written without exponent."""
    element = made(price=value)
    assert f'price="{written}"' in str(element)
    assert element.price == (written if "{{" in written else Decimal(written))
    assert read(element) == element
    assert str(read(element)) == str(element)
    assert eval(repr(element)) == element  # noqa: S307


@pytest.mark.parametrize(
    "value",
    [
        *("", "1,5", "1e3", "+1", ".5", "-1", "1001", 1e-20, math.nan, math.inf, True, b"1"),
        *(object(), 10**5000, Decimal("1E+999999"), Decimal("1E-999999"), Decimal("sNaN")),
    ],
    ids=lambda value: repr(value)[:12] if not isinstance(value, int) else "int",
)
def test_no_decimal_numbers(value: object) -> None:
    """Anything else is refused, and so is a number out of the range or with too many places."""
    with pytest.raises(InvalidValueError, match=r"a decimal number from 0 to 1000, such as 20\.45"):
        made(price=value)


def test_a_decimal_number_without_a_limit() -> None:
    """Where no highest number is documented, eighteen digits are taken."""
    assert made(any_price="999999999999999999").any_price == Decimal(10**18 - 1)
    with pytest.raises(InvalidValueError, match="a decimal number from 0, such as"):
        made(any_price="1000000000000000000")


@given(st.decimals(0, 1000, places=2) | st.integers(0, 1000) | st.floats(0.01, 1000))
def test_every_decimal_number_comes_back(number: object) -> None:
    """Every number in the range is written and read back as the same number."""
    element = made(price=number)
    assert read(element).price == Decimal(repr(number) if isinstance(number, float) else number)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "kept", "written"),
    [
        (True, True, "true"),
        (False, False, "false"),
        ("true", True, "true"),
        ("94086", "94086", "94086"),
        (94086, "94086", "94086"),
        (" a ", " a ", " a "),
        ("", "", ""),
    ],
)
def test_true_false_or_a_text(value: object, kept: object, written: str) -> None:
    """What is true, false or a text is kept as such; whole numbers turn into text."""
    element = made(code=value)
    assert element.code == kept
    assert type(element.code) is type(kept)
    assert f'code="{written}"' in str(element)
    assert read(element) == element


@pytest.mark.parametrize("value", [1.5, b"x", [], "\x00"])
def test_neither_true_nor_false_nor_a_text(value: object) -> None:
    """Anything else is refused."""
    with pytest.raises(InvalidValueError):
        made(code=value)


@pytest.mark.parametrize("time", ["0s", "10s", "10.0s", "0.5s", "9.999s", "010s", "10000ms", "5ms"])
def test_durations(time: str) -> None:
    """A duration is a number with its unit, and at most ten seconds."""
    assert made(wait=time).wait == time
    assert read(made(wait=time)).wait == time


@pytest.mark.parametrize("time", ["", "5", "10.1s", "11s", "10001ms", "1 s", "1m", "-1s", "s"])
def test_no_durations(time: str) -> None:
    """Anything else is no duration."""
    with pytest.raises(InvalidValueError, match="a number with s or ms, and at most 10s"):
        made(wait=time)


def test_words_that_stand_apart_by_either_of_two_separators() -> None:
    """Words may be read with a second separator, which is not written."""
    kind = Words(words=("a", "b"), separator=" ", also=",")
    assert kind.decode("a,b a") == kind.decode("a, b") == kind.decode("a b") == ("a", "b")
    assert kind.encode(("a", "b")) == "a b"
    assert kind.name == "event-list"
    assert Separator(" ").also == ""


def test_a_missing_text_has_its_code() -> None:
    """The error for a text that is missing has the code that SignalWire publishes for it."""
    with pytest.raises(ValueError, match=r"text is missing.*\(SignalWire error 1\)"):
        Made()  # type: ignore[call-arg]


def test_members_of_an_enum() -> None:
    """A member of an enum stands for its value, among whole numbers and as a decimal number."""
    made = Made("a", turns=[Floor.GROUND, 2], any_price=Floor.GROUND)  # type: ignore[list-item, arg-type]
    assert made == Made("a", turns=(1, 2), any_price=1)
