# Written by tests/stubs.py from the file beside it.
"""``<Prompt>``: what a payment says."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal
from attrs import define, field
from .._declare.metadata import Range, Separator, Support, Trait, TwimlWords
from .._declare.words import CardType, card_types
from .._tree.element import Element
from .pause import Pause
from .play import Play
from .say import Say
from collections.abc import Mapping

# Shorter than what Pay reports, and with "timeout" where that says "input-timeout": so the page.
PaymentError = Literal[
    "timeout",
    "invalid-card-number",
    "invalid-card-type",
    "invalid-date",
    "invalid-security-code",
    "invalid-bank-routing-number",
    "invalid-bank-account-number",
    "input-matching-failed",
    "internal-error",
]


def payment_errors(value: Iterable[PaymentError] | str | None) -> tuple[PaymentError, ...] | None:
    """Take mistakes of a payment, as words or as one text with spaces."""


# Changes nothing: it tells type checkers what may be given. The kind of value converts.
def attempts(value: Iterable[int] | int | str | None) -> tuple[int, ...] | None:
    """Take numbers of attempts: one, several, or one text with spaces."""


@define(kw_only=True, slots=False, eq=False, repr=False)
class Prompt(Element):
    """What is said at one step of a payment, instead of the words that the platform has.

    Args:
        for_: The step that it is for.
        attempt: The attempts that it is for: a number, a list of numbers, or one text with spaces.
        card_type: The cards that it is for: a list of words, or one text with spaces or commas.
        error_type: The mistakes that it is for: a list of words, or one text with spaces.
        require_matching_inputs: Whether the caller has to answer twice, and alike.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    for_: Annotated[
        Literal[
            "payment-card-number",
            "expiration-date",
            "security-code",
            "postal-code",
            "bank-routing-number",
            "bank-account-number",
            "payment-processing",
        ]
        | None,
        Trait.NEEDED,
    ] = None
    """The step that it is for."""
    # Up to 10, as this page says, though Pay asks three times at the most. The page calls it a
    # number, and an example has two.
    attempt: Annotated[tuple[int, ...] | None, Range(1, 10)] = field(
        default=None, converter=attempts
    )
    """The attempts that it is for: a number, a list of numbers, or one text with spaces."""
    card_type: Annotated[tuple[CardType, ...] | None, Separator(" ", also=",")] = field(
        default=None, converter=card_types
    )
    """The cards that it is for: a list of words, or one text with spaces or commas."""
    error_type: Annotated[tuple[PaymentError, ...] | None, TwimlWords(("internal-error",))] = field(
        default=None, converter=payment_errors
    )
    """The mistakes that it is for: a list of words, or one text with spaces."""
    require_matching_inputs: Annotated[bool | None, Support.TWIML] = None
    """Whether the caller has to answer twice, and alike."""

    def pause(
        self,
        *,
        length: int | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Pause:
        """Add a ``Pause`` element, and return it.

        Args:
            length: How long, in seconds.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def play(
        self,
        url: str | None = None,
        *,
        digits: str | None = None,
        loop: int | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Play:
        """Add a ``Play`` element, and return it.

        Args:
            url: Where the audio is: ``http``, ``https`` or ``rtmp``. Not needed with ``digits``.
            digits: Keys to press; ``w`` waits half a second. Not inside a Gather.
            loop: How often it is played; 0 means until the call ends.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def say(
        self,
        message: str = '',
        *,
        voice: Literal["man", "woman", "alice"] | str | None = None,
        language: str | None = None,
        loop: int | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Say:
        """Add a ``Say`` element, and return it.

        Args:
            message: What to say; white space and order are kept.
            voice: Who says it: ``man``, ``woman``, or a voice of ``Polly.`` or ``gcloud.``.
            language: The language, as a tag such as ``en-US``.
            loop: How often it is said; 0 means until the call ends.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

