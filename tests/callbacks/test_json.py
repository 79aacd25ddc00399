"""Callbacks that come as JSON."""

from __future__ import annotations

import copy
import json
import pickle
from contextlib import suppress
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, strategies as st
from pace import bounded

from cxml.callbacks import (
    MAX_BODY,
    MAX_DEPTH,
    MAX_FIELDS,
    CallStatus,
    ConferenceEvent,
    ConferenceEventName,
    ConferenceRoster,
    PayConnectorRequest,
    SwmlDocumentRequest,
    SwmlMessageStatus,
    SwmlStreamState,
    SwmlStreamStatus,
    parse,
)
from cxml.errors import CallbackError, CxmlError

JOIN: dict[str, Any] = {
    "event_type": "calling.conference",
    "event_channel": "swml:5b6e0f2a",
    "timestamp": 1787234709.25,
    "project_id": "project-1",
    "space_id": "space-1",
    "params": {
        "status": "participant-join",
        "conference_id": "conference-1",
        "name": "Room 1234",
        "call_id": "call-1",
        "size": 2,
        "muted": False,
        "hold": False,
        "coaching": True,
        "start_on_join": True,
        "end_on_leave": False,
    },
}
scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
trees = st.recursive(
    scalars, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20
)


def test_a_conference_in_json() -> None:
    """The JSON of a conference is read into the fields that its form has, and a few more."""
    event = ConferenceEvent.from_json(json.dumps(JOIN))
    assert event == ConferenceEvent(
        event="participant-join",
        account_sid="project-1",
        call_sid="call-1",
        conference_sid="conference-1",
        friendly_name="Room 1234",
        timestamp=datetime(2026, 8, 20, 14, 5, 9, 250_000, tzinfo=UTC),
        size=2,
        muted=False,
        hold=False,
        coaching=True,
        start_conference_on_enter=True,
        end_conference_on_exit=False,
        event_type="calling.conference",
        event_channel="swml:5b6e0f2a",
        space_id="space-1",
    )
    assert event.event is ConferenceEventName.PARTICIPANT_JOIN
    assert event.unknown == event.unreadable == {}
    assert event.wire == "json"


def test_the_form_of_a_conference_in_json() -> None:
    """What JSON said can be written as the form that says the same, and read back."""
    event = ConferenceEvent.from_json(JOIN)
    again = ConferenceEvent.from_form(event.to_form())
    assert ("StatusCallbackEvent", "participant-join") in event.to_form()
    assert ("Timestamp", "Thu, 20 Aug 2026 14:05:09 +0000") in event.to_form()
    assert again.wire == "form"
    assert (again.call_sid, again.muted, again.size) == ("call-1", False, None)


def test_the_end_of_a_conference_in_json() -> None:
    """The end says why, by whom, and where the recording is."""
    event = ConferenceEvent.from_json(
        {
            "params": {
                "status": "conference-end",
                "reason_ended": "last-participant-left",
                "call_id_ending_conf": "call-2",
                "recording_url": "https://files.example.com/1.mp3",
                "recording_file_size": 1024,
                "recording_duration": 62,
            }
        }
    )
    assert event.ended
    assert event.reason_conference_ended == "last-participant-left"
    assert event.call_sid_ending_conference == "call-2"
    assert (event.recording_file_size, event.recording_duration) == (1024, 62)
    assert not event.is_recording_event
    assert ConferenceEvent(event="record-start").is_recording_event
    assert not ConferenceEvent().is_recording_event


def test_a_roster_of_both() -> None:
    """Events from forms and from JSON make one roster."""
    leave = ConferenceEvent.from_form(
        "StatusCallbackEvent=participant-leave&CallSid=call-1&ConferenceSid=conference-1"
        "&Timestamp=Thu%2C+20+Aug+2026+14%3A05%3A12+%2B0000"
    )
    roster = ConferenceRoster().add(leave, ConferenceEvent.from_json(JOIN))
    assert roster.participants["call-1"].in_room is False
    assert roster.present == ()


def test_the_other_kinds_in_json() -> None:
    """Streams, messages and requests for SWML documents have classes of their own."""
    stream = SwmlStreamStatus.from_json(
        {"event_type": "calling.call.stream", "params": {"state": "finished", "tag": None}}
    )
    assert stream.state is SwmlStreamState.FINISHED
    assert stream.tag is None
    message = SwmlMessageStatus.from_json(
        {"id": "m", "from": "+15550100123", "timestamp": "2026-08-20T14:05:09Z", "error_code": None}
    )
    assert message.from_ == "+15550100123"
    assert message.timestamp == datetime(2026, 8, 20, 14, 5, 9, tzinfo=UTC)
    request = SwmlDocumentRequest.from_json(
        '{"call": {"call_id": "c", "headers": [{"name": "X"}]}, "vars": {"n": 1, "a": {"b": []}}}'
    )
    assert request.call_id == "c"
    assert request.vars == {"n": 1, "a": {"b": []}}
    assert request.unknown == {"call.headers.0.name": "X"}
    assert hash(request) == hash(copy.deepcopy(request))


