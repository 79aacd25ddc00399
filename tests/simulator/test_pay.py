"""Payments."""

from __future__ import annotations

import json

import pytest

from cxml.callbacks import PayAction, PayConnectorRequest, PayStatus
from cxml.simulator import Call, Platform

from .pages import Page, platform

CARD = "4111111111111111#"
URLS = 'action="/paid" paymentConnectorUrl="/service" statusCallback="/s"'
CHARGED = '{"charge_id": "ch_1"}'


def paying(
    attributes: str = f'{URLS} chargeAmount="9.99"',
    inside: str = "",
    service: Page = (200, "application/json", CHARGED),
    **options: object,
) -> tuple[Platform, Call]:
    """Call a document that asks for a payment."""
    pages: dict[str, Page] = {
        "/voice": f"<Pay {attributes}>{inside}</Pay>",
        "/paid": lambda form: f"<Say>{form['Result']}</Say>",
        "/service": service,
        "/s": (204, "", ""),
    }
    world = platform(pages, **options)
    return world, world.call("/voice")


def stages(world: Platform) -> list[tuple[object, object, object]]:
    """Give the stages that were reported, the attempts, and what was wrong."""
    said = world.requests.of(PayStatus)
    return [(each.for_, each.attempt, each.error_type) for each in said]


def test_a_card() -> None:
    """The card is asked for in four stages; the service is told all of it, and others a mask."""
    world, call = paying(inside='<Parameter name="order" value="7"/>')
    for keys in (CARD, "1230", "123#", "94107#"):
        call.press(keys)
    assert call.heard == [
        "<payment-card-number>",
        "<expiration-date>",
        "<security-code>",
        "<postal-code>",
        "<payment-processing>",
        "success",
    ]
    (asked,) = world.requests.of(PayConnectorRequest)
    assert (asked.method, asked.card_number, asked.cvv) == ("charge", CARD[:-1], "123")
    assert (asked.expiry_month, asked.expiry_year, asked.postal_code) == ("12", "30", "94107")
    assert (str(asked.charge_amount), asked.currency_code) == ("9.99", "usd")
    assert asked.parameters == {"order": "7"}
    (said,) = world.requests.of(PayAction)
    assert said.payment_card_number == "xxxxxxxxxxxx1111"
    assert (said.payment_card_type, said.security_code) == ("visa", "xxx")
    assert said.payment_confirmation_code == "ch_1"
    assert stages(world) == [
        ("payment-card-number", 1, None),
        ("expiration-date", 1, None),
        ("security-code", 1, None),
        ("postal-code", 1, None),
        ("payment-processing", 1, None),
    ]


def test_secrets() -> None:
    """No key of a card stands in the transcript."""
    world, call = paying()
    for keys in (CARD, "1230", "123#", "94107#"):
        call.press(keys)
    assert "4111" not in world.transcript
    assert "presses 16 keys for the payment-card-number" in world.transcript
    assert "4111" not in repr(world.requests)


def test_reports_of_twilio() -> None:
    """Twilio's reports say which call of which account they are about."""
    world, call = paying(behaves_like="twilio")
    call.press(CARD)
    said = world.requests.of(PayStatus)[0]
    assert said.call_sid == call.sid
    assert said.account_sid


def test_a_token() -> None:
    """Without an amount the card becomes a token; stages may be left out."""
    service = (200, "application/json", json.dumps({"token_id": "tok_1"}))
    world, call = paying(f'{URLS} securityCode="false" postalCode="94107"', service=service)
    call.press(CARD)
    call.press("1230")
    (asked,) = world.requests.of(PayConnectorRequest)
    assert (asked.method, asked.token_type, asked.postal_code) == ("token", "reusable", "94107")
    (said,) = world.requests.of(PayAction)
    assert (said.payment_token, said.payment_card_postal_code) == ("tok_1", "94107")
    assert said.call_status == "in-progress"


def test_an_account() -> None:
    """An account is asked for in two stages, on Twilio with the call in each report."""
    attributes = (
        'action="/paid" paymentConnector="Default" statusCallback="/s" paymentMethod="ach-debit"'
    )
    world, call = paying(attributes, behaves_like="twilio")
    call.press("021000021")
    call.press("12345678#")
    call.hears("success")
    (said,) = world.requests.of(PayAction)
    assert (said.bank_account_number, said.payment_method) == ("xxxx5678", "ach-debit")
    assert world.requests.of(PayStatus)[0].call_sid == call.sid
    assert world.requests.of(PayConnectorRequest) == []


@pytest.mark.parametrize(
    ("keys", "error"),
    [
        (["#"], "input-timeout"),
        (["4111111111111112#"], "invalid-card-number"),
        (["411#"], "invalid-card-number"),
        (["6011111111111117#"], "invalid-card-type"),
        (["9" * 11 + "1#"], "invalid-card-type"),
        ([CARD, "1225"], "invalid-date"),
        ([CARD, "1330"], "invalid-date"),
        ([CARD, "13#"], "invalid-date"),
        ([CARD, "1230", "12#"], "invalid-security-code"),
        ([CARD, "1230", "123#", "94#"], "invalid-postal-code"),
    ],
)
def test_wrong_answers(keys: list[str], error: str) -> None:
    """What cannot be is reported, and after all attempts the payment fails."""
    world, call = paying(f'{URLS} minPostalCodeLength="5"')
    for each in keys:
        call.press(each)
    assert stages(world)[-1][2] == error
    call.hears("too-many-failed-attempts")


