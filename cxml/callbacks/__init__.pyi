from .._input.form import Form as Form
from .._input.limits import MAX_BODY as MAX_BODY
from .._input.limits import MAX_FIELDS as MAX_FIELDS
from ._callback import Callback as Callback
from ._classify import parse as parse
from ._json import MAX_DEPTH as MAX_DEPTH
from ._json import JsonBody as JsonBody
from .call import (
    AmdStatus as AmdStatus,
)
from .call import (
    AnsweredBy as AnsweredBy,
)
from .call import (
    CallbackSource as CallbackSource,
)
from .call import (
    CallStatus as CallStatus,
)
from .call import (
    IncomingNumberStatus as IncomingNumberStatus,
)
from .conference import (
    ConferenceAnnouncement as ConferenceAnnouncement,
)
from .conference import (
    ConferenceEvent as ConferenceEvent,
)
from .conference import (
    ConferenceEventName as ConferenceEventName,
)
from .conference import (
    ConferenceWait as ConferenceWait,
)
from .conference import (
    ParticipantCallState as ParticipantCallState,
)
from .conference import (
    ReasonConferenceEnded as ReasonConferenceEnded,
)
from .conference import (
    ReasonParticipantLeft as ReasonParticipantLeft,
)
from .dial import (
    DialAction as DialAction,
)
from .dial import (
    DialCallState as DialCallState,
)
from .fax import (
    FaxCallback as FaxCallback,
)
from .fax import (
    FaxReceiveAction as FaxReceiveAction,
)
from .fax import (
    FaxRequest as FaxRequest,
)
from .fax import (
    FaxResultCallback as FaxResultCallback,
)
from .fax import (
    FaxState as FaxState,
)
from .fax import (
    FaxStatus as FaxStatus,
)
from .gather import (
    GatherAction as GatherAction,
)
from .gather import (
    GatherPartial as GatherPartial,
)
from .messaging import (
    Media as Media,
)
from .messaging import (
    MessageAction as MessageAction,
)
from .messaging import (
    MessageCallback as MessageCallback,
)
from .messaging import (
    MessageRequest as MessageRequest,
)
from .messaging import (
    MessageState as MessageState,
)
from .messaging import (
    MessageStatus as MessageStatus,
)
from .messaging import (
    OptOutType as OptOutType,
)
from .nouns import (
    DialedNumber as DialedNumber,
)
from .nouns import (
    DialedSip as DialedSip,
)
from .participant import Participant as Participant
from .pay import (
    BankAccountType as BankAccountType,
)
from .pay import (
    PayAction as PayAction,
)
from .pay import (
    PayConnectorRequest as PayConnectorRequest,
)
from .pay import (
    PayErrorType as PayErrorType,
)
from .pay import (
    PaymentCallback as PaymentCallback,
)
from .pay import (
    PaymentCardType as PaymentCardType,
)
from .pay import (
    PaymentMethod as PaymentMethod,
)
from .pay import (
    PayResult as PayResult,
)
from .pay import (
    PayStage as PayStage,
)
from .pay import (
    PayStatus as PayStatus,
)
from .queue import (
    DialedQueue as DialedQueue,
)
from .queue import (
    EnqueueAction as EnqueueAction,
)
from .queue import (
    EnqueueWait as EnqueueWait,
)
from .queue import (
    QueueCallback as QueueCallback,
)
from .queue import (
    QueueResult as QueueResult,
)
from .record import (
    RecordAction as RecordAction,
)
from .recording import (
    ConferenceRecordingStatus as ConferenceRecordingStatus,
)
from .recording import (
    RecordingSource as RecordingSource,
)
from .recording import (
    RecordingState as RecordingState,
)
from .recording import (
    RecordingStatus as RecordingStatus,
)
from .recording import (
    RecordingTrack as RecordingTrack,
)
from .refer import (
    ReferAction as ReferAction,
)
from .refer import (
    ReferCallState as ReferCallState,
)
from .roster import (
    ConferenceRoster as ConferenceRoster,
)
from .sms import (
    SmsAction as SmsAction,
)
from .sms import (
    SmsState as SmsState,
)
from .sms import (
    SmsStatus as SmsStatus,
)
from .standard import (
    CallDirection as CallDirection,
)
from .standard import (
    CallState as CallState,
)
from .standard import (
    HangupDirection as HangupDirection,
)
from .standard import (
    PlacesCallback as PlacesCallback,
)
from .standard import (
    VoiceCallback as VoiceCallback,
)
from .standard import (
    VoiceRequest as VoiceRequest,
)
from .stream import (
    StreamError as StreamError,
)
from .stream import (
    StreamEvent as StreamEvent,
)
from .stream import (
    StreamStatus as StreamStatus,
)
from .stream import (
    StreamTrack as StreamTrack,
)
from .swml import (
    SwmlCallback as SwmlCallback,
)
from .swml import (
    SwmlDocumentRequest as SwmlDocumentRequest,
)
from .swml import (
    SwmlEventType as SwmlEventType,
)
from .swml import (
    SwmlMessageState as SwmlMessageState,
)
from .swml import (
    SwmlMessageStatus as SwmlMessageStatus,
)
from .swml import (
    SwmlStreamState as SwmlStreamState,
)
from .swml import (
    SwmlStreamStatus as SwmlStreamStatus,
)
from .swml import (
    SwmlTranscribeStatus as SwmlTranscribeStatus,
)
from .transcription import (
    TranscriptionState as TranscriptionState,
)
from .transcription import (
    TranscriptionStatus as TranscriptionStatus,
)
from .virtual_agent import (
    VirtualAgentAction as VirtualAgentAction,
)
from .virtual_agent import (
    VirtualAgentState as VirtualAgentState,
)

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
