"""One conference, three languages: what a conversion keeps, and what it says about the rest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from cxml import (
    Conference,
    ConversionError,
    Dial,
    ElementError,
    InvalidValueError,
    Number,
    Parameter,
    Unknown,
    UnknownAttributeError,
    UsageError,
    VoiceResponse,
    relay,
)
from cxml import Stream as StreamElement
from cxml._tree.spec import plan_of
from cxml.convert import Conversion, Language, Note, Outcome, to_cxml, to_relay, to_swml
from cxml.convert.table import CONCEPTS, DIAL_ADVICE, STREAM
from cxml.swml import Cond, Document, JoinConference, Stream, Switch
from cxml.swml._spec import plan_of as swml_plan_of

LOST, CHANGED, UNCERTAIN = Outcome
TO: Mapping[Language, Callable[..., Conversion[Any]]] = {
    Language.CXML: to_cxml,
    Language.SWML: to_swml,
    Language.RELAY: to_relay,
}
DIRECTIONS = [(a, b) for a in Language for b in Language if a is not b]

every_direction = pytest.mark.parametrize(("source", "target"), DIRECTIONS)


def said(language: Language, **properties: Any) -> Any:
    """Give a conference in a language; it has a name if nothing else is said."""
    given = {"name": "Room"} | properties
    if language is Language.CXML:
        return Conference(**given)
    return JoinConference(**given) if language is Language.SWML else given


def notes_of(conversion: Conversion[Any]) -> list[tuple[str, object, Outcome]]:
    """Give what the notes are about."""
    return [(note.field, note.value, note.outcome) for note in conversion.notes]


def values_of(language: Language, made: Any) -> dict[str, object]:
    """Give what was said, by the names of the language, as plain data."""
    if language is Language.CXML:
        names = [each.keyword for each in plan_of(Conference).attributes.values()] + ["name"]
        values = {name: getattr(made, name) for name in names}
        return {name: value for name, value in values.items() if value is not None}
    return dict(made.to_dict() if language is Language.SWML else made)


# The table


def test_every_name_stands_in_one_row() -> None:
    """Every attribute, property and argument stands in one row of the table, and nothing else."""
    declared = {
        Language.CXML: ["name", "stream", *plan_of(Conference).attributes],
        Language.SWML: [*swml_plan_of(JoinConference)],
        Language.RELAY: [*relay.plan()],
    }
    for language, names in declared.items():
        rows = [each.names()[language] for each in CONCEPTS if language in each.names()]
        assert sorted(rows) == sorted(names)


def test_the_rows_that_all_languages_have() -> None:
    """Sixteen concepts are in all three, and two that the cXML page lacks: region and stream."""
    everywhere = [each.name for each in CONCEPTS if len(each.names()) == 3]
    assert len(everywhere) == 18
    assert {"region", "stream"} <= {*everywhere}
    assert sorted(each.name for each in CONCEPTS if len(each.names()) == 2) == [
        "recording_status_callback_event_type",
        "status_callback_event_type",
    ]


def test_every_name_of_a_stream_stands_in_one_row() -> None:
    """Every attribute and property of a stream stands in one row, but for its parameters."""
    declared = {
        Language.CXML: [*plan_of(StreamElement).attributes],
        Language.SWML: sorted({*swml_plan_of(Stream)} - {"custom_parameters"}),
        Language.RELAY: sorted({*swml_plan_of(Stream)} - {"custom_parameters"}),
    }
    for language, names in declared.items():
        rows = [each.names()[language] for each in STREAM if language in each.names()]
        assert sorted(rows) == sorted(names)


def test_advice_is_about_attributes_that_dial_has() -> None:
    """The table gives advice about attributes of Dial alone."""
    assert DIAL_ADVICE.keys() <= plan_of(Dial).attributes.keys()


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
    concept = next(each for each in CONCEPTS if each.name == row.partition("-")[0])
    by_language = dict(zip(Language, SAME[row], strict=True))
    names = concept.names()
    made = TO[target](said(source, **{names[source]: by_language[source]}), strict=True)
    assert made.notes == ()
    values = values_of(target, made.value)
    assert values == {"name": "Room"} | {names[target]: by_language[target]}


# Values that do not mean the same

URL = "https://example.com/a"
C, S, R = Language
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


# Streams: an element in cXML, plain data elsewhere

STREAM_SAME = {
    "url": "wss://example.com/a",
    "name": "copy",
    "codec": "L16@24000h",
    "realtime": True,
    "status_url": URL,
    "status_url_method": "GET",
    "custom_parameters": {"a": "b", "c": "d"},
}


def stream_element(**attributes: Any) -> Conference:
    """Give a conference with a Stream in it."""
    room = Conference("Room")
    room.stream(**({"url": "wss://example.com/a"} | attributes))
    return room


def test_a_stream_there_and_back() -> None:
    """A stream becomes an element in cXML and an object again, and is said to be uncertain."""
    element = StreamElement(
        url="wss://example.com/a",
        name="copy",
        codec="L16@24000h",
        realtime=True,
        status_callback=URL,
        status_callback_method="GET",
    )
    element.parameter(name="a", value="b")
    element.parameter(name="c", value="d")
    stream = Stream(**STREAM_SAME)  # type: ignore[arg-type]
    room = Conference("Room", children=[element])
    uncertain = [("stream", stream, UNCERTAIN)]
    back = to_cxml(JoinConference("Room", stream=stream))
    assert (back.value, notes_of(back)) == (room, uncertain)
    back = to_cxml({"name": "Room", "stream_obj": STREAM_SAME})
    assert (back.value, notes_of(back)) == (room, [("stream_obj", stream, UNCERTAIN)])
    there = to_swml(room)
    assert (there.value.stream, notes_of(there)) == (stream, [("stream", element, UNCERTAIN)])
    assert to_relay(room).value.get("stream_obj") == STREAM_SAME


def test_the_token_of_a_stream() -> None:
    """A stream of a conference takes no token in cXML; it is lost, and not shown."""
    secret = "very " + "secret"
    room = JoinConference("Room", stream=Stream("wss://a", authorization_bearer_token=secret))
    made = to_cxml(room)
    assert notes_of(made)[0] == ("stream.authorization_bearer_token", "***", LOST)
    assert secret not in f"{made}{[*map(str, made.notes)]}"
    assert "very" not in str(made.value)
    there = to_swml(stream_element(auth_bearer_token=secret)).value.stream
    assert there
    assert there.authorization_bearer_token == secret


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("track", "both_tracks"),
        ("bidir", True),
        ("stream_ssl_validate_certificate", True),
        ("stream_start_conference_on_enter", True),
        ("connector_name", "a"),
    ],
)
def test_what_only_a_stream_of_cxml_has(name: str, value: Any) -> None:
    """What only cXML can say of a stream is said to be lost."""
    for convert in (to_swml, to_relay):
        notes = notes_of(convert(stream_element(**{name: value})))
        assert notes[0] == (f"stream.{name}", value, LOST)
        assert len(notes) == 2


def test_what_a_stream_holds() -> None:
    """Parameters are carried over by name, once; what is unknown or incomplete is lost."""
    room = stream_element(unknown_attributes={"colour": "red"})
    stream = room.children[0]
    assert isinstance(stream, StreamElement)
    wrong = [
        stream.nest(each)
        for each in (Unknown("X"), Parameter(name="a"), Parameter(value="b"))
    ]  # fmt: skip
    stream.parameter(name="b", value="{{B}}")
    wrong.append(stream.parameter(name="b", value="again"))
    made = to_swml(room)
    assert made.value.stream
    assert made.value.stream.custom_parameters == {"b": "{{B}}"}
    assert notes_of(made)[:-1] == [
        ("stream.colour", "red", LOST),
        *(("stream.children", each, LOST) for each in wrong),
        ("stream.custom_parameters", {"b": "{{B}}"}, CHANGED),
    ]


def test_streams_that_are_lost() -> None:
    """A stream without a url, a second stream, and what SWML does not know are lost."""
    room = Conference("Room", children=[StreamElement(name="a")])
    made = to_swml(room)
    assert made.value == JoinConference("Room")
    assert [(note.field, note.outcome) for note in made.notes] == [("stream", LOST)]
    second = StreamElement(url="wss://b")
    assert ("children", second, LOST) in notes_of(to_swml(stream_element().append(second)))
    data = {"name": "Room", "stream": {"url": "wss://a", "colour": "red"}}
    back = to_cxml(JoinConference.from_dict(data, strict=False))
    assert notes_of(back)[0] == ("stream.colour", "red", LOST)


def test_an_empty_list_of_events_stays_one() -> None:
    """A list of no events is carried over as such."""
    room = said(C, status_callback_event="")
    assert to_swml(room).value.status_callback_event == ()
    arguments = to_relay(room).value
    assert arguments["status_callback_event"] == ""
    assert to_cxml(arguments).value.status_callback_event == ()


def test_notes_in_words() -> None:
    """A note says in one line what is lost, why, and what to do."""
    (note,) = to_swml(said(C, wait_method="GET")).notes
    assert note == Note(
        field="wait_method",
        value="GET",
        outcome=LOST,
        reason="the waiting document is always fetched by POST",
        advice="answer POST there too",
    )
    assert str(note) == (
        "wait_method ('GET') is lost: the waiting document is always fetched by POST; "
        "answer POST there too"
    )
    (note,) = to_swml(said(C, max_participants=1)).notes
    assert str(note) == (
        "max_participants (1) is lost: SWML does not take it: max_participants is 1: must be a "
        "whole number from 2 to 100000, or a variable such as ${name}"
    )


@pytest.mark.parametrize(("source", "target"), [(S, C), (S, R), (R, C), (R, S)])
def test_a_token_stays_out_of_notes(source: Language, target: Language) -> None:
    """The token of a stream is carried over, and is in no note."""
    stream = {"url": "${u}x", "authorization_bearer_token": "very secret"}
    name = "stream" if source is Language.SWML else "stream_obj"
    made = TO[target](said(source, **{name: stream}))
    assert made.notes
    assert not any("very secret" in f"{note} {note!r}" for note in made.notes)
    there = values_of(target, made.value)
    assert target is Language.CXML or there.get("stream", there.get("stream_obj")) == stream


# What stands around a conference

DIAL: dict[str, Any] = {
    "action": URL,
    "method": "GET",
    "time_limit": 60,
    "hangup_on_star": True,
    "timeout": 20,
    "answer_on_bridge": True,
    "caller_id": "+15550100100",
    "caller_name": "Desk",
    "ring_tone": "de",
    "record": "record-from-answer",
    "recording_track": "both",
    "recording_storage_url": URL,
    "recording_storage_url_method": "PUT",
    "recording_status_callback": URL,
    "recording_status_callback_event": ("completed",),
    "recording_status_callback_method": "GET",
    "trim": "do-not-trim",
}


@pytest.mark.parametrize("convert", [to_swml, to_relay])
@pytest.mark.parametrize("name", DIAL)
def test_attributes_of_dial_are_lost(name: str, convert: Callable[..., Conversion[Any]]) -> None:
    """No attribute of Dial has a counterpart, and each is said to be lost."""
    dial = Dial(**{name: DIAL[name]}, children=[Conference("Room")])
    assert notes_of(convert(dial)) == [(f"Dial.{name}", DIAL[name], LOST)]
    with pytest.raises(ConversionError, match=rf"Dial\.{name}"):
        convert(dial, strict=True)


def test_what_stands_beside_it_is_lost() -> None:
    """Other verbs, other children, and what cxml does not know are said to be lost."""
    room = Conference("Room", unknown_attributes={"colour": "red"}, children=[Unknown("X")])
    dial = Dial(unknown_attributes={"shape": "round"}, children=[room, Unknown("Y")])
    response = VoiceResponse(children=[Dial("+15550100100"), dial], unknown_attributes={"a": "b"})
    assert notes_of(to_swml(response)) == [
        ("Response.a", "b", LOST),
        ("Response/Dial", Dial("+15550100100"), LOST),
        ("Dial.shape", "round", LOST),
        ("Dial/Y", Unknown("Y"), LOST),
        ("colour", "red", LOST),
        ("children", Unknown("X"), LOST),
    ]
    assert to_swml(response).value == JoinConference("Room")


def test_other_instructions_are_lost() -> None:
    """Other instructions, other sections, and unknown properties are said to be lost."""
    room = JoinConference("Room", unknown_properties={"colour": "red"})
    document = Document(
        {"main": [{"answer": {}}, room], "more": [{"hangup": {}}], "none": []},
        unknown_properties={"shape": "round"},
    )
    assert notes_of(to_cxml(document)) == [
        ("sections.main[0]", {"answer": {}}, LOST),
        ("sections.more[0]", {"hangup": {}}, LOST),
        ("sections.none", (), LOST),
        ("shape", "round", LOST),
        ("colour", "red", LOST),
    ]
    assert to_cxml(document).value == Conference("Room")


ADVICE = "convert a document, or an element, with one of them at a time"


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (Dial(), "Dial holds no conference"),
        (VoiceResponse(), "Response holds no conference"),
        (VoiceResponse(children=[Dial("+15550100100")]), "Response holds no conference"),
        (
            VoiceResponse(children=[Dial(children=[Conference(name)]) for name in "ab"]),
            f"Response holds more than one conference: {ADVICE}",
        ),
        (Number("+15550100100"), "Number is no conference, and holds none"),
        (Document([]), "the main section has no join_conference"),
        (
            Document([JoinConference("a"), JoinConference("b")]),
            f"the main section has more than one join_conference: {ADVICE}",
        ),
        (Stream("wss://a"), "Stream is no conference"),
        (5, "int is no conference"),
        ("<Response/>", "str is no conference"),
        ({}, "join_conference.name: the conference has no name"),
        ({"name": None}, "join_conference.name: the conference has no name"),
    ],
)
def test_refuses_what_is_no_conference(source: Any, message: str) -> None:
    """Without exactly one conference there is nothing to convert."""
    for convert in (to_swml, to_cxml, to_relay):
        with pytest.raises(UsageError) as caught:
            convert(source)
        assert str(caught.value) == message


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


@pytest.mark.parametrize("sections", ["", 5, [1], {"main": "x"}, {"main": {}}])
def test_a_document_without_lists_that_was_read_carelessly(sections: Any) -> None:
    """A document whose sections are no lists, kept with strict=False, holds no conference."""
    document = Document.from_dict({"sections": sections}, strict=False)
    assert document.main == ()
    with pytest.raises(UsageError, match="the main section has no join_conference"):
        to_cxml(document)


def test_a_section_that_is_no_list_is_lost() -> None:
    """What stands beside the main section is lost, also where it is no list of instructions."""
    sections = {"main": [{"join_conference": {"name": "Room"}}], "other": 5}
    made = to_cxml(Document.from_dict({"sections": sections}, strict=False))
    assert made.value == Conference("Room")
    assert notes_of(made) == [("sections.other", 5, LOST)]


def test_a_conference_that_was_read_carelessly() -> None:
    """What strict=False kept is carried over where it is right, and else said to be lost."""
    data = {"muted": "true", "beep": 3, "colour": 1, "name": "Room"}
    made = to_cxml(JoinConference.from_dict(data, strict=False))
    assert made.value == Conference("Room", muted=True)
    assert [note.field for note in made.losses] == ["colour", "beep"]
    with pytest.raises(UsageError, match="the conference has no name that cXML can take"):
        to_cxml(JoinConference.from_dict({}, strict=False))


@pytest.mark.parametrize(
    ("parameters", "kept", "lost"),
    [
        ({"a": "b", "c": 5}, {"a": "b"}, [("stream.custom_parameters.c", 5, LOST)]),
        ({"a": "b", "": "\x00"}, {"a": "b"}, [("stream.custom_parameters", "\x00", LOST)]),
        (True, {}, [("stream.custom_parameters", True, LOST)]),
        (None, {}, []),
    ],
)
def test_a_stream_that_was_read_carelessly(
    parameters: Any, kept: dict[str, str], lost: list[object]
) -> None:
    """Parameters that are no texts are said to be lost in cXML; RELAY takes no such stream."""
    data = {"name": "Room", "stream": {"url": "wss://a", "custom_parameters": parameters}}
    room = JoinConference.from_dict(data, strict=False)
    made = to_cxml(room)
    stream = made.value.find(StreamElement)
    assert stream is not None
    assert {each.name: each.value for each in stream.iter(Parameter)} == kept
    assert [each for each in notes_of(made) if each[2] is LOST] == lost
    assert to_relay(room).value == {"name": "Room"}
    assert [note.field for note in to_relay(room).losses] == ["stream"]


def test_a_note_stays_in_its_line() -> None:
    """A note about a name with control characters is one line without them."""
    room = JoinConference("Room", unknown_properties={"a\x1b\n": 1})
    (note,) = to_cxml(room).notes
    assert note.field == "a\x1b\n"
    assert str(note) == r"a\x1b\n (1) is lost: cxml does not know this property"


def test_an_error_lists_what_is_lost() -> None:
    """With strict, the error lists every loss, and holds all notes."""
    with pytest.raises(ConversionError) as caught:
        to_swml(Conference("Room", wait_method="GET", wait_url=URL), strict=True)
    assert [note.outcome for note in caught.value.notes] == [CHANGED, LOST]
    assert str(caught.value) == (
        "something is lost (strict=False accepts that):\n"
        "- wait_method ('GET') is lost: the waiting document is always fetched by POST; "
        "answer POST there too"
    )
    assert to_swml(Conference("Room", wait_url=URL), strict=True).value.wait_url == URL
