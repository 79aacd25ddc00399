"""The verbs of a fax document, loaded when they are first used."""

from typing import TYPE_CHECKING

from .._declare.lazy import loader

if TYPE_CHECKING:
    from .receive import Receive
    from .reject import Reject
    from .response import FaxResponse

__all__ = [
    "FaxResponse",
    "Receive",
    "Reject",
]

_HOMES = {
    "FaxResponse": "response",
}

if not TYPE_CHECKING:  # pragma: no branch
    __getattr__ = loader(__name__, __all__, _HOMES)


def __dir__() -> list[str]:
    return __all__
