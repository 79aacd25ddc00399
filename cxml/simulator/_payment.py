"""What a caller pays with: the stages in which it is asked for, and whether an answer can be."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from attrs import define, field

from ..callbacks import PayErrorType, PaymentCardType, PaymentMethod, PayStage

_CARD_LENGTHS = range(12, 20)
_ROUTING_LENGTH = 9
_PREFIXES = {
    "34": PaymentCardType.AMEX,
    "37": PaymentCardType.AMEX,
    "4": PaymentCardType.VISA,
    "51": PaymentCardType.MASTERCARD,
    "52": PaymentCardType.MASTERCARD,
    "53": PaymentCardType.MASTERCARD,
    "54": PaymentCardType.MASTERCARD,
    "55": PaymentCardType.MASTERCARD,
    "6011": PaymentCardType.DISCOVER,
    "36": PaymentCardType.DINERS_CLUB,
    "38": PaymentCardType.DINERS_CLUB,
    "50": PaymentCardType.MAESTRO,
}
LENGTHS = {PayStage.EXPIRATION_DATE: 4, PayStage.BANK_ROUTING_NUMBER: _ROUTING_LENGTH}
"""How many keys end a stage without ``#``."""


@define(eq=False, kw_only=True)
class Payment:
    """What is known so far; nothing of it is shown."""

    method: PaymentMethod
    card_types: tuple[str, ...]
    shortest_postal_code: int
    answers: dict[PayStage, str] = field(factory=dict[PayStage, str], repr=False)

    @property
    def card_type(self) -> PaymentCardType | None:
        """Whose card it is, as far as its number tells."""
        return card_type_of(self.answers.get(PayStage.PAYMENT_CARD_NUMBER, ""))

    def take(self, stage: PayStage, keys: str, now: datetime) -> PayErrorType | None:
        """Take the answer to a stage, or say what is wrong with it."""
        if not keys:
            return PayErrorType.INPUT_TIMEOUT
        error = self._error(stage, keys, now)
        if error is None:
            self.answers[stage] = keys
        return error

    def _error(self, stage: PayStage, keys: str, now: datetime) -> PayErrorType | None:
        if stage is PayStage.PAYMENT_CARD_NUMBER:
            return self._card_error(keys)
        checks = {
            PayStage.EXPIRATION_DATE: (_is_to_come(keys, now), PayErrorType.INVALID_DATE),
            PayStage.SECURITY_CODE: (len(keys) in (3, 4), PayErrorType.INVALID_SECURITY_CODE),
            PayStage.POSTAL_CODE: (
                len(keys) >= self.shortest_postal_code,
                PayErrorType.INVALID_POSTAL_CODE,
            ),
            PayStage.BANK_ROUTING_NUMBER: (
                len(keys) == _ROUTING_LENGTH,
                PayErrorType.INVALID_BANK_ROUTING_NUMBER,
            ),
        }
        is_right, error = checks.get(stage, (True, None))
        return None if is_right else error

    def _card_error(self, keys: str) -> PayErrorType | None:
        if len(keys) not in _CARD_LENGTHS or not _has_check_digit(keys):
            return PayErrorType.INVALID_CARD_NUMBER
        if card_type_of(keys) not in self.card_types:
            return PayErrorType.INVALID_CARD_TYPE
        return None

    def masked(self) -> dict[str, Any]:
        """Give what requests tell of it."""
        known = self.answers
        told = {
            "payment_method": self.method,
            "payment_card_number": _masked(known.get(PayStage.PAYMENT_CARD_NUMBER)),
            "payment_card_type": self.card_type,
            "expiration_date": known.get(PayStage.EXPIRATION_DATE),
            "security_code": _hidden(known.get(PayStage.SECURITY_CODE)),
            "payment_card_postal_code": known.get(PayStage.POSTAL_CODE),
            "bank_routing_number": known.get(PayStage.BANK_ROUTING_NUMBER),
            "bank_account_number": _masked(known.get(PayStage.BANK_ACCOUNT_NUMBER)),
        }
        return {name: value for name, value in told.items() if value is not None}


def card_type_of(number: str) -> PaymentCardType | None:
    """Tell whose card it is by how its number begins."""
    found = (kind for prefix, kind in _PREFIXES.items() if number.startswith(prefix))
    return next(found, None)


def _has_check_digit(number: str) -> bool:
    """Whether the digits add up, as Luhn's formula has it."""
    digits = [int(digit) for digit in reversed(number)]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def _is_to_come(keys: str, now: datetime) -> bool:
    """Whether a month and a year, in four digits, are not over."""
    if len(keys) != 4:
        return False
    month, year = int(keys[:2]), 2000 + int(keys[2:])
    return 1 <= month <= 12 and (year, month) >= (now.year, now.month)


def _masked(number: str | None) -> str | None:
    return None if number is None else "x" * (len(number) - 4) + number[-4:]


def _hidden(code: str | None) -> str | None:
    return None if code is None else "x" * len(code)
