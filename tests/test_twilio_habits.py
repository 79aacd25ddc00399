"""What programs written for twilio-python may keep doing, and what they get."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from twilio_programs import PROGRAMS

import cxml.voice_response
from cxml import (
    CxmlError,
    Dial,
    Gather,
    Hangup,
    InvalidValueError,
    NestingError,
    Pause,
    Say,
    Unknown,
    VoiceResponse,
)

DOCUMENTS = Path(__file__).parent / "documents" / "twilio"
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'


# Whole programs


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_document_of_a_program(name: str) -> None:
    """A program gives, byte for byte, the document that twilio-python gives."""
    response = PROGRAMS[name](cxml.voice_response)
    document = (DOCUMENTS / f"{name}.xml").read_bytes()
    assert str(response).encode() == document
    assert response.to_bytes() == document


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_document_of_a_program_reads_back(name: str) -> None:
    """What a program gives is read back as the same elements; unknown ones only if asked for."""
    response = PROGRAMS[name](cxml.voice_response)
    strict = response.find(Unknown) is None
    assert VoiceResponse.from_xml(str(response), strict=strict) == response
    assert VoiceResponse.from_xml(response.to_xml(pretty=True), strict=strict) == response


def test_every_document_has_its_program() -> None:
    """There are thirty programs at least, and exactly one document for each."""
    assert sorted(path.stem for path in DOCUMENTS.iterdir()) == sorted(PROGRAMS)
    assert len(PROGRAMS) >= 30


def test_the_module_has_the_names_of_twilio() -> None:
    """The module with the familiar name has every class of the vocabulary so far."""
    assert cxml.voice_response.VoiceResponse is VoiceResponse
    assert set(cxml.voice_response.__all__) == set(cxml.voice.__all__)
    assert sorted(cxml.voice_response.__all__) == cxml.voice_response.__all__


# Values


def test_none_leaves_an_attribute_out() -> None:
    """None leaves an attribute out."""
    assert str(Pause(length=None)) == f"{DECLARATION}<Pause />"


@pytest.mark.parametrize(("truth", "word"), [(True, "true"), (False, "false")])
def test_booleans_in_lower_case(truth: bool, word: str) -> None:
    """Booleans are written in lower case."""
    assert f'hangupOnStar="{word}"' in str(Dial(hangup_on_star=truth))


def test_zero_and_empty_are_kept() -> None:
    """Zero and an empty text are values of an attribute; an empty text of an element is none."""
    assert str(Say("", loop=0, voice="")) == f'{DECLARATION}<Say loop="0" voice="" />'


def test_a_number_as_text() -> None:
    """A whole number may stand for text, which fails in twilio-python when it is written."""
    assert Dial().conference(1234) == Dial().conference("1234")  # type: ignore[arg-type]


def test_a_list_of_words() -> None:
    """A list of words is written with spaces, not as Python shows it."""
    conference = Dial().conference("Room", status_callback_event=["start", "end"])
    assert 'statusCallbackEvent="start end"' in str(conference)


@pytest.mark.parametrize("text", [{"a": 1}, ["a"], True, 1.5])
def test_what_is_no_text(text: object) -> None:
    """What is neither text nor a whole number is refused as the text of an element."""
    with pytest.raises(InvalidValueError):
        Say(text)  # type: ignore[arg-type]


# Names


def test_attributes_in_the_order_of_their_names() -> None:
    """Attributes are written in the order of their names on the wire, however they were given."""
    dial = Dial(trim="trim-silence", timeout=20, caller_id="+15550100100", action="/x")
    names = [part.split("=")[0] for part in str(dial).removeprefix(DECLARATION).split()[1:-1]]
    assert names == ["action", "callerId", "timeout", "trim"]


def test_camel_case_keywords() -> None:
    """Keywords may be spelled as on the wire, in classes and in methods."""
    gather = Gather(speechTimeout="auto", numDigits=1)  # type: ignore[call-arg]
    assert gather == Gather(speech_timeout="auto", num_digits=1)
    made = VoiceResponse().gather(partialResultCallback="/x")  # type: ignore[call-arg]
    assert made == Gather(partial_result_callback="/x")


@pytest.mark.parametrize(
    ("python", "wire"),
    [
        ("from_", "from"),
        ("for_", "for"),
        ("class_", "class"),
        ("xml_lang", "xml:lang"),
        ("interpret_as", "interpret-as"),
        ("status_callback_url", "statusCallbackUrl"),
        ("lower", "lower"),
        ("camelCase", "camelCase"),
    ],
)
def test_names_of_unknown_elements(python: str, wire: str) -> None:
    """Attributes of an element that cxml does not know are spelled as twilio-python spells them."""
    made = VoiceResponse().add_child("Thing", **{python: "1"})
    assert made.unknown_attributes == ((wire, "1"),)


# Elements


def test_a_method_returns_the_child() -> None:
    """A method of a verb puts it last, and returns it."""
    response = VoiceResponse()
    first, second = response.pause(), response.hangup()
    assert response.children == (first, second)
    assert (type(first), type(second)) == (Pause, Hangup)


def test_append_returns_the_parent_and_nest_the_child() -> None:
    """``append()`` returns the element it was called on, ``nest()`` the one it was given."""
    response, dial, pause = VoiceResponse(), Dial(), Pause()
    assert response.append(dial) is response
    assert response.nest(pause) is pause
    assert response.children == (dial, pause)


def test_with_blocks_give_the_element() -> None:
    """A with-block gives the element itself, and lets exceptions through."""
    gather = Gather()
    with gather as given:
        assert given is gather
    with pytest.raises(RuntimeError, match="mine"), gather:
        raise RuntimeError("mine")


def test_str_is_to_xml() -> None:
    """str() is to_xml(), which takes the declaration's flag by position and by keyword."""
    response = VoiceResponse()
    response.say("Hi")
    assert str(response) == response.to_xml() == response.to_xml(xml_declaration=True)
    assert f"{response}" == str(response)
    assert response.to_xml(False) == "<Response><Say>Hi</Say></Response>"
    assert response.to_xml(xml_declaration=False) == response.to_xml(False)


def test_text_after_the_text() -> None:
    """Text that is appended is put after the text that is there, where Twilio's is lost."""
    assert Say("One").append(" two").append(" three") == Say("One two three")


def test_add_child_checks_what_it_knows() -> None:
    """add_child makes the class of a name that it knows, with its checks."""
    dial = Dial()
    made = dial.add_child("Verto", "room@example.com")
    assert made == cxml.Verto("room@example.com")
    with pytest.raises(InvalidValueError):
        dial.add_child("Conference", "Room", beep="sometimes")


@pytest.mark.parametrize("thing", [5, None, object(), ["text"], {"a": 1}, Say])
def test_what_cannot_be_appended(thing: Any) -> None:
    """Whatever is neither an element nor text cannot be appended."""
    response = VoiceResponse()
    with pytest.raises(NestingError):
        response.append(thing)
    assert response == VoiceResponse()


# What Twilio lets through, and the platform does not


@pytest.mark.parametrize(
    "wrong",
    [
        {"beep": "sometimes"},
        {"status_callback_event": "['start', 'end']"},
        {"max_participants": "many"},
        {"muted": "yes"},
        {"wait_method": "PUT"},
        {"colour": "red"},
    ],
    ids=json.dumps,
)
def test_mistakes_that_twilio_sends(wrong: dict[str, Any]) -> None:
    """Mistakes that twilio-python sends are refused at the line that makes them."""
    with pytest.raises(CxmlError):
        Dial().conference("Room", **wrong)
