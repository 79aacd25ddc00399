"""Voicemail: callers leave a message, which is kept, written down, and told to the owner."""

import logging

from django.http import HttpRequest
from django.urls import path
from django.views.decorators.http import require_POST

from cxml import VoiceResponse
from cxml.callbacks import (
    RecordAction,
    RecordingStatus,
    TranscriptionState,
    TranscriptionStatus,
    VoiceRequest,
)
from cxml.django import build_absolute_uri, document, status_callback

from ..rest import send_message

OWNER = "+15550100700"  # who gets a text message
logger = logging.getLogger(__name__)


@require_POST
@document(VoiceRequest)
def voice(request: HttpRequest, call: VoiceRequest) -> VoiceResponse:
    """Ask for a message, and record it."""
    response = VoiceResponse()
    response.say("Nobody can take your call. Leave a message after the tone, and press pound.")
    caller = call.from_ or "anonymous"
    response.record(
        action=build_absolute_uri(request, recorded),
        finish_on_key="#",
        max_length=120,
        recording_status_callback=build_absolute_uri(request, kept, caller=caller),
        transcribe=True,
        transcribe_callback=build_absolute_uri(request, written_down, caller=caller),
    )
    return response


@require_POST
@document(RecordAction)
def recorded(request: HttpRequest, message: RecordAction) -> VoiceResponse:
    """Thank for a message; one without a sound is none."""
    response = VoiceResponse()
    if message.recording_duration:
        response.say("Thank you. We will call you back.")
    else:
        response.say("We did not hear anything. Please call again.")
    response.hangup()
    return response


@require_POST
@status_callback(RecordingStatus)
def kept(request: HttpRequest, message: RecordingStatus, caller: str) -> None:
    """Keep the message; those who just hang up have left one too, unless it is silence."""
    if message.is_ready:
        logger.info("from %s, call %s: %s", caller, message.call_sid, message.recording_url)


@require_POST
@status_callback(TranscriptionStatus)
def written_down(request: HttpRequest, message: TranscriptionStatus, caller: str) -> None:
    """Tell the owner who called, and what was said; there may be no text."""
    is_there = message.transcription_status == TranscriptionState.COMPLETED
    said = message.transcription_text if is_there and message.transcription_text else "no text"
    send_message(OWNER, f"Message from {caller}: {said[:300]} {message.recording_url}")


urlpatterns = [
    path("voice", voice),
    path("recorded", recorded),
    path("kept/<str:caller>", kept),
    path("written-down/<str:caller>", written_down),
]
