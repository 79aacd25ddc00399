"""``cxml.twiml``: what programs import from ``twilio.twiml``."""

from __future__ import annotations

import re

import pytest

from cxml import Client, CxmlError, Dial, Element, UsageError, VoiceResponse
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


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("import cxml.twiml.voice_response", "from cxml.voice_response import VoiceResponse"),
        ("from cxml.twiml import voice_response", "from cxml.voice_response import VoiceResponse"),
        (
            "from cxml.twiml.messaging_response import Body",
            "it is cxml.messaging_response: from cxml.messaging_response import MessagingResponse",
        ),
        ("import cxml.twiml.fax_response", "from cxml.fax_response import FaxResponse"),
        ("from cxml.twiml import VoiceResponse", "it is in cxml: from cxml import VoiceResponse"),
        ("from cxml.twiml import Twiml", "did you mean 'TwiML'?"),
        ("from cxml.rest import Client", "from twilio.rest import Client stays as it is"),
        ("from cxml import rest", "cxml calls no API"),
        ("from cxml.jwt.access_token import AccessToken", "cxml makes no access tokens"),
        ("from cxml.base.exceptions import TwilioException", "from cxml import CxmlError"),
    ],
)
def test_what_is_elsewhere(statement: str, said: str) -> None:
    """Whoever writes cxml for twilio in another import is told what to write."""
    with pytest.raises(ImportError, match=re.escape(said)):
        exec(statement)  # noqa: S102


def test_a_client_of_the_api() -> None:
    """Client is an element, and who makes it as one of an API is told so."""
    with pytest.raises(
        UsageError, match=r"a client of the API is one of twilio.rest, or of Signal"
    ):
        Client("AC1", "token")  # type: ignore[call-arg]
