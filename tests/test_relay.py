"""What RELAY's ``join_conference`` is given."""

from __future__ import annotations

import subprocess
import sys

import pytest

import cxml
from cxml import relay
from cxml.swml import JoinConference, Stream

ROOM = {
    "name": "Room 1234",
    "muted": True,
    "beep": "onEnter",
    "start_on_enter": False,
    "end_on_exit": True,
    "wait_url": "https://example.com/wait",
    "max_participants": 10,
    "record": "record-from-start",
    "region": "eu",
    "trim": "do-not-trim",
    "coach": "call-1",
    "status_callback": "https://example.com/status",
    "status_callback_event": "start end",
    "status_callback_event_type": "relay",
    "status_callback_method": "GET",
    "recording_status_callback": "https://example.com/recording",
    "recording_status_callback_event": "completed",
    "recording_status_callback_event_type": "cxml",
    "recording_status_callback_method": "POST",
    "stream_obj": {"url": "wss://example.com/audio", "realtime": True},
}


def test_has_the_twenty_arguments_of_the_sdk() -> None:
    """The arguments are the twenty that the SDK's method documents, and no others."""
    assert set(relay.plan()) == set(ROOM)
    assert len(ROOM) == 20


def test_only_the_name_is_needed() -> None:
    """The declaration says that the name has to be there, and that all else may be missing."""
    assert relay.JoinConferenceArguments.__required_keys__ == {"name"}
    assert relay.JoinConferenceArguments.__optional_keys__ == {*ROOM} - {"name"}
    assert [each.name for each in relay.plan().values() if each.required] == ["name"]


def test_a_swml_conference_gives_every_argument() -> None:
    """Every argument has a property of SWML that gives it; stream_obj has another name there."""
    properties = {**ROOM, "stream": ROOM["stream_obj"]}
    del properties["stream_obj"]
    assert relay.join_conference(JoinConference.from_dict(properties)) == ROOM


def test_a_stream_is_plain_data() -> None:
    """A stream is given as a plain dict, its token included."""
    token = "a " + "token"
    stream = Stream("wss://a.example", authorization_bearer_token=token)
    room = JoinConference("Room", stream=stream)
    given = relay.join_conference(room)["stream_obj"]
    assert type(given) is dict
    assert given == {"url": "wss://a.example", "authorization_bearer_token": token}


def test_a_cxml_conference_gives_what_was_set() -> None:
    """What nobody set is not there, and beep is a word."""
    room = cxml.Conference("Room", beep=False, status_callback_event=["start", "end"], muted=True)
    arguments = relay.join_conference(room)
    assert type(arguments) is dict
    assert arguments == {
        "name": "Room",
        "beep": "false",
        "muted": True,
        "status_callback_event": "start end",
    }


def test_a_dial_gives_its_conference() -> None:
    """A Dial that holds a conference, and says nothing else, stands for it."""
    dial = cxml.Dial()
    dial.conference("Room")
    assert relay.join_conference(dial) == {"name": "Room"}


def test_refuses_to_lose_anything() -> None:
    """What RELAY cannot say is refused, unless the caller says that it may be lost."""
    dial = cxml.Dial(timeout=20, children=[cxml.Conference("Room")])
    with pytest.raises(cxml.ConversionError, match=r"Dial\.timeout \(20\) is lost") as caught:
        relay.join_conference(dial)
    assert [note.field for note in caught.value.notes] == ["Dial.timeout"]
    assert relay.join_conference(dial, strict=False) == {"name": "Room"}


def test_nothing_is_loaded_before_it_is_asked_for() -> None:
    """``import cxml`` loads none of the other languages, and these load no YAML."""
    program = (
        "import sys, cxml\n"
        "rooms = ('cxml.swml', 'cxml.relay', 'cxml.convert', 'json', 'yaml')\n"
        "print([name for name in rooms if name in sys.modules])\n"
        "import cxml.convert\n"
        "print('yaml' in sys.modules)\n"
    )
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-S", "-c", f"import sys; sys.path[:] = {sys.path!r}\n{program}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split("\n")[:2] == ["[]", "False"]
