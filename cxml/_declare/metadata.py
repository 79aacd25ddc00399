"""What a declaration says about an attribute beyond its Python type.

These stand in ``Annotated[...]`` on the fields of an element::

    timeout: Annotated[int | None, Range(5, 600), Default("30"), SECONDS] = None
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Literal, TypeVar

from .fact import Fact

F = TypeVar("F")


def find(notes: Iterable[object], kind: type[F]) -> F | None:
    """Give the fact of this type, if there is one among those of a field."""
    return next((note for note in notes if isinstance(note, kind)), None)


class Support(StrEnum):
    """Who documents an element, an attribute or a value."""

    BOTH = "both"
    """SignalWire and Twilio."""
    CXML = "cxml"
    """SignalWire only."""
    TWIML = "twiml"
    """Twilio only: SignalWire may ignore it."""


class Trait(StrEnum):
    """A yes-or-no fact about an attribute or a text."""

    MIXED = "mixed"
    """This text stands between child elements, in order, and keeps its white space."""
    MAY_BE_EMPTY = "may be empty"
    """This text has to be given, and may be empty."""
    NEEDED = "needed"
    """The platform needs it, though an element can be made without."""
    SECRET = "secret"  # noqa: S105 - the name of the trait
    """Never shown in a ``repr`` or an error."""


class ShorthandFor(Fact):
    """The child, by its method, that the text says the same as: no child may stand beside it."""

    method: str


class Type(Fact):
    """The platform's name for a kind of text, such as ``url``."""

    name: str
    strip: bool = True
    """White space around it means nothing."""


class Range(Fact):
    """The lowest and highest number allowed, both included."""

    low: int
    high: int | None = None


class Pattern(Fact):
    """What the whole text has to match, and the same said in words."""

    regex: str
    meaning: str


class Length(Fact):
    """The most characters a text may have."""

    most: int


class Default(Fact):
    """What the platform does when nothing is written, as it would be written."""

    text: str


class Unit(Fact):
    """The unit of a number."""

    name: str


class TwimlWords(Fact):
    """Words of the list that Twilio documents and SignalWire does not."""

    words: tuple[str, ...]


class CxmlWords(Fact):
    """Words of the list that SignalWire documents and Twilio does not."""

    words: tuple[str, ...]


class UndocumentedWords(Fact):
    """Words outside the list that the platform's own examples use."""

    words: tuple[str, ...]


class Separator(Fact):
    """What stands between the words of a list."""

    text: str
    also: str = ""
    """What may stand there too when a text is read; it is not written."""


class PlatformCode(Fact):
    """The error code that SignalWire publishes for a wrong value."""

    number: int


class NeededIn(Fact):
    """The elements, by their names in XML, in which the platform needs the attribute."""

    parents: tuple[str, ...]


class OnlyIn(Fact):
    """The elements, by their names in XML, in which alone the attribute means something."""

    parents: tuple[str, ...]


class Wire(Fact):
    """The attribute's name in XML, where it does not follow from the Python name."""

    name: str


class FormerName(Fact):
    """The name that older libraries have for the attribute, for who still writes it."""

    name: str


SECONDS = Unit("seconds")
MILLISECONDS = Unit("milliseconds")

Url = Annotated[str, Type("url")]
Phone = Annotated[str, Type("phone")]
Sid = Annotated[str, Type("sid")]
SipUri = Annotated[str, Type("sip-uri")]
Language = Annotated[str, Type("language")]
Name = Annotated[str, Type("name")]
# Tones that are sent may be A to D and pauses; keys that a caller presses are on a phone.
Tones = Annotated[
    str,
    Type("digits"),
    Pattern(r"[0-9A-D*#wW]*", "only the digits 0-9, A-D, *, #, and w or W for a pause"),
]
KeyPresses = Annotated[str, Type("digits"), Pattern(r"[0-9*#]*", "only the digits 0-9, * and #")]
Json = Annotated[str, Type("json")]
Speech = Annotated[str, Type("string", strip=False)]
# At most ten seconds in either unit. Range is of whole numbers, so the pattern has to count.
Duration = Annotated[
    str,
    Type("duration"),
    Pattern(
        r"0*(10(\.0+)?|[0-9](\.[0-9]+)?)s|0*(10000(\.0+)?|[0-9]{1,4}(\.[0-9]+)?)ms",
        "a number with s or ms, and at most 10s",
    ),
]
Method = Annotated[Literal["GET", "POST"], PlatformCode(13221)]
