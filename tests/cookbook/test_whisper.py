"""What the desk hears before the caller does."""

from cxml.simulator import Platform

DESK = "+15550100700"


def test_the_desk_alone_is_told(platform: Platform) -> None:
    """The desk hears what it is about, takes the call by a key, and then the two talk."""
    desk = platform.phone(DESK).answers()
    caller = platform.call("/voice")
    desk.call.hears("A call for sales")
    desk.call.press("1")
    desk.call.speak("Sales, good morning")
    caller.hears("Sales, good morning")
    caller.does_not_hear("A call for sales")


def test_a_mailbox_does_not_get_the_call(platform: Platform) -> None:
    """What answers and presses no key is hung up on, and the caller is told."""
    desk = platform.phone(DESK).answers()
    caller = platform.call("/voice")
    desk.call.wait(20)
    assert desk.call.is_over
    caller.hears("Nobody can take your call now")
    assert caller.is_over


def test_a_desk_that_declines(platform: Platform) -> None:
    """Where the desk hangs up the caller is told as well, also on Twilio, which says completed."""
    platform.phone(DESK).declines_whisper()
    platform.call("/voice").hears("Nobody can take your call now")
