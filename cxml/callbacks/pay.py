"""What the platform sends about ``<Pay>``: to the application, and to its payment service."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from attrs import frozen

from .._declare.metadata import Sid, Support, Trait, TwimlWords, Wire
from ._callback import Callback
from .standard import VoiceCallback


class PayResult(StrEnum):
    """How ``<Pay>`` ended: the words of ``Result``."""

    SUCCESS = "success"
    """The payment was made, or the token."""
    TOO_MANY_FAILED_ATTEMPTS = "too-many-failed-attempts"
    """The caller was asked too often."""
    PAYMENT_CONNECTOR_ERROR = "payment-connector-error"
    """The payment service failed."""
    CALLER_INTERRUPTED_WITH_STAR = "caller-interrupted-with-star"
    """The caller pressed ``*``."""
    CALLER_HUNG_UP = "caller-hung-up"
    """The caller hung up."""
    VALIDATION_ERROR = "validation-error"
    """Something in ``<Pay>`` was wrong."""
    INTERNAL_ERROR = "internal-error"
    """The platform failed."""


class PaymentMethod(StrEnum):
    """How is paid."""

    CREDIT_CARD = "credit-card"
    """By card."""
    ACH_DEBIT = "ach-debit"
    """From a bank account."""


class PaymentCardType(StrEnum):
    """Whose card it is."""

    VISA = "visa"
    """Visa."""
    MASTERCARD = "mastercard"
    """Mastercard."""
    AMEX = "amex"
    """American Express."""
    MAESTRO = "maestro"
    """Maestro."""
    DISCOVER = "discover"
    """Discover."""
    OPTIMA = "optima"
    """Optima."""
    JCB = "jcb"
    """JCB."""
    DINERS_CLUB = "diners-club"
    """Diners Club."""
    ENROUTE = "enroute"
    """enRoute."""


class BankAccountType(StrEnum):
    """What kind of bank account it is. Twilio only."""

    CONSUMER_CHECKING = "consumer-checking"
    """A private account for payments."""
    CONSUMER_SAVINGS = "consumer-savings"
    """A private account for savings."""
    COMMERCIAL_CHECKING = "commercial-checking"
    """A company's account for payments."""


class PayStage(StrEnum):
    """What ``<Pay>`` asks for: the words of ``For``."""

    PAYMENT_CARD_NUMBER = "payment-card-number"
    """The number of the card."""
    EXPIRATION_DATE = "expiration-date"
    """The date on the card."""
    SECURITY_CODE = "security-code"
    """The code on the card."""
    POSTAL_CODE = "postal-code"
    """The postal code of its owner."""
    # The table of For on SignalWire's page lacks both stages; its table of events has them.
    BANK_ROUTING_NUMBER = "bank-routing-number"
    """The number of the bank."""
    BANK_ACCOUNT_NUMBER = "bank-account-number"
    """The number of the account."""
    PAYMENT_PROCESSING = "payment-processing"
    """Nothing: the payment is being made."""


