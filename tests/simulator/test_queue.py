"""Calls that wait in a queue."""

from __future__ import annotations

import pytest

from cxml.callbacks import DialAction, DialedQueue, EnqueueAction, EnqueueWait
from cxml.simulator import Call, Platform

from .pages import Form, Page, asked, platform

CALLER, OTHER, AGENT = "+15550100142", "+15550100143", "+15550100144"
MUSIC = "<Play>waves.mp3</Play>"


def told(form: Form) -> str:
    """Say how it ended."""
    return f"<Say>{form['QueueResult']} {form.get('QueueTime')}</Say>"


def queueing(
    wait: Page = MUSIC,
    *,
    attributes: str = 'action="/told" waitUrl="/wait"',
    dial: str = "<Queue>support</Queue>",
    dial_attributes: str = 'action="/parted"',
    **options: object,
) -> Platform:
    """Make a platform with a queue, and a document that takes calls out of it."""
    pages: dict[str, Page] = {
        "/voice": f"<Enqueue {attributes}>support</Enqueue><Say>Behind</Say>",
        "/wait": wait,
        "/told": told,
        "/agent": f"<Dial {dial_attributes}>{dial}</Dial><Say>Next, please</Say>",
        "/parted": lambda form: f"<Say>{form['DialCallStatus']}</Say>",
        "/about": "<Say>An agent is here</Say>",
        "/keys": '<Gather numDigits="1"/>',
        "/end": "<Hangup/>",
    }
    return platform(pages, **options)


def bridged(**options: str) -> tuple[Platform, Call, Call]:
    """Let a caller wait for 20 seconds, and an agent take the call."""
    world = queueing(**options)
    caller = world.call("/voice", from_=CALLER)
    world.wait(20)
    return world, caller, world.call("/agent", from_=AGENT)


def result(world: Platform) -> tuple[object, object]:
    """Give what the action of the queue was told."""
    (said,) = world.requests.of(EnqueueAction)
    return said.queue_result, said.queue_time


def test_waiting() -> None:
    """Who waits hears the wait document over and over, and is told where the call stands."""
    world = queueing()
    first = world.call("/voice", from_=CALLER)
    second = world.call("/voice", from_=OTHER)
    assert world.queue("support").calls == [first, second]
    assert repr(world.queue("support")) == "<queue support: 2 waiting>"
    assert world.queue("support").name == "support"
    world.wait(11)
    said = world.requests.of(EnqueueWait)
    assert [
        (each.queue_position, each.current_queue_size, each.queue_time, each.avg_queue_time)
        for each in said
    ] == [(1, 1, 0, 0), (2, 2, 0, 0), (1, 2, 5, 0), (2, 2, 5, 0), (1, 2, 10, 0), (2, 2, 10, 0)]
    assert {each.queue_sid for each in said} == {world.queue("support").sid}
    assert len(first.heard) == 3
    first.hang_up()
    assert [each.from_ for each in world.queue("support").calls] == [OTHER]
    world.wait(4)
    assert world.requests.of(EnqueueWait)[-1].avg_queue_time == 11


def test_music() -> None:
    """Without a document for it the platform's music is heard."""
    world = queueing(attributes="")
    call = world.call("/voice")
    world.wait(1000)
    assert call.heard == ["<music>"]
    assert asked(world) == ["VoiceRequest"]


def test_a_wait_that_takes_no_time() -> None:
    """A wait document that takes no time is asked for again after a second."""
    world = queueing(wait="")
    world.call("/voice")
    world.wait(10)
    assert len(world.requests.of(EnqueueWait)) == 11


def test_taken() -> None:
    """The agent talks with the first caller; both go on when one of them hangs up."""
    world, caller, agent = bridged()
    assert world.queue("support").calls == []
    agent.speak("How can I help?")
    caller.hears("waves.mp3")
    caller.hears("How can I help?")
    caller.speak("I lost my ticket")
    caller.press("1")
    agent.hears("I lost my ticket")
    agent.press("*")
    assert ("presses 1" in caller.transcript, "presses *" in agent.transcript) == (True, True)
    world.wait(10)
    caller.hang_up()
    assert result(world) == ("bridged", 20)
    (said,) = world.requests.of(DialAction)
    assert (said.dial_call_status, said.dial_call_duration, said.dial_call_sid) == (
        "completed",
        10,
        caller.sid,
    )
    assert said.queue_time is None
    agent.hears("completed")
    caller.does_not_hear("bridged")


def test_the_agent_hangs_up() -> None:
    """When the agent hangs up the caller goes on behind the queue."""
    world, caller, agent = bridged()
    agent.hang_up()
    assert result(world) == ("bridged", 20)
    caller.hears("waves.mp3")
    caller.hears("bridged 20")
    assert world.requests.of(DialAction)[0].dial_call_status == "completed"


