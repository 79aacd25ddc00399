"""What a caller, the desk and an expert meet in a transfer."""

from cxml.simulator import Call, Platform
from cxml.testing import Client

DESK, EXPERT = "+15550100700", "+15550100701"


def answered(platform: Platform, call: dict[str, str]) -> Call:
    """Let a call be answered that the application has placed."""
    platform.phone(call["To"]).answers()
    return platform.place_call(call["To"], call["Url"], from_=call["From"])


def test_the_desk_introduces_an_expert(
    platform: Platform, browser: Client, placed: list[dict[str, str]]
) -> None:
    """The desk brings an expert in and leaves; caller and expert go on until one hangs up."""
    caller = platform.call("/voice")
    room = platform.room(caller.sid)
    desk = answered(platform, placed[0])
    assert browser.post(f"/transfer/{caller.sid}").status == 200
    expert = answered(platform, placed[1])
    assert [call["To"] for call in placed] == [DESK, EXPERT]
    expert.hears("The desk has a caller for you")
    platform.wait(5)
    assert room.participants == [caller, desk, expert]
    desk.speak("Ben, this is about a bill")
    desk.hang_up()
    caller.hears("Ben, this is about a bill")
    assert room.participants == [caller, expert]
    expert.hang_up()
    caller.hears("Thank you for your call")
    assert caller.is_over


def test_the_call_ends_with_the_caller(platform: Platform, placed: list[dict[str, str]]) -> None:
    """When the caller hangs up the desk is free."""
    caller = platform.call("/voice")
    desk = answered(platform, placed[0])
    platform.wait(5)
    caller.hang_up()
    assert desk.is_over
    assert platform.room(caller.sid).has_ended


def test_the_desk_rings_once(platform: Platform, placed: list[dict[str, str]]) -> None:
    """Who comes in later lets nobody ring."""
    platform.call("/voice")
    answered(platform, placed[0])
    platform.wait(5)
    assert len(placed) == 1
