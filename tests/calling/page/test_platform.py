"""The platform of the page: its clock, its beginnings, and an application that does not answer."""

from __future__ import annotations

import json
from collections.abc import Iterable
from threading import Event
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings, strategies as st

from cxml._calling.page.platform import PagePlatform
from cxml._calling.page.shown import request_of, state_of

from .conftest import DOCUMENTS, KEY, Page, application, phone

ANNA, BEN, DESK = "+15550100142", "+15550100143", "+15550100700"


@settings(max_examples=30)
@given(
    st.lists(st.floats(0.0001, 100), max_size=5),
    st.floats(0.001, 600).map(lambda seconds: round(seconds, 3)),
)
def test_one_step_is_enough(waits: list[float], timeout: float) -> None:
    """However time has passed, a step leads to what happens next, and leaves no rest of it."""
    with PagePlatform(application) as platform:
        platform.call("/menu")
        for each in waits:
            platform.wait(each)
        platform.delivers("/events", late=timeout)
        platform.call("/room", from_=BEN)
        while (at := platform.board.world.wakes_at) is not None:
            platform.step()
            assert platform.now >= at  # more, if somebody is then spoken to
            after = platform.board.world.wakes_at
            assert after is None or after > at


def test_a_step_is_as_long_as_it_has_to_be(page: Page) -> None:
    """A call that may last for hours is over after one, if nothing else happens."""
    page.call("/long")
    page.act("answer", call=phone(page.get("/state"), DESK)["call"])
    assert page.act("step")["now"] == 14_400


def test_all_begins_anew(page: Page) -> None:
    """The clock, the transcript and the rooms are new, and who called first calls again."""
    page.call("/room", ANNA)
    page.call("/room", BEN)
    page.act("wait", seconds=30)
    first = page.get("/state")
    state = page.act("begin_anew")
    assert (state["now"], state["world"], state["problem"]) == (0, first["world"] + 1, "")
    assert [each["status"] for each in state["phones"]] == ["talks", "idle"]
    assert (state["held"], state["holds_all"], len(state["documents"])) == ([], False, 1)
    assert phone(state, ANNA)["call"] != phone(first, ANNA)["call"]
    assert state["version"] > first["version"]
    assert state["path"] == "/voice"


def test_what_is_held_back_still_is_when_all_begins_anew(page: Page) -> None:
    """All requests, and those to an address; what waits of the old world is let go."""
    call = page.call("/room")
    page.act("hold_back", request=1)
    page.act("mute", room="Board", call=call)
    state = page.act("begin_anew")
    assert (state["held"], state["holds_all"]) == ([{"n": 0, "path": "/events", "count": 1}], False)
    page.act("hold_all", on=True)
    state = page.act("begin_anew")
    assert (state["held"], state["holds_all"]) == ([{"n": 0, "path": "/events", "count": 0}], True)
    assert [(each["path"], each["held"]) for each in state["requests"]] == [("/room", True)]


def test_a_step_that_leads_to_the_limit_of_a_call_says_so(page: Page) -> None:
    """Of a connection, one with somebody from a queue, and a conference; others do not."""
    page.call("/voice")
    assert page.get("/state")["limit"] is False
    page.act("begin_anew")
    state = page.act("press", call=page.get("/state")["phones"][0]["call"], keys="1")
    assert (state["wakes"], state["limit"]) == (21, False)
    state = page.act("answer", call=phone(state, DESK)["call"])
    assert (state["wakes"], state["limit"]) == (14_401, True)
    page.act("hang_up", call=phone(state, DESK)["call"])
    page.call("/queue", BEN)
    page.call("/agent", ANNA)
    assert page.get("/state")["limit"] is True
    page.act("begin_anew")


def test_who_has_left_a_conference_has_no_limit(page: Page) -> None:
    """When nobody is there any more, nothing happens by itself, hours later."""
    call = page.call("/room")
    assert page.get("/state")["limit"] is True
    state = page.act("hang_up", call=call)
    assert (state["wakes"], state["limit"]) == (None, False)


def test_nobody_calls_anew_who_did_not_call(page: Page) -> None:
    """Before the first call there is nothing to repeat."""
    assert page.act("begin_anew")["lines"] == []


def test_what_the_command_is_told_stays() -> None:
    """What is raised after a new beginning is told as before, and once."""
    told: list[object] = []
    with PagePlatform(application) as platform:
        platform.told = told.append
        platform.place(ANNA, "/raises")
        platform.begin_anew()
        assert (len(told), len(platform.raised)) == (2, 1)


def test_what_has_no_end_begins_anew_too(page: Page) -> None:
    """Documents that lead to each other do so again, and the page goes on."""
    for does, more in (("call", {"number": ANNA, "path": "/round"}), ("begin_anew", {})):
        assert "documents lead to each other" in page.act(does, **more)["problem"]


def test_a_phone_is_left_to_ring(page: Page) -> None:
    """Who ignores it is still asked, and when the document gives up nobody has answered."""
    page.act("press", call=page.call(), keys="1")
    rings = phone(page.get("/state"), DESK)
    assert rings["ignored"] is False
    state = page.act("ignore", call=rings["call"])
    assert (phone(state, DESK)["status"], phone(state, DESK)["ignored"]) == ("rings", True)
    state = page.act("step")
    assert (phone(state, DESK)["status"], phone(state, DESK)["ended"]) == ("over", "no-answer")
    assert page.act("ignore", call=rings["call"])["problem"] == f"{DESK} does not ring"


