"""SignalWire cXML: build it, read it, check it, and type what the platform posts back.

The classes of the elements are loaded when they are first used, and so are the modules
``callbacks``, ``convert``, ``relay``, ``signature`` and ``swml``.
"""

from typing import TYPE_CHECKING

from . import fax as fax
from . import messaging as messaging
from . import voice as voice
from ._declare.lazy import loader
from ._input.clean import clean_text
from ._tree.element import Element
from ._tree.unknown import Unknown
from .errors import (
    CallbackError,
    ConfigurationError,
    ConversionError,
    CxmlError,
    DeclarationError,
    DocumentError,
    ElementError,
    InvalidValueError,
    NestingError,
    Problem,
    UnknownAttributeError,
    UsageError,
)

if TYPE_CHECKING:
    from . import callbacks as callbacks
    from . import convert as convert
    from . import relay as relay
    from . import signature as signature
    from . import swml as swml
    from ._schema.build import schema
    from ._schema.channels import parse
    from .fax import FaxResponse, Receive
    from .messaging import Body, Media, Message, MessagingResponse
    from .voice import (
        AI,
        AiSession,
        Application,
        ApplicationSid,
        Autopilot,
        Client,
        Conference,
        Config,
        Connect,
        Conversation,
        ConversationRelay,
        ConversationRelaySession,
        Denoise,
        Dial,
        Echo,
        Enqueue,
        Gather,
        Hangup,
        Header,
        Headers,
        Identity,
        Language,
        Leave,
        Number,
        Parameter,
        Pause,
        Pay,
        Play,
        Prompt,
        Queue,
        Record,
        Recording,
        Redirect,
        Refer,
        ReferSip,
        Reject,
        Room,
        Say,
        Sim,
        Sip,
        Siprec,
        SipUri,
        Sms,
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
        Start,
        Stop,
        Stream,
        Task,
        Transcription,
        Verto,
        VirtualAgent,
        VoiceResponse,
        WhatsApp,
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

_HOMES = {
    **dict.fromkeys(__all__, "voice"),
    "Body": "messaging",
    "FaxResponse": "fax",
    "Media": "messaging",
    "Message": "messaging",
    "MessagingResponse": "messaging",
    "parse": "_schema.channels",
    "Receive": "fax",
    "schema": "_schema.build",
}

_MODULES = ("callbacks", "convert", "relay", "signature", "swml")

if not TYPE_CHECKING:  # pragma: no branch
    __getattr__ = loader(__name__, __all__, _HOMES, _MODULES)


def __dir__() -> list[str]:
    return __all__
