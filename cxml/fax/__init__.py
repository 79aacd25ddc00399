"""The verbs of a fax document, loaded when they are first used."""

from .._declare.lazy import face

__getattr__, __dir__, __all__ = face(
    __name__,
    {
        "receive": "Receive",
        "reject": "Reject",
        "response": "FaxResponse",
    },
)
