"""The module name that Twilio's and SignalWire's older libraries use for voice documents.

Change ``twilio.twiml.voice_response`` or ``signalwire.voice_response`` into
``cxml.voice_response``; the rest of the program stays.
"""

from typing import TYPE_CHECKING

from . import voice
from .voice import __all__ as __all__

if TYPE_CHECKING:
    from .voice import *  # noqa: F403 - the same names, under the name that programs know
else:

    def __getattr__(name: str) -> object:
        return getattr(voice, name)


def __dir__() -> list[str]:
    return __all__
