"""Calls that the application places, and calls that it ends."""

from __future__ import annotations

from typing import Any

import pytest

from cxml import UsageError, VoiceResponse
from cxml.callbacks import CallStatus, DialAction, IncomingNumberStatus, VoiceRequest
from cxml.simulator import Platform, SimulationError

from .pages import ASKS, Form, Page, Said, platform

BEN = "+15550100700"


def world_of(pages: dict[str, Page] | None = None, **options: object) -> Platform:
    """Make a platform with a document, and a place for reports."""
    return platform({"/voice": ASKS, "/s": (204, "", ""), **(pages or {})}, **options)


def test_a_placed_call() -> None:
    """The document is asked for when somebody has answered, and the steps are reported."""
    world = world_of()
    ben = world.phone(BEN).answers(after=2)
    events = ("initiated", "ringing", "answered", "completed")
    call = world.place_call(BEN, "/voice", status_callback="/s", status_callback_event=events)
    assert (call.status, call.from_, call.to) == ("ringing", "+15550100199", BEN)
    assert world.requests.of(VoiceRequest) == []
    world.wait(2)
    call.hears("Press a key")
    assert ben.call is call
    call.hang_up()
    (said,) = world.requests.of(VoiceRequest)
    assert (said.call_status, said.direction) == ("in-progress", "outbound-api")
    reports = world.requests.of(CallStatus)
    assert [each.call_status for each in reports] == [
        "initiated",
        "ringing",
        "answered",
        "in-progress",
        "completed",
    ]
    assert reports[-1].hangup_by == BEN


@pytest.mark.parametrize(
    ("plan", "status"),
    [
        ("does_not_answer", "no-answer"),
        ("is_busy", "busy"),
        ("fails", "failed"),
        ("answers", "no-answer"),
    ],
)
def test_nobody_is_reached(plan: str, status: str) -> None:
    """A call that is not answered in time makes no request for a document."""
    world = world_of()
    phone = world.phone(BEN)
    _ = phone.answers(after=11) if plan == "answers" else getattr(phone, plan)()
    call = world.place_call(BEN, "/voice", timeout=10, status_callback="/s")
    world.wait(10)
    assert call.status == status
    assert [each.call_status for each in world.requests.of(CallStatus)] == [status]
    assert world.requests.of(VoiceRequest) == []


@pytest.mark.parametrize("is_answered", [True, False])
def test_ending_a_call(is_answered: bool) -> None:
    """A call that is ended from outside is completed, or canceled if it was still ringing."""
    world = world_of()
    if is_answered:
        world.phone(BEN).answers()
    call = world.place_call(BEN, "/voice", status_callback="/s")
    world.end(call)
    assert call.status == ("completed" if is_answered else "canceled")
    assert "is ended from outside" in str(call)
    assert world.requests.of(CallStatus)[0].hangup_direction == "outbound"
    world.end(call)
    assert len(world.requests.of(CallStatus)) == 1


def test_ending_a_call_that_dials() -> None:
    """A call that is ended while it dials ends the other leg, and its action is told."""
    world = world_of(
        {"/dial": f'<Dial action="/done">{BEN}</Dial>', "/done": "<Say>Never</Say>"},
        status_callback="/s",
    )
    ben = world.phone(BEN).answers()
    call = world.call("/dial")
    world.end(call)
    assert ben.call.is_over
    assert world.requests.of(DialAction)[0].dial_call_status == "completed"
    call.does_not_hear("Never")
    assert world.requests.of(IncomingNumberStatus)[0].call_status == "completed"


@pytest.mark.parametrize("text", [VoiceResponse(), "<Response/>"])
def test_a_document_in_place_of_its_address(text: Any) -> None:
    """SignalWire's API documents no document of a call's own, so what is to be given is said."""
    with pytest.raises(UsageError, match=r" is no address: SignalWire takes no document itself"):
        world_of().place_call(BEN, text)


def test_a_document_that_hangs_up() -> None:
    """A placed call ends as its document says."""
    world = world_of({"/bye": "<Hangup/>"})
    world.phone(BEN).answers()
    assert world.place_call(BEN, "/bye").status == "completed"


def test_a_phone_that_rings_is_not_redirected() -> None:
    """A call that nobody has answered cannot be sent elsewhere, and rings on."""
    world = world_of({"/dial": f"<Dial>{BEN}</Dial>"})
    placed = world.place_call("+15550100701", "/voice")
    world.call("/dial")
    for call in (placed, world.phone(BEN).call):
        with pytest.raises(SimulationError, match="redirected: the call has not been answered"):
            world.redirect(call, "/voice")
        assert call.status == "ringing"
    world.phone(BEN).answers()
    world.redirect(world.phone(BEN).call, "/voice")
    world.phone(BEN).call.hears("Press a key")


def test_calls_that_are_placed_in_the_end() -> None:
    """What an application calls while all hang up is hung up as well."""

    def report(_: Form) -> Said:
        if len(world.calls) < 3:
            world.call("/voice")
        return (204, "", "")

    world = world_of({"/s": report}, status_callback="/s")
    world.call("/voice")
    world.close()
    assert [each.status for each in world.calls] == 3 * ["completed"]


def test_calls_that_are_placed_for_ever() -> None:
    """An application that never ends calling is left at last."""

    def report(_: Form) -> Said:
        world.call("/voice")
        return (204, "", "")

    world = world_of({"/s": report}, status_callback="/s")
    world.call("/voice")
    world.close()
    assert [each.status for each in world.calls if not each.is_over] == ["in-progress"]
    assert len(world.calls) < 100
