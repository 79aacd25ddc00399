"""The one conference that is converted, and what stands around it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from cxml import Conference, ConversionError, Dial, Number, Unknown, UsageError, VoiceResponse
from cxml.convert import Conversion, to_cxml, to_relay, to_swml
from cxml.swml import Document, JoinConference, Stream

from .conferences import LOST, URL, notes_of

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
