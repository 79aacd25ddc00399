"""What the desk and a visitor meet who clicked to be called."""

import pytest

from cxml.simulator import Call, Platform
from cxml.testing import Client

DESK, VISITOR = "+15550100700", "+15550100142"


@pytest.fixture
def desk(platform: Platform, browser: Client, placed: list[dict[str, str]]) -> Call:
    """Let a visitor click, and the desk answer the call that is placed then."""
    platform.phone(DESK).answers()
    assert browser.post("/click", {"number": VISITOR}).status == 200
    [call] = placed
    return platform.place_call(call["To"], call["Url"], from_=call["From"])


def test_the_two_are_connected(platform: Platform, desk: Call) -> None:
    """The desk presses a key, and then the visitor's phone rings."""
    visitor = platform.phone(VISITOR).answers(after=3)
    desk.hears("A visitor of our site")
    desk.press("1")
    platform.wait(3)
    desk.speak("Hello, this is Ann")
    visitor.call.hears("Hello, this is Ann")
    assert visitor.call.from_ == "+15550100199"


def test_a_mailbox_presses_no_key(platform: Platform, desk: Call) -> None:
    """What answers at the desk and presses nothing is not connected."""
    desk.wait(20)
    assert desk.is_over
    assert platform.phone(VISITOR).calls == []


def test_a_visitor_who_does_not_answer(platform: Platform, desk: Call) -> None:
    """The desk is told."""
    platform.phone(VISITOR).is_busy()
    desk.press("1")
    assert desk.heard[-1] == "The visitor does not answer."
    assert desk.is_over


@pytest.mark.parametrize("number", ["", "+442071838750", "+1555", "+15550100142\n", "5550100142"])
def test_no_other_number_is_called(
    browser: Client, placed: list[dict[str, str]], number: str
) -> None:
    """What is no number of the country is refused, and nobody rings."""
    assert browser.post("/click", {"number": number}).status in (400, 422)
    assert placed == []
