"""What is done on the page, and what it then shows."""

from __future__ import annotations

import json

import pytest

from cxml._calling.page.acts import act
from cxml._calling.page.platform import PagePlatform
from cxml.simulator._seen_platform import NUMBER

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


def test_a_phone_is_taken_away(page: Page) -> None:
    """It is gone, also when all begins anew, unless it is used again; one in a call stays."""
    page.act("add", number=BEN)
    call = page.call("/voice", BEN)
    assert page.act("take_away", number=BEN)["problem"] == f"{BEN} is on the phone"
    page.act("hang_up", call=call)
    state = page.act("take_away", number=BEN)
    assert ([each["number"] for each in state["phones"]], state["problem"]) == ([ANNA], "")
    page.act("add", number=DESK)
    state = page.act("add", number=BEN)
    assert [each["number"] for each in state["phones"]] == [ANNA, DESK, BEN]
    page.act("take_away", number=DESK)
    state = page.act("press", call=page.call(), keys="1")
    assert [each["number"] for each in state["phones"]] == [ANNA, BEN, DESK]
    page.act("take_away", number=BEN)
    state = page.act("begin_anew")
    assert [each["number"] for each in state["phones"]] == [ANNA, BEN]


def test_a_phone_that_was_taken_away_calls_again(page: Page) -> None:
    """Who called first does, when all begins anew."""
    page.act("hang_up", call=page.call())
    assert page.act("take_away", number=ANNA)["phones"] == []
    assert [each["number"] for each in page.act("begin_anew")["phones"]] == [ANNA]


def test_a_new_phone_stands_below(page: Page) -> None:
    """Nothing moves that was there, and each phone keeps its colour."""
    page.call()
    page.act("press", call=page.get("/state")["phones"][0]["call"], keys="1")
    page.act("add", number=BEN)
    page.call("/menu", BEN)
    state = page.get("/state")
    numbers = [ANNA, DESK, BEN, DESK]
    assert [each["number"] for each in state["phones"]] == numbers
    assert [each["colour"] for each in state["phones"]] == [0, 1, 2, 1]
    state = page.act("begin_anew")
    assert [(each["number"], each["colour"]) for each in state["phones"]] == [(ANNA, 0), (BEN, 2)]


def test_keys_are_seen_as_they_are_typed(page: Page) -> None:
    """Until there are as many as are wanted, or nobody waits for them any more."""
    call = page.call("/code")
    assert phone(page.get("/state"), ANNA)["typed"] == ""
    assert phone(page.act("press", call=call, keys="12"), ANNA)["typed"] == "12"
    assert phone(page.act("press", call=call, keys="3"), ANNA)["typed"] == "123"
    state = page.act("wait", seconds=5)
    assert phone(state, ANNA)["typed"] == ""
    assert "presses 123" in [each["text"] for each in state["lines"]]


def test_the_keys_of_a_payment_are_dots(page: Page) -> None:
    """How many were typed is seen, and nowhere which."""
    call = page.call("/pay")
    assert phone(page.act("press", call=call, keys="4242"), ANNA)["typed"] == "••••"
    assert phone(page.act("press", call=call, keys="4242#"), ANNA)["typed"] == ""
    assert "4242" not in json.dumps(page.get("/state"))


def test_what_was_heard_last_is_quoted(page: Page) -> None:
    """Until somebody is connected, or waits for that."""
    call = page.call()
    assert phone(page.get("/state"), ANNA)["quote"] == "Welcome."
    state = page.act("press", call=call, keys="1")
    assert phone(state, ANNA)["quote"] == ""
    rings = phone(state, DESK)["call"]
    page.act("answer", call=rings)
    state = page.act("speak", call=rings, text="Sales.")
    assert (phone(state, ANNA)["quote"], phone(state, DESK)["quote"]) == ("Sales.", "")


def test_one_window_lets_the_clock_run(page: Page) -> None:
    """Another one that does so takes it over, and the first moves nothing any more."""
    assert page.get("/state")["runner"] == ""
    page.act("run", on=True, runner="a")
    assert page.act("wait", seconds=1, runner="a")["now"] == 1
    assert page.act("run", on=True, runner="b")["runner"] == "b"
    assert page.act("wait", seconds=1, runner="a")["now"] == 1
    assert page.act("run", on=False)["runner"] == ""
    assert page.act("wait", seconds=1, runner="b")["now"] == 1
    assert page.act("wait", seconds=1)["now"] == 2


def test_documents_say_whose_they_are(page: Page) -> None:
    """Two that look alike are told apart by who was in them, and since when."""
    page.call()
    page.act("wait", seconds=30)
    page.call("/hold", BEN)
    documents = page.get("/state")["documents"]
    found = [(each["path"], each["who"], each["at"]) for each in documents]
    assert found == [("/voice", ANNA, 0), ("/hold", BEN, 31)]
    page.call("/alone")
    documents = page.get("/state")["documents"]
    assert [each["who"] for each in documents if each["path"] == "/silent"] == [""]


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
        ({"do": "speak", "call": "x" * 2001, "text": "a"}, "the call has 2001 characters"),
        ({"do": "add", "number": 7}, "number has to be a text"),
        ({"do": "add", "number": "1 2"}, "a number has no spaces"),
        ({"do": "add", "number": "  "}, "the number is missing"),
        ({"do": "add", "number": "+" + "1" * 100}, "has 101 characters: at most 100 are taken"),
        ({"do": "add", "number": "ünï"}, "ünï is no number: write one with its country"),
        ({"do": "add", "number": "0123"}, "0123 is no number"),
        ({"do": "add", "number": "<script>"}, "<script> is no number"),
        ({"do": "add", "number": "sip:bob@example.com"}, ""),
        ({"do": "add", "number": ANNA}, f"{ANNA} is there already"),
        ({"do": "add", "number": NUMBER}, f"{NUMBER} is the number that is called"),
        ({"do": "run", "on": True}, "runner has to be a text"),
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
