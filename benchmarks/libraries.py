"""The two libraries that build documents, called the same way."""

from __future__ import annotations

from attrs import frozen
from twilio.twiml import voice_response as twilio  # type: ignore[import-untyped]

import cxml


@frozen
class Library:
    """The classes of one library that builders call by name."""

    response: type[cxml.VoiceResponse]
    dial: type[cxml.Dial]
    gather: type[cxml.Gather]


CXML = Library(cxml.VoiceResponse, cxml.Dial, cxml.Gather)
TWILIO = Library(twilio.VoiceResponse, twilio.Dial, twilio.Gather)
TWILIO_NAME = "twilio-python"
