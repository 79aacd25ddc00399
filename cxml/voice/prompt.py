"""``<Prompt>``: what a payment says."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal, cast

from attrs import define, field

from .. import voice
from .._declare.metadata import Range, Separator, Support, Trait, TwimlWords
from .._declare.simple_types import split_words
from .._declare.words import CardType, card_types
from .._tree.child import child
from .._tree.element import Element

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
    return split_words(value)


# Changes nothing: it tells type checkers what may be given. The kind of value converts.
def attempts(value: Iterable[int] | int | str | None) -> tuple[int, ...] | None:
    """Take numbers of attempts: one, several, or one text with spaces."""
    return cast("tuple[int, ...] | None", value)


@define(kw_only=True, slots=False, eq=False, repr=False)
class Prompt(Element):
    """What is said at one step of a payment, instead of the words that the platform has."""

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

    pause = child(later=lambda: voice.Pause, support=Support.TWIML)
    play = child(later=lambda: voice.Play)
    say = child(later=lambda: voice.Say)
