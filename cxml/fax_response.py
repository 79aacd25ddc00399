"""The module name that Twilio's and SignalWire's older libraries use for fax documents.

Change ``twilio.twiml.fax_response`` or ``signalwire.fax_response`` into
``cxml.fax_response``; the rest of the program stays.
"""

from typing import TYPE_CHECKING

from . import fax
from .fax import __all__ as __all__

if TYPE_CHECKING:
    from .fax import *  # noqa: F403 - the same names, under the name that programs know
else:

    def __getattr__(name: str) -> object:
        return getattr(fax, name)


def __dir__() -> list[str]:
    return __all__
