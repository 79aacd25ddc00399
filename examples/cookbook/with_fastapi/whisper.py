"""Whisper: who answers is told what the call is about, and takes it by pressing a key."""

import os

from fastapi import FastAPI, Request

from cxml import VoiceResponse
from cxml.callbacks import DialAction, DialedNumber, GatherAction, VoiceRequest
from cxml.starlette import Webhooks

DESK = "+15550100700"
app = FastAPI()
webhooks = Webhooks(
    signing_key=os.environ.get("CXML_SIGNING_KEY"), public_url=os.environ.get("CXML_PUBLIC_URL")
)


@app.post("/voice")
@webhooks.document(VoiceRequest)
async def voice(request: Request, call: VoiceRequest) -> VoiceResponse:
    """Let the desk ring, and the caller hear that it does."""
    response = VoiceResponse()
    desk = response.dial(
        action=webhooks.url_for(request, "dialled"), answer_on_bridge=True, timeout=20
    )
    desk.number(DESK, url=webhooks.url_for(request, "whispered"))
    return response


@app.post("/whispered")
@webhooks.document(DialedNumber)
async def whispered(request: Request, desk: DialedNumber) -> VoiceResponse:
    """Tell the desk alone; a mailbox that answers presses no key, and does not get the call."""
    response = VoiceResponse()
    keys = response.gather(action=webhooks.url_for(request, "taken"), num_digits=1, timeout=8)
    keys.say("A call for sales. Press any key to take it.")
    response.hangup()
    return response


@app.post("/taken")
@webhooks.document(GatherAction)
async def taken(desk: GatherAction) -> VoiceResponse:
    """Connect the two: that is what happens at the end of this document."""
    response = VoiceResponse()
    response.say("Connecting.")
    return response


@app.post("/dialled")
@webhooks.document(DialAction)
async def dialled(outcome: DialAction) -> VoiceResponse:
    """Tell a caller whose call was not taken."""
    response = VoiceResponse()
    was_taken = outcome.was_answered and outcome.dial_bridged is not False
    if not was_taken:
        response.say("Nobody can take your call now. Please call again later.")
    response.hangup()
    return response
