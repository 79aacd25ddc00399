"""What callers meet whose calls are forwarded."""

from cxml.simulator import Platform

DESK, OTHER_DESK, MOBILE = "+15550100700", "+15550100701", "+15550100702"


def test_the_first_desk_to_answer_has_the_call(platform: Platform) -> None:
    """All desks ring; the first that answers is connected, and the other stops ringing."""
    platform.phone(DESK).answers(after=6)
    other = platform.phone(OTHER_DESK).answers(after=3)
    call = platform.call("/voice")
    platform.wait(10)
    assert other.call.status == "in-progress"
    assert platform.phone(DESK).call.is_over
    other.call.hang_up()
    assert call.is_over


def test_the_mobile_phone_rings_when_no_desk_answers(platform: Platform) -> None:
    """After fifteen seconds without an answer the mobile phone rings."""
    mobile = platform.phone(MOBILE).answers(after=2)
    call = platform.call("/voice")
    assert mobile.calls == []
    platform.wait(18)
    mobile.call.speak("Hello?")
    call.hears("Hello?")


def test_who_reaches_nobody_is_told(platform: Platform) -> None:
    """Desks that are busy and a phone that cannot be reached end with a sentence."""
    for desk in (DESK, OTHER_DESK):
        platform.phone(desk).is_busy()
    platform.phone(MOBILE).fails()
    call = platform.call("/voice")
    call.hears("Nobody can take your call now")
    assert call.is_over
