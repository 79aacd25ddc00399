"""Voicemail: callers leave a message, which is kept and written down."""

import logging

from flask import Flask

from cxml import VoiceResponse
from cxml.callbacks import RecordAction, RecordingStatus, TranscriptionStatus, VoiceRequest
from cxml.flask import document, status_callback, url_for

logger = logging.getLogger(__name__)
app = Flask(__name__)
app.config.from_prefixed_env()  # FLASK_CXML_SIGNING_KEY, and FLASK_CXML_PUBLIC_URL


@app.post("/voice")
@document(VoiceRequest)
def voice(call: VoiceRequest) -> VoiceResponse:
    """Ask for a message, and record it."""
    response = VoiceResponse()
    response.say("Nobody can take your call. Leave a message after the tone, and press pound.")
    response.record(
        action=url_for("recorded"),
        finish_on_key="#",
        max_length=120,
        recording_status_callback=url_for("kept"),
        transcribe=True,
        transcribe_callback=url_for("written_down"),
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


@app.post("/kept")
@status_callback(RecordingStatus)
def kept(message: RecordingStatus) -> None:
    """Keep the message; those who just hang up have left one too, unless it is silence."""
    if message.is_ready:
        logger.info("call %s: %s", message.call_sid, message.recording_url)


@app.post("/written-down")
@status_callback(TranscriptionStatus)
def written_down(message: TranscriptionStatus) -> None:
    """Send the text on: to an inbox, or to a chat."""
    logger.info("%s: %s", message.recording_url, message.transcription_text)
