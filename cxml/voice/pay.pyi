# Written by tests/stubs.py from the file beside it.
"""``<Pay>``: take a payment."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal
from attrs import define, field
from .._declare.metadata import SECONDS, Default, Language as LanguageTag, Method, Range, Separator, Support, Trait, TwimlWords, Url
from .._declare.words import CardType, card_types
from .._tree.element import Element
from .parameter import Parameter
from .prompt import Prompt
from collections.abc import Iterable
from collections.abc import Mapping

PayLanguage = Literal[
    "en-AU", "en-CA", "en-GB", "en-IN", "en-US", "es-ES", "es-MX", "fr-CA", "fr-FR", "de-DE",
    "it-IT", "en-IE", "en-NZ", "en-PH", "en-ZA", "es-US",
]  # fmt: skip


# Changes nothing: it tells type checkers what may be given. The kind of value converts.
def amount(value: Decimal | float | str | None) -> Decimal | None:
    """Take an amount of money, as a number or as a text."""


@define(kw_only=True, slots=False, eq=False, repr=False)
class Pay(Element):
    """Ask the caller for a payment card, and take the payment.

    Afterwards ``action`` is requested for the next document; without one, this document again.

    Args:
        min_postal_code_length: How many digits a postal code has at least.
        payment_connector_url: Where the data of the card is sent, by POST.
        security_code: Whether the security code is asked for.
        action: What to request afterwards, by ``https``; unset, this document again.
        charge_amount: How much to charge; 0 and unset mean that the card is only turned into a token.
        currency: The currency, by its three letters.
        description: What the payment is for.
        input: How the caller answers: with keys.
        language: The language of the prompts, as a tag such as ``en-US``.
        max_attempts: How often each question is asked.
        payment_method: What the caller pays with.
        postal_code: Whether the postal code is asked for; a text is the code, which is known already.
        status_callback: Where the progress is reported, by ``https``.
        timeout: How long to wait for a key, in seconds.
        token_type: How often the token can be used.
        valid_card_types: Which cards are taken: a list of words, or one text with spaces or commas.
        payment_connector: The name of a connector on Twilio; an example of SignalWire's has a URL here.
        bank_account_type: What kind of bank account the caller pays from.
        status_callback_method: How ``status_callback`` is requested; SignalWire uses POST.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    # The page calls three attributes required and leaves them out of most examples, and one has a
    # default: an element is made without, and who checks it hears of them.
    min_postal_code_length: Annotated[int | None, Trait.NEEDED] = None
    """How many digits a postal code has at least."""
    payment_connector_url: Annotated[Url | None, Trait.NEEDED, Support.CXML] = None
    """Where the data of the card is sent, by POST."""
    security_code: Annotated[bool | None, Trait.NEEDED, Default("true")] = None
    """Whether the security code is asked for."""
    action: Url | None = None
    """What to request afterwards, by ``https``; unset, this document again."""
    charge_amount: Annotated[Decimal | None, Range(0, 1000000)] = field(
        default=None, converter=amount
    )
    """How much to charge; 0 and unset mean that the card is only turned into a token."""
    # Open: the list has "usd" alone, and an example pays in Mexican pesos.
    currency: Annotated[Literal["usd"] | str | None, Default("usd")] = None
    """The currency, by its three letters."""
    description: str | None = None
    """What the payment is for."""
    input: Annotated[Literal["dtmf"] | None, Default("dtmf")] = None
    """How the caller answers: with keys."""
    language: Annotated[
        PayLanguage | LanguageTag | None,
        # In lower case on the page, unlike its own list.
        Default("en-us"),
        TwimlWords(("en-IE", "en-NZ", "en-PH", "en-ZA", "es-US")),
    ] = None
    """The language of the prompts, as a tag such as ``en-US``."""
    max_attempts: Annotated[int | None, Range(1, 3), Default("1")] = None
    """How often each question is asked."""
    payment_method: Annotated[
        Literal["credit-card", "ach-debit"] | None,
        Default("credit-card"),
        # SignalWire describes how to pay from a bank account, and gives no word for it.
        TwimlWords(("ach-debit",)),
    ] = None
    """What the caller pays with."""
    postal_code: Annotated[bool | str | None, Default("true")] = None
    """Whether the postal code is asked for; a text is the code, which is known already."""
    status_callback: Url | None = None
    """Where the progress is reported, by ``https``."""
    timeout: Annotated[int | None, Range(4), SECONDS, Default("5")] = None
    """How long to wait for a key, in seconds."""
    token_type: Annotated[
        Literal["one-time", "reusable", "payment-method"] | None,
        Default("reusable"),
        TwimlWords(("payment-method",)),
    ] = None
    """How often the token can be used."""
    valid_card_types: Annotated[
        # SignalWire's page has spaces between, the docstrings of twilio-python have commas.
        tuple[CardType, ...] | None, Separator(" ", also=","), Default("visa mastercard amex")
    ] = field(default=None, converter=card_types)
    """Which cards are taken: a list of words, or one text with spaces or commas."""
    payment_connector: str | None = None
    """The name of a connector on Twilio; an example of SignalWire's has a URL here."""
    bank_account_type: Annotated[
        Literal[
            "consumer-checking", "consumer-savings", "commercial-checking", "commercial-savings"
        ]
        | None,
        Support.TWIML,
    ] = None
    """What kind of bank account the caller pays from."""
    status_callback_method: Annotated[Method | None, Support.TWIML] = None
    """How ``status_callback`` is requested; SignalWire uses POST."""

    def parameter(
        self,
        *,
        name: str | None = None,
        value: str | float | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Parameter:
        """Add a ``Parameter`` element, and return it.

        Args:
            name: The name.
            value: The value.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def prompt(
        self,
        *,
        for_: Literal["payment-card-number", "expiration-date", "security-code", "postal-code", "bank-routing-number", "bank-account-number", "payment-processing"] | None = None,
        attempt: Iterable[int] | int | str | None = None,
        card_type: Iterable[Literal["visa", "mastercard", "amex", "maestro", "discover", "optima", "jcb", "diners-club", "enroute"]] | str | None = None,
        error_type: Iterable[Literal["timeout", "invalid-card-number", "invalid-card-type", "invalid-date", "invalid-security-code", "invalid-bank-routing-number", "invalid-bank-account-number", "input-matching-failed", "internal-error"]] | str | None = None,
        require_matching_inputs: bool | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Prompt:
        """Add a ``Prompt`` element, and return it.

        Args:
            for_: The step that it is for.
            attempt: The attempts that it is for: a number, a list of numbers, or one text with spaces.
            card_type: The cards that it is for: a list of words, or one text with spaces or commas.
            error_type: The mistakes that it is for: a list of words, or one text with spaces.
            require_matching_inputs: Whether the caller has to answer twice, and alike.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

