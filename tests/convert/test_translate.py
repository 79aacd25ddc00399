"""One conference, three languages: what a conversion keeps, and what it says about the rest."""

from __future__ import annotations

from typing import Any

import pytest

from cxml import Conference, ConversionError, Dial, UsageError
from cxml.convert import Language, Outcome, to_cxml, to_relay, to_swml
from cxml.convert.table import CORRESPONDENCES
from cxml.swml import Cond, Document, JoinConference, Stream, Switch

from .conferences import (
    CHANGED,
    LOST,
    TO,
    UNCERTAIN,
    URL,
    C,
    R,
    S,
    every_direction,
    notes_of,
    said,
    values_of,
)

# Values that all languages have

SAME: dict[str, tuple[Any, Any, Any]] = {
    "name": ("Room 1234", "Room 1234", "Room 1234"),
    "muted": (True, True, True),
    "beep-true": (True, "true", "true"),
    "beep-false": (False, "false", "false"),
    "beep-onEnter": ("onEnter", "onEnter", "onEnter"),
    "beep-onExit": ("onExit", "onExit", "onExit"),
    "start_on_enter": (False, False, False),
    "end_on_exit": (True, True, True),
    "max_participants": (2, 2, 2),
    "record": ("record-from-start",) * 3,
    "trim": ("do-not-trim",) * 3,
    "status_callback_event": (
        ("start", "end", "join", "leave", "mute", "hold", "speaker"),
        "start end join leave mute hold speaker",
        "start end join leave mute hold speaker",
    ),
    "status_callback_method": ("GET",) * 3,
    "recording_status_callback_event": (
        ("in-progress", "completed"),
        *("in-progress completed",) * 2,
    ),
    "recording_status_callback_method": ("POST",) * 3,
}
"""A value of each concept as cXML, SWML and RELAY have it, that means the same in all."""


@every_direction
@pytest.mark.parametrize("row", SAME)
def test_carries_over(source: Language, target: Language, row: str) -> None:
    """A value that means the same in both languages is carried over without a note."""
    concept = next(each for each in CORRESPONDENCES if each.name == row.partition("-")[0])
    by_language = dict(zip(Language, SAME[row], strict=True))
    names = concept.names()
    made = TO[target](said(source, **{names[source]: by_language[source]}), strict=True)
    assert made.notes == ()
    values = values_of(target, made.value)
    assert values == {"name": "Room"} | {names[target]: by_language[target]}


# Values that do not mean the same