@pytest.mark.parametrize(
    ("does", "ended"), [("decline", "busy"), ("unreachable", "failed"), ("answer", "in-progress")]
)
def test_what_is_done_with_a_phone_that_rings(page: Page, does: str, ended: str) -> None:
    """It is answered, busy, or cannot be reached."""
    page.act("press", call=page.call(), keys="1")
    state = page.act(does, call=phone(page.get("/state"), DESK)["call"])
    assert phone(state, DESK)["ended"] == ended


def test_documents_are_asked_for_as_is_said() -> None:
    """By GET, where the command says so."""
    with PagePlatform(application) as platform:
        platform.open_at("/voice", [ANNA], "GET")
        platform.place(ANNA, "/voice")
        assert platform.requests[0].method == "GET"


# An application that does not answer


def shown(app: object, path: str = "/voice") -> tuple[Any, Any]:
    """Let somebody call; give what is shown, and what of the first request."""
    with PagePlatform(app, signing_key=KEY) as platform:
        platform.place(ANNA, path)
        return state_of(platform), request_of(platform, 0)


def raises(_environ: Any, _start_response: Any) -> Iterable[bytes]:
    """Raise something, with the key in it."""
    raise LookupError(f"no tickets, {KEY}")


def test_what_is_raised_is_shown_with_its_place() -> None:
    """The call fails, and its request says what was raised, and where."""
    state, request = shown(raises)
    assert state["phones"][0]["ended"] == "failed"
    assert any("no tickets" in line for line in request["why"])
    assert any("in raises" in line for line in request["why"])
    assert KEY not in json.dumps([state, request])


@pytest.mark.parametrize(
    ("error", "said"), [(SystemExit(3), "sys.exit(3)"), (GeneratorExit(), "raise GeneratorExit")]
)
def test_a_program_that_is_ended_goes_on(error: BaseException, said: str) -> None:
    """A view that calls sys.exit, or the like, ends its request, and not the page."""

    def leaves(_environ: Any, _start_response: Any) -> Iterable[bytes]:
        raise error

    state, request = shown(leaves)
    assert state["phones"][0]["ended"] == "failed"
    assert f"it ended the program: {said}" in request["why"][0]


def test_who_stops_the_page_stops_it() -> None:
    """An interrupt is not of the application, also while that is asked."""

    def interrupted(_environ: Any, _start_response: Any) -> Iterable[bytes]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        shown(interrupted)


async def without_lifespan(scope: Any, _receive: Any, send: Any) -> None:
    """Be an application that returns where it is asked to start."""
    if scope["type"] == "lifespan":
        return
    headers = [(b"content-type", b"text/xml")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    body = f"<Response>{DOCUMENTS['/voice']}</Response>".encode()
    await send({"type": "http.response.body", "body": body})


async def does_not_start(_scope: Any, receive: Any, send: Any) -> None:
    """Say that it cannot start."""
    await receive()
    await send({"type": "lifespan.startup.failed", "message": "no database"})


def test_an_application_that_has_no_lifespan() -> None:
    """It is asked all the same, and nobody waits."""
    state, _ = shown(without_lifespan)
    assert state["phones"][0]["verb"] == "Gather"


def test_an_application_that_does_not_start() -> None:
    """The first request says why, and the page goes on."""
    state, request = shown(does_not_start)
    assert state["phones"][0]["ended"] == "failed"
    assert request["why"][0].startswith("the application does not start: ")
    assert "no database" in request["why"][0]
    assert state["requests"][0]["why"] == request["why"][0]


def test_a_slow_answer_is_said() -> None:
    """How long an answer took is shown, and that the platform would not have waited so long."""

    def slow(environ: Any, start_response: Any) -> Iterable[bytes]:
        Event().wait(1.01)
        return application(environ, start_response)

    state, request = shown(slow, "/voice#rt=100")
    assert state["requests"][0]["took"] >= 1
    assert "the platform waits for 0.1 s" in request["why"][0]
    assert state["requests"][0]["why"].startswith("the answer took ")


def test_who_is_asked_is_known_meanwhile(page: Page) -> None:
    """Others may look what is waited for, and who waits, while it is, and each time."""
    said: list[Any] = []

    def asks(environ: Any, start_response: Any) -> Iterable[bytes]:
        said.append(page.get(f"/state?n={page.platform.version}"))
        return application(environ, start_response)

    page.platform = PagePlatform(asks)
    page.application = evolve(page.application, platform=page.platform)
    assert page.get("/state")["asked"] is None
    page.call("/voice?token=hush-hush")
    asked = said[0]["asked"]
    assert (asked["n"], asked["request"]) == (1, "POST /voice?token=*********")
    assert 0 <= asked["seconds"] < asked["limit"] < asked["most"]
    assert phone(said[0], ANNA)["asks"] == "/voice"
    assert page.get("/state")["asked"] is None
    assert page.get("/state")["version"] > said[0]["version"]
    page.platform.close()


def test_nothing_is_given_up_that_is_not_waited_for(page: Page) -> None:
    """A click that comes too late does not end the next request."""
    for asked in (1, "1", None):
        said = json.loads(page.ask("POST", "/give-up", json.dumps({"asked": asked}).encode()))
        assert said["problem"] == "that request cannot be given up"
