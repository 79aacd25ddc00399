"""IVR: a menu that callers choose from, by a key or by a word."""

import os

from fastapi import FastAPI, Request

from cxml import VoiceResponse
from cxml.callbacks import DialAction, GatherAction, VoiceRequest
from cxml.starlette import Webhooks

SALES = "+15550100700"
app = FastAPI()
webhooks = Webhooks(
    signing_key=os.environ.get("CXML_SIGNING_KEY"), public_url=os.environ.get("CXML_PUBLIC_URL")
)


@app.post("/voice")
@webhooks.document(VoiceRequest)
async def voice(request: Request, call: VoiceRequest) -> VoiceResponse:
    """Read the menu; who chooses nothing hears it once more."""
    response = VoiceResponse()
    for _ in range(2):
        menu = response.gather(
            action=webhooks.url_for(request, "chosen"),
            input="dtmf speech",
            num_digits=1,
            timeout=5,
            speech_timeout="auto",
            hints="sales, hours",
        )
        menu.say("For sales, press one, or say sales. For our opening hours, press two.")
    response.say("Goodbye.")
    response.hangup()
    return response


@app.post("/chosen")
@webhooks.document(GatherAction)
async def chosen(request: Request, choice: GatherAction) -> VoiceResponse:
    """Go where the key, or the word, leads to."""
    said = (choice.speech_result or "").lower()
    response = VoiceResponse()
    if choice.digits == "1" or "sales" in said:
        response.dial(SALES, action=webhooks.url_for(request, "dialled"), timeout=20)
    elif choice.digits == "2" or "hours" in said:
        response.say("We are there from nine to five.")
        response.redirect(webhooks.url_for(request, "voice"))
    else:
        response.say("That is not on the menu.")
        response.redirect(webhooks.url_for(request, "voice"))
    return response


@app.post("/dialled")
@webhooks.document(DialAction)
async def dialled(request: Request, outcome: DialAction) -> VoiceResponse:
    """Go back to the menu where nobody answered."""
    response = VoiceResponse()
    if outcome.was_answered:
        response.hangup()
    else:
        response.say("Nobody is there.")
        response.redirect(webhooks.url_for(request, "voice"))
    return response
