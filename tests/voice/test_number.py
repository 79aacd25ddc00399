"""``<Number>``: a telephone number to dial."""

from __future__ import annotations

import pytest

from cxml import InvalidValueError, Number, UsageError


@pytest.mark.parametrize("keys", ["", "1", "0123456789", "ABCD", "*#", "wwWW1", "{{Keys}}"])
def test_keys_to_press(keys: str) -> None:
    """Keys are digits, the letters A to D, star, hash and pauses."""
    number = Number("+15550100100", send_digits=keys)
    assert number.send_digits == keys
    assert Number.from_xml(str(number)) == number


@pytest.mark.parametrize("keys", ["a", "E", "1 2", "1,2", "\uff11", "p", "{{Ke ys}}"])
def test_what_is_no_key(keys: str) -> None:
    """Other keys are refused, with SignalWire's code."""
    with pytest.raises(InvalidValueError, match="SignalWire error 13222") as caught:
        Number("+15550100100", send_digits=keys)
    assert caught.value.problem.platform_code == 13222
    assert "send_digits (sendDigits)" in str(caught.value)


def test_events_of_a_leg() -> None:
    """The events of a leg may be one text, as twilio-python wants them."""
    events = ("initiated", "ringing", "answered", "completed")
    number = Number("+15550100100", status_callback_event=" ".join(events))
    assert number.status_callback_event == events


def test_the_number_is_needed() -> None:
    """A Number is nothing without its number."""
    with pytest.raises(UsageError, match="phone_number is missing"):
        Number()  # type: ignore[call-arg]
    with pytest.raises(InvalidValueError, match="phone_number is empty"):
        Number("  ")


def test_a_number_that_is_a_number() -> None:
    """A whole number may stand for its digits, though a plus sign is then lost."""
    assert Number(15550100100) == Number("15550100100")  # type: ignore[arg-type]