@pytest.mark.parametrize(
    ("attributes", "act"), [('hangupOnStar="true"', "1*"), ('timeLimit="60"', "")]
)
def test_the_agent_parts(attributes: str, act: str) -> None:
    """A star, or the time limit, ends the talk; both go on, without actions behind the verb."""
    world, caller, agent = bridged(attributes='waitUrl="/wait"', dial_attributes=attributes)
    if act:
        agent.press(act)
    else:
        world.wait(60)
    agent.hears("Next, please")
    caller.hears("waves.mp3")
    caller.hears("Behind")


def test_the_agent_waits() -> None:
    """An agent who finds nobody waits for the first caller, until the time is up."""
    world = queueing(dial_attributes='timeout="30" action="/parted"')
    late, agent = world.call("/agent", from_=OTHER), world.call("/agent", from_=AGENT)
    world.wait(10)
    agent.speak("Anybody?")
    caller = world.call("/voice")
    late.hang_up()
    caller.hears("bridged 0")
    world.wait(20)
    agent.hears("no-answer")
    assert "nobody comes into queue support in time" in str(agent)


def test_an_agent_who_waits_hangs_up() -> None:
    """An agent who hangs up before anybody came takes nobody."""
    world = queueing()
    agent = world.call("/agent")
    agent.hang_up()
    assert world.requests.of(DialAction)[0].dial_call_status == "canceled"
    world.call("/voice")
    assert len(world.queue("support").calls) == 1


def test_what_is_heard_before() -> None:
    """A document is heard by the caller before the two are connected."""
    world, caller, agent = bridged(dial='<Queue url="/about">support</Queue>')
    caller.hears("waves.mp3")
    caller.hears("An agent is here")
    (said,) = world.requests.of(DialedQueue)
    assert (said.call_sid, said.dequeing_call_sid, said.queue_time) == (caller.sid, agent.sid, 20)
    agent.speak("Hello")
    caller.hears("Hello")


@pytest.mark.parametrize("who", ["agent", "caller", "redirect", "agent redirect"])
def test_parting_before(who: str) -> None:
    """Who goes before the two are connected leaves the other to go on."""
    world, caller, agent = bridged(dial='<Queue url="/keys">support</Queue>')
    if "redirect" in who:
        world.redirect(agent if who.startswith("agent") else caller, "/about")
    else:
        (agent if who == "agent" else caller).hang_up()
    said = [each.dial_call_status for each in world.requests.of(DialAction)]
    results = [each.queue_result for each in world.requests.of(EnqueueAction)]
    assert (said, results) == {
        "agent": (["canceled"], ["bridged"]),
        "caller": (["no-answer"], ["bridged"]),
        "redirect": (["no-answer"], ["redirected-from-bridged"]),
        "agent redirect": ([], ["bridged"]),
    }[who]


def test_a_document_before_that_fails() -> None:
    """Where the document before cannot be had the caller goes on."""
    world, caller, agent = bridged(dial='<Queue url="/nowhere">support</Queue>')
    assert result(world) == ("bridged", 20)
    agent.hears("no-answer")
    caller.hears("waves.mp3")
    caller.hears("bridged 20")


@pytest.mark.parametrize("url", ["/end", "http://["])
def test_a_document_before_that_ends(url: str) -> None:
    """A document before may hang up; an address that is none ends the agent's call."""
    world, caller, agent = bridged(dial=f'<Queue url="{url}">support</Queue>')
    assert caller.is_over == (url == "/end")
    agent.hears("no-answer" if url == "/end" else "<application error>")
    assert world.requests.of(DialedQueue) == [] or caller.is_over


def test_leave() -> None:
    """A key in the wait document can lead out of the queue."""
    pages = ['<Gather numDigits="1"><Play loop="0">waves.mp3</Play></Gather>', "<Leave/>"]
    world = queueing(wait=lambda _: pages.pop(0))
    call = world.call("/voice")
    world.wait(30)
    call.press("1")
    assert result(world) == ("leave", 30)
    call.hears("waves.mp3")
    call.hears("leave 30")


def test_leave_without_action() -> None:
    """Without action the verb behind the queue runs."""
    call = queueing(wait="<Leave/>", attributes='waitUrl="/wait"').call("/voice")
    call.hears("Behind")


def test_leave_elsewhere() -> None:
    """Outside of a queue leaving has no effect."""
    call = platform("<Leave/><Say>Hi</Say>").call("/voice")
    call.hears("Hi")
    assert "there is no queue to leave" in str(call)


