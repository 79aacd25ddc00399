"""Values as callers give them: what stands for text, how one is shown, and why one is refused."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

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
    if not is_text(value):
        is_many = isinstance(value, list | tuple | set | frozenset)
        advice = ": write one text, with commas where it takes several" if is_many else ""
        raise ValueRefusedError(f"{article(value)} is not text{advice}")
    return legal(exact_text(value))


def is_text(value: object) -> bool:
    """Tell text, and what turns into text when it is needed, as a lazy translation does."""
    # isinstance would believe a lazy translation, which says by __class__ that it is a str.
    if issubclass(type(value), str):
        return True
    # An element has a __str__ as well: given for a text, it is a child in the wrong place.
    has_text = type(value).__str__ is not object.__str__ and not hasattr(type(value), "to_xml")
    return has_text and not isinstance(value, _NOT_TEXT)


def exact_text(value: object) -> str:
    """Give the text of a text, without its subclass: a member of an enum, a safe string."""
    # str(value) would give "Color.RED" for a member of (str, Enum), where "red" is its text.
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


def write_scalar(value: object) -> str:
    """Write one value: ``true`` and ``false`` in lower case, all else as Python does."""
    if value is True:
        return "true"
    return "false" if value is False else str(value)
