"""A survey: two questions that are answered by keys, and one by words."""

import logging
import os

from fastapi import FastAPI, Request

from cxml import VoiceResponse
from cxml.callbacks import GatherAction, RecordAction, TranscriptionStatus, VoiceRequest
from cxml.starlette import Webhooks

QUESTIONS = [
    "How content are you with our help? Press a key from one to five.",
    "Would you call us again? Press one for yes, and two for no.",
]
KEYS = ["12345", "12"]
logger = logging.getLogger(__name__)
app = FastAPI()
webhooks = Webhooks(
    signing_key=os.environ.get("CXML_SIGNING_KEY"), public_url=os.environ.get("CXML_PUBLIC_URL")
)


@app.post("/voice")
@webhooks.document(VoiceRequest)
async def voice(request: Request, call: VoiceRequest) -> VoiceResponse:
    """Begin with the first question."""
    response = VoiceResponse()
    response.say("Thank you for your time.")
    response.redirect(webhooks.url_for(request, "ask", number=0))
    return response


@app.post("/ask/{number}")
@webhooks.document(VoiceRequest)
async def ask(request: Request, call: VoiceRequest, number: int) -> VoiceResponse:
    """Ask a question; who does not answer hears it once more, and then goodbye."""
    response = VoiceResponse()
    for _ in range(2):
        keys = response.gather(
            action=webhooks.url_for(request, "answered", number=number), num_digits=1
        )
        keys.say(QUESTIONS[number])
    response.say("Goodbye.")
    response.hangup()
    return response


@app.post("/answered/{number}")
@webhooks.document(GatherAction)
async def answered(request: Request, keys: GatherAction, number: int) -> VoiceResponse:
    """Keep the answer, and go on."""
    response = VoiceResponse()
    if not keys.digits or keys.digits not in KEYS[number]:
        response.say("That is none of the keys.")
        response.redirect(webhooks.url_for(request, "ask", number=number))
        return response
    logger.info("call %s, question %s: %s", keys.call_sid, number, keys.digits)
    if number + 1 < len(QUESTIONS):
        response.redirect(webhooks.url_for(request, "ask", number=number + 1))
    else:
        response.redirect(webhooks.url_for(request, "comment"))
    return response


@app.post("/comment")
@webhooks.document(VoiceRequest)
async def comment(request: Request, call: VoiceRequest) -> VoiceResponse:
    """Let them say what they want to, and write it down."""
    response = VoiceResponse()
    response.say("What could we do better? Speak after the tone, and press pound.")
    response.record(
        action=webhooks.url_for(request, "done"),
        finish_on_key="#",
        max_length=60,
        transcribe=True,
        transcribe_callback=webhooks.url_for(request, "written_down"),
    )
    return response


@app.post("/done")
@webhooks.document(RecordAction)
async def done(answer: RecordAction) -> VoiceResponse:
    """Say thank you."""
    response = VoiceResponse()
    response.say("Thank you. Goodbye.")
    response.hangup()
    return response


@app.post("/written-down")
@webhooks.status_callback(TranscriptionStatus)
async def written_down(answer: TranscriptionStatus) -> None:
    """Keep the comment."""
    logger.info("%s: %s", answer.recording_url, answer.transcription_text)