def test_a_wait_document_that_hangs_up() -> None:
    """A wait document may hang up, which ends the call."""
    _, caller, agent = bridged(wait="<Hangup/>")
    assert caller.is_over
    assert agent.status == "in-progress"


def test_hanging_up() -> None:
    """Who hangs up while waiting is gone; the action is told, and its document not run."""
    world = queueing()
    call = world.call("/voice")
    world.wait(7)
    call.hang_up()
    assert result(world) == ("hangup", 7)
    call.does_not_hear("hangup")
    assert world.requests.of(EnqueueAction)[0].call_status == "completed"
    quiet = queueing(attributes="")
    quiet.call("/voice").hang_up()
    assert asked(quiet) == ["VoiceRequest"]


def test_both_hang_up_at_once() -> None:
    """Where both hang up at the same moment the caller's action is told, and nothing fails."""
    world, caller, agent = bridged()
    world.close()
    assert caller.is_over
    assert agent.is_over
    assert result(world) == ("bridged", 20)


def test_a_call_that_is_redirected() -> None:
    """A call that is sent elsewhere leaves its queue; the action is told, its document not run."""
    world = queueing()
    call = world.call("/voice")
    world.redirect(call, "/about")
    assert result(world) == ("redirected", 0)
    assert call.heard[1:] == ["An agent is here"]


@pytest.mark.parametrize("wait", [b"nothing", "<Redirect>/nowhere</Redirect>"])
def test_a_wait_document_that_fails(wait: Page) -> None:
    """Where the wait document cannot be had the call leaves with an error."""
    world = queueing(wait=wait)
    call = world.call("/voice")
    assert result(world) == ("error", 0)
    call.hears("error 0")


def test_a_sound_for_those_who_wait() -> None:
    """Instead of a document a sound may be given to who waits, who hears it over and over."""
    world = queueing(wait=(200, "audio/mpeg", "x"))
    call = world.call("/voice")
    world.wait(5)
    assert call.heard == ["http://localhost/wait"]


def test_a_sound_that_is_elsewhere() -> None:
    """What another server has is taken for a sound: it is not fetched, and nothing is wrong."""
    world = queueing(attributes='waitUrl="https://cdn.example.com/hold.mp3"')
    call = world.call("/voice")
    world.wait(5)
    assert call.heard == ["https://cdn.example.com/hold.mp3"]
    assert "hold.mp3 is elsewhere: taken for a sound, and not fetched" in call.transcript
    assert [each.url for each in world.requests] == ["http://localhost/voice"]
    assert world.problems == []


@pytest.mark.parametrize(
    "wait",
    [
        (302, "https://cdn.example.com/hold.mp3", ""),
        "<Redirect>https://cdn.example.com/hold.mp3</Redirect>",
        "<Say>One moment.</Say><Redirect>https://cdn.example.com/hold.mp3</Redirect>",
    ],
)
def test_a_sound_that_the_application_leads_to(wait: Page) -> None:
    """The application may lead there, by HTTP or by a document: that is a sound as well."""
    world = queueing(wait=wait, attributes='waitUrl="/wait"')
    call = world.call("/voice")
    world.wait(30)
    assert call.heard[-1] == "https://cdn.example.com/hold.mp3"
    assert call.transcript.count("hold.mp3 is elsewhere: taken for a sound") == 1
    assert len(world.requests) == 2
    assert world.problems == []


def test_an_address_that_is_none() -> None:
    """Where the address of the wait document is none the call leaves with an error."""
    world = queueing(attributes='action="/told" waitUrl="http://["')
    world.call("/voice").hears("error 0")


def test_a_full_queue() -> None:
    """A full queue takes no call; on Twilio the document may say how many it takes."""
    world = queueing(
        attributes='action="/told" waitUrl="/wait" maxQueueSize="1"', behaves_like="twilio"
    )
    world.call("/voice")
    world.call("/voice").hears("queue-full None")
    many = queueing()
    for _ in range(100):
        many.call("/voice")
    many.call("/voice").hears("queue-full None")


def test_no_name() -> None:
    """A queue without a name cannot be entered."""
    call = platform({"/voice": '<Enqueue action="/told"/>', "/told": told}).call("/voice")
    call.hears("error None")
    assert "a queue needs a name (14204)" in str(call)


def test_twilio_tells_of_the_queue() -> None:
    """On Twilio the agent's action is told which queue it was, and how long the call waited."""
    world, caller, _ = bridged(behaves_like="twilio")
    caller.hang_up()
    (said,) = world.requests.of(DialAction)
    assert (said.queue_sid, said.queue_time) == (world.queue("support").sid, 20)
