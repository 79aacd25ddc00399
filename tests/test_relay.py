"""What RELAY's ``join_conference`` is given."""

from __future__ import annotations

import subprocess
import sys

import pytest

import cxml
from cxml import relay
from cxml.swml import JoinConference, Stream


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
