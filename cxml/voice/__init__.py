"""The verbs and nouns of a voice document, one file each."""

from .application import Application, ApplicationSid
from .client import Client, Identity
from .conference import Conference
from .dial import Dial
from .gather import Gather
from .hangup import Hangup
from .number import Number
from .parameter import Parameter
from .pause import Pause
from .play import Play
from .queue import Queue
from .redirect import Redirect
from .reject import Reject
from .response import VoiceResponse
from .say import Say
from .sim import Sim
from .sip import Header, Headers, Sip, SipUri
from .verto import Verto
from .whats_app import WhatsApp

__all__ = [
    "Application",
    "ApplicationSid",
    "Client",
    "Conference",
    "Dial",
    "Gather",
    "Hangup",
    "Header",
    "Headers",
    "Identity",
    "Number",
    "Parameter",
    "Pause",
    "Play",
    "Queue",
    "Redirect",
    "Reject",
    "Say",
    "Sim",
    "Sip",
    "SipUri",
    "Verto",
    "VoiceResponse",
    "WhatsApp",
]
