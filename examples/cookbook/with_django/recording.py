"""Recording and transcription: calls are recorded, and messages are written down."""

import logging

from django.http import HttpRequest
from django.urls import path
from django.views.decorators.http import require_POST

from cxml import VoiceResponse
from cxml.callbacks import (
    DialAction,
    RecordAction,
    RecordingStatus,
    TranscriptionStatus,
    VoiceRequest,
)
from cxml.django import build_absolute_uri, document, status_callback

DESK = "+15550100700"
logger = logging.getLogger(__name__)


@require_POST
@document(VoiceRequest)
def voice(request: HttpRequest, call: VoiceRequest) -> VoiceResponse:
    """Say that the call is recorded, and record each side of it on a channel of its own."""
    response = VoiceResponse()
    response.say("This call is recorded. Hang up if you do not agree.")
    response.dial(
        DESK,
        action=build_absolute_uri(request, dialled),
        timeout=20,
        record="record-from-answer-dual",
        recording_status_callback=build_absolute_uri(request, recorded),
    )
    return response


@require_POST
@status_callback(RecordingStatus)
def recorded(request: HttpRequest, recording: RecordingStatus) -> None:
    """Keep the recording, beside the call that it is of."""
    if recording.is_ready:
        logger.info("call %s: %s", recording.call_sid, recording.recording_url)


@require_POST
@document(DialAction)
def dialled(request: HttpRequest, outcome: DialAction) -> VoiceResponse:
    """Let a caller whom nobody answered say what it is about."""
    response = VoiceResponse()
    if outcome.was_answered:
        response.hangup()
        return response
    response.say("Say after the tone what it is about, and press pound.")
    response.record(
        action=build_absolute_uri(request, said),
        finish_on_key="#",
        max_length=60,
        transcribe=True,
        transcribe_callback=build_absolute_uri(request, written_down),
    )
    return response


@require_POST
@document(RecordAction)
def said(request: HttpRequest, message: RecordAction) -> VoiceResponse:
    """Say goodbye."""
    response = VoiceResponse()
    response.say("Thank you. Goodbye.")
    response.hangup()
    return response


@require_POST
@status_callback(TranscriptionStatus)
def written_down(request: HttpRequest, message: TranscriptionStatus) -> None:
    """Keep the text beside the recording."""
    logger.info("%s: %s", message.recording_url, message.transcription_text)


urlpatterns = [
    path("voice", voice),
    path("recorded", recorded),
    path("dialled", dialled),
    path("said", said),
    path("written-down", written_down),
]
