"""What goes wrong on the way to an application."""

from __future__ import annotations

from itertools import repeat
from typing import Any

import pytest

from cxml.callbacks import CallStatus, ConferenceEvent, ConferenceRoster, VoiceRequest
from cxml.errors import UsageError
from cxml.simulator import Choices, Platform

from .pages import ASKS, Form, platform

EVENTS = 'statusCallback="/events" statusCallbackEvent="start end join leave"'
ENTERS = f"<Dial><Conference {EVENTS}>Dock</Conference></Dial>"


def world_of_events(told: list[Form], **options: Any) -> Platform:
    """Make a platform whose application writes down what it is told."""

    def events(form: Form) -> tuple[int, str, str]:
        told.append(dict(form))
        return 204, "text/plain", ""

    return platform({"/voice": ENTERS, "/events": events, "/ask": ASKS}, **options)


def meet(world: Platform) -> None:
    """Let two meet, and leave."""
    one = world.call("/voice")
    two = world.call("/voice", from_="+15550100143")
    world.wait(5)
    one.hang_up()
    two.hang_up()
    world.wait(60)


def names(told: list[Form]) -> list[str]:
    """Give what was told, in the order in which it came."""
    return [each["StatusCallbackEvent"] for each in told]


def test_late() -> None:
    """A late report comes later, and says when it happened."""
    told: list[Form] = []
    world = world_of_events(told)
    world.delivers("/events", late=5)
    world.call("/voice")
    world.wait(4)
    assert told == []
    world.wait(1)
    assert names(told) == ["participant-join"]
    assert told[0]["Timestamp"] == "Thu, 01 Jan 2026 00:00:00 +0000"
    assert world.requests.last("/events").at == 5


def test_twice() -> None:
    """A report that comes twice is the same both times; a document is asked for once."""
    told: list[Form] = []
    world = world_of_events(told)
    world.delivers(twice=True)
    world.call("/voice")
    assert names(told) == ["participant-join"] * 2
    assert told[0] == told[1]
    assert len(world.requests.to("/voice")) == 1


def test_shuffled() -> None:
    """Reports come in another order, the same for the same seed; the roster is what the room is."""
    orders = []
    for seed in (1, 1, 2):
        told: list[Form] = []
        world = world_of_events(told, seed=seed)
        world.delivers(ConferenceEvent, shuffled=True, twice=0.5)
        meet(world)
        orders.append([(each["SequenceNumber"], each["StatusCallbackEvent"]) for each in told])
        roster = ConferenceRoster().add(*world.requests.of(ConferenceEvent))
        assert roster.has_ended
        assert [*roster.present] == []
    assert orders[0] == orders[1] != orders[2]
    assert orders[0] != sorted(orders[0])
    assert set(orders[0]) == set(orders[2])
    assert len(orders[0]) > len(set(orders[0]))


def test_a_window() -> None:
    """How far reports are apart can be said."""
    told: list[Form] = []
    world = world_of_events(told)
    world.delivers("/events", shuffled=100)
    meet(world)
    assert len(told) < 6
    world.wait(60)
    assert len(told) == 6
    assert max(each.at for each in world.requests.to("/events")) > 10


def test_lost() -> None:
    """A lost report never arrives, though it is tried three times; others do."""
    told: list[Form] = []
    world = world_of_events(told)
    world.delivers("/events", lost=True)
    world.call("/voice")
    world.wait(10)
    assert told == []
    request = world.requests.last("/events")
    assert request.attempts == 3
    assert isinstance(request.error, ConnectionError)
    assert "is lost: http://localhost/events does not answer" in world.transcript
    assert "RUN6" not in {each.code for each in world.findings}  # it was wanted


def test_some_are_lost() -> None:
    """How many are lost is left to chance."""
    told: list[Form] = []
    world = world_of_events(told)
    world.delivers("/events", lost=0.5)
    for _ in range(10):
        world.call("/voice").hang_up()
    world.wait(10)
    assert 0 < len(told) < len(world.requests.to("/events"))


def test_a_lost_document() -> None:
    """A request for a document that is lost goes to the fallback."""
    world = world_of_events([], fallback_url="/ask")
    world.delivers("/voice", lost=True)
    world.call("/voice").hears("Press a key")
    said = world.requests.last("/ask").callback
    assert isinstance(said, VoiceRequest)
    assert (said.error_code, said.error_url) == (11200, "http://localhost/voice")


def test_failing() -> None:
    """The next attempts fail, one after the other, before the application sees them."""
    told: list[Form] = []
    world = world_of_events(told)
    world.delivers(ConferenceEvent, failing=[500, TimeoutError("too late")])
    world.call("/voice")
    assert told == []
    world.wait(3)
    assert names(told) == ["participant-join"]
    (request,) = world.requests.to("/events")
    assert [getattr(each, "status", each.__class__) for each in request.answers] == [
        500,
        TimeoutError,
        204,
    ]


def test_a_failing_document() -> None:
    """A document is asked for once."""
    world = world_of_events([])
    world.delivers(VoiceRequest, failing=[503])
    assert world.call("/ask").status == "failed"
    world.call("/ask").hears("Press a key")


