"""Where each class is declared, so that it is loaded when it is first asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Any

HOMES = {
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
    "roster": "ConferenceRoster Participant",
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
"""The public classes, by the files that declare them."""

HOME_OF = {name: home for home, names in HOMES.items() for name in names.split()}


def load(name: str) -> Any:
    """Load a class by its name."""
    return getattr(import_module(f"{__package__}.{HOME_OF[name]}"), name)
