"""``<Hangup>``: end the call."""

from __future__ import annotations

from cxml import Hangup, Parameter, VoiceResponse


def test_nothing_to_say() -> None:
    """A call is ended without a word."""
    assert VoiceResponse().hangup().to_xml(False) == "<Hangup />"


def test_parameters() -> None:
    """Parameters may be handed on, as Twilio has it."""
    hangup = Hangup()
    assert hangup.parameter(name="a", value="1") == Parameter(name="a", value="1")
    assert hangup.to_xml(False) == '<Hangup><Parameter name="a" value="1" /></Hangup>'
