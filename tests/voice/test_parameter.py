"""``<Parameter>``: a name and a value handed on."""

from __future__ import annotations

import math
from typing import Any

import pytest

from cxml import Conference, Config, Header, InvalidValueError, Parameter, Reject, Unknown


def test_name_and_value_are_attributes() -> None:
    """The value is an attribute, not a text, and may be empty."""
    parameter = Parameter(name="room", value="")
    assert parameter.to_xml(False) == '<Parameter name="room" value="" />'
    assert (parameter.name, parameter.value) == ("room", "")


def test_an_unfinished_one() -> None:
    """An element without what the platform needs can be made, and finished later."""
    parameter = Reject().parameter()
    assert parameter == Parameter()
    parameter.name, parameter.value = "room", "1"
    assert parameter == Parameter(name="room", value="1")


def test_white_space_counts() -> None:
    """White space around a value is part of it."""
    parameter = Parameter(name=" a ", value="\n1\t")
    assert Parameter.from_xml(str(parameter)) == parameter
    assert parameter.value == "\n1\t"


FREE: list[type[Any]] = [Parameter, Config, Header]


@pytest.mark.parametrize("cls", FREE)
@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "true"),
        (False, "false"),
        (0.1, "0.1"),
        (1.0, "1.0"),
        (-2.5e-7, "-0.00000025"),
        (1e17, "100000000000000000"),
        (15, "15"),
        ("True", "True"),
    ],
)
def test_a_value_is_free(cls: type[Any], value: object, text: str) -> None:
    """Whatever single value a program hands on is spelled as XML does, in its shortest digits."""
    made = cls(name="room", value=value)
    assert made.value == text
    assert cls.from_xml(str(made)) == made
    made.value = value
    assert made == cls(name="room", value=text)


@pytest.mark.parametrize("cls", FREE)
@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, [1], b"x", object()])
def test_what_is_no_value(cls: type[Any], value: object) -> None:
    """What has no digits, and what is no single value, is refused."""
    with pytest.raises(InvalidValueError, match="value is"):
        cls(name="room", value=value)


def test_attributes_of_what_has_no_class_are_free() -> None:
    """An attribute that cxml does not know takes any single value too."""
    made = Reject().add_child("Whisper", volume=0.5, loud=False)
    assert dict(made.unknown_attributes) == {"volume": "0.5", "loud": "false"}
    given: dict[str, Any] = {"volume": 0.5}
    assert Unknown("Whisper", unknown_attributes=given).unknown_attributes == (("volume", "0.5"),)


@pytest.mark.parametrize("value", [True, 1.5])
def test_names_and_addresses_are_not_free(value: Any) -> None:
    """A boolean or a fraction as a name, or as an address, is a mistake of the program."""
    makers: list[Any] = [
        lambda: Parameter(name=value),
        lambda: Conference(value),
        lambda: Conference("Room", wait_url=value),
    ]
    for make in makers:
        with pytest.raises(InvalidValueError, match="is not text"):
            make()
