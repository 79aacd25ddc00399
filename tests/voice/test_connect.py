"""``<Connect>``: what a call can be connected to."""

from __future__ import annotations

import copy
import pickle

import pytest

import cxml
from cxml import (
    AI,
    Connect,
    ConversationRelay,
    DocumentError,
    InvalidValueError,
    NestingError,
    VoiceResponse,
)


def test_a_video_room() -> None:
    """The name of a room is text, and stripped."""
    connect = Connect(action="/after")
    connect.room(" standup ", participant_identity="caller")
    assert connect.to_xml(False) == (
        '<Connect action="/after"><Room participantIdentity="caller">standup</Room></Connect>'
    )


def test_the_language_of_a_relay() -> None:
    """The attribute ``language`` reads as ``language_tag``, since a method has its name."""
    relay = Connect().conversation_relay(url="wss://example.com", language="en-US")
    relay.language(code="de-DE", voice="x")
    assert relay.language_tag == "en-US"
    relay.language_tag = "fr-FR"
    assert relay.to_xml(False) == (
        '<ConversationRelay language="fr-FR" url="wss://example.com">'
        '<Language code="de-DE" voice="x" /></ConversationRelay>'
    )
    assert ConversationRelay.from_xml(str(relay)) == relay


def test_spellings_of_a_relay() -> None:
    """What Twilio's library spells as on the wire is taken in both spellings."""
    assert ConversationRelay(speechTimeout="5") == ConversationRelay(speech_timeout="5")  # type: ignore[call-arg]


@pytest.mark.parametrize("truth", [True, False])
def test_truths_of_a_relay(truth: bool) -> None:
    """Where a relay takes words or truths, a boolean is written in lower case, and read back."""
    relay = ConversationRelay(interruptible=truth, welcome_greeting_interruptible="speech")
    assert f' interruptible="{str(truth).lower()}"' in str(relay)
    assert ConversationRelay.from_xml(str(relay)) == relay


def test_the_threshold_of_a_relay() -> None:
    """The threshold of a relay is a decimal number, and keeps its digits."""
    assert 'eagerEotThreshold="0.50"' in str(ConversationRelay(eager_eot_threshold="0.50"))
    assert 'eagerEotThreshold="0.5"' in str(ConversationRelay(eager_eot_threshold=0.5))
    with pytest.raises(InvalidValueError):
        ConversationRelay(eager_eot_threshold=2)


def test_everything_else() -> None:
    """Whatever a call can be connected to is written and read back."""
    connect = Connect()
    connect.virtual_agent(connector_name="x").config(name="a", value="b")
    connect.ai_session(ai_connector="x")
    connect.autopilot("x")
    connect.conversation(record=True, status_callback_event=["call-ringing"])
    connect.conversation_relay_session(connector="x")
    assert Connect.from_xml(str(connect)) == connect


# What no page describes

AGENT = (
    '<AI engine="x" postPromptURL="https://example.com"><Prompt temperature="0.5">Be kind.</Prompt>'
    '<SWAIG><Defaults webHookURL="https://example.com"><a>1</a></Defaults>'
    '<Function name="f" purpose="x"><meta>text<deep /></meta></Function></SWAIG></AI>'
)


def test_an_agent_is_kept_as_it_comes() -> None:
    """An AI element is read strictly, whatever it holds, and given back."""
    response = VoiceResponse.from_xml(f"<Response><Connect>{AGENT}</Connect></Response>")
    agent = response.find(AI)
    assert agent
    assert agent.to_xml(False) == AGENT
    for twin in (eval(repr(agent), {"cxml": cxml}), copy.deepcopy(agent)):  # noqa: S307
        assert twin == agent
    assert pickle.loads(pickle.dumps(agent)) == agent  # noqa: S301
    assert VoiceResponse.from_xml(response.to_xml(pretty=True)) == response


def test_an_agent_is_built() -> None:
    """An AI element takes any attribute by its name in XML, and any element."""
    agent = Connect().ai(unknown_attributes={"engine": "x"})
    agent.add_child("Prompt", "Be kind.", temperature="0.5")
    agent.append(" and text")
    assert agent.to_xml(False) == (
        '<AI engine="x"><Prompt temperature="0.5">Be kind.</Prompt> and text</AI>'
    )
    assert repr(AI()) == "cxml.AI()"
    assert AI.from_xml(str(agent)) == agent


def test_an_agent_is_added_by_its_name() -> None:
    """Adding an AI by its name takes a text, and attributes spelled as in Python."""
    connect = Connect()
    agent = connect.add_child("AI", "x", postPromptURL="/p", engine="y", hints=None)
    assert connect.children == (agent,)
    assert agent.to_xml(False) == '<AI engine="y" postPromptURL="/p">x</AI>'
    assert isinstance(Connect().add_child("AI"), AI)


def test_an_agent_stands_in_a_connect() -> None:
    """An AI element that stands elsewhere is a problem."""
    with pytest.raises(DocumentError, match="AI cannot stand in Response"):
        VoiceResponse.from_xml(f"<Response>{AGENT}</Response>")
    with pytest.raises(NestingError):
        Connect().append(cxml.Pause())
