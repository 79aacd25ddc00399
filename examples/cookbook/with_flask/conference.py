"""A moderated conference: guests wait with music until a moderator comes, who closes it too."""

import logging

from flask import Flask

from cxml import VoiceResponse
from cxml.callbacks import ConferenceEvent, DialAction, VoiceRequest
from cxml.flask import document, init_app, status_callback, url_for

MODERATORS = {"+15550100170"}
logger = logging.getLogger(__name__)
app = Flask(__name__)
app.config.from_prefixed_env()  # FLASK_CXML_SIGNING_KEY, and FLASK_CXML_PUBLIC_URL
init_app(app)  # which does not let it start without a key


@app.post("/voice")
@document(VoiceRequest)
def voice(call: VoiceRequest) -> VoiceResponse:
    """Put callers in the room; it opens and closes with a moderator."""
    moderates = call.from_ in MODERATORS
    response = VoiceResponse()
    response.say("Welcome to the weekly call.")
    response.dial(action=url_for("left")).conference(
        "Weekly call",
        beep="onEnter",
        start_conference_on_enter=moderates,
        end_conference_on_exit=moderates,
        status_callback=url_for("changed"),
        status_callback_event=["start", "end", "join", "leave"],
    )
    return response


@app.post("/changed")
@status_callback(ConferenceEvent, require=["conference_sid"])
def changed(event: ConferenceEvent) -> None:
    """Note who comes and goes."""
    logger.info("%s: %s %s", event.friendly_name, event.event, event.call_sid)


@app.post("/left")
@document(DialAction)
def left(outcome: DialAction) -> VoiceResponse:
    """Say goodbye to those who are still there when the conference is over."""
    response = VoiceResponse()
    response.say("The call is over. Goodbye.")
    response.hangup()
    return response
