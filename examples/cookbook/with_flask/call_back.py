"""Call-back: callers ask to be called back, and agents are connected with them in turn."""

import re
from collections import deque

from flask import Flask

from cxml import VoiceResponse
from cxml.callbacks import DialAction, GatherAction, VoiceRequest
from cxml.flask import document, init_app, url_for

AGENTS = {"+15550100170"}
NUMBER = re.compile(r"\+1[0-9]{10}")  # whom callers may let us call
waiting: deque[str] = deque()  # of one worker; several share a database
app = Flask(__name__)
app.config.from_prefixed_env()  # FLASK_CXML_SIGNING_KEY, and FLASK_CXML_PUBLIC_URL
init_app(app)  # which does not let it start without a key


@app.post("/voice")
@document(VoiceRequest)
def voice(call: VoiceRequest) -> VoiceResponse:
    """Offer to call back."""
    response = VoiceResponse()
    keys = response.gather(action=url_for("asked"), num_digits=1)
    keys.say("All of us are talking. Press one, and we call you back at this number.")
    response.say("Goodbye.")
    response.hangup()
    return response


@app.post("/asked")
@document(GatherAction)
def asked(keys: GatherAction) -> VoiceResponse:
    """Note the number, once, if there is one."""
    response = VoiceResponse()
    if keys.digits != "1":
        response.redirect(url_for("voice"))
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
@document(VoiceRequest)
def agent(call: VoiceRequest) -> VoiceResponse:
    """Connect an agent, who calls another number, with whoever has waited longest."""
    response = VoiceResponse()
    if call.from_ not in AGENTS:
        response.reject()
    elif waiting:
        number = waiting.popleft()
        response.say("Calling the next one.")
        response.dial(number, action=url_for("called"), caller_id=call.to, timeout=30)
    else:
        response.say("Nobody is waiting.")
        response.hangup()
    return response


@app.post("/called")
@document(DialAction)
def called(outcome: DialAction) -> VoiceResponse:
    """Go on with the next one."""
    response = VoiceResponse()
    if not outcome.was_answered:
        response.say("Nobody answered.")
    response.redirect(url_for("agent"))
    return response
