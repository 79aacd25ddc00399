"""Click-to-call: a visitor leaves a number, the desk rings, and then the two are connected."""

import os
from typing import Annotated

from fastapi import FastAPI, Form, Request

from cxml import VoiceResponse
from cxml.callbacks import DialAction, GatherAction, VoiceRequest
from cxml.starlette import Webhooks

from ..rest import place_call

DESK = "+15550100700"
NUMBER = r"^\+1[0-9]{10}$"  # whom strangers may let us call
app = FastAPI()
webhooks = Webhooks(
    signing_key=os.environ.get("CXML_SIGNING_KEY"), public_url=os.environ.get("CXML_PUBLIC_URL")
)


@app.post("/click")
def click(request: Request, number: Annotated[str, Form(pattern=NUMBER)]) -> str:
    """Let the desk ring; limit how often a visitor may ask."""
    place_call(DESK, webhooks.url_for(request, "desk", number=number[1:]))
    return "We call you in a moment."


@app.post("/desk/{number}")
@webhooks.document(VoiceRequest)
async def desk(request: Request, call: VoiceRequest, number: str) -> VoiceResponse:
    """Ask the desk to press a key, which a mailbox does not."""
    response = VoiceResponse()
    keys = response.gather(
        action=webhooks.url_for(request, "taken", number=number), num_digits=1, timeout=10
    )
    keys.say("A visitor of our site wants to talk with you. Press any key.")
    response.hangup()
    return response


@app.post("/taken/{number}")
@webhooks.document(GatherAction)
async def taken(request: Request, call: GatherAction, number: str) -> VoiceResponse:
    """Call the visitor, who sees the number that called the desk."""
    response = VoiceResponse()
    response.dial(
        f"+{number}", action=webhooks.url_for(request, "called"), caller_id=call.from_, timeout=30
    )
    return response


@app.post("/called")
@webhooks.document(DialAction)
async def called(outcome: DialAction) -> VoiceResponse:
    """Tell the desk if the visitor did not answer."""
    response = VoiceResponse()
    if not outcome.was_answered:
        response.say("The visitor does not answer.")
    response.hangup()
    return response
