"""What callers meet who ask to be called back, and agents who call them."""

from collections.abc import Iterator
from types import ModuleType

import pytest

from cxml.simulator import Platform

AGENT, CALLER, OTHER = "+15550100170", "+15550100143", "+15550100144"


@pytest.fixture(autouse=True)
def _nobody_waits(recipe: ModuleType) -> Iterator[None]:
    yield
    recipe.waiting.clear()


def asks(platform: Platform, number: str) -> None:
    """Let somebody ask to be called back."""
    call = platform.call("/voice", from_=number)
    call.press("1")
    call.hears("All of us are talking")
    call.hears("We will call you back")


def test_an_agent_calls_who_asked_first(platform: Platform) -> None:
    """An agent is connected with one after the other, at the number that they called from."""
    for number in (CALLER, OTHER, CALLER):
        asks(platform, number)
    first = platform.phone(CALLER).answers(after=2)
    platform.phone(OTHER).does_not_answer()
    agent = platform.call("/agent", from_=AGENT)
    platform.wait(6)
    assert first.call.from_ == "+15550100199"
    agent.speak("You wanted to be called back")
    first.call.hears("You wanted to be called back")
    first.call.hang_up()
    agent.wait(40)
    assert [text for text in agent.heard if not text.startswith("<")] == [
        "Calling the next one.",
        "Calling the next one.",
        "Nobody answered.",
        "Nobody is waiting.",
    ]
    assert agent.is_over


def test_who_presses_nothing_is_not_called(platform: Platform) -> None:
    """Without a key nobody is noted, and with another one the offer comes again."""
    call = platform.call("/voice")
    call.press("4")
    call.wait(20)
    assert call.is_over
    platform.call("/agent", from_=AGENT).hears("Nobody is waiting")


@pytest.mark.parametrize("number", ["anonymous", "", "+266696687", "+442071838750"])
def test_a_number_that_is_not_called(platform: Platform, number: str) -> None:
    """Who withholds the number, or calls from afar, is told that nobody will call."""
    call = platform.call("/voice", from_=number)
    call.press("1")
    call.hears("All of us are talking")
    call.hears("We cannot call this number")


def test_only_agents_are_connected(platform: Platform) -> None:
    """Who calls the agents' number from elsewhere is not answered, and nobody is lost."""
    asks(platform, CALLER)
    assert platform.call("/agent", from_=OTHER).status == "no-answer"
    platform.call("/agent", from_=AGENT).hears("Calling the next one")
