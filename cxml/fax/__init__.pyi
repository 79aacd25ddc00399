from .receive import Receive as Receive
from .reject import Reject as Reject
from .response import FaxResponse as FaxResponse

__all__ = [
    "FaxResponse",
    "Receive",
    "Reject",
]