def test_a_wrong_account() -> None:
    """A routing number has nine digits; no key in time is an error too."""
    world, call = paying(f'{URLS} paymentMethod="ach-debit"')
    call.press("123#")
    call.hears("too-many-failed-attempts")
    assert stages(world)[-1][2] == "invalid-bank-routing-number"
    again, call = paying()
    again.wait(5)
    call.hears("too-many-failed-attempts")


def test_attempts_and_prompts() -> None:
    """A stage is asked again; the prompt that says most about when it is for is heard."""
    prompts = """
        <Prompt for="payment-card-number"><Say>Your card, please</Say></Prompt>
        <Prompt for="payment-card-number" attempt="2 3"><Say>Once more</Say></Prompt>
        <Prompt for="payment-card-number" errorType="timeout" attempt="2 3">
          <Say>Nothing came</Say>
        </Prompt>
        <Prompt for="security-code" cardType="amex"><Say>The four digits</Say></Prompt>
        <Prompt for="security-code" cardType="visa"><Say>The three digits</Say></Prompt>"""
    world, call = paying(f'{URLS} maxAttempts="3"', prompts)
    world.wait(5)
    call.press("1#")
    call.press(CARD)
    call.press("1230")
    assert call.heard == [
        "Your card, please",
        "Nothing came",
        "Once more",
        "<expiration-date>",
        "The three digits",
    ]
    assert [each[1] for each in stages(world)[:5]] == [1, 1, 2, 2, 3]


def test_keys_stop_a_prompt() -> None:
    """The first key stops a prompt, and counts."""
    prompt = '<Prompt for="payment-card-number"><Play loop="0">a.mp3</Play></Prompt>'
    _, call = paying(inside=prompt)
    call.press(CARD)
    call.hears("a.mp3")
    call.hears("<expiration-date>")


def test_the_star() -> None:
    """A star ends the payment."""
    _, call = paying()
    call.press("41*")
    call.hears("caller-interrupted-with-star")


def test_hanging_up() -> None:
    """Who hangs up ends the payment; the action is told, and its document not run."""
    world, call = paying()
    call.press("41")
    call.hang_up()
    assert world.requests.of(PayAction)[0].result == "caller-hung-up"
    assert call.heard == ["<payment-card-number>"]
    assert "pressed ••: sent nowhere, more keys could follow" in str(call)
    _, call = paying()
    call.hang_up()
    assert "sent nowhere" not in str(call)


def test_no_connector() -> None:
    """Without a connector there is no payment."""
    _, call = paying('action="/paid"')
    call.hears("validation-error")


@pytest.mark.parametrize(
    ("service", "message", "code"),
    [
        ((500, "text/html", "Oops"), "the payment service answered 500, and no JSON", None),
        ((200, "application/json", "[]"), "the payment service answered no object of JSON", None),
        ((200, "application/json", "{}"), "the payment service gave no charge_id", None),
        (
            (200, "application/json", '{"error_code": "51", "error_message": "no money"}'),
            "no money",
            51,
        ),
        (
            (302, "http://elsewhere.example/", ""),
            "http://elsewhere.example/ leads elsewhere",
            11200,
        ),
    ],
)
def test_a_service_that_fails(service: Page, message: str, code: int | None) -> None:
    """What the service says is wrong is told to the action."""
    world, call = paying(service=service)
    for keys in (CARD, "1230", "123#", "94107#"):
        call.press(keys)
    call.hears("payment-connector-error")
    (said,) = world.requests.of(PayAction)
    assert (said.connector_error or "").startswith(message)
    assert said.pay_error_code == code


HALF = "\\ud800"


@pytest.mark.parametrize(
    ("said", "result"),
    [
        (f'{{"charge_id": "{HALF}"}}', "success"),
        (f'{{"error_message": "{HALF}"}}', "payment-connector-error"),
        (f'{{"error_code": "{"9" * 5000}"}}', "payment-connector-error"),
        (f'{{"error_code": {"9" * 5000}}}', "payment-connector-error"),
        ('{"error_code": "\u0663"}', "payment-connector-error"),
        ("[" * 60_000, "payment-connector-error"),
    ],
)
def test_whatever_a_service_answers(said: str, result: str) -> None:
    """Numbers without an end, half characters and deep JSON end in an answer as any other."""
    world, call = paying(service=(200, "application/json", said))
    for keys in (CARD, "1230", "123#", "94107#"):
        call.press(keys)
    (paid,) = world.requests.of(PayAction)
    assert paid.result == result
    assert call.is_over
