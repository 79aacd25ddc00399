"""Voicemail: callers leave a message, which is kept and written down."""

import logging

from django.http import HttpRequest
from django.urls import path
from django.views.decorators.http import require_POST

from cxml import VoiceResponse
from cxml.callbacks import RecordAction, RecordingStatus, TranscriptionStatus, VoiceRequest
from cxml.django import build_absolute_uri, document, status_callback

logger = logging.getLogger(__name__)


@require_POST
@document(VoiceRequest)
def voice(request: HttpRequest, call: VoiceRequest) -> VoiceResponse:
    """Ask for a message, and record it."""
    response = VoiceResponse()
    response.say("Nobody can take your call. Leave a message after the tone, and press pound.")
    response.record(
        action=build_absolute_uri(request, recorded),
        finish_on_key="#",
        max_length=120,
        recording_status_callback=build_absolute_uri(request, kept),
        transcribe=True,
        transcribe_callback=build_absolute_uri(request, written_down),
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
def kept(request: HttpRequest, message: RecordingStatus) -> None:
    """Keep the message; those who just hang up have left one too, unless it is silence."""
    if message.is_ready:
        logger.info("call %s: %s", message.call_sid, message.recording_url)


@require_POST
@status_callback(TranscriptionStatus)
def written_down(request: HttpRequest, message: TranscriptionStatus) -> None:
    """Send the text on: to an inbox, or to a chat."""
    logger.info("%s: %s", message.recording_url, message.transcription_text)


urlpatterns = [
    path("voice", voice),
    path("recorded", recorded),
    path("kept", kept),
    path("written-down", written_down),
]
