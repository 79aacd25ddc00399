from ._call import Call as Call
from ._calls_waiting import CallsWaiting as CallsWaiting
from ._choices import Choices as Choices
from ._connection import Connection as Connection
from ._errors import CircleError as CircleError, SimulationError as SimulationError
from ._phone import Phone as Phone
from ._platform import Platform as Platform
from ._request import Request as Request, Requests as Requests
from ._room import Room as Room
from ._run import Run as Run, runs as runs
from ._text_message import TextMessage as TextMessage

__all__ = [
    "Call",
    "CallsWaiting",
    "Choices",
    "CircleError",
    "Connection",
    "Phone",
    "Platform",
    "Request",
    "Requests",
    "Room",
    "Run",
    "SimulationError",
    "TextMessage",
    "runs",
]
