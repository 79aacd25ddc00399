"""``<Parameter>``: a name and a value handed on."""

from __future__ import annotations

from cxml import Parameter, Reject


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
