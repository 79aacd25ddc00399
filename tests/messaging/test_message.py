"""``<Message>``: a text, or a body and media."""

from __future__ import annotations

import pytest

import cxml
from cxml import (
    Body,
    InvalidValueError,
    Media,
    Message,
    MessagingResponse,
    NestingError,
    Redirect,
    messaging,
)
from cxml._declare.metadata import Support
from cxml._tree.spec import spec_of


def test_a_text() -> None:
    """The text is given first or as ``body``, and read as ``text``: a method has its name."""
    assert Message("Hi").text == Message(body="Hi").text == "Hi"
    assert Message("Hi", to="+1").to_xml(False) == '<Message to="+1">Hi</Message>'


def test_a_body_and_media() -> None:
    """A body and media stand inside, up to ten of them."""
    message = MessagingResponse().message(from_="12345")
    message.body("Look")
    for number in range(10):
        message.media(f"https://example.com/{number}.png")
    assert Message.from_xml(str(message)) == message
    assert Message.from_xml(message.to_xml(pretty=True)) == message
    with pytest.raises(NestingError, match=r"at most 10 Media.*SignalWire error 21623"):
        message.media("https://example.com/10.png")


def test_text_between_elements() -> None:
    """Texts and elements keep their order."""
    message = Message("Hi ")
    message.append(Media("u")).append(" there").append("!")
    assert message.to_xml(False) == "<Message>Hi <Media>u</Media> there!</Message>"
    assert Message.from_xml(str(message)) == message


def test_white_space_is_given_back() -> None:
    """A message that was read with white space is given back with it."""
    document = "<Message>\n  <Body> Hi </Body>\n</Message>"
    message = Message.from_xml(document)
    assert message.find(Body) == Body(" Hi ")
    assert message.to_xml(False) == document


def test_the_longest_body() -> None:
    """A body has at most 1,600 characters, and may be empty."""
    assert Body("x" * 1600).message == "x" * 1600
    assert Body("").to_xml(False) == "<Body />"
    with pytest.raises(InvalidValueError, match="SignalWire error 21617"):
        Body("x" * 1601)


def test_a_redirect_of_another_channel() -> None:
    """The Redirect of a call is another class; the error says which one is meant."""
    response = MessagingResponse()
    with pytest.raises(NestingError, match=r"\(cxml\.messaging\.Redirect can\)"):
        response.append(Redirect("/next"))
    assert type(response.redirect("../next")) is messaging.Redirect
    assert MessagingResponse.from_xml(str(response)) == response


def test_the_old_way() -> None:
    """An Sms may stand where a Message may, as in Twilio's schema, and is not that of a call."""
    response = MessagingResponse()
    sms = response.sms("Hi", to="+15550100100", status_callback="/sent")
    assert sms == messaging.Sms("Hi", to="+15550100100", status_callback="/sent")
    assert response.add_child("Sms", "Ho") == messaging.Sms("Ho")
    assert MessagingResponse.from_xml(str(response)) == cxml.parse(str(response)) == response
    assert spec_of(messaging.Sms).attributes["to"].support is Support.TWIML
    with pytest.raises(NestingError, match=r"\(cxml\.messaging\.Sms can\)"):
        response.append(cxml.Sms("Hi"))
