"""What the example application promises, served and asked over HTTP."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from cxml import Conference, Dial, Hangup, Say, VoiceResponse
from cxml._demo.application import example, served
from cxml._demo.http import Answer, send

CALL = {"CallSid": "9f1b6f0e-2c1b-4b7e-8a62-37b2c1a90d44", "From": "+15550100142"}


@pytest.fixture
def address() -> Iterator[str]:
    """Serve the example application, and give its address."""
    with served(example()) as address:
        yield address


def source() -> Path:
    """Find the example's file."""
    spec = find_spec("cxml.examples.flask_conference")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin)


def last_note(address: str) -> dict[str, object]:
    """Ask for what the application noted last."""
    notes: list[dict[str, object]] = json.loads(send("GET", f"{address}/events", {}).body)
    return notes[-1]


def called(address: str) -> VoiceResponse:
    """Call the application, and read its document."""
    return VoiceResponse.from_xml(send("POST", f"{address}/voice", CALL).body)


@pytest.mark.parametrize("path", ["/voice", "/dial-ended"])
def test_answers_with_xml_in_utf_8(address: str, path: str) -> None:
    """Documents come with status 200 as ``text/xml``, in UTF-8."""
    answer = send("POST", address + path, CALL)
    assert (answer.status, answer.media_type, answer.charset) == (200, "text/xml", "utf-8")


def test_greets_the_caller_first(address: str) -> None:
    """The caller hears a greeting, and then joins the conference."""
    greeting, dial = called(address).children
    assert greeting == Say("Welcome to room 1234.")
    assert isinstance(dial, Dial)
    assert dial.action == f"{address}/dial-ended"


def test_puts_the_caller_in_the_room(address: str) -> None:
    """The conference is recorded, and reports its events and its recording to the application."""
    assert called(address).find(Conference) == Conference(
        "Room 1234",
        beep="onEnter",
        status_callback=f"{address}/conference",
        status_callback_event=["start", "end", "join", "leave", "mute"],
        record="record-from-start",
        recording_status_callback=f"{address}/recording",
        recording_status_callback_event=["in-progress", "completed"],
    )


def test_notes_an_event_of_the_room(address: str) -> None:
    """What happens in the conference is noted with its types: a word, a boolean and a time."""
    event = {"StatusCallbackEvent": "participant-mute", "Muted": "true"}
    when = {"Timestamp": "Thu, 20 Aug 2026 14:05:11 +0000"}
    assert send("POST", f"{address}/conference", {**CALL, **event, **when}).status == 204
    assert last_note(address) == {
        "room": "participant-mute",
        "call": CALL["CallSid"],
        "muted": True,
        "at": "Thu, 20 Aug 2026 14:05:11 GMT",
    }


def test_notes_the_recording(address: str) -> None:
    """The state of the recording is noted, and its length as a number."""
    status = {"RecordingStatus": "completed", "RecordingDuration": "61"}
    assert send("POST", f"{address}/recording", status).status == 204
    assert last_note(address) == {"recording": "completed", "seconds": 61}


def test_says_goodbye(address: str) -> None:
    """A caller who left the conference hears a goodbye, and the call ends."""
    answer = send("POST", f"{address}/dial-ended", {**CALL, "DialCallStatus": "answered"})
    assert VoiceResponse.from_xml(answer.body) == VoiceResponse(
        children=[Say("Goodbye."), Hangup()]
    )
    assert last_note(address) == {"dial": "answered", "call": CALL["CallSid"], "answered": True}


@pytest.mark.parametrize("path", ["/voice", "/conference", "/recording", "/dial-ended"])
def test_takes_posts_alone(address: str, path: str) -> None:
    """What SignalWire posts to is not answered to a browser that looks around."""
    answer: Answer = send("GET", address + path, {})
    assert answer.status == 405


def test_starts_with_flask() -> None:
    """``flask --app`` finds the application in the file."""
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "flask", "--app", str(source().with_suffix("")), "routes"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "/voice" in done.stdout


def test_is_short() -> None:
    """The example is one file of fewer than 60 lines."""
    assert len(source().read_text(encoding="utf-8").splitlines()) < 60
