"""What the platform sends, typed: one class per kind of request, made with ``from_form()``.

Every class takes a request in any shape that a web framework gives, and never raises anything but
:class:`cxml.errors.CxmlError` for what a peer can post::

    event = ConferenceEvent.from_form(request.form)
    match event.event:
        case ConferenceEventName.PARTICIPANT_JOIN:
            ...
"""

from ._callback import Callback
from ._form import MAX_BODY, MAX_FIELDS, Form
from .conference import (
    ConferenceEvent,
    ConferenceEventName,
    ParticipantCallState,
    ReasonConferenceEnded,
    ReasonParticipantLeft,
)
from .dial import DialAction, DialCallState, HangupDirection
from .recording import RecordingSource, RecordingState, RecordingStatus, RecordingTrack
from .roster import ConferenceRoster, Participant
from .standard import CallDirection, CallState, VoiceCallback

__all__ = [
    "MAX_BODY",
    "MAX_FIELDS",
    "CallDirection",
    "CallState",
    "Callback",
    "ConferenceEvent",
    "ConferenceEventName",
    "ConferenceRoster",
    "DialAction",
    "DialCallState",
    "Form",
    "HangupDirection",
    "Participant",
    "ParticipantCallState",
    "ReasonConferenceEnded",
    "ReasonParticipantLeft",
    "RecordingSource",
    "RecordingState",
    "RecordingStatus",
    "RecordingTrack",
    "VoiceCallback",
]
