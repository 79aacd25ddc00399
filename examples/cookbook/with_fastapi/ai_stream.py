"""An AI agent over a stream: a program of yours hears the caller and speaks, and may hand over."""

import logging
import os

from fastapi import FastAPI, Request

from cxml import VoiceResponse
from cxml.callbacks import DialAction, StreamStatus, VoiceRequest
from cxml.starlette import Webhooks

AGENT = "wss://agent.example.com/calls"
DESK = "+15550100700"
logger = logging.getLogger(__name__)
app = FastAPI()
webhooks = Webhooks(
    signing_key=os.environ.get("CXML_SIGNING_KEY"), public_url=os.environ.get("CXML_PUBLIC_URL")
)


@app.post("/voice")
@webhooks.document(VoiceRequest)
async def voice(request: Request, call: VoiceRequest) -> VoiceResponse:
    """Connect the caller with the agent; when that ends the stream a person takes over."""
    response = VoiceResponse()
    response.say("You are talking to a machine.")
    stream = response.connect().stream(
        url=AGENT,
        name="agent",
        status_callback=webhooks.url_for(request, "changed"),
        track="inbound_track",
    )
    stream.parameter(name="caller", value=call.from_ or "unknown")
    response.say("I connect you with a person.")
    response.dial(DESK, action=webhooks.url_for(request, "dialled"), timeout=20)
    return response


@app.post("/changed")
@webhooks.status_callback(StreamStatus)
async def changed(stream: StreamStatus) -> None:
    """Note how the stream does, and why it failed."""
    logger.info("call %s: %s %s", stream.call_sid, stream.stream_event, stream.stream_error)


@app.post("/dialled")
@webhooks.document(DialAction)
async def dialled(outcome: DialAction) -> VoiceResponse:
    """Tell callers whom nobody answered."""
    response = VoiceResponse()
    if not outcome.was_answered:
        response.say("Nobody is there. Please call again later.")
    response.hangup()
    return response
