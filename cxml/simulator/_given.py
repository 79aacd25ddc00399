"""What a test gives to the simulator, looked at where it is given: what is wrong, what to write."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import cast

from .._text.wording import listed, nearest, shown
from ..errors import Problem, UsageError, misused

_NUMBERS = (int, float)
IN_QUOTES = '"{}"'
"""How a number is written that is meant as a text."""
OF_A_NUMBER = '"+{}"'
"""How the number of a phone is."""


def wrong(name: str, given: object, allowed: str, near: str | None = None) -> UsageError:
    """Make the error for an argument that is not what it may be.

    Args:
        name: its name.
        given: what was given.
        allowed: what it may be.
        near: what was probably meant.

    """
    message = f"{name}={shown(given)} is not {allowed}"
    return UsageError(Problem(code="usage", message=message, suggestion=near))


def word_given(name: str, given: object, allowed: Iterable[str]) -> None:
    """Refuse what is none of some words.

    Raises:
        UsageError: it is none, which names them, and the one that was probably meant.

    """
    allowed = [*allowed]
    if given not in allowed:
        near = nearest(given, allowed) if isinstance(given, str) else None
        raise wrong(name, given, listed(map(repr, allowed)), near)


def method_given(given: str, name: str = "method") -> str:
    """Give how something is asked for.

    Raises:
        UsageError: nothing is asked for like that.

    """
    word_given(name, given, ("POST", "GET"))
    return given


def text_given(what: str, given: object, write: str = IN_QUOTES, allowed: str = "text") -> str:
    """Give a text.

    Args:
        what: what takes it, such as a method or an argument.
        given: what was given.
        write: how a number is written there, which it was probably meant to be.
        allowed: what else it takes.

    Raises:
        UsageError: it is none.

    """
    if isinstance(given, str):
        return given
    is_number = isinstance(given, _NUMBERS) and not isinstance(given, bool)
    hint = f": write {write.format(given)}" if is_number else ""
    raise misused(f"{what} takes {allowed}, not {shown(given)}{hint}")


def texts_given(name: str, given: object) -> tuple[str, ...]:
    """Give several texts.

    Raises:
        UsageError: it is one text, or something else.

    """
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise misused(f"{name}={shown(given)} is no list of texts: write {name}=[{_quoted(given)}]")
    return tuple(text_given(name, each) for each in cast("Iterable[object]", given))


def _quoted(given: object) -> str:
    return shown(given) if isinstance(given, str) else '"..."'


def is_time(given: object) -> bool:
    """Whether something is a number of seconds that can pass."""
    return isinstance(given, _NUMBERS) and 0 <= given < math.inf


def seconds_given(given: float, name: str = "") -> float:
    """Give some seconds.

    Args:
        given: what was given.
        name: the argument that they are, if it has a name.

    Raises:
        UsageError: they are none that can pass.

    """
    if is_time(given):
        return given
    said: object = given
    hint = f": write {said}" if isinstance(said, str) and said.isdecimal() else ""
    argument = f"{name}=" if name else ""
    raise misused(
        f"{argument}{shown(said)} are no seconds that can pass: those are 0 or more{hint}"
    )
