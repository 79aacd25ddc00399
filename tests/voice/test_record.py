"""``<Record>``: what the caller says."""

from __future__ import annotations

import pytest

from cxml import InvalidValueError, Record


def test_the_events_of_all_pages() -> None:
    """The events are those that any page names for a recording."""
    record = Record(recording_status_callback_event="in-progress completed failed absent")
    assert record.recording_status_callback_event == (
        "in-progress",
        "completed",
        "failed",
        "absent",
    )


def test_codes() -> None:
    """A wrong event, a wrong trim and a wrong method have SignalWire's codes."""
    for wrong, code in (
        ({"recording_status_callback_event": "done"}, 13621),
        ({"trim": "yes"}, 13699),
        ({"method": "PUT"}, 13221),
        ({"max_length": -1}, None),
    ):
        with pytest.raises(InvalidValueError) as caught:
            Record(**wrong)
        assert caught.value.problem.platform_code == code


def test_zero_is_written() -> None:
    """Zero means an hour, and is not the same as nothing."""
    assert Record(max_length=0, timeout=0).to_xml(False) == '<Record maxLength="0" timeout="0" />'
