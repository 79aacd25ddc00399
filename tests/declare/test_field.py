"""What is true of a field of any class."""

from __future__ import annotations


def test_a_member_of_an_enum_stands_for_its_value() -> None:
    """The value of a member is checked and kept, also where nothing converts it."""
    from enum import Enum

    from cxml._declare.field import accept_converted
    from cxml._declare.simple_types import Choice

    class Colour(Enum):
        """A member has no text of its own."""

        RED = "red"

    assert accept_converted(Choice(words=("red",)), None, Colour.RED) == "red"
