"""Call-back: callers ask to be called back, and agents are connected with them in turn."""

import os
import re
from collections import deque

from fastapi import FastAPI, Request

from cxml import VoiceResponse
from cxml.callbacks import DialAction, GatherAction, VoiceRequest
from cxml.starlette import Webhooks

AGENTS = {"+15550100170"}
NUMBER = re.compile(r"\+1[0-9]{10}")  # whom callers may let us call
waiting: deque[str] = deque()  # of one worker; several share a database
app = FastAPI()
webhooks = Webhooks(
    signing_key=os.environ.get("CXML_SIGNING_KEY"), public_url=os.environ.get("CXML_PUBLIC_URL")
)


@app.post("/voice")
@webhooks.document(VoiceRequest)
async def voice(request: Request, call: VoiceRequest) -> VoiceResponse:
    """Offer to call back."""
    response = VoiceResponse()
    keys = response.gather(action=webhooks.url_for(request, "asked"), num_digits=1)
    keys.say("All of us are talking. Press one, and we call you back at this number.")
    response.say("Goodbye.")
    response.hangup()
    return response


@app.post("/asked")
@webhooks.document(GatherAction)
async def asked(request: Request, keys: GatherAction) -> VoiceResponse:
    """Note the number, once, if there is one."""
    response = VoiceResponse()
    if keys.digits != "1":
        response.redirect(webhooks.url_for(request, "voice"))
        return response
    number = keys.from_ or ""
    if NUMBER.fullmatch(number):
        if number not in waiting:
            waiting.append(number)
        response.say("We will call you back. Goodbye.")
    else:
        response.say("We cannot call this number. Please call again later.")
    response.hangup()
    return response


@app.post("/agent")
@webhooks.document(VoiceRequest)
async def agent(request: Request, call: VoiceRequest) -> VoiceResponse:
    """Connect an agent, who calls another number, with whoever has waited longest."""
    response = VoiceResponse()
    if call.from_ not in AGENTS:
        response.reject()
    elif waiting:
        number = waiting.popleft()
        response.say("Calling the next one.")
        response.dial(
            number, action=webhooks.url_for(request, "called"), caller_id=call.to, timeout=30
        )
    else:
        response.say("Nobody is waiting.")
        response.hangup()
    return response


@app.post("/called")
@webhooks.document(DialAction)
async def called(request: Request, outcome: DialAction) -> VoiceResponse:
    """Go on with the next one."""
    response = VoiceResponse()
    if not outcome.was_answered:
        response.say("Nobody answered.")
    response.redirect(webhooks.url_for(request, "agent"))
    return response
