"""Forwarding: two desks ring at once, then a mobile phone, and at last callers are told."""

from flask import Flask

from cxml import VoiceResponse
from cxml.callbacks import DialAction, VoiceRequest
from cxml.flask import document, init_app, url_for

DESKS = ["+15550100700", "+15550100701"]
MOBILE = "+15550100702"
app = Flask(__name__)
app.config.from_prefixed_env()  # FLASK_CXML_SIGNING_KEY, and FLASK_CXML_PUBLIC_URL
init_app(app)  # which does not let it start without a key


@app.post("/voice")
@document(VoiceRequest)
def voice(call: VoiceRequest) -> VoiceResponse:
    """Let all desks ring; the first to answer has the call."""
    response = VoiceResponse()
    desks = response.dial(action=url_for("desks_rang"), answer_on_bridge=True, timeout=15)
    for desk in DESKS:
        desks.number(desk)
    return response


@app.post("/desks-rang")
@document(DialAction)
def desks_rang(outcome: DialAction) -> VoiceResponse:
    """Try the mobile phone where no desk answered."""
    response = VoiceResponse()
    if outcome.was_answered:
        response.hangup()
    else:
        response.dial(MOBILE, action=url_for("mobile_rang"), answer_on_bridge=True, timeout=20)
    return response


@app.post("/mobile-rang")
@document(DialAction)
def mobile_rang(outcome: DialAction) -> VoiceResponse:
    """Tell callers whom nobody answered; a voicemail could begin here."""
    response = VoiceResponse()
    if not outcome.was_answered:
        response.say("Nobody can take your call now. Please call again later.")
    response.hangup()
    return response
