"""``<Pay>`` and ``<Prompt>``: a payment."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cxml import InvalidValueError, Pay, Prompt, VoiceResponse


def test_a_payment() -> None:
    """A payment has prompts for its steps, and parameters for its connector."""
    pay = VoiceResponse().pay(
        payment_connector_url="https://example.com/pay", charge_amount=20.5, postal_code=False
    )
    prompt = pay.prompt(for_="payment-card-number", attempt=1, card_type=["visa", "amex"])
    prompt.say("Card, please.")
    pay.parameter(name="order", value="12")
    assert pay.to_xml(False) == (
        '<Pay chargeAmount="20.5" paymentConnectorUrl="https://example.com/pay" postalCode="false">'
        '<Prompt attempt="1" cardType="visa amex" for="payment-card-number">'
        "<Say>Card, please.</Say></Prompt>"
        '<Parameter name="order" value="12" /></Pay>'
    )


def test_nothing_is_needed_to_begin_with() -> None:
    """What the platform needs can be set later; examples leave it out."""
    assert Pay().to_xml(False) == "<Pay />"
    assert Prompt().to_xml(False) == "<Prompt />"


@pytest.mark.parametrize("amount", ["20.00", "20", 20, Decimal("20.00")])
def test_an_amount_is_a_decimal(amount: Decimal | int | str) -> None:
    """An amount reads as a Decimal, and is written with its digits."""
    pay = Pay(charge_amount=amount)
    assert pay.charge_amount == Decimal(20)
    assert f'chargeAmount="{amount}"' in str(pay)
    assert str(Pay.from_xml(str(pay))) == str(pay)


@pytest.mark.parametrize("amount", ["1000000.01", "-0.01", "$5", "5,00"])
def test_no_amount(amount: str) -> None:
    """An amount is a number from nothing to a million."""
    with pytest.raises(InvalidValueError, match="a decimal number from 0 to 1000000"):
        Pay(charge_amount=amount)


def test_cards_with_either_separator() -> None:
    """Cards may be listed with spaces or with commas, and are written with spaces."""
    for cards in ("visa amex", "visa,amex", "visa, amex", ["visa", "amex"]):
        assert Pay(valid_card_types=cards) == Pay(valid_card_types=("visa", "amex"))  # type: ignore[arg-type]
    read = Pay.from_xml('<Pay validCardTypes="visa,amex"/>')
    assert read.to_xml(False) == '<Pay validCardTypes="visa amex" />'


def test_a_postal_code() -> None:
    """A postal code may be asked for, not be asked for, or be known."""
    for given, kept in ((True, True), ("false", False), ("94086", "94086"), ("D 10115", "D 10115")):
        assert Pay(postal_code=given).postal_code == kept


@pytest.mark.parametrize("language", ["en-us", "en-US", "es-US", "fr"])
def test_any_language(language: str) -> None:
    """The pages spell languages in more than one way, and so may a document."""
    assert Pay(language=language).language == language
    assert Pay(currency="mxn").currency == "mxn"


@pytest.mark.parametrize("attempts", ["2 3", [2, 3], (2, 3)])
def test_attempts(attempts: str | list[int]) -> None:
    """A prompt may be for several attempts."""
    prompt = Prompt(for_="postal-code", attempt=attempts)
    assert prompt.attempt == (2, 3)
    assert 'attempt="2 3"' in str(prompt)
    with pytest.raises(InvalidValueError, match="from 1 to 10"):
        Prompt(attempt=11)
