"""The names that programs for ``twilio-python`` import from ``twilio.twiml``.

Change ``twilio.twiml`` into ``cxml.twiml``; what is asked of an element by ``isinstance``, and what
is caught, stays as it is.
"""

from typing import TYPE_CHECKING

from .._declare.lazy import face
from .._tree.element import Element
from ..errors import CxmlError

__all__ = ["TwiML", "TwiMLException"]

if not TYPE_CHECKING:  # checkers would take any name for one that is here
    # Twilio's modules of responses stand here; who looks for them is told where ours are.
    __getattr__, _, _ = face(__name__, {}, here=__all__)

TwiML = Element
"""The base of every element and response."""

TwiMLException = CxmlError
"""The base of everything that cxml raises on purpose; Twilio's has no more to say."""
