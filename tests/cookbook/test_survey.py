"""What callers are asked in a survey."""

from cxml.callbacks import GatherAction, TranscriptionStatus
from cxml.simulator import Platform


def test_all_questions(platform: Platform) -> None:
    """Two answers by keys and one in words are kept."""
    call = platform.call("/voice")
    call.hears("Thank you for your time")
    call.hears("How content are you")
    call.press("4")
    call.hears("Would you call us again")
    call.press("1")
    call.hears("What could we do better")
    call.speak("Answer sooner", seconds=2)
    call.press("#")
    call.hears("Thank you. Goodbye")
    platform.wait(60)
    assert [each.digits for each in platform.requests.of(GatherAction)] == ["4", "1"]
    [comment] = platform.requests.of(TranscriptionStatus)
    assert comment.transcription_text == "Answer sooner"


def test_a_key_that_is_no_answer(platform: Platform) -> None:
    """A key that is none of the answers is said so, and the question comes again."""
    call = platform.call("/voice")
    call.hears("Thank you for your time")
    call.hears("How content are you")
    call.press("9")
    call.hears("That is none of the keys")
    call.hears("How content are you")


def test_who_does_not_answer(platform: Platform) -> None:
    """Who does not answer is asked twice, and then the call ends."""
    call = platform.call("/voice")
    call.wait(30)
    assert sum("How content" in each for each in call.heard) == 2
    assert call.heard[-1] == "Goodbye."
    assert call.is_over
