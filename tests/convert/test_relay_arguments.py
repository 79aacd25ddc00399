"""The arguments of RELAY's ``join_conference``: which there are, and what they may be."""

from __future__ import annotations

from typing import Any

import pytest

from cxml import ElementError, InvalidValueError, UnknownAttributeError
from cxml.convert import to_relay, to_swml
from cxml.convert.relay_arguments import JoinConferenceArguments, plan
from cxml.swml import JoinConference

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
    assert set(plan()) == set(ROOM)
    assert len(ROOM) == 20


def test_only_the_name_is_needed() -> None:
    """The declaration says that the name has to be there, and that all else may be missing."""
    assert JoinConferenceArguments.__required_keys__ == {"name"}
    assert JoinConferenceArguments.__optional_keys__ == {*ROOM} - {"name"}
    assert [each.name for each in plan().values() if each.required] == ["name"]


def test_a_swml_conference_gives_every_argument() -> None:
    """Every argument has a property of SWML that gives it; stream_obj has another name there."""
    properties = {**ROOM, "stream": ROOM["stream_obj"]}
    del properties["stream_obj"]
    assert to_relay(JoinConference.from_dict(properties), strict=True).value == ROOM


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        (
            {"muted": 3},
            InvalidValueError,
            "join_conference.muted: muted is 3: must be true or false",
        ),
        (
            {"stream": {}},
            UnknownAttributeError,
            "join_conference.stream: RELAY's join_conference has no argument stream; "
            "did you mean 'stream_obj'?",
        ),
        (
            {"result": {}},
            UnknownAttributeError,
            "join_conference.result: RELAY's join_conference has no argument result",
        ),
        (
            {5: 6},
            UnknownAttributeError,
            "join_conference.5: RELAY's join_conference has no argument 5",
        ),
        ({"stream_obj": {}}, InvalidValueError, "join_conference.stream_obj: url is missing"),
        (
            {"stream_obj": 5},
            InvalidValueError,
            "join_conference.stream_obj: must be an object, not 5",
        ),
    ],
)  # fmt: skip
def test_arguments_of_relay_are_checked(
    arguments: dict[Any, Any], error: type[ElementError], message: str
) -> None:
    """Arguments that RELAY's method does not have, or would not understand, are refused."""
    with pytest.raises(error) as caught:
        to_swml({"name": "Room", **arguments})
    assert str(caught.value) == message
