"""Recording and transcription: calls are recorded, and messages are written down."""

import logging

from flask import Flask

from cxml import VoiceResponse
from cxml.callbacks import (
    DialAction,
    RecordAction,
    RecordingStatus,
    TranscriptionStatus,
    VoiceRequest,
)
from cxml.flask import document, init_app, status_callback, url_for

DESK = "+15550100700"
logger = logging.getLogger(__name__)
app = Flask(__name__)
app.config.from_prefixed_env()  # FLASK_CXML_SIGNING_KEY, and FLASK_CXML_PUBLIC_URL
init_app(app)  # which does not let it start without a key


@app.post("/voice")
@document(VoiceRequest)
def voice(call: VoiceRequest) -> VoiceResponse:
    """Say that the call is recorded, and record each side of it on a channel of its own."""
    response = VoiceResponse()
    response.say("This call is recorded. Hang up if you do not agree.")
    response.dial(
        DESK,
        action=url_for("dialled"),
        timeout=20,
        record="record-from-answer-dual",
        recording_status_callback=url_for("recorded"),
    )
    return response


@app.post("/recorded")
@status_callback(RecordingStatus)
def recorded(recording: RecordingStatus) -> None:
    """Keep the recording, beside the call that it is of."""
    if recording.is_ready:
        logger.info("call %s: %s", recording.call_sid, recording.recording_url)


@app.post("/dialled")
@document(DialAction)
def dialled(outcome: DialAction) -> VoiceResponse:
    """Let a caller whom nobody answered say what it is about."""
    response = VoiceResponse()
    if outcome.was_answered:
        response.hangup()
        return response
    response.say("Say after the tone what it is about, and press pound.")
    response.record(
        action=url_for("said"),
        finish_on_key="#",
        max_length=60,
        transcribe=True,
        transcribe_callback=url_for("written_down"),
    )
    return response


@app.post("/said")
@document(RecordAction)
def said(message: RecordAction) -> VoiceResponse:
    """Say goodbye."""
    response = VoiceResponse()
    response.say("Thank you. Goodbye.")
    response.hangup()
    return response


@app.post("/written-down")
@status_callback(TranscriptionStatus)
def written_down(message: TranscriptionStatus) -> None:
    """Keep the text beside the recording."""
    logger.info("%s: %s", message.recording_url, message.transcription_text)
