"""What was pickled before files found their rooms, and imports that were written then.

``tests/data/pickles.json`` holds pickles, in base64, that the version of before made.
"""

from __future__ import annotations

import json
import pickle
from base64 import b64decode
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from cxml import MessagingResponse, Problem, Unknown, VoiceResponse
from cxml.callbacks import ConferenceEvent, VoiceRequest
from cxml.swml import JoinConference

PICKLES: dict[str, str] = json.loads(
    (Path(__file__).parent / "data" / "pickles.json").read_text(encoding="utf-8")
)


def voice() -> VoiceResponse:
    """Build the response that was pickled."""
    response = VoiceResponse()
    response.say("Hello & bye", voice="alice")
    response.dial(timeout=20, action="/x").conference(
        "Room", beep="onEnter", status_callback_event=["start", "join"]
    )
    response.add_child("Foo", "text", bar_baz=1)
    return response


def message() -> MessagingResponse:
    """Build the answer to a message that was pickled."""
    response = MessagingResponse()
    response.message("hi", to="+15550100100")
    return response


MADE: dict[str, Any] = {
    "response": voice(),
    "unknown": Unknown("{urn:a}Foo", children=["a", Unknown("b")], unknown_attributes={"c": "d"}),
    "message": message(),
    "callback": VoiceRequest.from_form("CallSid=CA1&From=%2B1555&Foo=bar"),
    "event": ConferenceEvent.from_form(
        "ConferenceSid=CF1&StatusCallbackEvent=participant-join&CallSid=CA1&Muted=false"
    ),
    "swml": JoinConference("Room", beep="onEnter"),
    "problem": Problem(code="value", message="m", path="a"),
}


@pytest.mark.parametrize("name", PICKLES)
def test_an_old_pickle_is_what_is_made_today(name: str) -> None:
    """What an earlier version has pickled is read, equal to and written as what is made now."""
    kept = pickle.loads(b64decode(PICKLES[name]))  # noqa: S301 - our own
    assert kept == MADE[name]
    assert repr(kept) == repr(MADE[name])
    assert str(kept) == str(MADE[name])


def test_every_old_pickle_is_compared() -> None:
    """No pickle is left out."""
    assert PICKLES.keys() == MADE.keys()


def test_an_old_import() -> None:
    """``cxml.unknown`` is still the module that has ``Unknown``."""
    assert import_module("cxml.unknown").Unknown is Unknown
