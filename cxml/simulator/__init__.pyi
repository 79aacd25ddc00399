from ._async_platform import AsyncPlatform as AsyncPlatform
from ._call import AsyncCall as AsyncCall, Call as Call
from ._calls_waiting import CallsWaiting as CallsWaiting
from ._choices import Choices as Choices
from ._connection import AsyncConnection as AsyncConnection, Connection as Connection
from ._errors import CircleError as CircleError, SimulationError as SimulationError
from ._outbox import SentText as SentText
from ._phone import AsyncPhone as AsyncPhone, Phone as Phone
from ._platform import Platform as Platform
from ._request import Request as Request, Requests as Requests
from ._room import AsyncRoom as AsyncRoom, Room as Room
from ._run import Run as Run, runs as runs
from ._sent_fax import SentFax as SentFax
from ._text_message import TextMessage as TextMessage

__all__ = [
    "AsyncCall",
    "AsyncConnection",
    "AsyncPhone",
    "AsyncPlatform",
    "AsyncRoom",
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
    "SentFax",
    "SentText",
    "SimulationError",
    "TextMessage",
    "runs",
]
