"""Recording and transcription: calls are recorded, and messages are written down."""

import logging
import os

from fastapi import FastAPI, Request

from cxml import VoiceResponse
from cxml.callbacks import (
    DialAction,
    RecordAction,
    RecordingStatus,
    TranscriptionStatus,
    VoiceRequest,
)
from cxml.starlette import Webhooks

DESK = "+15550100700"
logger = logging.getLogger(__name__)
app = FastAPI()
webhooks = Webhooks(
    signing_key=os.environ.get("CXML_SIGNING_KEY"), public_url=os.environ.get("CXML_PUBLIC_URL")
)


@app.post("/voice")
@webhooks.document(VoiceRequest)
async def voice(request: Request, call: VoiceRequest) -> VoiceResponse:
    """Say that the call is recorded, and record each side of it on a channel of its own."""
    response = VoiceResponse()
    response.say("This call is recorded. Hang up if you do not agree.")
    response.dial(
        DESK,
        action=webhooks.url_for(request, "dialled"),
        timeout=20,
        record="record-from-answer-dual",
        recording_status_callback=webhooks.url_for(request, "recorded"),
    )
    return response


@app.post("/recorded")
@webhooks.status_callback(RecordingStatus)
async def recorded(recording: RecordingStatus) -> None:
    """Keep the recording, beside the call that it is of."""
    if recording.is_ready:
        logger.info("call %s: %s", recording.call_sid, recording.recording_url)


@app.post("/dialled")
@webhooks.document(DialAction)
async def dialled(request: Request, outcome: DialAction) -> VoiceResponse:
    """Let a caller whom nobody answered say what it is about."""
    response = VoiceResponse()
    if outcome.was_answered:
        response.hangup()
        return response
    response.say("Say after the tone what it is about, and press pound.")
    response.record(
        action=webhooks.url_for(request, "said"),
        finish_on_key="#",
        max_length=60,
        transcribe=True,
        transcribe_callback=webhooks.url_for(request, "written_down"),
    )
    return response


@app.post("/said")
@webhooks.document(RecordAction)
async def said(message: RecordAction) -> VoiceResponse:
    """Say goodbye."""
    response = VoiceResponse()
    response.say("Thank you. Goodbye.")
    response.hangup()
    return response


@app.post("/written-down")
@webhooks.status_callback(TranscriptionStatus)
async def written_down(message: TranscriptionStatus) -> None:
    """Keep the text beside the recording."""
    logger.info("%s: %s", message.recording_url, message.transcription_text)
