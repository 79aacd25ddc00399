"""The stream of a conference: an element in cXML, plain data elsewhere."""

from __future__ import annotations

from typing import Any

import pytest

from cxml import Conference, Parameter, Stream as StreamElement, Unknown
from cxml.convert import to_cxml, to_relay, to_swml
from cxml.swml import JoinConference, Stream

from .conferences import CHANGED, LOST, UNCERTAIN, URL, notes_of

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
