"""A call queue: callers wait with music, and agents take them, one after the other."""

import os

from fastapi import FastAPI, Request

from cxml import VoiceResponse
from cxml.callbacks import (
    DialAction,
    DialedQueue,
    EnqueueAction,
    EnqueueWait,
    GatherAction,
    QueueResult,
    VoiceRequest,
)
from cxml.starlette import Webhooks

AGENTS = {"+15550100170", "+15550100171"}
MUSIC = "https://files.example.com/hold-music.mp3"
app = FastAPI()
webhooks = Webhooks(
    signing_key=os.environ.get("CXML_SIGNING_KEY"), public_url=os.environ.get("CXML_PUBLIC_URL")
)


@app.post("/voice")
@webhooks.document(VoiceRequest)
async def voice(request: Request, call: VoiceRequest) -> VoiceResponse:
    """Let the caller wait."""
    response = VoiceResponse()
    response.enqueue(
        "support",
        wait_url=webhooks.url_for(request, "waiting"),
        action=webhooks.url_for(request, "left"),
    )
    return response


@app.post("/waiting")
@webhooks.document(EnqueueWait)
async def waiting(request: Request, place: EnqueueWait) -> VoiceResponse:
    """Say how many are before the caller, and play music; it is asked for again at its end."""
    response = VoiceResponse()
    keys = response.gather(action=webhooks.url_for(request, "pressed"), num_digits=1)
    keys.say(f"You are number {place.queue_position}. Press star if you would rather not wait.")
    keys.play(MUSIC)
    return response


@app.post("/pressed")
@webhooks.document(GatherAction)
async def pressed(keys: GatherAction) -> VoiceResponse:
    """Let a caller out who presses star; others wait on, and are told their place again."""
    response = VoiceResponse()
    if keys.digits == "*":
        response.leave()
    else:
        response.say("Please hold the line.")
    return response


@app.post("/left")
@webhooks.document(EnqueueAction)
async def left(queue: EnqueueAction) -> VoiceResponse:
    """Say goodbye to a caller who was served, and to one who was not."""
    response = VoiceResponse()
    if queue.queue_result == QueueResult.BRIDGED:
        response.say("Thank you for your call.")
    else:
        response.say("Please call again later.")
    response.hangup()
    return response


@app.post("/agent")
@webhooks.document(VoiceRequest)
async def agent(request: Request, call: VoiceRequest) -> VoiceResponse:
    """Connect an agent, who calls another number, with whom has waited longest."""
    response = VoiceResponse()
    if call.from_ not in AGENTS:
        response.reject()
        return response
    callers = response.dial(action=webhooks.url_for(request, "served"), timeout=600)
    callers.queue("support", url=webhooks.url_for(request, "connecting"))
    return response


@app.post("/connecting")
@webhooks.document(DialedQueue)
async def connecting(caller: DialedQueue) -> VoiceResponse:
    """Tell the caller that somebody is there."""
    response = VoiceResponse()
    response.say("You are connected now.")
    return response


@app.post("/served")
@webhooks.document(DialAction)
async def served(request: Request, outcome: DialAction) -> VoiceResponse:
    """Give an agent the next caller, until nobody came for ten minutes."""
    response = VoiceResponse()
    if outcome.was_answered:
        response.redirect(webhooks.url_for(request, "agent"))
    else:
        response.say("Nobody is waiting.")
        response.hangup()
    return response
