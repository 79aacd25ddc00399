"""A survey: two questions that are answered by keys, and one by words."""

import logging

from flask import Flask

from cxml import VoiceResponse
from cxml.callbacks import GatherAction, RecordAction, TranscriptionStatus, VoiceRequest
from cxml.flask import document, init_app, status_callback, url_for

QUESTIONS = [
    "How content are you with our help? Press a key from one to five.",
    "Would you call us again? Press one for yes, and two for no.",
]
KEYS = ["12345", "12"]
logger = logging.getLogger(__name__)
app = Flask(__name__)
app.config.from_prefixed_env()  # FLASK_CXML_SIGNING_KEY, and FLASK_CXML_PUBLIC_URL
init_app(app)  # which does not let it start without a key


@app.post("/voice")
@document(VoiceRequest)
def voice(call: VoiceRequest) -> VoiceResponse:
    """Begin with the first question."""
    response = VoiceResponse()
    response.say("Thank you for your time.")
    response.redirect(url_for("ask", number=0))
    return response


@app.post("/ask/<int:number>")
@document(VoiceRequest)
def ask(call: VoiceRequest, number: int) -> VoiceResponse:
    """Ask a question; who does not answer hears it once more, and then goodbye."""
    response = VoiceResponse()
    for _ in range(2):
        keys = response.gather(action=url_for("answered", number=number), num_digits=1)
        keys.say(QUESTIONS[number])
    response.say("Goodbye.")
    response.hangup()
    return response


@app.post("/answered/<int:number>")
@document(GatherAction)
def answered(keys: GatherAction, number: int) -> VoiceResponse:
    """Keep the answer, and go on."""
    response = VoiceResponse()
    if not keys.digits or keys.digits not in KEYS[number]:
        response.say("That is none of the keys.")
        response.redirect(url_for("ask", number=number))
        return response
    logger.info("call %s, question %s: %s", keys.call_sid, number, keys.digits)
    if number + 1 < len(QUESTIONS):
        response.redirect(url_for("ask", number=number + 1))
    else:
        response.redirect(url_for("comment"))
    return response


@app.post("/comment")
@document(VoiceRequest)
def comment(call: VoiceRequest) -> VoiceResponse:
    """Let them say what they want to, and write it down."""
    response = VoiceResponse()
    response.say("What could we do better? Speak after the tone, and press pound.")
    response.record(
        action=url_for("done"),
        finish_on_key="#",
        max_length=60,
        transcribe=True,
        transcribe_callback=url_for("written_down"),
    )
    return response


@app.post("/done")
@document(RecordAction)
def done(answer: RecordAction) -> VoiceResponse:
    """Say thank you."""
    response = VoiceResponse()
    response.say("Thank you. Goodbye.")
    response.hangup()
    return response


@app.post("/written-down")
@status_callback(TranscriptionStatus)
def written_down(answer: TranscriptionStatus) -> None:
    """Keep the comment."""
    logger.info("%s: %s", answer.recording_url, answer.transcription_text)
