"""The verbs and nouns of a voice document, one file each, loaded when they are first used."""

from typing import TYPE_CHECKING

from .._declare.lazy import loader

if TYPE_CHECKING:
    from .ai import AI
    from .ai_session import AiSession
    from .application import Application, ApplicationSid
    from .autopilot import Autopilot
    from .client import Client, Identity
    from .conference import Conference
    from .config import Config
    from .connect import Connect
    from .conversation import Conversation
    from .conversation_relay import ConversationRelay, ConversationRelaySession, Language
    from .denoise import Denoise
    from .dial import Dial
    from .echo import Echo
    from .enqueue import Enqueue, Task
    from .gather import Gather
    from .hangup import Hangup
    from .leave import Leave
    from .number import Number
    from .parameter import Parameter
    from .pause import Pause
    from .pay import Pay
    from .play import Play
    from .prompt import Prompt
    from .queue import Queue
    from .record import Record
    from .recording import Recording
    from .redirect import Redirect
    from .refer import Refer, ReferSip
    from .reject import Reject
    from .response import VoiceResponse
    from .room import Room
    from .say import Say
    from .sim import Sim
    from .sip import Header, Headers, Sip, SipUri
    from .siprec import Siprec
    from .sms import Sms
    from .ssml import (
        SsmlBreak,
        SsmlEmphasis,
        SsmlLang,
        SsmlP,
        SsmlPhoneme,
        SsmlProsody,
        SsmlS,
        SsmlSayAs,
        SsmlSub,
        SsmlW,
    )
    from .start import Start
    from .stop import Stop
    from .stream import Stream
    from .transcription import Transcription
    from .verto import Verto
    from .virtual_agent import VirtualAgent
    from .whats_app import WhatsApp

__all__ = [
    "AI",
    "AiSession",
    "Application",
    "ApplicationSid",
    "Autopilot",
    "Client",
    "Conference",
    "Config",
    "Connect",
    "Conversation",
    "ConversationRelay",
    "ConversationRelaySession",
    "Denoise",
    "Dial",
    "Echo",
    "Enqueue",
    "Gather",
    "Hangup",
    "Header",
    "Headers",
    "Identity",
    "Language",
    "Leave",
    "Number",
    "Parameter",
    "Pause",
    "Pay",
    "Play",
    "Prompt",
    "Queue",
    "Record",
    "Recording",
    "Redirect",
    "Refer",
    "ReferSip",
    "Reject",
    "Room",
    "Say",
    "Sim",
    "Sip",
    "SipUri",
    "Siprec",
    "Sms",
    "SsmlBreak",
    "SsmlEmphasis",
    "SsmlLang",
    "SsmlP",
    "SsmlPhoneme",
    "SsmlProsody",
    "SsmlS",
    "SsmlSayAs",
    "SsmlSub",
    "SsmlW",
    "Start",
    "Stop",
    "Stream",
    "Task",
    "Transcription",
    "Verto",
    "VirtualAgent",
    "VoiceResponse",
    "WhatsApp",
]

_HOMES = {
    "AI": "ai",
    "ApplicationSid": "application",
    "ConversationRelaySession": "conversation_relay",
    "Header": "sip",
    "Headers": "sip",
    "Identity": "client",
    "Language": "conversation_relay",
    "ReferSip": "refer",
    "SipUri": "sip",
    "SsmlBreak": "ssml",
    "SsmlEmphasis": "ssml",
    "SsmlLang": "ssml",
    "SsmlP": "ssml",
    "SsmlPhoneme": "ssml",
    "SsmlProsody": "ssml",
    "SsmlS": "ssml",
    "SsmlSayAs": "ssml",
    "SsmlSub": "ssml",
    "SsmlW": "ssml",
    "Task": "enqueue",
    "VoiceResponse": "response",
}

if not TYPE_CHECKING:  # pragma: no branch
    __getattr__ = loader(__name__, __all__, _HOMES)


def __dir__() -> list[str]:
    return __all__
