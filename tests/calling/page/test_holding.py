"""Requests that are held back on the page, and sent again."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import given, settings, strategies as st

from cxml._calling.page.acts import act
from cxml._calling.page.platform import PagePlatform
from cxml._calling.page.shown import state_of
from cxml.simulator._holding import Holding

from .conftest import Page, application, phone

ANNA, DESK = "+15550100142", "+15550100700"


def requests(state: Any) -> list[tuple[str, bool, int | None]]:
    """Give the paths of all requests, whether they are held back, and what was answered."""
    return [(each["path"], each["held"], each["status"]) for each in state["requests"]]


def texts(state: Any) -> list[str]:
    """Give the texts of the transcript."""
    return [each["text"] for each in state["lines"]]


def test_a_call_stands_until_its_document_is_let_go(page: Page) -> None:
    """Nothing is asked while a request is held back, and the caller waits, and may go."""
    state = page.act("hold_all", on=True)
    assert state["holds_all"] is True
    page.call()
    state = page.act("wait", seconds=1)
    assert requests(state) == [("/voice", True, None)]
    assert (phone(state, ANNA)["status"], phone(state, ANNA)["asks"]) == ("rings", "/voice")
    assert page.get("/request?n=0")["held"] is True
    state = page.act("let_go", request=0)
    assert requests(state) == [("/voice", False, 200)]
    assert (phone(state, ANNA)["status"], phone(state, ANNA)["asks"]) == ("talks", "")
    assert "Welcome." in texts(state)


def test_what_is_held_back_is_answered_with_500(page: Page) -> None:
    """The application is not asked, and the call fails as if it had answered so."""
    page.act("hold_all", on=True)
    page.call()
    state = page.act("fail", request=0)
    assert requests(state) == [("/voice", False, 500)]
    assert phone(state, ANNA)["ended"] == "failed"
    assert state["requests"][0]["why"].endswith("/voice answered 500 in its place")
    assert "500 in its place" in [each["more"] for each in state["lines"]]


def test_nobody_waits_longer_than_the_platform_does(page: Page) -> None:
    """With the clock, a document that is held back is one that does not come in time."""
    page.act("hold_all", on=True)
    page.call()
    assert page.get("/state")["wakes"] == 5
    state = page.act("step")
    assert phone(state, ANNA)["status"] == "over"
    assert "held back for 5 s" in state["requests"][0]["why"]
    page.act("hold_all", on=False)
    assert page.act("let_go", request=0)["problem"] == "that request is not held back"
    assert page.call()


def test_who_hangs_up_waits_no_longer(page: Page) -> None:
    """A request that is held back is none any more when the caller is gone."""
    page.act("hold_all", on=True)
    call = page.call()
    state = page.act("hang_up", call=call)
    assert requests(state) == [("/voice", False, None)]
    assert state["requests"][0]["why"].startswith("it was held back until nobody waited")
    assert phone(state, ANNA)["status"] == "over"


def test_a_menu_is_held_back_by_its_address(page: Page) -> None:
    """Others are asked meanwhile; keys that are pressed are lost, and time limits count."""
    call = page.call()
    page.act("press", call=call, keys="1")
    page.act("hang_up", call=call)
    page.act("hold_back", request=1)
    call = page.call()
    state = page.act("press", call=call, keys="1")
    assert requests(state)[2:] == [("/voice", False, 200), ("/menu", True, None)]
    assert state["held"] == [{"n": 0, "path": "/menu", "count": 1}]
    state = page.act("press", call=call, keys="2")
    assert state["lines"][-1]["more"] == "lost, nobody listens for keys"
    state = page.act("let_all_go", held=0)
    assert (state["held"], phone(state, DESK)["status"]) == ([], "rings")


def test_reports_are_held_back_without_an_end(page: Page) -> None:
    """No call waits for them; each is let go by itself, in any order, or all of an address."""
    call = page.call("/room")
    assert page.get("/request?n=1")["holds"] is None
    page.act("hold_back", request=1)
    assert page.get("/request?n=1")["holds"] == 0
    for does in ("mute", "unmute", "mute"):
        page.act(does, room="Board", call=call)
    state = page.act("wait", seconds=600)
    assert state["held"] == [{"n": 0, "path": "/events", "count": 3}]
    assert [each["held"] for each in state["requests"]] == [False, False, True, True, True]
    state = page.act("let_go", request=3)
    assert [each["status"] for each in state["requests"]] == [200, 204, None, 204, None]
    state = page.act("let_all_go", held=0)
    assert (state["held"], {each["status"] for each in state["requests"]}) == ([], {200, 204})


def test_what_is_held_back_is_always_shown(page: Page) -> None:
    """However many requests came after it: else nobody could let it go."""
    call = page.call("/room")
    page.act("hold_back", request=1)
    page.act("mute", room="Board", call=call)
    page.platform.board.part(Holding).urls.clear()
    for _ in range(101):
        page.act("again", request=0)
    state = page.get("/state")
    assert [each["n"] for each in state["requests"]][:2] == [2, 4]
    assert len(state["requests"]) == 101


def test_a_report_that_is_answered_with_500_is_tried_again(page: Page) -> None:
    """The platform tries three times, and each time the request is held back."""
    call = page.call("/room")
    page.act("hold_back", request=1)
    page.act("mute", room="Board", call=call)
    state = page.act("fail", request=2)
    assert state["requests"][2]["why"] == "answered 500 in its place"
    state = page.act("wait", seconds=2)
    assert (state["requests"][2]["held"], state["requests"][2]["attempts"]) == (True, 1)
    state = page.act("let_go", request=2)
    assert (state["requests"][2]["status"], state["requests"][2]["attempts"]) == (204, 2)


def test_a_report_is_sent_again(page: Page) -> None:
    """It is sent as it was, once more, and the call does not mind."""
    call = page.call("/room")
    state = page.act("again", request=1)
    first, again = (each for each in state["requests"] if each["path"] == "/events")
    assert (first["summary"], again["summary"]) == ("participant-join", "participant-join")
    assert (first["again"], again["again"]) == (False, True)
    assert [each["again"] for each in state["lines"] if "join" in each["text"]] == [False, True]
    assert [page.get(f"/request?n={number}")["again"] for number in (1, 2)] == [False, True]
    assert phone(state, ANNA)["call"] == call


def test_a_document_is_asked_for_again(page: Page) -> None:
    """What is answered is shown, and no call runs it."""
    page.call()
    before = page.get("/state")
    state = page.act("again", request=0)
    assert requests(state) == [("/voice", False, 200)] * 2
    assert phone(state, ANNA)["verb"] == "Gather"
    assert len(state["lines"]) == len(before["lines"]) + 1
    assert page.get("/request?n=1")["answer"]["doc"] == 0


def test_what_is_sent_again_is_tried_once(page: Page) -> None:
    """A request that fails again says so, and is not tried by itself."""
    page.act("hold_all", on=True)
    page.call()
    page.act("fail", request=0)
    page.act("again", request=0)
    page.act("fail", request=1)
    state = page.act("wait", seconds=60)
    assert (state["requests"][1]["attempts"], state["requests"][1]["status"]) == (1, 500)
    page.act("hold_all", on=False)
    page.act("call", number="+1", path="http://example.com/")
    state = page.act("again", request=2)
    assert "leads elsewhere" in state["requests"][3]["why"]


def test_the_next_answer_is_500_when_asked(page: Page) -> None:
    """The application is not asked once, and then again as usual."""
    call = page.call("/room")
    page.act("fail", request=1)
    state = page.act("mute", room="Board", call=call)
    assert state["requests"][-1]["status"] == 500
    state = page.act("wait", seconds=2)
    assert (state["requests"][-1]["status"], state["requests"][-1]["attempts"]) == (204, 2)


def test_a_redirect_is_held_back_where_it_leads(page: Page) -> None:
    """Each request of HTTP is one, though it is shown as the first."""
    page.call("/moved")
    page.act("hang_up", call=page.get("/state")["phones"][0]["call"])
    page.call("/voice")
    page.act("hang_up", call=page.get("/state")["phones"][0]["call"])
    page.act("hold_back", request=1)
    state = page.act("call", number=ANNA, path="/moved")
    assert requests(state)[-1] == ("/moved", True, 302)
    state = page.act("let_all_go", held=0)
    assert requests(state)[-1] == ("/moved", False, 200)


DOES = st.one_of(
    st.tuples(
        st.just("call"),
        st.sampled_from(
            [
                "/voice",
                "/menu",
                "/room",
                "/queue",
                "/agent",
                "/whisper",
                "/waits",
                "/moved",
                "/raises",
            ]
        ),
        st.sampled_from([ANNA, "+15550100143", "+15550100144"]),
    ),
    st.tuples(
        st.sampled_from(["hang_up", "answer", "decline", "ignore", "unreachable", "mute", "hold"]),
        st.integers(0, 5),
    ),
    st.tuples(st.sampled_from(["let_go", "fail", "again", "hold_back"]), st.integers(0, 12)),
    st.tuples(st.just("hold_all"), st.booleans()),
    st.tuples(st.just("let_all_go"), st.integers(0, 1)),
    st.tuples(st.just("wait"), st.sampled_from([0.5, 1, 5, 30])),
    st.tuples(st.sampled_from(["step", "end"])),
)


def given_of(platform: PagePlatform, does: Any) -> dict[str, object]:
    """Give what the page would say."""
    name, *more = does
    given: dict[str, object] = {"do": name, "room": "Board"}
    if name == "call":
        given |= {"path": more[0], "number": more[1]}
    elif name in ("hang_up", "answer", "decline", "ignore", "unreachable", "mute", "hold"):
        legs = platform.legs
        given |= {"call": legs[more[0] % len(legs)].sid if legs else "x"}
    elif more:
        key = {"hold_all": "on", "let_all_go": "held", "wait": "seconds"}.get(name, "request")
        given |= {key: more[0]}
    return given


@settings(max_examples=60)
@given(st.lists(DOES, max_size=14))
def test_whatever_is_held_back_all_comes_to_an_end(script: list[Any]) -> None:
    """In any order of acts nothing breaks, and when all is let go nobody waits any more."""
    platform = PagePlatform(application)
    for each in script:
        problem = act(platform, given_of(platform, each))
        assert not re.match(r"[A-Z]\w+(Error|Exception|Interrupt|Left|Over|LetGo)\b", problem)
        state_of(platform)
    holding = platform.board.part(Holding)
    assert act(platform, {"do": "begin_anew"}) == ""
    assert holding.kept == {}
    platform.close()
