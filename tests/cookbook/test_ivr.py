"""What callers meet in a menu."""

import pytest

from cxml.simulator import Platform


def test_one_rings_at_sales(platform: Platform) -> None:
    """The key 1 connects the caller with sales, and the call ends when they are done."""
    sales = platform.phone("+15550100700").answers(after=3)
    call = platform.call("/voice")
    call.hears("For sales, press one")
    call.press("1")
    platform.wait(3)
    sales.call.speak("Sales, good morning")
    call.hears("Sales, good morning")
    sales.call.hang_up()
    assert call.is_over


@pytest.mark.parametrize("words", ["Sales, please", "the sales desk"])
def test_a_word_is_as_good_as_a_key(platform: Platform, words: str) -> None:
    """Who says a word of the menu gets where its key leads to."""
    sales = platform.phone("+15550100700").answers()
    platform.call("/voice").speak(words)
    assert sales.call.status == "in-progress"


def test_comes_back_to_the_menu(platform: Platform) -> None:
    """Opening hours, a wrong key and a busy desk lead back to the menu."""
    platform.phone("+15550100700").is_busy()
    call = platform.call("/voice")
    for key, answer in [("2", "from nine to five"), ("7", "not on the menu"), ("1", "Nobody")]:
        call.hears("For sales")
        call.press(key)
        call.hears(answer)
    call.hears("For sales")


def test_who_does_nothing_hears_it_twice(platform: Platform) -> None:
    """The menu is read twice to who does nothing, and then the call ends."""
    call = platform.call("/voice")
    call.wait(5)
    assert not call.is_over
    call.wait(20)
    assert sum("For sales" in each for each in call.heard) == 2
    call.hears("For sales")
    call.hears("Goodbye")
    assert call.is_over
