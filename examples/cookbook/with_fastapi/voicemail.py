"""Voicemail: callers leave a message, which is kept and written down."""

import logging
import os

from fastapi import FastAPI, Request

from cxml import VoiceResponse
from cxml.callbacks import RecordAction, RecordingStatus, TranscriptionStatus, VoiceRequest
from cxml.starlette import Webhooks

logger = logging.getLogger(__name__)
app = FastAPI()
webhooks = Webhooks(
    signing_key=os.environ.get("CXML_SIGNING_KEY"), public_url=os.environ.get("CXML_PUBLIC_URL")
)


@app.post("/voice")
@webhooks.document(VoiceRequest)
async def voice(request: Request, call: VoiceRequest) -> VoiceResponse:
    """Ask for a message, and record it."""
    response = VoiceResponse()
    response.say("Nobody can take your call. Leave a message after the tone, and press pound.")
    response.record(
        action=webhooks.url_for(request, "recorded"),
        finish_on_key="#",
        max_length=120,
        recording_status_callback=webhooks.url_for(request, "kept"),
        transcribe=True,
        transcribe_callback=webhooks.url_for(request, "written_down"),
    )
    return response


@app.post("/recorded")
@webhooks.document(RecordAction)
async def recorded(message: RecordAction) -> VoiceResponse:
    """Thank for a message; one without a sound is none."""
    response = VoiceResponse()
    if message.recording_duration:
        response.say("Thank you. We will call you back.")
    else:
        response.say("We did not hear anything. Please call again.")
    response.hangup()
    return response


@app.post("/kept")
@webhooks.status_callback(RecordingStatus)
async def kept(message: RecordingStatus) -> None:
    """Keep the message; those who just hang up have left one too, unless it is silence."""
    if message.is_ready:
        logger.info("call %s: %s", message.call_sid, message.recording_url)


@app.post("/written-down")
@webhooks.status_callback(TranscriptionStatus)
async def written_down(message: TranscriptionStatus) -> None:
    """Send the text on: to an inbox, or to a chat."""
    logger.info("%s: %s", message.recording_url, message.transcription_text)
