"""``<Dial>``: connect the caller to someone else."""

from __future__ import annotations

from typing import Any

import pytest

from cxml import Conference, Dial, InvalidValueError, Number, Queue, Sip, VoiceResponse


def test_a_number_instead_of_a_noun() -> None:
    """The number may be given by position, or by the keyword that twilio-python has for it."""
    assert Dial("+15550100100") == Dial(number="+15550100100")
    assert Dial("+15550100100").phone_number == "+15550100100"
    assert VoiceResponse().dial(number="+15550100100") == Dial("+15550100100")


def test_number_is_the_method() -> None:
    """``dial.number()`` adds a Number: the number of the Dial itself has another name."""
    dial = Dial()
    assert dial.number("+15550100101") == Number("+15550100101")
    assert dial.to_xml(False) == "<Dial><Number>+15550100101</Number></Dial>"


@pytest.mark.parametrize(
    "number", ["+15550100100", "555-010-0100", "88888", "{{From}}", "anonymous"]
)
def test_numbers_of_any_form(number: str) -> None:
    """A number is not checked: the platform's own examples do not keep to E.164."""
    assert Dial(number, caller_id=number).caller_id == number


@pytest.mark.parametrize(
    ("value", "kept"), [(5, 5), (600, 600), ("30", 30), ("{{Time}}", "{{Time}}")]
)
def test_timeout(value: Any, kept: object) -> None:
    """It rings from 5 to 600 seconds."""
    assert Dial(timeout=value).timeout == kept


@pytest.mark.parametrize("value", [4, 601, 0, -5, "4", "601"])
def test_timeout_out_of_range(value: Any) -> None:
    """It rings neither shorter nor longer."""
    with pytest.raises(InvalidValueError, match="a whole number from 5 to 600"):
        Dial(timeout=value)


def test_record_true() -> None:
    """A recording may be asked for as the platform's example does, in a word or as a boolean."""
    for value in ("true", True):
        dial = Dial(record=value)  # type: ignore[arg-type]
        assert dial.to_xml(False) == '<Dial record="true" />'
        assert Dial.from_xml(str(dial)) == dial
    with pytest.raises(InvalidValueError, match="do-not-record"):
        Dial(record=False)  # type: ignore[arg-type]


def test_the_name_of_the_caller() -> None:
    """The name of the caller has 70 characters at most, unless a template stands in it."""
    assert Dial(caller_name="x" * 70).caller_name == "x" * 70
    assert Dial(caller_name="{{CallerName}}" + "x" * 70).caller_name
    with pytest.raises(InvalidValueError, match="71 characters; at most 70"):
        Dial(caller_name="x" * 71)


def test_upload_methods() -> None:
    """A recording is uploaded by POST or PUT, all else is requested by GET or POST."""
    assert Dial(recording_storage_url_method="PUT", method="GET")
    with pytest.raises(InvalidValueError, match="POST or PUT"):
        Dial(recording_storage_url_method="GET")  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match="GET or POST"):
        Dial(method="PUT")  # type: ignore[arg-type]


def test_one_expression() -> None:
    """A document with a conference is one expression, in either style."""
    response = VoiceResponse()
    conference = response.dial(timeout=20).conference("Room 1234", beep="onEnter")
    assert type(conference) is Conference
    assert response == VoiceResponse(
        children=[Dial(timeout=20, children=[Conference("Room 1234", beep="onEnter")])]
    )


def test_nouns_in_order() -> None:
    """Nouns ring in the order in which they were added."""
    dial = Dial(sequential=True)
    for last in range(10):
        dial.number(f"+1555010010{last}")
    dial.queue("support")
    numbers = [each.phone_number for each in dial.iter(Number)]
    assert numbers == [f"+1555010010{last}" for last in range(10)]
    assert dial.children[-1] == Queue("support")


def test_ten_sips() -> None:
    """Ten Sips may ring at once."""
    dial = Dial()
    for last in range(10):
        dial.sip(f"sip:room{last}@example.com")
    assert len(list(dial.iter(Sip))) == 10
