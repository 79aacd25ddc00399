"""Warm transfer: the desk brings an expert into the call, introduces the two, and leaves."""

from flask import Flask

from cxml import VoiceResponse
from cxml.callbacks import ConferenceEvent, ConferenceEventName, DialAction, VoiceRequest
from cxml.flask import document, init_app, status_callback, url_for

from ..rest import place_call

DESK = "+15550100700"
EXPERT = "+15550100701"
app = Flask(__name__)
app.config.from_prefixed_env()  # FLASK_CXML_SIGNING_KEY, and FLASK_CXML_PUBLIC_URL
init_app(app)  # which does not let it start without a key


@app.post("/voice")
@document(VoiceRequest, require=["call_sid"])
def voice(call: VoiceRequest) -> VoiceResponse:
    """Put the caller in a room of their own, which is named after the call."""
    response = VoiceResponse()
    response.dial(action=url_for("ended")).conference(
        call.call_sid or "",
        end_conference_on_exit=True,
        status_callback=url_for("changed"),
        status_callback_event=["join"],
    )
    return response


@app.post("/changed")
@status_callback(ConferenceEvent, require=["friendly_name"])
def changed(event: ConferenceEvent) -> None:
    """Let the desk ring when the caller is in the room."""
    room = event.friendly_name or ""
    if event.event == ConferenceEventName.PARTICIPANT_JOIN and event.call_sid == room:
        place_call(DESK, url_for("desk", room=room))


@app.post("/desk/<room>")
@document(VoiceRequest)
def desk(call: VoiceRequest, room: str) -> VoiceResponse:
    """Bring the desk in, which may leave while the others go on."""
    response = VoiceResponse()
    response.dial().conference(room, beep=False)
    return response


@app.post("/transfer/<room>")
def transfer(room: str) -> str:
    """Let the expert ring, when the desk asks for that; put it behind your own login."""
    place_call(EXPERT, url_for("expert", room=room))
    return "The expert's phone rings."


@app.post("/expert/<room>")
@document(VoiceRequest)
def expert(call: VoiceRequest, room: str) -> VoiceResponse:
    """Bring the expert in, with whom the call ends too."""
    response = VoiceResponse()
    response.say("The desk has a caller for you.")
    response.dial().conference(room, beep="onEnter", end_conference_on_exit=True)
    return response


@app.post("/ended")
@document(DialAction)
def ended(outcome: DialAction) -> VoiceResponse:
    """Say goodbye to a caller whom the expert has left."""
    response = VoiceResponse()
    response.say("Thank you for your call.")
    response.hangup()
    return response
