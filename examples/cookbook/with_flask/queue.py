"""A call queue: callers wait with music, and agents take them, one after the other."""

from flask import Flask

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
from cxml.flask import document, init_app, url_for

AGENTS = {"+15550100170", "+15550100171"}
MUSIC = "https://files.example.com/hold-music.mp3"
app = Flask(__name__)
app.config.from_prefixed_env()  # FLASK_CXML_SIGNING_KEY, and FLASK_CXML_PUBLIC_URL
init_app(app)  # which does not let it start without a key


@app.post("/voice")
@document(VoiceRequest)
def voice(call: VoiceRequest) -> VoiceResponse:
    """Let the caller wait."""
    response = VoiceResponse()
    response.enqueue("support", wait_url=url_for("waiting"), action=url_for("left"))
    return response


@app.post("/waiting")
@document(EnqueueWait)
def waiting(place: EnqueueWait) -> VoiceResponse:
    """Say how many are before the caller, and play music; it is asked for again at its end."""
    response = VoiceResponse()
    keys = response.gather(action=url_for("pressed"), num_digits=1)
    keys.say(f"You are number {place.queue_position}. Press star if you would rather not wait.")
    keys.play(MUSIC)
    return response


@app.post("/pressed")
@document(GatherAction)
def pressed(keys: GatherAction) -> VoiceResponse:
    """Let a caller out who presses star; others wait on, and are told their place again."""
    response = VoiceResponse()
    if keys.digits == "*":
        response.leave()
    else:
        response.say("Please hold the line.")
    return response


@app.post("/left")
@document(EnqueueAction)
def left(queue: EnqueueAction) -> VoiceResponse:
    """Say goodbye to a caller who was served, and to one who was not."""
    response = VoiceResponse()
    if queue.queue_result == QueueResult.BRIDGED:
        response.say("Thank you for your call.")
    else:
        response.say("Please call again later.")
    response.hangup()
    return response


@app.post("/agent")
@document(VoiceRequest)
def agent(call: VoiceRequest) -> VoiceResponse:
    """Connect an agent, who calls another number, with whom has waited longest."""
    response = VoiceResponse()
    if call.from_ not in AGENTS:
        response.reject()
        return response
    callers = response.dial(action=url_for("served"), timeout=600)
    callers.queue("support", url=url_for("connecting"))
    return response


@app.post("/connecting")
@document(DialedQueue)
def connecting(caller: DialedQueue) -> VoiceResponse:
    """Tell the caller that somebody is there."""
    response = VoiceResponse()
    response.say("You are connected now.")
    return response


@app.post("/served")
@document(DialAction)
def served(outcome: DialAction) -> VoiceResponse:
    """Give an agent the next caller, until nobody came for ten minutes."""
    response = VoiceResponse()
    if outcome.was_answered:
        response.redirect(url_for("agent"))
    else:
        response.say("Nobody is waiting.")
        response.hangup()
    return response
