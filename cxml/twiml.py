"""The names that programs for ``twilio-python`` import from ``twilio.twiml``.

Change ``twilio.twiml`` into ``cxml.twiml``; what is asked of an element by ``isinstance``, and what
is caught, stays as it is.
"""

from ._tree.element import Element
from .errors import CxmlError

__all__ = ["TwiML", "TwiMLException"]

TwiML = Element
"""The base of every element and response."""

TwiMLException = CxmlError
"""The base of everything that cxml raises on purpose; Twilio's has no more to say."""
