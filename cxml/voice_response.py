"""The module name that Twilio's and SignalWire's older libraries use for voice documents.

Change ``twilio.twiml.voice_response`` or ``signalwire.voice_response`` into
``cxml.voice_response``; the rest of the program stays.
"""

from .voice import *  # noqa: F403 - the same names, under the name that programs know
from .voice import __all__ as __all__