def test_a_form_kind_in_json() -> None:
    """A kind that is sent as a form is read from an object with the same names."""
    status = CallStatus.from_json(
        '{"CallSid": "c", "AudioInMos": 4.5, "CallDuration": 9, "SipHeader_X": "y", "New": true}'
    )
    assert status == CallStatus.from_form(
        "CallSid=c&AudioInMos=4.5&CallDuration=9&SipHeader_X=y&New=true"
    )
    assert status.audio_in_mos == Decimal("4.5")


def test_null_is_nothing() -> None:
    """``null`` reads as ``None`` and is not among the pairs; blank and zero stay what they are."""
    event = ConferenceEvent.from_json(
        '{"params": {"call_id": null, "name": "", "size": 0, "x": null}}'
    )
    assert (event.call_sid, event.friendly_name, event.size) == (None, "", 0)
    assert event.form == (("params.name", ""), ("params.size", "0"))


def test_what_json_cannot_hold_here() -> None:
    """A value of another type is kept as unreadable or unknown, and loses nothing else."""
    event = ConferenceEvent.from_json(
        '{"params": {"muted": "perhaps", "size": 1.5, "status": {"a": 1}, "name": "Room"}}'
    )
    assert event.friendly_name == "Room"
    assert event.unreadable == {"params.muted": "perhaps", "params.size": "1.5"}
    assert event.unknown == {"params.status.a": "1"}
    assert SwmlDocumentRequest.from_json('{"vars": 5}').unreadable == {"vars": "5"}


def test_words_of_truth_in_any_case() -> None:
    """A truth may be written as text."""
    event = ConferenceEvent.from_json('{"params": {"muted": "TRUE", "hold": true}}')
    assert (event.muted, event.hold) == (True, True)


def test_to_json_gives_what_came() -> None:
    """The text of JSON that was read is given back to the letter."""
    text = '{ "params": {"size":1e0, "new": [1.10]} }'
    assert ConferenceEvent.from_json(text).to_json() == text
    assert ConferenceEvent.from_json(text.encode()).to_json() == text


def test_to_json_of_what_was_made() -> None:
    """What was made, or read from a form, is written as the platform would write it."""
    event = ConferenceEvent(
        event="participant-mute", muted=True, size=2, timestamp=datetime(2026, 1, 1, tzinfo=UTC)
    )
    assert json.loads(event.to_json()) == {
        "params": {"status": "participant-mute", "muted": True, "size": 2},
        "timestamp": 1767225600.0,
    }
    made = SwmlMessageStatus(timestamp=datetime(2026, 1, 1, 12, 0, 0, 500, tzinfo=UTC))
    assert json.loads(made.to_json()) == {"timestamp": "2026-01-01T12:00:00.000500Z"}
    charge = PayConnectorRequest(charge_amount=Decimal("9.90"), parameters={"a": "b"})
    assert json.loads(charge.to_json()) == {"chargeAmount": 9.9, "parameters": {"a": "b"}}
    status = CallStatus(call_sid="c", sip_headers={"X.Y": "z"})
    assert json.loads(status.to_json()) == {"CallSid": "c", "SipHeader_X.Y": "z"}
    assert CallStatus.from_json(status.to_json()) == status


def test_copies() -> None:
    """Copies keep what came."""
    event = ConferenceEvent.from_json(JOIN)
    pickled = pickle.loads(pickle.dumps(event))  # noqa: S301
    for twin in (copy.copy(event), copy.deepcopy(event), pickled):
        assert twin == event
        assert twin.to_json() == event.to_json()
        assert twin.wire == "json"


# What a hostile or broken peer can post


def deep(levels: int) -> str:
    """Nest lists, and an object around them."""
    return '{"a":' + "[" * levels + "]" * levels + "}"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        ("CallSid=c", "not JSON"),
        ("[]", "a list, not an object"),
        ("5", "a number, not an object"),
        ("5.5", "a number, not an object"),
        ('"text"', "a text, not an object"),
        ("true", "true or false, not an object"),
        ("null", "null, not an object"),
        ('{"a": 1, "a": 2}', "the name 'a' stands twice"),
        ('{"b": {"a": 1, "a": 1}}', "the name 'a' stands twice"),
        ('{"a": 1' + "0" * 20 + "}", "of 21 digits is too large"),
        ('{"a": -1' + "0" * 500_000 + "}", "of 500001 digits is too large"),
        ('{"a": 1e999}', "too large"),
        ('{"a": NaN}', "NaN is no number"),
        ('{"a": -Infinity}', "-Infinity is no number"),
        (b'{"a": "\xff"}', "not UTF-8: byte 7"),
        ("\ufeff{}", "not JSON"),
        (deep(MAX_DEPTH), "more than 32 values stand inside each other"),
        (deep(19_000), "more than 32 values stand inside each other"),
        ('{"a":' * 19_000, "more than 32 values stand inside each other"),
        ('{"a": "' + "x" * MAX_BODY + '"}', "larger"),
        (b'{"a": "' + b"x" * MAX_BODY + b'"}', "larger"),
        ('{"a": [' + "1," * MAX_FIELDS + "1]}", "more than the 1,000"),
        ('{"vars": {"a": [' + "1," * 20_000 + "1]}}", "more than the 20,000 commas"),
        ('{"a": [' + "[]," * 1_000 + "[]]}", "more than the 1,000"),
        ({"a": {1, 2}}, "what JSON cannot hold"),
        ({"a": float("nan")}, "what JSON cannot hold"),
        ({"a": "x" * MAX_BODY}, "larger"),
        (None, "None cannot be read"),
        (5, "class int cannot be read"),
    ],
    ids=lambda value: repr(value)[:16],
)
def test_refused(body: Any, said: str) -> None:
    """Anything but an object within bounds is a CallbackError that says what is wrong."""
    with pytest.raises(CallbackError, match=said):
        ConferenceEvent.from_json(body)


