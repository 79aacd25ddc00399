"""What happens to calls that the application places, moves, holds and ends."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any
from urllib.error import HTTPError

import pytest

from cxml.simulator import Call, Platform
from cxml.testing import Client

from .api import Asked
from .recipes import KEY, PACKAGE, PUBLIC

rest: Any = import_module(f"{PACKAGE}.rest")
NUMBER = "+15550100142"


@pytest.fixture
def cxml_app(monkeypatch: pytest.MonkeyPatch) -> object:
    """Give the application."""
    monkeypatch.setenv("FLASK_CXML_SIGNING_KEY", KEY)
    monkeypatch.setenv("FLASK_CXML_PUBLIC_URL", PUBLIC)
    return import_module(f"{PACKAGE}.control").app


@pytest.fixture
def state(request: pytest.FixtureRequest) -> Mapping[str, str]:
    """Give what the application knows of its calls."""
    request.getfixturevalue("cxml_app")  # with what it needs when it is imported
    known: Mapping[str, str] = import_module(f"{PACKAGE}.control").state
    return known


@pytest.fixture
def called(platform: Platform, browser: Client, placed: list[dict[str, str]]) -> Call:
    """Let the application remind somebody, whose phone rings then."""
    assert browser.post("/remind", {"number": NUMBER, "day": "Monday"}).text == "sid-1"
    [call] = placed
    return platform.place_call(
        call["To"],
        call["Url"],
        from_=call["From"],
        status_callback=call["StatusCallback"],
        status_callback_event=call["StatusCallbackEvent"].split(),
    )


def test_a_call_and_what_becomes_of_it(
    platform: Platform, called: Call, state: Mapping[str, str]
) -> None:
    """Each step is told: it rings, somebody answers and hears about it, and hangs up."""
    assert state[called.sid] == "ringing"
    platform.phone(NUMBER).answers()
    called.hears("an appointment on Monday")
    assert state[called.sid] == "in-progress"
    called.hang_up()
    assert state[called.sid] == "completed"


def test_nobody_answers(platform: Platform, called: Call, state: Mapping[str, str]) -> None:
    """Also that is told, once the phone has rung long enough."""
    platform.wait(60)
    assert state[called.sid] == "no-answer"


def test_moved_and_on_hold(
    platform: Platform, called: Call, browser: Client, asked_of_api: Asked
) -> None:
    """The desk takes the call into its room, puts it on hold, and brings it back."""
    platform.phone(NUMBER).answers()
    browser.post(f"/take/{called.sid}")
    [(what, how)] = asked_of_api.changes
    assert what == f"Calls/{called.sid}"
    platform.redirect(called, how["Url"])
    desk = platform.call("/room", from_="+15550100700")
    room = platform.room("Desk")
    assert room.participants == [called, desk]

    browser.post(f"/hold/{room.sid}/{called.sid}")
    what, how = asked_of_api.changes[-1]
    assert (what, how["Hold"]) == (f"Conferences/{room.sid}/Participants/{called.sid}", "true")
    room.hold(called, how["HoldUrl"], method=how["HoldMethod"])
    assert "waves.mp3" in called.heard[-1]

    browser.post(f"/resume/{room.sid}/{called.sid}")
    assert asked_of_api.changes[-1] == (what, {"Hold": "false"})
    room.unhold(called)
    desk.speak("Here I am again")
    assert called.heard[-1] == "Here I am again"


def test_hung_up(
    platform: Platform,
    called: Call,
    browser: Client,
    asked_of_api: Asked,
    state: Mapping[str, str],
) -> None:
    """A call that still rings is given up, and that is told."""
    browser.post(f"/end/{called.sid}")
    assert asked_of_api.changes == [(f"Calls/{called.sid}", {"Status": "completed"})]
    platform.end(called)
    assert state[called.sid] == "canceled"


def test_a_message(sent: list[dict[str, str]]) -> None:
    """A message has an id, too."""
    assert rest.send_message(NUMBER, "Until Monday") == "sid-1"
    assert sent[0]["Body"] == "Until Monday"


def test_a_refusal(monkeypatch: pytest.MonkeyPatch, asked_of_api: Asked) -> None:
    """What the API refuses is raised, and an id never leads elsewhere."""
    rest.end_call("../1?a=b")
    assert asked_of_api.changes[0][0] == "Calls/..%2F1%3Fa%3Db"
    monkeypatch.setenv("SIGNALWIRE_TOKEN", "PT_another")
    with pytest.raises(HTTPError, match="401"):
        rest.place_call(NUMBER, "https://calls.example.com/reminder")
