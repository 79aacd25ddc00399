"""The module name that Twilio's and SignalWire's older libraries use for messaging documents.

Change ``twilio.twiml.messaging_response`` or ``signalwire.messaging_response`` into
``cxml.messaging_response``; the rest of the program stays.
"""

from typing import TYPE_CHECKING

from . import messaging
from .messaging import __all__ as __all__

if TYPE_CHECKING:
    from .messaging import *  # noqa: F403 - the same names, under the name that programs know
else:

    def __getattr__(name: str) -> object:
        return getattr(messaging, name)


def __dir__() -> list[str]:
    return __all__
