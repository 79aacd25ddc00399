"""Forwarding: two desks ring at once, then a mobile phone, and at last callers are told."""

import os

from fastapi import FastAPI, Request

from cxml import VoiceResponse
from cxml.callbacks import DialAction, VoiceRequest
from cxml.starlette import Webhooks

DESKS = ["+15550100700", "+15550100701"]
MOBILE = "+15550100702"
app = FastAPI()
webhooks = Webhooks(
    signing_key=os.environ.get("CXML_SIGNING_KEY"), public_url=os.environ.get("CXML_PUBLIC_URL")
)


@app.post("/voice")
@webhooks.document(VoiceRequest)
async def voice(request: Request, call: VoiceRequest) -> VoiceResponse:
    """Let all desks ring; the first to answer has the call."""
    response = VoiceResponse()
    desks = response.dial(
        action=webhooks.url_for(request, "desks_rang"), answer_on_bridge=True, timeout=15
    )
    for desk in DESKS:
        desks.number(desk)
    return response


@app.post("/desks-rang")
@webhooks.document(DialAction)
async def desks_rang(request: Request, outcome: DialAction) -> VoiceResponse:
    """Try the mobile phone where no desk answered."""
    response = VoiceResponse()
    if outcome.was_answered:
        response.hangup()
    else:
        response.dial(
            MOBILE,
            action=webhooks.url_for(request, "mobile_rang"),
            answer_on_bridge=True,
            timeout=20,
        )
    return response


@app.post("/mobile-rang")
@webhooks.document(DialAction)
async def mobile_rang(outcome: DialAction) -> VoiceResponse:
    """Tell callers whom nobody answered; a voicemail could begin here."""
    response = VoiceResponse()
    if not outcome.was_answered:
        response.say("Nobody can take your call now. Please call again later.")
    response.hangup()
    return response
