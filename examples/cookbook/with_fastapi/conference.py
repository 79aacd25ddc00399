"""A moderated conference: guests wait with music until a moderator comes, who closes it too."""

import logging
import os

from fastapi import FastAPI, Request

from cxml import VoiceResponse
from cxml.callbacks import ConferenceEvent, DialAction, VoiceRequest
from cxml.starlette import Webhooks

MODERATORS = {"+15550100170"}
logger = logging.getLogger(__name__)
app = FastAPI()
webhooks = Webhooks(
    signing_key=os.environ.get("CXML_SIGNING_KEY"), public_url=os.environ.get("CXML_PUBLIC_URL")
)


@app.post("/voice")
@webhooks.document(VoiceRequest)
async def voice(request: Request, call: VoiceRequest) -> VoiceResponse:
    """Put callers in the room; it opens and closes with a moderator."""
    moderates = call.from_ in MODERATORS
    response = VoiceResponse()
    response.say("Welcome to the weekly call.")
    response.dial(action=webhooks.url_for(request, "left")).conference(
        "Weekly call",
        beep="onEnter",
        start_conference_on_enter=moderates,
        end_conference_on_exit=moderates,
        status_callback=webhooks.url_for(request, "changed"),
        status_callback_event=["start", "end", "join", "leave"],
    )
    return response


@app.post("/changed")
@webhooks.status_callback(ConferenceEvent, require=["conference_sid"])
async def changed(event: ConferenceEvent) -> None:
    """Note who comes and goes."""
    logger.info("%s: %s %s", event.friendly_name, event.event, event.call_sid)


@app.post("/left")
@webhooks.document(DialAction)
async def left(outcome: DialAction) -> VoiceResponse:
    """Say goodbye to those who are still there when the conference is over."""
    response = VoiceResponse()
    response.say("The call is over. Goodbye.")
    response.hangup()
    return response