class PayErrorType(StrEnum):
    """What went wrong in a stage of ``<Pay>``: the words of ``ErrorType``."""

    # Prompt's errorType calls this "timeout", so the words of the two cannot be one enum.
    INPUT_TIMEOUT = "input-timeout"
    """No key came in time."""
    INVALID_CARD_NUMBER = "invalid-card-number"
    """There is no such card."""
    INVALID_CARD_TYPE = "invalid-card-type"
    """Cards of this kind are not taken."""
    INVALID_DATE = "invalid-date"
    """There is no such month, or it is over."""
    INVALID_SECURITY_CODE = "invalid-security-code"
    """There is no such code."""
    INVALID_POSTAL_CODE = "invalid-postal-code"
    """There is no such postal code."""
    INVALID_BANK_ROUTING_NUMBER = "invalid-bank-routing-number"
    """There is no such bank."""
    INVALID_BANK_ACCOUNT_NUMBER = "invalid-bank-account-number"
    """There is no such account."""
    SESSION_IN_PROGRESS = "session-in-progress"
    """The call has a ``<Pay>`` that goes on."""
    INVALID_BANK_ACCOUNT_TYPE = "invalid-bank-account-type"
    """There are no such accounts. Twilio only."""
    INVALID_CARD_NUMBER_SECURITY_CODE_CAPTURE_SEQUENCE = (
        "invalid-card-number-security-code-capture-sequence"
    )
    """The security code was asked for before the number. Twilio only."""
    INPUT_MATCHING_FAILED = "input-matching-failed"
    """The second input differs from the first. Twilio only."""
    INTERNAL_ERROR = "internal-error"
    """The platform failed. Twilio only."""


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class PaymentCallback(Callback):
    """What the caller pays with, masked. None of it is shown in a ``repr``."""

    payment_method: PaymentMethod | str | None = None
    """How is paid."""
    payment_card_number: Annotated[str | None, Trait.SECRET] = None
    """The number of the card, but for its last digits masked."""
    payment_card_type: PaymentCardType | str | None = None
    """Whose card it is."""
    payment_card_postal_code: Annotated[str | None, Trait.SECRET] = None
    """The postal code of its owner."""
    # Not a number: it may begin with a zero.
    expiration_date: Annotated[str | None, Trait.SECRET] = None
    """Month and year on the card, in four digits."""
    security_code: Annotated[str | None, Trait.SECRET] = None
    """The code on the card, masked."""
    bank_account_number: Annotated[str | None, Trait.SECRET] = None
    """The number of the account, masked."""
    bank_routing_number: Annotated[str | None, Trait.SECRET] = None
    """The number of the bank."""
    bank_account_type: Annotated[BankAccountType | str | None, Support.TWIML] = None
    """What kind of account it is. Twilio only."""


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class PayAction(PaymentCallback, VoiceCallback):
    """``<Pay>`` ended: the request to its ``action``, answered with a document."""

    result: PayResult | str | None = None
    """How it ended."""
    payment_token: Annotated[str | None, Trait.SECRET] = None
    """What to pay with later, if a token was asked for."""
    profile_id: str | None = None
    """The payer, where the payment service keeps such."""
    payment_confirmation_code: str | None = None
    """What the payment service calls the payment."""
    payment_error: str | None = None
    """What went wrong."""
    pay_error_code: int | None = None
    """The number of what went wrong."""
    connector_error: str | None = None
    """What the payment service said went wrong."""

    @property
    def succeeded(self) -> bool:
        """Whether the payment was made, or the token."""
        return self.result == PayResult.SUCCESS


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class PayStatus(PaymentCallback):
    """``<Pay>`` came to another stage: posted to its ``statusCallback``."""

    # SignalWire's list has neither, so that a report there does not say which call it is about.
    account_sid: Annotated[Sid | None, Support.TWIML] = None
    """The account that the call belongs to. Documented by Twilio only."""
    call_sid: Annotated[Sid | None, Support.TWIML] = None
    """The call. Documented by Twilio only."""
    for_: PayStage | str | None = None
    """What it asks for."""
    error_type: Annotated[
        PayErrorType | str | None,
        TwimlWords(
            (
                PayErrorType.INVALID_BANK_ACCOUNT_TYPE,
                PayErrorType.INVALID_CARD_NUMBER_SECURITY_CODE_CAPTURE_SEQUENCE,
                PayErrorType.INPUT_MATCHING_FAILED,
                PayErrorType.INTERNAL_ERROR,
            )
        ),
    ] = None
    """What went wrong in the stage."""
    attempt: int | None = None
    """How often the caller was asked for it."""


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class PayConnectorRequest(Callback):
    """The platform asks for a payment or a token: posted to ``paymentConnectorUrl`` of ``<Pay>``.

    The application's payment service answers it with JSON. No page says whether it is a form or
    JSON: ``from_form`` and ``from_json`` read it. **It holds the whole card**: never log its form,
    its JSON or its unknown parameters; a ``repr`` shows none of them.
    """

    method: Annotated[str | None, Wire("method"), Support.CXML] = None
    """What is asked for. SignalWire only."""
    # The names stand here, as no rule gives them: the page writes cardnumber, expiry_month and
    # chargeAmount.
    card_number: Annotated[str | None, Wire("cardnumber"), Support.CXML, Trait.SECRET] = None
    """The number of the card. SignalWire only."""
    cvv: Annotated[str | None, Wire("cvv"), Support.CXML, Trait.SECRET] = None
    """The code on the card. SignalWire only."""
    expiry_month: Annotated[str | None, Wire("expiry_month"), Support.CXML, Trait.SECRET] = None
    """The month on the card. SignalWire only."""
    expiry_year: Annotated[str | None, Wire("expiry_year"), Support.CXML, Trait.SECRET] = None
    """The year on the card. SignalWire only."""
    postal_code: Annotated[str | None, Wire("postal_code"), Support.CXML, Trait.SECRET] = None
    """The postal code of its owner. SignalWire only."""
    charge_amount: Annotated[Decimal | None, Wire("chargeAmount"), Support.CXML] = None
    """How much is to be paid, if a payment is asked for. SignalWire only."""
    amount: Annotated[Decimal | None, Wire("amount"), Support.CXML] = None
    """How much is to be paid, if a token is asked for. SignalWire only."""
    currency_code: Annotated[str | None, Wire("currency_code"), Support.CXML] = None
    """The currency, in three letters. SignalWire only."""
    description: Annotated[str | None, Wire("description"), Support.CXML] = None
    """What is paid for. SignalWire only."""
    transaction_id: Annotated[str | None, Wire("transaction_id"), Support.CXML] = None
    """What the platform calls the payment. SignalWire only."""
    token_type: Annotated[str | None, Wire("token_type"), Support.CXML] = None
    """What kind of token is asked for. SignalWire only."""
    parameters: Annotated[Mapping[str, object] | None, Wire("parameters"), Support.CXML] = None
    """What ``<Parameter>`` in ``<Pay>`` said. SignalWire only."""
