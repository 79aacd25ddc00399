"""An AI agent over a stream: a program of yours hears the caller and speaks, and may hand over."""

import logging

from flask import Flask

from cxml import VoiceResponse
from cxml.callbacks import DialAction, StreamStatus, VoiceRequest
from cxml.flask import document, init_app, status_callback, url_for

AGENT = "wss://agent.example.com/calls"
DESK = "+15550100700"
logger = logging.getLogger(__name__)
app = Flask(__name__)
app.config.from_prefixed_env()  # FLASK_CXML_SIGNING_KEY, and FLASK_CXML_PUBLIC_URL
init_app(app)  # which does not let it start without a key


@app.post("/voice")
@document(VoiceRequest)
def voice(call: VoiceRequest) -> VoiceResponse:
    """Connect the caller with the agent; when that ends the stream a person takes over."""
    response = VoiceResponse()
    response.say("You are talking to a machine.")
    stream = response.connect().stream(
        url=AGENT, name="agent", status_callback=url_for("changed"), track="inbound_track"
    )
    stream.parameter(name="caller", value=call.from_ or "unknown")
    response.say("I connect you with a person.")
    response.dial(DESK, action=url_for("dialled"), timeout=20)
    return response


@app.post("/changed")
@status_callback(StreamStatus)
def changed(stream: StreamStatus) -> None:
    """Note how the stream does, and why it failed."""
    logger.info("call %s: %s %s", stream.call_sid, stream.stream_event, stream.stream_error)


@app.post("/dialled")
@document(DialAction)
def dialled(outcome: DialAction) -> VoiceResponse:
    """Tell callers whom nobody answered."""
    response = VoiceResponse()
    if not outcome.was_answered:
        response.say("Nobody is there. Please call again later.")
    response.hangup()
    return response
