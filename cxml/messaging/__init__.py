"""The verbs and nouns of a messaging document, loaded when they are first used."""

from typing import TYPE_CHECKING

from .._declare.lazy import loader

if TYPE_CHECKING:
    from .message import Body, Media, Message
    from .redirect import Redirect
    from .response import MessagingResponse

__all__ = [
    "Body",
    "Media",
    "Message",
    "MessagingResponse",
    "Redirect",
]

_HOMES = {
    "Body": "message",
    "Media": "message",
    "MessagingResponse": "response",
}

if not TYPE_CHECKING:  # pragma: no branch
    __getattr__ = loader(__name__, __all__, _HOMES)


def __dir__() -> list[str]:
    return __all__
