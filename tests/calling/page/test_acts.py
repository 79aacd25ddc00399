"""What is done on the page, and what it then shows."""

from __future__ import annotations

import json

import pytest

from cxml._calling.page.acts import act
from cxml._calling.page.platform import PagePlatform

from .conftest import Page, application, phone

ANNA, BEN, DESK = "+15550100142", "+15550100143", "+15550100700"


def test_a_phone_waits_to_be_used(page: Page) -> None:
    """Before anything happens there is a phone, and what it would call."""
    state = page.get("/state")
    assert [(each["number"], each["status"]) for each in state["phones"]] == [(ANNA, "idle")]
    assert (state["path"], state["lines"], state["documents"]) == ("/voice", [], [])


def test_a_call_is_played(page: Page) -> None:
    """Who calls hears the document, presses a key, and is connected with whoever answers."""
    call = page.call()
    state = page.act("press", call=call, keys="1")
    assert phone(state, ANNA)["verb"] == "Dial"
    rings = phone(state, DESK)
    assert (rings["status"], rings["dialled"], rings["other"]) == ("rings", True, ANNA)
    assert "rings" in [each["text"] for each in state["lines"]]
    assert phone(page.act("answer", call=rings["call"]), DESK)["status"] == "talks"
    page.act("speak", call=rings["call"], text="Sales.")
    state = page.act("hang_up", call=call)
    assert {each["status"] for each in state["phones"]} == {"over"}
    told = {(each["kind"], each["text"]) for each in state["lines"]}
    assert {("heard", "Welcome."), ("keys", "1"), ("heard", "Sales."), ("said", "Sales.")} <= told


def test_a_phone_is_asked_each_time_that_it_rings(page: Page) -> None:
    """Who declined once may answer the next time."""
    for does, status in (("decline", "over"), ("answer", "talks")):
        call = page.call()
        rings = phone(page.act("press", call=call, keys="1"), DESK)
        assert rings["status"] == "rings"
        assert phone(page.act(does, call=rings["call"]), DESK)["status"] == status
        page.act("hang_up", call=call)


def test_time_passes_when_it_is_let(page: Page) -> None:
    """A step is as long as it takes until something happens, and there may be nothing."""
    page.call()
    assert page.get("/state")["wakes"] == 6
    state = page.act("step")
    assert (state["now"], phone(state, ANNA)["status"]) == (7, "over")
    assert page.act("step")["problem"].startswith("nothing would happen by itself")


def test_callers_are_added(page: Page) -> None:
    """Another phone stands beside the first one, and calls whatever it is told to."""
    state = page.act("add", number=BEN)
    assert [each["number"] for each in state["phones"]] == [ANNA, BEN]
    page.call("/room", BEN)
    again = page.act("call", number=BEN, path="/room")
    assert again["problem"] == f"{BEN} is on the phone already"


def test_a_room_is_looked_at_and_worked(page: Page) -> None:
    """Who is in a room is muted, held, spoken to and removed, and the conference ended."""
    anna, ben = page.call("/room", ANNA), page.call("/room", BEN)
    room = page.get("/state")["rooms"][0]
    assert (room["name"], room["state"], room["recorded"]) == ("Board", "is open", True)
    assert [each["number"] for each in room["inside"]] == [ANNA, BEN]
    for does, name, value in (
        ("mute", "muted", True),
        ("unmute", "muted", False),
        ("hold", "held", True),
        ("unhold", "held", False),
    ):
        state = page.act(does, room="Board", call=anna)
        assert state["rooms"][0]["inside"][0][name] is value
    state = page.act("announce", room="Board", path="/hold")
    assert "Please hold." in [each["text"] for each in state["lines"]]
    page.act("remove", room="Board", call=ben)
    assert page.act("end", room="Board")["rooms"][0]["state"] == "is over"
    assert page.act("mute", room="Board", call=anna)["problem"] == "nobody is in room Board"


def test_a_room_that_waits_says_so(page: Page) -> None:
    """One alone does not open it."""
    page.call("/room")
    room = page.get("/state")["rooms"][0]
    assert (room["state"], room["inside"][0]["waits"]) == ("has not started", True)


