from .ai import AI as AI
from .ai_session import AiSession as AiSession
from .application import Application as Application
from .application import ApplicationSid as ApplicationSid
from .autopilot import Autopilot as Autopilot
from .client import Client as Client
from .client import Identity as Identity
from .conference import Conference as Conference
from .config import Config as Config
from .connect import Connect as Connect
from .conversation import Conversation as Conversation
from .conversation_relay import (
    ConversationRelay as ConversationRelay,
)
from .conversation_relay import (
    ConversationRelaySession as ConversationRelaySession,
)
from .conversation_relay import (
    Language as Language,
)
from .denoise import Denoise as Denoise
from .dial import Dial as Dial
from .echo import Echo as Echo
from .enqueue import Enqueue as Enqueue
from .enqueue import Task as Task
from .gather import Gather as Gather
from .hangup import Hangup as Hangup
from .leave import Leave as Leave
from .number import Number as Number
from .parameter import Parameter as Parameter
from .pause import Pause as Pause
from .pay import Pay as Pay
from .play import Play as Play
from .prompt import Prompt as Prompt
from .queue import Queue as Queue
from .record import Record as Record
from .recording import Recording as Recording
from .redirect import Redirect as Redirect
from .refer import Refer as Refer
from .refer import ReferSip as ReferSip
from .reject import Reject as Reject
from .response import VoiceResponse as VoiceResponse
from .room import Room as Room
from .say import Say as Say
from .sim import Sim as Sim
from .sip import (
    Header as Header,
)
from .sip import (
    Headers as Headers,
)
from .sip import (
    Sip as Sip,
)
from .sip import (
    SipUri as SipUri,
)
from .siprec import Siprec as Siprec
from .sms import Sms as Sms
from .ssml import (
    SsmlBreak as SsmlBreak,
)
from .ssml import (
    SsmlEmphasis as SsmlEmphasis,
)
from .ssml import (
    SsmlLang as SsmlLang,
)
from .ssml import (
    SsmlP as SsmlP,
)
from .ssml import (
    SsmlPhoneme as SsmlPhoneme,
)
from .ssml import (
    SsmlProsody as SsmlProsody,
)
from .ssml import (
    SsmlS as SsmlS,
)
from .ssml import (
    SsmlSayAs as SsmlSayAs,
)
from .ssml import (
    SsmlSub as SsmlSub,
)
from .ssml import (
    SsmlW as SsmlW,
)
from .start import Start as Start
from .stop import Stop as Stop
from .stream import Stream as Stream
from .transcription import Transcription as Transcription
from .verto import Verto as Verto
from .virtual_agent import VirtualAgent as VirtualAgent
from .whats_app import WhatsApp as WhatsApp

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
