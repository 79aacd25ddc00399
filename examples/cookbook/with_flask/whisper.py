"""Whisper: who answers is told what the call is about, and takes it by pressing a key."""

from flask import Flask

from cxml import VoiceResponse
from cxml.callbacks import DialAction, DialedNumber, GatherAction, VoiceRequest
from cxml.flask import document, init_app, url_for

DESK = "+15550100700"
app = Flask(__name__)
app.config.from_prefixed_env()  # FLASK_CXML_SIGNING_KEY, and FLASK_CXML_PUBLIC_URL
init_app(app)  # which does not let it start without a key


@app.post("/voice")
@document(VoiceRequest)
def voice(call: VoiceRequest) -> VoiceResponse:
    """Let the desk ring, and the caller hear that it does."""
    response = VoiceResponse()
    desk = response.dial(action=url_for("dialled"), answer_on_bridge=True, timeout=20)
    desk.number(DESK, url=url_for("whispered"))
    return response


@app.post("/whispered")
@document(DialedNumber)
def whispered(desk: DialedNumber) -> VoiceResponse:
    """Tell the desk alone; a mailbox that answers presses no key, and does not get the call."""
    response = VoiceResponse()
    keys = response.gather(action=url_for("taken"), num_digits=1, timeout=8)
    keys.say("A call for sales. Press any key to take it.")
    response.hangup()
    return response


@app.post("/taken")
@document(GatherAction)
def taken(desk: GatherAction) -> VoiceResponse:
    """Connect the two: that is what happens at the end of this document."""
    response = VoiceResponse()
    response.say("Connecting.")
    return response


@app.post("/dialled")
@document(DialAction)
def dialled(outcome: DialAction) -> VoiceResponse:
    """Tell a caller whose call was not taken."""
    response = VoiceResponse()
    was_taken = outcome.was_answered and outcome.dial_bridged is not False
    if not was_taken:
        response.say("Nobody can take your call now. Please call again later.")
    response.hangup()
    return response
