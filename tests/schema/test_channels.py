"""``cxml.parse()``: a document whose channel nobody said."""

from __future__ import annotations

import pytest

import cxml
from cxml import (
    CxmlError,
    Dial,
    DocumentError,
    Element,
    FaxResponse,
    MessagingResponse,
    Say,
    VoiceResponse,
)

VOICE = "<Response><Dial><Conference>Room 1234</Conference></Dial></Response>"
UNKNOWN = '<Response><Say tone="low">Hi</Say><Shout/></Response>'


@pytest.mark.parametrize("document", [VOICE, VOICE.encode(), VOICE.encode("utf-16")])
def test_voice(document: str | bytes) -> None:
    """A document with verbs of a call is a VoiceResponse, from text and from bytes."""
    response = cxml.parse(document)
    assert type(response) is VoiceResponse
    assert response == VoiceResponse(children=[Dial(children=[cxml.Conference("Room 1234")])])


def test_empty_response() -> None:
    """A document without verbs is a VoiceResponse without children."""
    assert cxml.parse("<Response/>") == VoiceResponse()


@pytest.mark.parametrize(
    ("verbs", "cls"),
    [
        ("<Message>Hi</Message>", MessagingResponse),
        ("<Message/><Redirect>../next</Redirect>", MessagingResponse),
        ("<Redirect/><Message/>", MessagingResponse),
        ("<Sms>Hi</Sms>", MessagingResponse),
        ("<Sms>Hi</Sms><Redirect/>", MessagingResponse),
        ("<Sms>Hi</Sms><Hangup/>", VoiceResponse),
        ("<Receive/>", FaxResponse),
        ("<Receive/><Reject/>", FaxResponse),
        ("<Say>Hi</Say><Redirect/>", VoiceResponse),
        ("<Redirect/>", VoiceResponse),
        ("<Reject/>", VoiceResponse),
    ],
)
def test_channels(verbs: str, cls: type[Element]) -> None:
    """The channel is the one that knows the most of the verbs, and voice where several do."""
    response = cxml.parse(f"<Response>{verbs}</Response>")
    assert type(response) is cls
    assert response == cls.from_xml(f"<Response>{verbs}</Response>")


def test_channels_that_know_some_verbs() -> None:
    """What the channel that knows the most verbs does not know is a problem, or kept."""
    document = "<Response><Message>Hi</Message><Message>Ho</Message><Say>Hi</Say></Response>"
    with pytest.raises(
        DocumentError, match="Say cannot stand in Response: it stands in a VoiceResponse"
    ):
        cxml.parse(document)
    response = cxml.parse(document, strict=False)
    assert type(response) is MessagingResponse
    assert response.to_xml(xml_declaration=False) == document


def test_is_strict() -> None:
    """What cxml does not know is refused, all of it at once."""
    with pytest.raises(DocumentError) as caught:
        cxml.parse(UNKNOWN)
    codes = [problem.code for problem in caught.value.problems]
    assert codes == ["unknown-attribute", "unknown-element"]


def test_not_strict() -> None:
    """What cxml does not know is kept when reading is not strict."""
    response = cxml.parse(UNKNOWN, strict=False)
    assert response.children[0] == Say("Hi", unknown_attributes={"tone": "low"})
    assert response.to_xml(xml_declaration=False) == UNKNOWN.replace("<Shout/>", "<Shout />")


@pytest.mark.parametrize("most", [1, 10, len(VOICE) - 1])
def test_max_bytes(most: int) -> None:
    """A document longer than ``max_bytes`` is refused."""
    with pytest.raises(DocumentError) as caught:
        cxml.parse(VOICE, max_bytes=most)
    assert [problem.code for problem in caught.value.problems] == ["too-large"]


def test_max_bytes_of_a_document_that_is_just_short_enough() -> None:
    """A document of ``max_bytes`` bytes is read."""
    assert cxml.parse(VOICE, max_bytes=len(VOICE)) == cxml.parse(VOICE)


@pytest.mark.parametrize(
    "document",
    [
        "<Response><Fetch/></Response>",
        "<SWML/>",
        "",
        "{}",
    ],
)
def test_other_documents(document: str) -> None:
    """A document of no channel that cxml knows is refused with a CxmlError, a ValueError."""
    with pytest.raises(CxmlError) as caught:
        cxml.parse(document)
    assert isinstance(caught.value, ValueError)
