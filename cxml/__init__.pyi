from . import callbacks as callbacks
from . import convert as convert
from . import fax as fax
from . import messaging as messaging
from . import relay as relay
from . import signature as signature
from . import swml as swml
from . import voice as voice
from ._input.clean import clean_text as clean_text
from ._schema.build import schema as schema
from ._schema.channels import parse as parse
from ._tree.element import Element as Element
from ._tree.unknown import Unknown as Unknown
from .errors import (
    CallbackError as CallbackError,
)
from .errors import (
    ConfigurationError as ConfigurationError,
)
from .errors import (
    ConversionError as ConversionError,
)
from .errors import (
    CxmlError as CxmlError,
)
from .errors import (
    DeclarationError as DeclarationError,
)
from .errors import (
    DocumentError as DocumentError,
)
from .errors import (
    ElementError as ElementError,
)
from .errors import (
    InvalidValueError as InvalidValueError,
)
from .errors import (
    NestingError as NestingError,
)
from .errors import (
    Problem as Problem,
)
from .errors import (
    UnknownAttributeError as UnknownAttributeError,
)
from .errors import (
    UsageError as UsageError,
)
from .fax import (
    FaxResponse as FaxResponse,
)
from .fax import (
    Receive as Receive,
)
from .messaging import (
    Body as Body,
)
from .messaging import (
    Media as Media,
)
from .messaging import (
    Message as Message,
)
from .messaging import (
    MessagingResponse as MessagingResponse,
)
from .voice import (
    AI as AI,
)
from .voice import (
    AiSession as AiSession,
)
from .voice import (
    Application as Application,
)
from .voice import (
    ApplicationSid as ApplicationSid,
)
from .voice import (
    Autopilot as Autopilot,
)
from .voice import (
    Client as Client,
)
from .voice import (
    Conference as Conference,
)
from .voice import (
    Config as Config,
)
from .voice import (
    Connect as Connect,
)
from .voice import (
    Conversation as Conversation,
)
from .voice import (
    ConversationRelay as ConversationRelay,
)
from .voice import (
    ConversationRelaySession as ConversationRelaySession,
)
from .voice import (
    Denoise as Denoise,
)
from .voice import (
    Dial as Dial,
)
from .voice import (
    Echo as Echo,
)
from .voice import (
    Enqueue as Enqueue,
)
from .voice import (
    Gather as Gather,
)
from .voice import (
    Hangup as Hangup,
)
from .voice import (
    Header as Header,
)
from .voice import (
    Headers as Headers,
)
from .voice import (
    Identity as Identity,
)
from .voice import (
    Language as Language,
)
from .voice import (
    Leave as Leave,
)
from .voice import (
    Number as Number,
)
from .voice import (
    Parameter as Parameter,
)
from .voice import (
    Pause as Pause,
)
from .voice import (
    Pay as Pay,
)
from .voice import (
    Play as Play,
)
from .voice import (
    Prompt as Prompt,
)
from .voice import (
    Queue as Queue,
)
from .voice import (
    Record as Record,
)
from .voice import (
    Recording as Recording,
)
from .voice import (
    Redirect as Redirect,
)
from .voice import (
    Refer as Refer,
)
from .voice import (
    ReferSip as ReferSip,
)
from .voice import (
    Reject as Reject,
)
from .voice import (
    Room as Room,
)
from .voice import (
    Say as Say,
)
from .voice import (
    Sim as Sim,
)
from .voice import (
    Sip as Sip,
)
from .voice import (
    Siprec as Siprec,
)
from .voice import (
    SipUri as SipUri,
)
from .voice import (
    Sms as Sms,
)
from .voice import (
    SsmlBreak as SsmlBreak,
)
from .voice import (
    SsmlEmphasis as SsmlEmphasis,
)
from .voice import (
    SsmlLang as SsmlLang,
)
from .voice import (
    SsmlP as SsmlP,
)
from .voice import (
    SsmlPhoneme as SsmlPhoneme,
)
from .voice import (
    SsmlProsody as SsmlProsody,
)
from .voice import (
    SsmlS as SsmlS,
)
from .voice import (
    SsmlSayAs as SsmlSayAs,
)
from .voice import (
    SsmlSub as SsmlSub,
)
from .voice import (
    SsmlW as SsmlW,
)
from .voice import (
    Start as Start,
)
from .voice import (
    Stop as Stop,
)
from .voice import (
    Stream as Stream,
)
from .voice import (
    Task as Task,
)
from .voice import (
    Transcription as Transcription,
)
from .voice import (
    Verto as Verto,
)
from .voice import (
    VirtualAgent as VirtualAgent,
)
from .voice import (
    VoiceResponse as VoiceResponse,
)
from .voice import (
    WhatsApp as WhatsApp,
)

__all__ = [
    "AI",
    "AiSession",
    "Application",
    "ApplicationSid",
    "Autopilot",
    "Body",
    "CallbackError",
    "Client",
    "Conference",
    "Config",
    "ConfigurationError",
    "Connect",
    "Conversation",
    "ConversationRelay",
    "ConversationRelaySession",
    "ConversionError",
    "CxmlError",
    "DeclarationError",
    "Denoise",
    "Dial",
    "DocumentError",
    "Echo",
    "Element",
    "ElementError",
    "Enqueue",
    "FaxResponse",
    "Gather",
    "Hangup",
    "Header",
    "Headers",
    "Identity",
    "InvalidValueError",
    "Language",
    "Leave",
    "Media",
    "Message",
    "MessagingResponse",
    "NestingError",
    "Number",
    "Parameter",
    "Pause",
    "Pay",
    "Play",
    "Problem",
    "Prompt",
    "Queue",
    "Receive",
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
    "Unknown",
    "UnknownAttributeError",
    "UsageError",
    "Verto",
    "VirtualAgent",
    "VoiceResponse",
    "WhatsApp",
    "clean_text",
    "parse",
    "schema",
]
