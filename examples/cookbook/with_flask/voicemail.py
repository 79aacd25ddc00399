"""Voicemail: callers leave a message, which is kept, written down, and told to the owner."""

import logging

from flask import Flask

from cxml import VoiceResponse
from cxml.callbacks import (
    RecordAction,
    RecordingStatus,
    TranscriptionState,
    TranscriptionStatus,
    VoiceRequest,
)
from cxml.flask import document, init_app, status_callback, url_for

from ..rest import send_message

OWNER = "+15550100700"  # who gets a text message
logger = logging.getLogger(__name__)
app = Flask(__name__)
app.config.from_prefixed_env()  # FLASK_CXML_SIGNING_KEY, and FLASK_CXML_PUBLIC_URL
init_app(app)  # which does not let it start without a key


@app.post("/voice")
@document(VoiceRequest)
def voice(call: VoiceRequest) -> VoiceResponse:
    """Ask for a message, and record it."""
    response = VoiceResponse()
    response.say("Nobody can take your call. Leave a message after the tone, and press pound.")
    caller = call.from_ or "anonymous"
    response.record(
        action=url_for("recorded"),
        finish_on_key="#",
        max_length=120,
        recording_status_callback=url_for("kept", caller=caller),
        transcribe=True,
        transcribe_callback=url_for("written_down", caller=caller),
    )
    return response


@app.post("/recorded")
@document(RecordAction)
def recorded(message: RecordAction) -> VoiceResponse:
    """Thank for a message; one without a sound is none."""
    response = VoiceResponse()
    if message.recording_duration:
        response.say("Thank you. We will call you back.")
    else:
        response.say("We did not hear anything. Please call again.")
    response.hangup()
    return response


@app.post("/kept/<caller>")
@status_callback(RecordingStatus)
def kept(message: RecordingStatus, caller: str) -> None:
    """Keep the message; those who just hang up have left one too, unless it is silence."""
    if message.is_ready:
        logger.info("from %s, call %s: %s", caller, message.call_sid, message.recording_url)


@app.post("/written-down/<caller>")
@status_callback(TranscriptionStatus)
def written_down(message: TranscriptionStatus, caller: str) -> None:
    """Tell the owner who called, and what was said; there may be no text."""
    is_there = message.transcription_status == TranscriptionState.COMPLETED
    said = message.transcription_text if is_there and message.transcription_text else "no text"
    send_message(OWNER, f"Message from {caller}: {said[:300]} {message.recording_url}")
