"""What callers meet who wait, and agents who take them."""

from cxml.callbacks import EnqueueAction
from cxml.simulator import Platform

AGENT = "+15550100170"


def test_an_agent_takes_the_longest_waiting(platform: Platform) -> None:
    """Callers hear their place and music until an agent takes them, first come, first served."""
    first = platform.call("/voice", from_="+15550100143")
    second = platform.call("/voice", from_="+15550100144")
    platform.wait(5)
    first.hears("You are number 1")
    first.hears("hold-music.mp3")
    second.hears("You are number 2")
    second.hears("hold-music.mp3")
    agent = platform.call("/agent", from_=AGENT)
    first.hears("You are connected now")
    agent.speak("What can I do for you?")
    first.hears("What can I do for you?")
    assert platform.queue("support").calls == [second]
    first.hang_up()
    second.hears("You are connected now")
    assert platform.queue("support").calls == []


def test_a_caller_gives_up_the_place(platform: Platform) -> None:
    """Star lets a caller out of the queue, and any other key does not."""
    call = platform.call("/voice")
    call.press("5")
    call.hears("You are number 1")
    call.hears("Please hold the line")
    call.wait(2)
    call.hears("You are number 1")
    assert platform.queue("support").calls == [call]
    call.press("*")
    call.hears("Please call again later")
    assert call.is_over
    assert [each.queue_result for each in platform.requests.of(EnqueueAction)] == ["leave"]


def test_an_agent_waits_for_callers(platform: Platform) -> None:
    """An agent who comes first gets the first caller, and is let go when none comes."""
    agent = platform.call("/agent", from_=AGENT)
    caller = platform.call("/voice")
    assert caller.heard[-1] == "You are connected now."
    caller.hang_up()
    assert not agent.is_over
    agent.wait(600)
    agent.hears("Nobody is waiting")
    assert agent.is_over


def test_a_caller_who_was_served_is_thanked(platform: Platform) -> None:
    """When the agent hangs up the caller hears a goodbye."""
    caller = platform.call("/voice")
    caller.hears("You are number 1")
    agent = platform.call("/agent", from_=AGENT)
    caller.hears("You are connected now")
    agent.hang_up()
    caller.hears("Thank you for your call")
    assert caller.is_over


def test_only_agents_take_calls(platform: Platform) -> None:
    """Who calls the agents' number from elsewhere is not answered."""
    waiting = platform.call("/voice")
    stranger = platform.call("/agent", from_="+15550100145")
    assert stranger.is_over
    assert stranger.status == "no-answer"
    assert platform.queue("support").calls == [waiting]
