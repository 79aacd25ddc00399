"""The verbs and nouns of a messaging document, loaded when they are first used."""

from .._declare.lazy import face

__getattr__, __dir__, __all__ = face(
    __name__,
    {
        "message": "Body Media Message",
        "redirect": "Redirect",
        "response": "MessagingResponse",
        "sms": "Sms",
    },
)
