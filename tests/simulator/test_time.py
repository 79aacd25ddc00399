"""Whose time passes: of those who are spoken to by itself, and of all others as a test moves it."""

from __future__ import annotations

import pytest

from cxml.callbacks import (
    DialAction,
    EnqueueAction,
    IncomingNumberStatus,
    RecordAction,
    RecordingStatus,
)
from cxml.simulator import Platform

from .pages import ASKS, Page, platform

LONG = "Listen carefully, as the menu has changed since you called. " * 3
MENU = f'<Gather timeout="3" action="/menu"><Say>{LONG}</Say></Gather><Redirect>/voice</Redirect>'
DOCK = "<Dial><Conference>Dock</Conference></Dial>"


def ways(verbs: str, **others: Page) -> Platform:
    """Make a platform with a long prompt at /long, and verbs at /voice."""
    return platform({"/voice": verbs, "/long": f"<Say>{LONG}</Say>{DOCK}", "/menu": DOCK, **others})


@pytest.mark.parametrize("callers", [2, 3])
def test_several_in_a_menu_without_an_end(callers: int) -> None:
    """Each who calls hears the menu once, and is waited for, however long the prompts are."""
    world = platform({"/voice": MENU, "/menu": DOCK})
    calls = [world.call("/voice", from_=f"+1555010014{number}") for number in range(callers)]
    assert world.now > 3 * callers
    assert [len(call.heard) for call in calls] == [1] * callers
    for call in calls:
        call.press("1#")
    assert len(world.room("Dock").participants) == callers


def test_what_is_left_of_a_timeout() -> None:
    """What is left of a timeout is as much after the prompts of another as before."""
    world = ways(ASKS)
    one = world.call("/voice")
    one.wait(4.5)
    world.call("/long")
    one.wait(0.25)
    one.does_not_hear("Goodbye")
    one.wait(0.25)
    one.hears("Press a key")
    one.hears("Goodbye")


def test_time_that_is_moved_passes_for_all() -> None:
    """While a test moves time, it passes for those who wait as for those who are spoken to."""
    world = ways(f'<Pause length="2"/>{ASKS}')
    one, two = world.call("/voice"), world.call("/voice")
    two.wait(5)
    assert one.is_over
    assert two.is_over


@pytest.mark.parametrize(
    ("verbs", "act"),
    [
        ('<Gather timeout="5" action="/menu"><Say>Key</Say></Gather><Say>Over</Say>', "speak"),
        ('<Record timeout="5" finishOnKey="#" action="/over"/>', "press"),
        ('<Dial timeout="5"><Number>+15550100700</Number></Dial><Say>Over</Say>', "press"),
        ('<Dial timeout="5"><Queue>Desk</Queue></Dial><Say>Over</Say>', "press"),
        ('<Echo timeout="5"/><Say>Over</Say>', "press"),
    ],
)
def test_what_a_verb_has_left(verbs: str, act: str) -> None:
    """What is done in a verb after the prompts of another leaves its time as it was."""
    world = ways(verbs, **{"/over": "<Say>Over</Say>"})
    one = world.call("/voice")
    world.call("/long")
    one.press("1") if act == "press" else one.speak("One")
    one.wait(4)
    one.does_not_hear("Over")
    one.wait(5)
    assert "Over" in one.heard


def test_a_phone_rings_as_long_as_it_is_to() -> None:
    """A phone that is decided late has rung only while time was moved."""
    world = ways("<Dial><Number>+15550100700</Number></Dial>")
    world.call("/voice")
    world.call("/long")
    desk = world.phone("+15550100700").answers(after=3)
    assert desk.call.status == "ringing"
    world.wait(3)
    assert desk.call.status == "in-progress"


def test_the_time_limit_of_two_who_talk() -> None:
    """Two who talk have all of their time, whatever others hear."""
    world = ways('<Dial timeLimit="10"><Number>+15550100700</Number></Dial>')
    world.phone("+15550100700").answers()
    one = world.call("/voice")
    world.call("/long")
    one.speak("Hello")
    one.wait(9)
    assert not one.is_over
    one.wait(1)
    assert one.is_over


def test_a_report_comes_by_the_clock() -> None:
    """A report that comes later is not kept back by prompts."""
    verbs = '<Record action="/long" recordingStatusCallback="/told"/>'
    world = ways(verbs, **{"/told": (204, "text/plain", "")})
    one = world.call("/voice")
    one.speak("Hello")
    one.press("#")
    assert world.requests.last("/told").at == world.requests.last("/long").at + 1


def test_a_recording_is_as_long_as_its_party_was_there() -> None:
    """The prompts of another make a recording no longer, even one whose silence is kept."""
    world = ways('<Record action="/long" trim="do-not-trim" timeout="9"/>')
    one = world.call("/voice")
    one.wait(2)
    world.call("/long")
    one.press("#")
    assert world.requests.of(RecordAction)[0].recording_duration == 2


@pytest.mark.parametrize("words", range(1, 24))
def test_lengths_are_those_that_passed(words: int) -> None:
    """Lengths in requests are the whole seconds that passed, whenever they begin."""
    world = platform(
        {
            "/voice": f"<Say>{'word ' * words}</Say><Record action='/on' finishOnKey='#'/>",
            "/on": "<Dial action='/dialled' record='record-from-answer' "
            "recordingStatusCallback='/state'>+15550100700</Dial>",
            "/dialled": "<Hangup/>",
            "/state": (204, "", ""),
        },
        status_callback="/state",
    )
    world.phone("+15550100700").answers()
    call = world.call("/voice")
    call.speak("One moment", seconds=4)
    call.press("#")
    world.wait(7)
    world.phone("+15550100700").call.hang_up()
    world.wait(5)
    assert world.requests.of(RecordAction)[0].recording_duration == 4
    assert world.requests.of(DialAction)[0].dial_call_duration == 7
    assert world.requests.of(RecordingStatus)[0].recording_duration == 7
    (ended,) = world.requests.of(IncomingNumberStatus)
    assert ended.call_duration == int(max(10, 4 * words) + 110) // 10


@pytest.mark.parametrize("words", range(1, 24))
def test_waiting_in_a_queue_is_counted_in_seconds_that_passed(words: int) -> None:
    """How long somebody waited is told in whole seconds that passed, whenever that began."""
    world = platform(
        {
            "/voice": f"<Say>{'word ' * words}</Say>"
            "<Enqueue waitUrl='/hold' action='/left'>desk</Enqueue>",
            "/hold": "<Pause length='60'/>",
            "/left": "<Hangup/>",
        },
    )
    call = world.call("/voice")
    call.wait(9)
    call.hang_up()
    assert world.requests.of(EnqueueAction)[0].queue_time == 9