HALVES = r'{"params": {"name": "a\ud800"}, "vars": {"\udC00": ["\\ud83d", "\ud83d\ude00"]}}'


@pytest.mark.parametrize("body", [HALVES, HALVES.encode(), json.loads(HALVES)])
def test_half_a_character(body: Any) -> None:
    """Half a character, which no database and no document takes, becomes U+FFFD."""
    event = ConferenceEvent.from_json(body)
    assert event.friendly_name == "a\ufffd"
    assert event.unknown == {"vars.\ufffd.0": "\\ud83d", "vars.\ufffd.1": "\U0001f600"}
    assert event.to_json().encode()
    assert SwmlDocumentRequest.from_json(body).vars == {"\ufffd": ["\\ud83d", "\U0001f600"]}


def test_as_deep_as_may_be() -> None:
    """What is as deep as is read is read."""
    assert ConferenceEvent.from_json(deep(MAX_DEPTH - 1)).unknown == {}
    assert len(ConferenceEvent.from_json('{"a": [' + "1," * 999 + "1]}").unknown) == MAX_FIELDS


def test_a_large_number() -> None:
    """A whole number of 20 digits, which no field holds, is kept as text and loses nothing else."""
    event = ConferenceEvent.from_json('{"params": {"size": 12345678901234567890, "name": "Room"}}')
    assert event.unreadable == {"params.size": "12345678901234567890"}
    assert event.friendly_name == "Room"


def test_where_it_is_no_json() -> None:
    """What is no JSON is said with its place."""
    with pytest.raises(CallbackError) as caught:
        ConferenceEvent.from_json('{"a":\n1')
    assert str(caught.value) == (
        "the body cannot be read: this is not JSON: expecting ',' delimiter (line 2, column 2)"
    )


def test_a_mapping_that_holds_itself() -> None:
    """A mapping without an end is refused."""
    endless: dict[str, object] = {}
    endless["a"] = endless
    with pytest.raises(CallbackError):
        ConferenceEvent.from_json(endless)


@pytest.mark.parametrize(
    "body",
    [
        '{"' + "k" * 500_000 + '": {' + ",".join(f'"{n}": {{}}' for n in range(50_000)) + "}}",
        '{"' + "k" * 500_000 + '": [' + "1," * 200_000 + "1]}",
        '{"a": [' + "[]," * 300_000 + "[]]}",
        '{"a": "' + "\\u0000" * 170_000 + '"}',
        '{"vars": {"a": [' + "1," * 19_990 + "1]}}",
        '{"' + "k" * 900_000 + '": {' + ",".join(f'"{n}": {{}}' for n in range(900)) + "}}",
        deep(500_000),
    ],
    ids=["long-name", "long-paths", "many-lists", "escapes", "numbers", "empty", "deep"],
)
def test_time(body: str) -> None:
    """Whatever fits into the bounds on size is answered at once."""
    with bounded(1), suppress(CallbackError):
        ConferenceEvent.from_json(body)


@given(st.text() | st.binary())
def test_any_body(body: str | bytes) -> None:
    """No body raises anything but a CxmlError."""
    for read in (ConferenceEvent.from_json, SwmlDocumentRequest.from_json, parse):
        with suppress(CxmlError):
            assert repr(read(body))


@given(st.dictionaries(st.sampled_from(["params", "timestamp", "vars", "call", "x"]), trees))
def test_any_object(tree: dict[str, Any]) -> None:
    """No object raises anything but a CxmlError, and what was read is used like any other."""
    for kind in (ConferenceEvent, SwmlDocumentRequest):
        for body in (tree, json.dumps(tree)):
            try:
                callback = kind.from_json(body)
            except CxmlError:
                continue
            assert repr(callback)
            assert hash(callback) == hash(copy.deepcopy(callback))
            assert kind.from_json(callback.to_json()) == callback
