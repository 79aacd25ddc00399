"""What methods of rooms are given: an error for what is none of it, with what to write."""

from __future__ import annotations

from inspect import iscoroutinefunction

from .._text.wording import shown
from ..errors import misused


def text_given(name: str, given: object) -> None:
    """Refuse what is no text.

    Raises:
        UsageError: it is none.

    """
    if not isinstance(given, str):
        raise misused(f"{name} is {shown(given)}: give a text")


def limit_given(given: object) -> None:
    """Refuse what is no number of rooms.

    Raises:
        UsageError: it is no whole number, or less than 0.

    """
    if not isinstance(given, int) or given < 0:
        raise misused(f"limit is {shown(given)}: give a whole number from 0 on, such as 100")


def check_stream(room: object, render: object) -> None:
    """Refuse what would end a stream when it has begun.

    Raises:
        UsageError: the room is no text, or nothing is made of a roster.

    """
    text_given("room", room)
    if not callable(render) or is_asynchronous(render):
        raise misused(
            f"render is {shown(render)}: give a function that makes a text of a roster, and is not"
            " asynchronous"
        )


def is_asynchronous(function: object) -> bool:
    """Tell whether what a function gives has to be awaited."""
    return iscoroutinefunction(function) or iscoroutinefunction(type(function).__call__)
