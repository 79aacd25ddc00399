"""How text becomes a bool, a whole number or a time."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import given, strategies as st

from cxml.callbacks import ConferenceEvent

offsets = st.integers(-1439, 1439).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = (
    st.datetimes(timezones=offsets)
    .filter(lambda moment: MINYEAR < moment.year < MAXYEAR)
    .map(lambda moment: moment.replace(microsecond=0))
)


@pytest.mark.parametrize(
    ("text", "value"),
    [("true", True), ("false", False), ("TRUE", True), ("False", False), ("tRuE", True)],
)
def test_booleans(text: str, value: bool) -> None:
    """``true`` and ``false`` are read in any letter case."""
    assert ConferenceEvent.from_form({"Muted": text}).muted is value


@pytest.mark.parametrize("text", ["1", "0", "yes", "on", " true", "true\n", "t", "TRU\u0395", "\0"])
def test_not_booleans(text: str) -> None:
    """Any other text is not a boolean, and is kept."""
    event = ConferenceEvent.from_form({"Muted": text})
    assert event.muted is None
    assert event.unreadable == {"Muted": text}


@pytest.mark.parametrize(
    ("text", "value"),
    [("0", 0), ("7", 7), ("007", 7), ("-1", -1), ("-0", 0), ("9" * 18, 10**18 - 1)],
)
def test_integers(text: str, value: int) -> None:
    """Up to 18 ASCII digits are read, with a minus or without."""
    assert ConferenceEvent.from_form({"Duration": text}).duration == value


@pytest.mark.parametrize(
    "text",
    [
        "1_0",
        "\u0663",
        "\u00b2",
        " 1",
        "1 ",
        "1\n",
        "+1",
        "--1",
        "-",
        "1.0",
        "0x1",
        "9" * 19,
        "9" * 5000,
    ],
)
def test_not_integers(text: str) -> None:
    """Any other text is not a number, and is kept."""
    event = ConferenceEvent.from_form({"Duration": text, "Hold": "true"})
    assert event.duration is None
    assert event.unreadable == {"Duration": text}
    assert event.hold is True


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Thu, 20 Aug 2026 14:05:09 +0000", "2026-08-20T14:05:09+00:00"),
        ("Mon, 3 Aug 2026 14:05:09 +0000", "2026-08-03T14:05:09+00:00"),
        ("Mon, 03 Aug 2026 14:05:09 +0000", "2026-08-03T14:05:09+00:00"),
        ("3 Aug 2026 14:05:09 -0730", "2026-08-03T14:05:09-07:30"),
        ("Thu, 20 Aug 2026 14:05:09 GMT", "2026-08-20T14:05:09+00:00"),
        ("Thu, 20 Aug 2026 14:05:09 -0000", "2026-08-20T14:05:09+00:00"),
        ("Thu, 20 Aug 2026 14:05:09", "2026-08-20T14:05:09+00:00"),
        ("Thu, 20 Aug 2026 14:05 EST", "2026-08-20T14:05:00-05:00"),
        ("2026-08-20T14:05:09Z", "2026-08-20T14:05:09+00:00"),
        ("2026-08-20T14:05:09.123Z", "2026-08-20T14:05:09.123000+00:00"),
        ("2026-08-20T14:05:09.123456789+02:00", "2026-08-20T14:05:09.123456+02:00"),
        ("2026-08-20 14:05", "2026-08-20T14:05:00+00:00"),
        ("2026-08-20T14:05:09-0730", "2026-08-20T14:05:09-07:30"),
        ("1787234709", "2026-08-20T14:05:09+00:00"),
        ("1787234709.5", "2026-08-20T14:05:09.500000+00:00"),
        ("1787234709.1234567", "2026-08-20T14:05:09.123456+00:00"),
        ("999999999", "2001-09-09T01:46:39+00:00"),
    ],
)
def test_times(text: str, moment: str) -> None:
    """RFC 2822, ISO 8601 and Unix seconds are read, and every time is aware."""
    timestamp = ConferenceEvent.from_form({"Timestamp": text}).timestamp
    assert timestamp is not None
    assert timestamp.tzinfo is not None
    assert timestamp.isoformat() == moment


@pytest.mark.parametrize(
    "text",
    [
        "now",
        "178723470912",
        "1787234709.",
        "-1787234709",
        "20260820",
        "2026-08-20",
        "2026-13-01T00:00:00Z",
        "2026-08-20T25:00:00Z",
        "2026-08-20T14:05:09+99:00",
        "Mon, 31 Feb 2026 14:05:09 +0000",
        "Thu, 20 Aug 2026 24:05:09 +0000",
        "Thu, 20 Aug 2026 14:05:60 +0000",
        "Thu, 20 Aug 2026 14:05:09 +9999",
        "Thu, 20 Aug 0000 14:05:09 +0000",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
        "Thu, 20 Aug 99999999999999999999 14:05:09 +0000",
        "Thu, 2_0 Aug 2026 14:05:09 GMT",
        "Thu, \u0662\u0660 Aug 2026 14:05:09 +0000",
        "Thu, 20 Aug 2026 14:05:09 +0000 " + "(" * 100_000,
        "\ud800",
        "\0",
        " ",
    ],
)
def test_not_times(text: str) -> None:
    """Any other text is not a time, and is kept."""
    event = ConferenceEvent.from_form({"Timestamp": text})
    assert event.timestamp is None
    assert event.unreadable == {"Timestamp": text}


@given(moments)
def test_every_time(moment: datetime) -> None:
    """What Python writes as ISO 8601 or RFC 2822 is read as the same time, with its offset."""
    for text in (moment.isoformat(), moment.isoformat(" "), format_datetime(moment)):
        timestamp = ConferenceEvent.from_form({"Timestamp": text}).timestamp
        assert timestamp is not None
        assert timestamp.isoformat() == moment.isoformat()


@pytest.mark.parametrize("name", ["Muted", "Duration", "Timestamp", "StatusCallbackEvent"])
def test_blank(name: str) -> None:
    """A blank parameter whose field is no text reads as ``None``, and is not unreadable."""
    event = ConferenceEvent.from_form({name: ""})
    assert event == ConferenceEvent()
    assert event.form == ((name, ""),)


def test_blank_text() -> None:
    """A blank parameter whose field is a text reads as the blank text, unlike a missing one."""
    event = ConferenceEvent.from_form("CallSid=")
    assert event.call_sid == ""
    assert event.conference_sid is None
