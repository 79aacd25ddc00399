from .._input.form import Form as Form
from .._input.limits import (
    MAX_BODY as MAX_BODY,
    MAX_DEPTH as MAX_DEPTH,
    MAX_FIELDS as MAX_FIELDS,
)
from ._callback import Callback as Callback
from ._classify import parse as parse
from ._json import JsonBody as JsonBody
from .call import (
    AmdStatus as AmdStatus,
    CallbackSource as CallbackSource,
    CallStatus as CallStatus,
    IncomingNumberStatus as IncomingNumberStatus,
)
from .conference import (
    ConferenceAnnouncement as ConferenceAnnouncement,
    ConferenceEvent as ConferenceEvent,
    ConferenceEventName as ConferenceEventName,
    ConferenceWait as ConferenceWait,
    ParticipantCallState as ParticipantCallState,
    ReasonConferenceEnded as ReasonConferenceEnded,
    ReasonParticipantLeft as ReasonParticipantLeft,
)
from .dial import (
    DialAction as DialAction,
    DialCallState as DialCallState,
)
from .fax import (
    FaxCallback as FaxCallback,
    FaxReceiveAction as FaxReceiveAction,
    FaxRequest as FaxRequest,
    FaxResultCallback as FaxResultCallback,
    FaxState as FaxState,
    FaxStatus as FaxStatus,
)
from .gather import (
    GatherAction as GatherAction,
    GatherPartial as GatherPartial,
)
from .messaging import (
    Media as Media,
    MessageAction as MessageAction,
    MessageCallback as MessageCallback,
    MessageRequest as MessageRequest,
    MessageState as MessageState,
    MessageStatus as MessageStatus,
    OptOutType as OptOutType,
)
from .nouns import (
    DialedNumber as DialedNumber,
    DialedSip as DialedSip,
)
from .participant import Participant as Participant
from .pay import (
    BankAccountType as BankAccountType,
    PayAction as PayAction,
    PayConnectorRequest as PayConnectorRequest,
    PayErrorType as PayErrorType,
    PaymentCallback as PaymentCallback,
    PaymentCardType as PaymentCardType,
    PaymentMethod as PaymentMethod,
    PayResult as PayResult,
    PayStage as PayStage,
    PayStatus as PayStatus,
)
from .queue import (
    DialedQueue as DialedQueue,
    EnqueueAction as EnqueueAction,
    EnqueueWait as EnqueueWait,
    QueueCallback as QueueCallback,
    QueueResult as QueueResult,
)
from .record import (
    RecordAction as RecordAction,
)
from .recording import (
    ConferenceRecordingStatus as ConferenceRecordingStatus,
    RecordingSource as RecordingSource,
    RecordingState as RecordingState,
    RecordingStatus as RecordingStatus,
    RecordingTrack as RecordingTrack,
)
from .refer import (
    ReferAction as ReferAction,
    ReferCallState as ReferCallState,
)
from .roster import (
    ConferenceRoster as ConferenceRoster,
)
from .sms import (
    SmsAction as SmsAction,
    SmsState as SmsState,
    SmsStatus as SmsStatus,
)
from .standard import (
    AnsweredBy as AnsweredBy,
    AnsweredCallback as AnsweredCallback,
    CallDirection as CallDirection,
    CallState as CallState,
    HangupDirection as HangupDirection,
    PlacesCallback as PlacesCallback,
    VoiceCallback as VoiceCallback,
    VoiceRequest as VoiceRequest,
)
from .stream import (
    StreamError as StreamError,
    StreamEvent as StreamEvent,
    StreamStatus as StreamStatus,
    StreamTrack as StreamTrack,
)
from .swml import (
    SwmlCallback as SwmlCallback,
    SwmlDocumentRequest as SwmlDocumentRequest,
    SwmlEventType as SwmlEventType,
    SwmlMessageState as SwmlMessageState,
    SwmlMessageStatus as SwmlMessageStatus,
    SwmlStreamState as SwmlStreamState,
    SwmlStreamStatus as SwmlStreamStatus,
    SwmlTranscribeStatus as SwmlTranscribeStatus,
)
from .transcription import (
    TranscriptionState as TranscriptionState,
    TranscriptionStatus as TranscriptionStatus,
)
from .virtual_agent import (
    VirtualAgentAction as VirtualAgentAction,
    VirtualAgentState as VirtualAgentState,
)

__all__ = [
    "MAX_BODY",
    "MAX_DEPTH",
    "MAX_FIELDS",
    "AmdStatus",
    "AnsweredBy",
    "AnsweredCallback",
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