def test_a_queue_is_looked_at(page: Page) -> None:
    """It is seen who waits, and for how long, and who is ready to take a call."""
    page.call("/queue")
    page.act("wait", seconds=7)
    queue = page.get("/state")["queues"][0]
    assert (queue["name"], queue["waiting"][0]["number"]) == ("Sales", ANNA)
    assert queue["waiting"][0]["seconds"] >= 7


def test_requests_are_looked_at(page: Page) -> None:
    """A request has what was sent, and what came of it."""
    page.call("/nowhere")
    request = page.get("/state")["requests"][0]
    assert (request["method"], request["path"], request["status"]) == ("POST", "/nowhere", 500)
    sent = page.get("/request?n=0")
    assert ["From", ANNA] in sent["form"]
    assert "answered 500" in sent["why"][0]
    assert (sent["answer"]["status"], sent["answer"]["text"]) == (500, "<b>broken</b>")


def test_documents_have_their_findings(page: Page) -> None:
    """A document is laid out in rows, with what the checker says at the row."""
    page.call("/hostile")
    document = page.get("/document?n=0")
    assert [row[1] for row in document["rows"]][1].startswith("<Say>&lt;script&gt;")
    finding = next(each for each in document["findings"] if each["severity"] != "info")
    assert document["rows"][finding["row"]][1] == "<Record/>"
    assert page.get("/state")["documents"][0]["found"] > 0


def test_what_comes_from_outside_is_data(page: Page) -> None:
    """A script in a text or a number is a text, which the page writes as such."""
    number = "<script>alert(1)</script>"
    page.call("/hostile", number)
    state = page.get("/state")
    assert phone(state, number)["number"] == number
    assert "<script>alert(1)</script>" in [each["text"] for each in state["lines"]]
    assert page.headers["Content-Type"] == "application/json"


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({}, "nothing like that"),
        ({"do": ["step"]}, "nothing like that"),
        ({"do": "fly"}, "nothing like that"),
        ({"do": "press", "call": "x", "keys": "1"}, "that call is not known"),
        ({"do": "press", "keys": "1"}, "call has to be a text"),
        ({"do": "speak", "call": "x" * 2001, "text": "a"}, "call has to be a text"),
        ({"do": "add", "number": 7}, "number has to be a text"),
        ({"do": "add", "number": "1 2"}, "a number has neither spaces"),
        ({"do": "wait", "seconds": "1"}, "seconds have to be"),
        ({"do": "wait", "seconds": True}, "seconds have to be"),
        ({"do": "wait", "seconds": 1e9}, "seconds have to be"),
        ({"do": "wait", "seconds": -1}, "seconds have to be"),
        ({"do": "call", "number": "+1", "path": "/round"}, "documents lead to each other"),
        ({"do": "call", "number": "+1", "path": "http://["}, "is no address"),
        ({"do": "call", "number": "+1", "path": "http://example.com/"}, ""),
        ({"do": "call", "number": "+\ud800", "path": "/voice"}, "characters that are none"),
        ({"do": "add", "number": "a\x00b"}, "characters that are none"),
        ({"do": "again", "request": 7}, "that request is not known"),
        ({"do": "let_all_go", "held": 0}, "nothing is held back there"),
        ({"do": "let_go", "request": 0}, "that request is not known"),
        ({"do": "fail", "request": "0"}, "that request is not known"),
        ({"do": "answer", "call": "x"}, "that call is not known"),
        ({"do": "end", "room": "x"}, "nobody is in room x"),
    ],
)
def test_what_makes_no_sense_is_said(page: Page, given: dict[str, object], problem: str) -> None:
    """Whatever is asked, the page goes on, and says what was wrong."""
    said = json.loads(page.ask("POST", "/act", json.dumps(given).encode()))["problem"]
    assert problem in said
    assert bool(said) is bool(problem)
    assert page.act("wait", seconds=1)["problem"] == ""


class Broken(PagePlatform):
    """A platform that cannot do one thing."""

    def step(self) -> None:
        """Fail."""
        raise RuntimeError("no database\nmore")


def test_whatever_goes_wrong_is_said() -> None:
    """What nobody thought of is shown, and not the end of the page."""
    platform = Broken(application)
    assert act(platform, {"do": "step"}) == "RuntimeError: no database"
    assert act(platform, {"do": "wait", "seconds": 1}) == ""
