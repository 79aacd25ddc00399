"""Warm transfer: the desk brings an expert into the call, introduces the two, and leaves."""

import os

from fastapi import FastAPI, Request

from cxml import VoiceResponse
from cxml.callbacks import ConferenceEvent, ConferenceEventName, DialAction, VoiceRequest
from cxml.starlette import Webhooks

from ..rest import place_call

DESK = "+15550100700"
EXPERT = "+15550100701"
app = FastAPI()
webhooks = Webhooks(
    signing_key=os.environ.get("CXML_SIGNING_KEY"), public_url=os.environ.get("CXML_PUBLIC_URL")
)


@app.post("/voice")
@webhooks.document(VoiceRequest, require=["call_sid"])
async def voice(request: Request, call: VoiceRequest) -> VoiceResponse:
    """Put the caller in a room of their own, which is named after the call."""
    response = VoiceResponse()
    response.dial(action=webhooks.url_for(request, "ended")).conference(
        call.call_sid or "",
        end_conference_on_exit=True,
        status_callback=webhooks.url_for(request, "changed"),
        status_callback_event=["join"],
    )
    return response


@app.post("/changed")
@webhooks.status_callback(ConferenceEvent, require=["friendly_name"])
def changed(request: Request, event: ConferenceEvent) -> None:
    """Let the desk ring when the caller is in the room."""
    room = event.friendly_name or ""
    if event.event == ConferenceEventName.PARTICIPANT_JOIN and event.call_sid == room:
        place_call(DESK, webhooks.url_for(request, "desk", room=room))


@app.post("/desk/{room}")
@webhooks.document(VoiceRequest)
async def desk(call: VoiceRequest, room: str) -> VoiceResponse:
    """Bring the desk in, which may leave while the others go on."""
    response = VoiceResponse()
    response.dial().conference(room, beep=False)
    return response


@app.post("/transfer/{room}")
def transfer(request: Request, room: str) -> str:
    """Let the expert ring, when the desk asks for that; put it behind your own login."""
    place_call(EXPERT, webhooks.url_for(request, "expert", room=room))
    return "The expert's phone rings."


@app.post("/expert/{room}")
@webhooks.document(VoiceRequest)
async def expert(call: VoiceRequest, room: str) -> VoiceResponse:
    """Bring the expert in, with whom the call ends too."""
    response = VoiceResponse()
    response.say("The desk has a caller for you.")
    response.dial().conference(room, beep="onEnter", end_conference_on_exit=True)
    return response


@app.post("/ended")
@webhooks.document(DialAction)
async def ended(outcome: DialAction) -> VoiceResponse:
    """Say goodbye to a caller whom the expert has left."""
    response = VoiceResponse()
    response.say("Thank you for your call.")
    response.hangup()
    return response
