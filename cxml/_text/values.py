"""Values as callers give them: what stands for text, how one is shown, and why one is refused."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import TypeGuard, cast

from .characters import illegal
from .wording import article, nearest

# They have a __str__ like all else, but str(b"a") is "b'a'", and a float has many spellings.
_NOT_TEXT = (int, float, bytes, bytearray)
# Every number of 18 digits fits into 64 bits, and only some of 19 do: so 19 are one too many.
MOST_DIGITS = 19
MOST = 10 ** (MOST_DIGITS - 1) - 1
"""The greatest whole number that is taken."""


class ValueRefusedError(Exception):
    """Why a value is not accepted, before it is known whose value it is.

    What was probably meant is looked for when it is asked for: reading that keeps what it does
    not know never does.
    """

    def __init__(self, reason: str, word: str = "", allowed: Iterable[str] = ()) -> None:
        super().__init__(reason)
        self.reason = reason
        self._word = word
        self._allowed = allowed

    @property
    def suggestion(self) -> str | None:
        """The allowed word that was probably meant."""
        return nearest(self._word, self._allowed) if self._word else None


def plain_text(value: object) -> str:
    """Take what can stand for text: text, a whole number, an object that turns into text."""
    # True is a whole number to Python. The bound keeps str() from numbers of more than 4,300
    # digits, for which it raises; int() takes off the class of a member of an enum.
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) <= MOST:
        return str(int(value))
    if is_named(value):
        return plain_text(value.value)
    if not is_text(value):
        raise _no_text(value)
    text = exact_text(value)
    if text.startswith("<") and _is_bare(value, text):
        raise _no_text(value)
    return legal(text)


def _no_text(value: object) -> ValueRefusedError:
    is_many = isinstance(value, list | tuple | set | frozenset)
    advice = ": write one text, with commas where it takes several" if is_many else ""
    if hasattr(type(value), "to_xml"):
        advice = ": it is an element, and append(...) puts it inside"
    return ValueRefusedError(f"{article(value)} is not text{advice}")


def is_text(value: object) -> bool:
    """Tell text, and what turns into text when it is needed, as a lazy translation does."""
    # isinstance would believe a lazy translation, which says by __class__ that it is a str.
    if issubclass(type(value), str):
        return True
    if is_named(value):
        return is_text(value.value)
    # An element has a __str__ as well: given for a text, it is a child in the wrong place.
    has_text = type(value).__str__ is not object.__str__ and not hasattr(type(value), "to_xml")
    return has_text and not isinstance(value, _NOT_TEXT)


def is_named(value: object) -> TypeGuard[Enum]:
    """Tell a member of an enum that is shown as its name, ``Color.RED``, and means its value."""
    # One that is a str as well has the text that it is, whatever its value.
    is_shown_so = type(value).__str__ is Enum.__str__ and not issubclass(type(value), str)
    return is_shown_so and isinstance(value, Enum)


def _is_bare(value: object, text: str) -> bool:
    # A mock, for one, has a __str__, and it says no more than what the mock is shown as.
    return not isinstance(value, str) and text == repr(value)


def exact_text(value: object) -> str:
    """Give the text of a text, without its subclass: a member of an enum, a safe string."""
    # str(value) would give "Color.RED" for a member of (str, Enum), where "red" is its text.
    if is_named(value):
        return exact_text(value.value)
    return str.__str__(str(value) if is_proxy(value, str) else cast("str", value))


def is_proxy(value: object, kind: type) -> bool:
    """Tell what says that it is of a class and is not, such as Django's lazy objects."""
    return not issubclass(type(value), kind)


def legal(text: str) -> str:
    """Pass a text on, unless XML cannot hold one of its characters."""
    # isprintable runs in C and passes nearly every text; the pattern decides about the rest, since
    # most of what is not printable is legal.
    if not text.replace("\n", "").isprintable() and (found := illegal().search(text)):
        raise ValueRefusedError(
            f"the character U+{ord(found[0]):04X} at position {found.start()} is not allowed "
            "(cxml.clean_text drops such characters)"
        )
    return text


def any_text(value: object, separator: str = " ") -> str:
    """Give some text for a value that is refused, without what XML cannot hold."""
    if is_named(value):
        value = value.value
    if isinstance(value, list | tuple | set | frozenset):
        text = separator.join(any_text(each) for each in cast("Iterable[object]", value))
    elif isinstance(value, bytes | bytearray):
        text = value.decode("utf-8", "replace")
    else:
        text = exact_text(value) if is_text(value) else write_scalar(value)
    return illegal().sub("", text)


def scalar(value: object) -> object:
    """Spell a boolean and a decimal number as XML does, and pass all else."""
    if isinstance(value, bool):
        return write_scalar(value)
    return _shortest(float(value)) if isinstance(value, float) else value


def _shortest(number: float) -> str:
    text = repr(number)
    if "n" in text:  # nan, inf
        raise ValueRefusedError("must be a number that can be written in digits")
    if "e" in text:
        from decimal import Decimal  # which takes a while to load

        return format(Decimal(text), "f")
    return text


def write_scalar(value: object) -> str:
    """Write one value: ``true`` and ``false`` in lower case, all else as Python does."""
    if value is True:
        return "true"
    return "false" if value is False else str(value)
