"""``cxml.twiml``: what programs import from ``twilio.twiml``."""

from __future__ import annotations

import pytest

from cxml import CxmlError, Dial, Element, VoiceResponse
from cxml.twiml import TwiML, TwiMLException


def test_the_base_of_all_elements() -> None:
    """Every element and response is a TwiML."""
    assert TwiML is Element
    assert isinstance(VoiceResponse(), TwiML)
    assert issubclass(Dial, TwiML)


def test_the_base_of_all_errors() -> None:
    """What cxml raises on purpose is caught as a TwiMLException."""
    assert TwiMLException is CxmlError
    with pytest.raises(TwiMLException):
        VoiceResponse().append("text")
