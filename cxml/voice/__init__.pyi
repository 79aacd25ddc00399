from .ai import AI as AI
from .ai_session import AiSession as AiSession
from .application import Application as Application, ApplicationSid as ApplicationSid
from .autopilot import Autopilot as Autopilot
from .client import Client as Client, Identity as Identity
from .conference import Conference as Conference
from .config import Config as Config
from .connect import Connect as Connect
from .conversation import Conversation as Conversation
from .conversation_relay import (
    ConversationRelay as ConversationRelay,
    ConversationRelaySession as ConversationRelaySession,
    Language as Language,
)
from .denoise import Denoise as Denoise
from .dial import Dial as Dial
from .echo import Echo as Echo
from .enqueue import Enqueue as Enqueue, Task as Task
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
from .refer import Refer as Refer, ReferSip as ReferSip
from .reject import Reject as Reject
from .response import VoiceResponse as VoiceResponse
from .room import Room as Room
from .say import Say as Say
from .sim import Sim as Sim
from .sip import (
    Header as Header,
    Headers as Headers,
    Sip as Sip,
    SipUri as SipUri,
)
from .siprec import Siprec as Siprec
from .sms import Sms as Sms
from .ssml import (
    SsmlBreak as SsmlBreak,
    SsmlEmphasis as SsmlEmphasis,
    SsmlLang as SsmlLang,
    SsmlP as SsmlP,
    SsmlPhoneme as SsmlPhoneme,
    SsmlProsody as SsmlProsody,
    SsmlS as SsmlS,
    SsmlSayAs as SsmlSayAs,
    SsmlSub as SsmlSub,
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