@pytest.mark.parametrize(
    ("options", "path", "limit"),
    [
        ({}, "/ask", 5),
        ({"behaves_like": "twilio"}, "/ask", 15),
        ({"choices": Choices(fet_13_seconds=2)}, "/ask", 2),
        ({}, "/ask#rt=1500", 1.5),
        ({}, "/ask#ot=100&tt=800", 0.8),
    ],
)
def test_slow(options: dict[str, Any], path: str, limit: float) -> None:
    """An answer takes its time; where that is too long, the call fails then."""
    world = world_of_events([], **options)
    world.delivers("/ask", slow=limit)
    first = world.call(path)
    first.hears("Press a key")
    first.hang_up()
    assert world.now >= limit
    before = world.now
    world.delivers("/ask", slow=limit + 0.1)
    call = world.call(path)
    assert call.status == "failed"
    assert f"no answer came within {limit:g} s (11200)" in call.transcript
    assert world.now == pytest.approx(before + limit)


def test_a_slow_answer_to_a_report() -> None:
    """The platform tries again what was taken too slowly; the call is not kept by that."""
    told: list[Form] = []
    world = world_of_events(told)
    world.delivers("/events", slow=30)
    world.call("/voice")
    assert (world.now, len(told)) == (0, 1)
    world.wait(60)
    assert names(told) == ["participant-join"] * 3


def test_what_is_said_last() -> None:
    """What is said last counts, and nothing said is no fault."""
    told: list[Form] = []
    world = world_of_events(told)
    world.delivers(lost=True)
    world.delivers(CallStatus, twice=True)
    world.delivers("http://localhost/events")
    world.delivers("/voice")
    world.call("/voice")
    assert names(told) == ["participant-join"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"late": -1}, "late=-1 is not seconds from 0 on"),
        ({"slow": "5"}, "slow='5' is not seconds from 0 on"),
        ({"lost": 3}, "lost=3 is not a likelihood from 0 to 1, True or False"),
        ({"twice": -0.5}, "twice=-0.5 is not a likelihood"),
        ({"failing": ["oops"]}, "failing has 'oops': each is a status from 100 to 599, or an exc"),
        ({"failing": [7]}, "failing has 7"),
        ({"failing": 503}, "failing=503 is no list: write failing=\\[503\\]"),
        ({"failing": "503"}, "failing='503' is no list"),
    ],
)
def test_what_cannot_be(wrong: dict[str, Any], said: str) -> None:
    """What is out of its range, or of another kind, is refused by its name, with what was given."""
    with pytest.raises(UsageError, match=said):
        platform(ASKS).delivers("/events", **wrong)


def test_failures_without_an_end() -> None:
    """Failures may come out of a generator, and are looked at as they are taken."""
    world = world_of_events([])
    world.delivers("/ask", failing=repeat(503))
    assert [world.call("/ask").status for _ in range(2)] == ["failed", "failed"]
    wrong: Any = repeat("oops")
    world.delivers("/ask", failing=wrong)
    with pytest.raises(UsageError, match="failing has 'oops'"):
        world.call("/ask")


@pytest.mark.parametrize(
    ("where", "fault", "said"),
    [
        ("/evnets", {"lost": True}, "delivers('/evnets', ...) met no request"),
        (CallStatus, {"late": 5}, "delivers(CallStatus, ...) met no request"),
        (
            "/voice",
            {"twice": True},
            "delivers('/voice', ...) met documents alone",
        ),
        ("/voice", {"failing": [503], "late": 5}, None),
        ("/events", {"late": 5}, None),
        ("/evnets", {}, None),
        (None, {"late": 5}, None),
    ],
)
def test_a_fault_in_vain(where: Any, fault: dict[str, Any], said: str | None) -> None:
    """That nothing went wrong by a fault, though a test named requests, is a finding."""
    world = world_of_events([])
    world.delivers(where, **fault)
    world.call("/voice")
    found = [each.message for each in world.problems if each.code == "RUN7"]
    assert [each.partition(", of which")[0] for each in found] == ([] if said is None else [said])


@pytest.mark.parametrize(
    "fault", [{"lost": True}, {"slow": 60}, {"failing": [ValueError("wanted"), OSError("wanted")]}]
)
def test_a_fault_is_no_exception_of_the_application(fault: dict[str, Any]) -> None:
    """What a test wanted is raised by nobody: not in the end, and not as the cause of a failure."""
    world = world_of_events([])
    world.delivers("/voice", **fault)
    call = world.call("/voice")
    assert call.status == "failed"
    with pytest.raises(AssertionError) as caught:
        call.hears("Press a key")
    assert caught.value.__cause__ is None
    world.raise_unseen()
    request = world.requests.last("/voice")
    assert (request.error, request.raised) == (request.faults[0], None)


def test_what_is_answered_in_place_says_so() -> None:
    """Nobody looks into an application for what it did not do: of documents and of reports."""
    world = platform({"/voice": "<Hangup/>", "/status": ""}, status_callback="/status")
    world.delivers(failing=[500, 500])
    world.call("/voice")
    world.wait(60)
    assert "-> 500 in its place" in world.transcript
    document, report = world.requests.last("/voice"), world.requests.last("/status")
    assert document.problem == "http://localhost/voice answered 500 in its place"
    assert (document.is_in_place, report.is_in_place) == (True, False)
