"""``<Conference>``: a room in which any number of callers talk."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from cxml import Conference, Dial, DocumentError, InvalidValueError
from cxml._declare.words import ConferenceEvent, RecordingEvent
from cxml.callbacks import ConferenceEventName


@pytest.mark.parametrize(
    ("value", "kept", "written"),
    [
        (True, True, "true"),
        (False, False, "false"),
        ("true", True, "true"),
        ("false", False, "false"),
        ("onEnter", "onEnter", "onEnter"),
        ("onExit", "onExit", "onExit"),
    ],
)
def test_beep(value: Any, kept: object, written: str) -> None:
    """A beep is on, off, or for one of the two occasions, as bool or as word."""
    conference = Conference("Room", beep=value)
    assert conference.beep == kept
    assert type(conference.beep) is type(kept)
    assert conference.to_xml(False) == f'<Conference beep="{written}">Room</Conference>'


@pytest.mark.parametrize(
    "value", ["sometimes", "True", "onenter", "", 1, 0, ["onEnter"], None.__class__]
)
def test_no_beep(value: Any) -> None:
    """Any other beep is refused, with all that is allowed."""
    with pytest.raises(InvalidValueError, match="must be true, false, onEnter or onExit"):
        Conference("Room", beep=value)


def test_no_beep_is_not_a_false_beep() -> None:
    """A beep that nobody set is not written, one that is off is."""
    assert Conference("Room", beep=None) == Conference("Room")
    assert Conference("Room", beep=False) != Conference("Room")


@pytest.mark.parametrize("number", [1, 2, 250, 100_000, "10"])
def test_how_many_callers(number: Any) -> None:
    """A room takes any number of callers, since the platform's pages name several limits."""
    assert Conference("Room", max_participants=number).max_participants == int(number)


@pytest.mark.parametrize("number", [0, -1, "0", "many"])
def test_a_room_for_nobody(number: Any) -> None:
    """A room takes one caller at least."""
    with pytest.raises(InvalidValueError, match="from 1"):
        Conference("Room", max_participants=number)


def test_events_of_a_conference() -> None:
    """The words that ask for events are not those that report them."""
    asked = get_args(ConferenceEvent)
    assert Conference("Room", status_callback_event=asked).status_callback_event == asked
    for reported in ConferenceEventName:
        with pytest.raises(InvalidValueError):
            Conference("Room", status_callback_event=[reported])  # type: ignore[list-item]


def test_events_of_a_recording() -> None:
    """The events of a recording are those that any of the platform's pages name."""
    words = get_args(RecordingEvent)
    for element in (
        Conference("Room", recording_status_callback_event=words),
        Dial(recording_status_callback_event=words),
    ):
        assert element.recording_status_callback_event == words
        assert 'recordingStatusCallbackEvent="in-progress completed failed absent"' in str(element)


def test_a_name_with_white_space_around_it() -> None:
    """The name of a room is read without the white space that a document puts around it."""
    document = "<Conference>\n    Room 1234\n  </Conference>"
    assert Conference.from_xml(document) == Conference("Room 1234")
    assert Conference("Room  1234").name == "Room  1234"


@pytest.mark.parametrize("document", ["<Conference />", "<Conference> \n</Conference>"])
def test_a_room_without_a_name(document: str) -> None:
    """A room without a name is refused when it is read, too."""
    with pytest.raises(DocumentError, match="needs a text: name"):
        Conference.from_xml(document)
