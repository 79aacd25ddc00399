"""What is said of a body that is no form, or no JSON."""

from __future__ import annotations

import base64
import json
import logging
from typing import Any

import pytest
from werkzeug.datastructures import MultiDict

from cxml.callbacks import Callback, CallStatus, ConferenceEvent, VoiceRequest, parse
from cxml.errors import CallbackError

JSON = '{"CallSid": "call-1", "From": "+15550100101"}'
BASE64 = base64.b64encode(b"CallSid=call-1&From=%2B15550100101").decode()
PARTS = '--x\r\nContent-Disposition: form-data; name="CallSid"\r\n\r\ncall-1\r\n--x--\r\n'
DECODE = "base64, as API gateways give a body: decode it first, with base64.b64decode(...)"


def logged(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Give the lines of the log, which all are warnings of one logger."""
    assert {record.name for record in caplog.records} <= {"cxml.callbacks"}
    assert {record.levelno for record in caplog.records} <= {logging.WARNING}
    return [record.getMessage() for record in caplog.records]


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (JSON, "JSON: write VoiceRequest.from_json(...)"),
        (f"\n  {JSON}", "JSON: write VoiceRequest.from_json(...)"),
        ('[{"a": "x=1&y"}]', "JSON: write VoiceRequest.from_json(...)"),
        (BASE64, DECODE),
        (base64.b64encode(JSON.encode()).decode(), DECODE),
        (base64.b64encode(b"CallSid=c").decode(), DECODE),
        (base64.b64encode(b"CallSid=ca").decode(), DECODE),
        (base64.b64encode(b"CallSid=cal").decode(), DECODE),
        (base64.urlsafe_b64encode(b"To=>>>???&CallSid=c").decode(), DECODE),
        (base64.b64encode(b"To=>>>>>>&CallSid=c").decode(), DECODE),
        (
            "https://example.com/voice?CallSid=call-1&From=x",
            "an address: give VoiceRequest.from_query(...) what stands behind its ?",
        ),
        (PARTS, "multipart/form-data: give the form that your framework reads from it"),
    ],
)
def test_no_form(body: str, what: str, caplog: pytest.LogCaptureFixture) -> None:
    """A body of another sort is read as a form, and the log says what it looks like."""
    expected = f"VoiceRequest was read from a form that looks like {what}"
    for given in (body, body.encode(), memoryview(body.encode())):
        caplog.clear()
        assert VoiceRequest.from_form(given).call_sid is None
        assert logged(caplog) == [expected]


def test_what_a_framework_made_of_it(caplog: pytest.LogCaptureFixture) -> None:
    """A framework's form that was split from another sort of body is known, too."""
    VoiceRequest.from_form(MultiDict([(JSON, "")]))
    VoiceRequest.from_form(MultiDict([(BASE64.rstrip("="), "=")]))
    assert [line.partition("looks like ")[2].split()[0] for line in logged(caplog)] == [
        "JSON:",
        "base64,",
    ]


def test_parse(caplog: pytest.LogCaptureFixture) -> None:
    """``parse`` says it once; JSON is what it reads."""
    assert type(parse(BASE64)) is Callback
    assert isinstance(parse('{"event_type":"calling.conference"}'), ConferenceEvent)
    assert logged(caplog) == [f"Callback was read from a form that looks like {DECODE}"]


@pytest.mark.parametrize(
    "body",
    [
        "",
        "CallSid=call-1",
        "Mood=good&CallSid=call-1",
        "Mood",
        "somewhatlonger",
        "SomeParameterOfTomorrow=",
        "SomeParameterOfTomorrow=x&b=",
        "AAAAAAAAAAAAAAAA",
        "////////////////",
        f"{BASE64.rstrip('=')}=x",
        f"{BASE64.rstrip('=')}&a=b",
        "--a=b",
        "http=1",
        f"a={JSON}",
    ],
)
def test_forms(body: str, caplog: pytest.LogCaptureFixture) -> None:
    """A form of whatever names is a form, and the log says nothing."""
    VoiceRequest.from_form(body)
    Callback.from_form(body)
    assert logged(caplog) == []


def test_nothing_of_it_is_shown(caplog: pytest.LogCaptureFixture) -> None:
    """The log has one line of bounded length for a body, and nothing of what it says."""
    VoiceRequest.from_form('{"Pin": "hunter2"\r\n"' + "x" * 1_000_000)
    VoiceRequest.from_form(base64.b64encode(b"Pin=hunter2&" * 50_000))
    lines = logged(caplog)
    assert len(lines) == 2
    assert all(len(line) < 200 and "hunter2" not in line for line in lines)


@pytest.mark.parametrize(
    ("body", "hint"),
    [
        ("CallSid=call-1&From=x", "; it looks like a form: write CallStatus.from_form(...)"),
        (b"CallStatus=completed", "; it looks like a form: write CallStatus.from_form(...)"),
        (BASE64, f"; it looks like {DECODE}"),
        (base64.b64encode(JSON.encode()), f"; it looks like {DECODE}"),
        ("nothing", "(line 1, column 1)"),
        ("", "(line 1, column 1)"),
        ("<Response/>", "(line 1, column 1)"),
        ("[1]", "the JSON is a list, not an object"),
    ],
)
def test_no_json(body: str | bytes, hint: str) -> None:
    """What is read as JSON and is none is refused, and what it looks like is said."""
    with pytest.raises(CallbackError) as refused:
        CallStatus.from_json(body)
    assert str(refused.value).endswith(hint)


def test_the_form_of_a_framework(caplog: pytest.LogCaptureFixture) -> None:
    """A framework's form that is given as JSON is said in the log; an object is JSON."""
    CallStatus.from_json({"CallSid": "call-1"})
    CallStatus.from_json(MultiDict({"CallSid": "call-1"}))
    assert logged(caplog) == [
        "CallStatus.from_json was given the form of a framework: write CallStatus.from_form(...)"
    ]


@pytest.mark.parametrize("value", [{"status": "x"}, None, True, 1, 1.5])
def test_an_object_that_was_read_from_json(value: object) -> None:
    """An object that was read from JSON is refused as a form, with what reads it."""
    form: Any = {"CallSid": "call-1", "params": value}
    with pytest.raises(CallbackError, match=r"; for what was read from JSON, write CallStatus\."):
        CallStatus.from_form(form)
    assert json.loads(CallStatus.from_json(form).to_json())["CallSid"] == "call-1"


@pytest.mark.parametrize("form", [{"a": b"b"}, [("a", 1)], None])
def test_what_is_neither(form: Any) -> None:
    """What JSON cannot hold either gets no such advice."""
    with pytest.raises(CallbackError) as refused:
        CallStatus.from_form(form)
    assert "from_json" not in str(refused.value)
