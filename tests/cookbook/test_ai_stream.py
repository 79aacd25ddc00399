"""What callers meet who talk to an agent over a stream."""

from cxml.callbacks import StreamStatus
from cxml.simulator import Connection, Platform

AGENT, DESK = "wss://agent.example.com/calls", "+15550100700"


def agent(connection: Connection, said: str | None) -> None:
    """Stand in for the program at the other end."""
    if said is None:
        connection.say("What can I do for you?")
    elif "person" in said:
        connection.close()
    else:
        connection.say(f"You said: {said}")


def test_the_agent_talks_with_the_caller(platform: Platform) -> None:
    """The caller is told that it is a machine, and then the two talk."""
    platform.plug_in(AGENT, agent)
    call = platform.call("/voice")
    call.hears("You are talking to a machine")
    call.hears("What can I do for you?")
    call.speak("I have a question")
    call.hears("You said: I have a question")
    [connection] = platform.connections
    assert connection.parameters == {"caller": call.from_}


def test_the_agent_hands_over_to_a_person(platform: Platform) -> None:
    """When the agent closes the stream the desk rings."""
    platform.plug_in(AGENT, agent)
    desk = platform.phone(DESK).answers()
    call = platform.call("/voice")
    call.speak("Let me talk to a person")
    desk.call.speak("Hello, this is Ann")
    assert call.heard[-2:] == ["<ringing>", "Hello, this is Ann"]
    events = [each.stream_event for each in platform.requests.of(StreamStatus)]
    assert events == ["stream-started", "stream-stopped"]


def test_nobody_is_at_the_desk(platform: Platform) -> None:
    """A caller whom nobody answers is told so."""
    platform.plug_in(AGENT, agent)
    platform.phone(DESK).is_busy()
    call = platform.call("/voice")
    call.speak("A person, please")
    assert call.heard[-1] == "Nobody is there. Please call again later."
    assert call.is_over
