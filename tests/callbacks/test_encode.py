"""How callbacks are written, as the platform would send them."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings

from cxml.callbacks import (
    Callback,
    CallStatus,
    ConferenceEvent,
    DialAction,
    MessageRequest,
    StreamStatus,
    VirtualAgentAction,
)
from cxml.testing import callbacks

from .samples import SAMPLES, Sample

every_sample = pytest.mark.parametrize("sample", SAMPLES, ids=[each.name for each in SAMPLES])


@given(callbacks(Callback))
@settings(max_examples=300)
def test_what_is_made_comes_back(made: Callback) -> None:
    """What a made callback writes as a form is read as the same callback, from a body too."""
    pairs = made.to_form()
    assert type(made).from_form(pairs) == made
    body = urlencode(pairs, errors="surrogatepass")
    if max(body, default="") >= "\ud800" or not any(_is_lone(v) for pair in pairs for v in pair):
        assert type(made).from_form(body) == made
        assert type(made).from_query(f"?{body}") == made


def _is_lone(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)


@every_sample
def test_what_was_read_is_given_back(sample: Sample) -> None:
    """A callback that was read from a form gives exactly what came."""
    callback = sample.kind.from_form(sample.body)
    assert callback.to_form() == callback.form
    assert sample.kind.from_form(callback.to_form()).form == callback.form


def test_repeats_and_unknown_names_are_given_back() -> None:
    """Repeated, unknown and unreadable parameters are given back as they came, in order."""
    pairs = (("b", "1"), ("CallSid", "x"), ("Muted", "?"), ("CallSid", ""), ("b", "2"))
    assert ConferenceEvent.from_form(pairs).to_form() == pairs


def test_fields_in_their_order() -> None:
    """A made callback writes its class's own fields first, each under its first name."""
    made = DialAction(
        call_sid="c", dial_call_sid="d", dial_bridged=False, dial_sip_headers={"X-A": ""}
    )
    assert made.to_form() == (
        ("DialCallSid", "d"),
        ("DialBridged", "false"),
        ("DialSipHeader_X-A", ""),
        ("CallSid", "c"),
    )


def test_numbers_and_objects() -> None:
    """Numbers are written in full, objects as JSON."""
    assert CallStatus(audio_in_mos=Decimal("1E+2")).to_form() == (("AudioInMos", "100"),)
    assert MessageRequest(media_urls={0: "u"}).to_form() == (("MediaUrl0", "u"),)
    action = VirtualAgentAction(virtual_agent_provider_data={"a": [1, "ü"]})
    assert action.to_form() == (("VirtualAgentProviderData", '{"a":[1,"ü"]}'),)


def test_times() -> None:
    """A time is written as its callback's are: RFC 2822, or ISO 8601 in UTC."""
    moment = datetime(2026, 8, 3, 14, 5, 9, 7000, tzinfo=timezone(timedelta(hours=2)))
    conference = ConferenceEvent(timestamp=moment).to_form()
    assert conference == (("Timestamp", "Mon, 03 Aug 2026 14:05:09 +0200"),)
    stream = StreamStatus(timestamp=moment).to_form()
    assert stream == (("Timestamp", "2026-08-03T12:05:09.007000Z"),)


@pytest.mark.parametrize("seconds", [0.0, 1785748509.25, -1.0, -1.5])
def test_times_in_json(seconds: float) -> None:
    """In JSON a time is in Unix seconds, and one before 1970 is below zero."""
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    assert json.loads(ConferenceEvent(timestamp=moment).to_json()) == {"timestamp": seconds}


def test_blank_values() -> None:
    """A blank text is written; a blank word, number or collection is as good as nothing."""
    made = ConferenceEvent(call_sid="", event="", sip_headers={})
    assert made.to_form() == (("CallSid", ""),)
    assert made.event is None


def test_query() -> None:
    """A query is read with its question mark or without, and in any shape that a form has."""
    expected = DialAction.from_form("CallSid=c")
    for query in ("?CallSid=c", "CallSid=c", b"CallSid=c", {"CallSid": "c"}):
        read = DialAction.from_query(query)
        assert read == expected
        assert read.wire == "form"
    assert DialAction(call_sid="c").wire is None
