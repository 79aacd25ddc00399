"""What the platform sends, typed: one class per kind of request, made with ``from_form()``.

Every class takes a request in any shape that a web framework gives, and never raises anything but
:class:`cxml.errors.CxmlError` for what a peer can post::

    event = ConferenceEvent.from_form(request.form)
    match event.event:
        case ConferenceEventName.PARTICIPANT_JOIN:
            ...

A class is loaded when it is first asked for.
"""

from typing import TYPE_CHECKING

from .._later import loader
from ._callback import Callback
from ._form import MAX_BODY, MAX_FIELDS, Form
from ._guess import parse
from ._json import MAX_DEPTH, JsonBody

if TYPE_CHECKING:
    from .call import AmdStatus, AnsweredBy, CallbackSource, CallStatus, IncomingNumberStatus
    from .conference import (
        ConferenceAnnouncement,
        ConferenceEvent,
        ConferenceEventName,
        ConferenceWait,
        ParticipantCallState,
        ReasonConferenceEnded,
        ReasonParticipantLeft,
    )
    from .dial import DialAction, DialCallState
    from .fax import (
        FaxCallback,
        FaxReceiveAction,
        FaxRequest,
        FaxResultCallback,
        FaxState,
        FaxStatus,
    )
    from .gather import GatherAction, GatherPartial
    from .messaging import (
        Media,
        MessageAction,
        MessageCallback,
        MessageRequest,
        MessageState,
        MessageStatus,
        OptOutType,
    )
    from .nouns import DialedNumber, DialedSip
    from .participant import Participant
    from .pay import (
        BankAccountType,
        PayAction,
        PayConnectorRequest,
        PayErrorType,
        PaymentCallback,
        PaymentCardType,
        PaymentMethod,
        PayResult,
        PayStage,
        PayStatus,
    )
    from .queue import DialedQueue, EnqueueAction, EnqueueWait, QueueCallback, QueueResult
    from .record import RecordAction
    from .recording import (
        ConferenceRecordingStatus,
        RecordingSource,
        RecordingState,
        RecordingStatus,
        RecordingTrack,
    )
    from .refer import ReferAction, ReferCallState
    from .roster import ConferenceRoster
    from .sms import SmsAction, SmsState, SmsStatus
    from .standard import (
        CallDirection,
        CallState,
        HangupDirection,
        PlacesCallback,
        VoiceCallback,
        VoiceRequest,
    )
    from .stream import StreamError, StreamEvent, StreamStatus, StreamTrack
    from .swml import (
        SwmlCallback,
        SwmlDocumentRequest,
        SwmlEventType,
        SwmlMessageState,
        SwmlMessageStatus,
        SwmlStreamState,
        SwmlStreamStatus,
        SwmlTranscribeStatus,
    )
    from .transcription import TranscriptionState, TranscriptionStatus
    from .virtual_agent import VirtualAgentAction, VirtualAgentState

__all__ = [
    "MAX_BODY",
    "MAX_DEPTH",
    "MAX_FIELDS",
    "AmdStatus",
    "AnsweredBy",
    "BankAccountType",
    "CallDirection",
    "CallState",
    "CallStatus",
    "Callback",
    "CallbackSource",
    "ConferenceAnnouncement",
    "ConferenceEvent",
    "ConferenceEventName",
    "ConferenceRecordingStatus",
    "ConferenceRoster",
    "ConferenceWait",
    "DialAction",
    "DialCallState",
    "DialedNumber",
    "DialedQueue",
    "DialedSip",
    "EnqueueAction",
    "EnqueueWait",
    "FaxCallback",
    "FaxReceiveAction",
    "FaxRequest",
    "FaxResultCallback",
    "FaxState",
    "FaxStatus",
    "Form",
    "GatherAction",
    "GatherPartial",
    "HangupDirection",
    "IncomingNumberStatus",
    "JsonBody",
    "Media",
    "MessageAction",
    "MessageCallback",
    "MessageRequest",
    "MessageState",
    "MessageStatus",
    "OptOutType",
    "Participant",
    "ParticipantCallState",
    "PayAction",
    "PayConnectorRequest",
    "PayErrorType",
    "PayResult",
    "PayStage",
    "PayStatus",
    "PaymentCallback",
    "PaymentCardType",
    "PaymentMethod",
    "PlacesCallback",
    "QueueCallback",
    "QueueResult",
    "ReasonConferenceEnded",
    "ReasonParticipantLeft",
    "RecordAction",
    "RecordingSource",
    "RecordingState",
    "RecordingStatus",
    "RecordingTrack",
    "ReferAction",
    "ReferCallState",
    "SmsAction",
    "SmsState",
    "SmsStatus",
    "StreamError",
    "StreamEvent",
    "StreamStatus",
    "StreamTrack",
    "SwmlCallback",
    "SwmlDocumentRequest",
    "SwmlEventType",
    "SwmlMessageState",
    "SwmlMessageStatus",
    "SwmlStreamState",
    "SwmlStreamStatus",
    "SwmlTranscribeStatus",
    "TranscriptionState",
    "TranscriptionStatus",
    "VirtualAgentAction",
    "VirtualAgentState",
    "VoiceCallback",
    "VoiceRequest",
    "parse",
]

_NAMES_IN = {
    "call": "AmdStatus AnsweredBy CallStatus CallbackSource IncomingNumberStatus",
    "conference": """
        ConferenceAnnouncement ConferenceEvent ConferenceEventName ConferenceWait
        ParticipantCallState ReasonConferenceEnded ReasonParticipantLeft
    """,
    "dial": "DialAction DialCallState",
    "fax": "FaxCallback FaxReceiveAction FaxRequest FaxResultCallback FaxState FaxStatus",
    "gather": "GatherAction GatherPartial",
    "messaging": """
        Media MessageAction MessageCallback MessageRequest MessageState MessageStatus
        OptOutType
    """,
    "nouns": "DialedNumber DialedSip",
    "participant": "Participant",
    "pay": """
        BankAccountType PayAction PayConnectorRequest PayErrorType PayResult PayStage
        PayStatus PaymentCallback PaymentCardType PaymentMethod
    """,
    "queue": "DialedQueue EnqueueAction EnqueueWait QueueCallback QueueResult",
    "record": "RecordAction",
    "recording": """
        ConferenceRecordingStatus RecordingSource RecordingState RecordingStatus
        RecordingTrack
    """,
    "refer": "ReferAction ReferCallState",
    "roster": "ConferenceRoster",
    "sms": "SmsAction SmsState SmsStatus",
    "standard": """
        CallDirection CallState HangupDirection PlacesCallback VoiceCallback
        VoiceRequest
    """,
    "stream": "StreamError StreamEvent StreamStatus StreamTrack",
    "swml": """
        SwmlCallback SwmlDocumentRequest SwmlEventType SwmlMessageState
        SwmlMessageStatus SwmlStreamState SwmlStreamStatus SwmlTranscribeStatus
    """,
    "transcription": "TranscriptionState TranscriptionStatus",
    "virtual_agent": "VirtualAgentAction VirtualAgentState",
}
_HOMES = {name: home for home, names in _NAMES_IN.items() for name in names.split()}

if not TYPE_CHECKING:  # pragma: no branch
    __getattr__ = loader(__name__, __all__, _HOMES)


def __dir__() -> list[str]:
    return __all__