NOTED: list[tuple[str, Any, str, list[tuple[object, Outcome]]]] = [
    # directions, properties, target's names of what is kept, notes
    ("CS SC", {"wait_url": URL}, "wait_url", [(URL, CHANGED)]),
    ("CR RC SR RS", {"wait_url": URL}, "wait_url", [(URL, UNCERTAIN)]),
    ("CS CR", {"wait_method": "GET"}, "", [("GET", LOST)]),
    ("CS CR", {"wait_method": "POST"}, "", []),
    ("CS CR", {"event_callback_url": URL}, "", [(URL, LOST)]),
    ("CS CR", {"stream_url": "wss://a"}, "", [("wss://a", LOST)]),
    ("CS CR", {"participant_label": "a"}, "", [("a", LOST)]),
    ("CS CR", {"jitter_buffer_size": "off"}, "", [("off", LOST)]),
    ("CS CR", {"recording_configuration_id": "a"}, "", [("a", LOST)]),
    ("CS SC CR RC", {"status_callback": URL}, "status_callback", [(URL, CHANGED)]),
    ("SR RS", {"status_callback": URL}, "status_callback", []),
    (
        "CS SC CR RC",
        {"recording_status_callback": URL},
        "recording_status_callback",
        [(URL, CHANGED)],
    ),
    ("CS SC CR RC", {"trim": "trim-silence"}, "trim", [("trim-silence", UNCERTAIN)]),
    ("SR RS", {"trim": "trim-silence"}, "trim", []),
    ("CS SC", {"coach": "a"}, "coach", []),
    ("CR RC SR RS", {"coach": "a"}, "coach", [("a", UNCERTAIN)]),
    ("SC RC", {"region": "eu"}, "", [("eu", LOST)]),
    ("CS CR", {"region": "eu"}, "region", [("eu", UNCERTAIN)]),
    ("CS", {"region": "us1"}, "", [("us1", LOST)]),
    ("RS", {"region": "us-east"}, "", [("us-east", LOST)]),
    ("SR RS", {"region": "eu"}, "region", []),
    ("CS", {"max_participants": 1}, "", [(1, LOST)]),
    ("RS", {"max_participants": 100_001}, "", [(100_001, LOST)]),
    ("CR RC", {"max_participants": 1}, "max_participants", []),
    (
        "SC RC",
        {"status_callback_event": "modify announcement"},
        "",
        [("modify", LOST), ("announcement", LOST)],
    ),
    (
        "CS CR SR RS",
        {"status_callback_event": "modify announcement"},
        "status_callback_event",
        [],
    ),
    ("RC RS", {"status_callback_event": "begin"}, "", [("begin", LOST)]),
    ("CS CR", {"recording_status_callback_event": "failed"}, "", [("failed", LOST)]),
    ("SC RC", {"recording_status_callback_event": "absent"}, "", [("absent", LOST)]),
    (
        "CS CR SR RS",
        {"recording_status_callback_event": "absent"},
        "recording_status_callback_event",
        [],
    ),
    ("RC", {"recording_status_callback_event": "failed"}, "recording_status_callback_event", []),
    ("SC RC", {"status_callback_event_type": "cxml"}, "", [("cxml", UNCERTAIN)]),
    ("SC RC", {"status_callback_event_type": "laml"}, "", [("laml", LOST)]),
    ("SR RS", {"status_callback_event_type": "laml"}, "status_callback_event_type", []),
    ("RS", {"status_callback_event_type": "webhook"}, "", [("webhook", LOST)]),
    ("SC RC", {"recording_status_callback_event_type": "cxml"}, "", [("cxml", UNCERTAIN)]),
    ("SC RC", {"recording_status_callback_event_type": "relay"}, "", [("relay", LOST)]),
    (
        "SR RS",
        {"recording_status_callback_event_type": "relay"},
        "recording_status_callback_event_type",
        [],
    ),
    ("SR", {"stream": Stream("wss://a")}, "stream_obj", []),
    ("RS", {"stream_obj": {"url": "wss://a"}}, "stream", []),
    ("SC SR", {"result": Switch({})}, "", [(Switch({}), LOST)]),
    ("SC SR", {"result": [Cond(else_=[])]}, "", [((Cond(else_=[]),), LOST)]),
    # what a language fills in
    ("SC SR", {"muted": "${a}"}, "", [("${a}", LOST)]),
    ("SC SR", {"wait_url": "%{a}"}, "", [("%{a}", LOST)]),
    ("CS CR", {"muted": "{{A}}"}, "", [("{{A}}", LOST)]),
    ("CS CR RC", {"name": "a {{A}}"}, "name", [("a {{A}}", CHANGED)]),
    ("SC CS SR RS", {"name": "a ${A}"}, "name", [("a ${A}", CHANGED)]),
    ("CR RC", {"name": "a ${A}"}, "name", []),
    ("SR RS", {"name": "a {{A}}"}, "name", []),
    ("CS", {"wait_url": "%{a}"}, "wait_url", [("%{a}", CHANGED)] * 2),
    ("RS", {"wait_url": "%{a}"}, "wait_url", [("%{a}", CHANGED), ("%{a}", UNCERTAIN)]),
    (
        "SR",
        {"stream": Stream("a", name="${a}")},
        "stream_obj",
        [(Stream("a", name="${a}"), CHANGED)],
    ),
    (
        "RS",
        {"stream_obj": {"url": "wss://a", "name": "${a}"}},
        "stream",
        [(Stream("wss://a", name="${a}"), CHANGED)],
    ),
    ("SC RC", {"name": " Room "}, "name", [(" Room ", CHANGED)]),
    ("CR", {"status_callback_event": "{{E}}"}, "status_callback_event", [("{{E}}", CHANGED)]),
    ("CS", {"status_callback_event": "{{E}} end"}, "status_callback_event", [("{{E}}", LOST)]),
]


@pytest.mark.parametrize(("directions", "properties", "kept", "expected"), NOTED)
def test_says_what_became_of_it(
    directions: str, properties: dict[str, Any], kept: str, expected: Any
) -> None:
    """What is lost, means something else, or may, is said: which value, and what became of it."""
    letters = {"C": C, "S": S, "R": R}
    (field,) = properties
    for pair in directions.split():
        source, target = letters[pair[0]], letters[pair[1]]
        made = TO[target](said(source, **properties))
        about = [(note.value, note.outcome) for note in made.notes]
        assert about == expected
        assert {note.field for note in made.notes} <= {field}
        assert all(note.reason for note in made.notes)
        assert {*values_of(target, made.value)} == {"name", *filter(None, [kept])}


def test_an_empty_list_of_events_stays_one() -> None:
    """A list of no events is carried over as such."""
    room = said(C, status_callback_event="")
    assert to_swml(room).value.status_callback_event == ()
    arguments = to_relay(room).value
    assert arguments["status_callback_event"] == ""
    assert to_cxml(arguments).value.status_callback_event == ()


def test_the_same_language_is_no_conversion() -> None:
    """A conference in the language already is given as it is, and what is around it is lost."""
    room, joining = Conference("Room", wait_method="GET"), JoinConference("Room", result=[])
    made = to_cxml(Dial(timeout=20, children=[room]))
    assert made.value is room
    assert notes_of(made) == [("Dial.timeout", 20, LOST)]
    with pytest.raises(ConversionError):
        to_cxml(Dial(timeout=20, children=[room]), strict=True)
    assert to_cxml(room, strict=True).notes == ()
    assert to_swml(Document([joining])).value is joining
    arguments = {"name": "Room", "region": "us-east", "muted": None}
    assert to_relay(arguments).value == {"name": "Room", "region": "us-east"}


def test_a_conference_that_was_read_carelessly() -> None:
    """What strict=False kept is carried over where it is right, and else said to be lost."""
    data = {"muted": "true", "beep": 3, "colour": 1, "name": "Room"}
    made = to_cxml(JoinConference.from_dict(data, strict=False))
    assert made.value == Conference("Room", muted=True)
    assert [note.field for note in made.losses] == ["colour", "beep"]
    with pytest.raises(UsageError, match="the conference has no name that cXML can take"):
        to_cxml(JoinConference.from_dict({}, strict=False))
