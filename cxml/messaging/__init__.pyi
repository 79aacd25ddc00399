from .message import (
    Body as Body,
    Media as Media,
    Message as Message,
)
from .redirect import Redirect as Redirect
from .response import MessagingResponse as MessagingResponse
from .sms import Sms as Sms

__all__ = [
    "Body",
    "Media",
    "Message",
    "MessagingResponse",
    "Redirect",
    "Sms",
]
