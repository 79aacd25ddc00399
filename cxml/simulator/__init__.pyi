from ._call import Call as Call
from ._choices import Choices as Choices
from ._errors import CircleError as CircleError, SimulationError as SimulationError
from ._platform import Platform as Platform
from ._request import Request as Request, Requests as Requests
from ._run import Run as Run, runs as runs

__all__ = [
    "Call",
    "Choices",
    "CircleError",
    "Platform",
    "Request",
    "Requests",
    "Run",
    "SimulationError",
    "runs",
]
