"""What the platform sends, typed: one class per kind of request, made with ``from_form()``.

Every class takes a request in any shape that a web framework gives, and never raises anything but
:class:`cxml.errors.CxmlError` for what a peer can post::

    event = ConferenceEvent.from_form(request.form)
    match event.event:
        case ConferenceEventName.PARTICIPANT_JOIN:
            ...

A class is loaded when it is first asked for.
"""

from .._declare.lazy import face
from .._input.form import Form as Form
from .._input.limits import (
    MAX_BODY as MAX_BODY,
    MAX_DEPTH as MAX_DEPTH,
    MAX_FIELDS as MAX_FIELDS,
)
from ._callback import Callback as Callback
from ._classify import parse as parse
from ._json import JsonBody as JsonBody

__getattr__, __dir__, __all__ = face(
    __name__,
    {
        "call": "AmdStatus CallStatus CallbackSource IncomingNumberStatus",
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
            AnsweredBy AnsweredCallback CallDirection CallState HangupDirection PlacesCallback
            VoiceCallback VoiceRequest
        """,
        "stream": "StreamError StreamEvent StreamStatus StreamTrack",
        "swml": """
            SwmlCallback SwmlDocumentRequest SwmlEventType SwmlMessageState
            SwmlMessageStatus SwmlStreamState SwmlStreamStatus SwmlTranscribeStatus
        """,
        "transcription": "TranscriptionState TranscriptionStatus",
        "virtual_agent": "VirtualAgentAction VirtualAgentState",
    },
    here=("MAX_BODY", "MAX_DEPTH", "MAX_FIELDS", "Callback", "Form", "JsonBody", "parse"),
)
