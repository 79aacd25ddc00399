"""Voicemail: callers leave a message, which is kept, written down, and told to the owner."""

import logging
import os

from fastapi import FastAPI, Request

from cxml import VoiceResponse
from cxml.callbacks import (
    RecordAction,
    RecordingStatus,
    TranscriptionState,
    TranscriptionStatus,
    VoiceRequest,
)
from cxml.starlette import Webhooks

from ..rest import send_message

OWNER = "+15550100700"  # who gets a text message
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
    caller = call.from_ or "anonymous"
    response.record(
        action=webhooks.url_for(request, "recorded"),
        finish_on_key="#",
        max_length=120,
        recording_status_callback=webhooks.url_for(request, "kept", caller=caller),
        transcribe=True,
        transcribe_callback=webhooks.url_for(request, "written_down", caller=caller),
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


@app.post("/kept/{caller}")
@webhooks.status_callback(RecordingStatus)
async def kept(message: RecordingStatus, caller: str) -> None:
    """Keep the message; those who just hang up have left one too, unless it is silence."""
    if message.is_ready:
        logger.info("from %s, call %s: %s", caller, message.call_sid, message.recording_url)


@app.post("/written-down/{caller}")
@webhooks.status_callback(TranscriptionStatus)
def written_down(message: TranscriptionStatus, caller: str) -> None:
    """Tell the owner who called, and what was said; there may be no text."""
    is_there = message.transcription_status == TranscriptionState.COMPLETED
    said = message.transcription_text if is_there and message.transcription_text else "no text"
    send_message(OWNER, f"Message from {caller}: {said[:300]} {message.recording_url}")
