"""Click-to-call: a visitor leaves a number, the desk rings, and then the two are connected."""

import re

from flask import Flask, abort, request

from cxml import VoiceResponse
from cxml.callbacks import DialAction, GatherAction, VoiceRequest
from cxml.flask import document, init_app, url_for

from ..rest import place_call

DESK = "+15550100700"
NUMBER = re.compile(r"\+1[0-9]{10}")  # whom strangers may let us call
app = Flask(__name__)
app.config.from_prefixed_env()  # FLASK_CXML_SIGNING_KEY, and FLASK_CXML_PUBLIC_URL
init_app(app)  # which does not let it start without a key


@app.post("/click")
def click() -> str:
    """Let the desk ring; limit how often a visitor may ask."""
    number = request.form.get("number", "")
    if not NUMBER.fullmatch(number):
        abort(400)
    place_call(DESK, url_for("desk", number=number[1:]))
    return "We call you in a moment."


@app.post("/desk/<number>")
@document(VoiceRequest)
def desk(call: VoiceRequest, number: str) -> VoiceResponse:
    """Ask the desk to press a key, which a mailbox does not."""
    response = VoiceResponse()
    keys = response.gather(action=url_for("taken", number=number), num_digits=1, timeout=10)
    keys.say("A visitor of our site wants to talk with you. Press any key.")
    response.hangup()
    return response


@app.post("/taken/<number>")
@document(GatherAction)
def taken(call: GatherAction, number: str) -> VoiceResponse:
    """Call the visitor, who sees the number that called the desk."""
    response = VoiceResponse()
    response.dial(f"+{number}", action=url_for("called"), caller_id=call.from_, timeout=30)
    return response


@app.post("/called")
@document(DialAction)
def called(outcome: DialAction) -> VoiceResponse:
    """Tell the desk if the visitor did not answer."""
    response = VoiceResponse()
    if not outcome.was_answered:
        response.say("The visitor does not answer.")
    response.hangup()
    return response
