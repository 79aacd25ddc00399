"""Outbound calls: an application places them, hears what becomes of them, and changes them.

It is of Flask; Django and FastAPI call the same functions.
"""

from flask import Flask, request

from cxml import VoiceResponse
from cxml.callbacks import CallStatus, ConferenceWait, VoiceRequest
from cxml.flask import document, init_app, status_callback, url_for

from .rest import end_call, hold, move_call, place_call, resume

app = Flask(__name__)
app.config.from_prefixed_env()  # FLASK_CXML_SIGNING_KEY, and FLASK_CXML_PUBLIC_URL
init_app(app)  # which does not let it start without a key
state: dict[str, str] = {}  # of each call, by its sid; with several workers, in a database


@app.post("/remind")
def remind() -> str:
    """Call somebody; what differs from call to call is in the address of the document."""
    return place_call(
        request.form["number"],
        url_for("reminder", day=request.form["day"]),
        status_callback=url_for("progress"),
        events=["ringing", "answered", "completed"],
    )


@app.post("/reminder/<day>")
@document(VoiceRequest)
def reminder(call: VoiceRequest, day: str) -> VoiceResponse:
    """Say what the call is about, and let them wait for the desk."""
    response = VoiceResponse()
    response.say(f"You have an appointment on {day}. Stay on the line to change it.")
    response.enqueue("desk")
    return response


@app.post("/progress")
@status_callback(CallStatus, require=["call_sid", "call_status"])
def progress(report: CallStatus) -> None:
    """Keep what became of a call: also that nobody answered it, or that it was busy."""
    state[report.call_sid or ""] = report.call_status or ""


@app.post("/take/<sid>")
def take(sid: str) -> str:
    """Move a call that waits into the room of the desk; put it behind your own login."""
    move_call(sid, url_for("room"))
    return "The caller is in your room."


@app.post("/room")
@document(VoiceRequest)
def room(call: VoiceRequest) -> VoiceResponse:
    """Let the caller talk with the desk."""
    response = VoiceResponse()
    response.dial().conference("Desk")
    return response


@app.post("/hold/<conference>/<sid>")
def put_on_hold(conference: str, sid: str) -> str:
    """Let the caller hear music; the ``ConferenceSid`` comes with the events of a conference."""
    hold(conference, sid, url_for("music"))
    return "The caller hears music."


@app.post("/music")
@document(ConferenceWait)
def music(call: ConferenceWait) -> VoiceResponse:
    """Play it over and over."""
    response = VoiceResponse()
    response.play("https://media.example.com/waves.mp3", loop=0)
    return response


@app.post("/resume/<conference>/<sid>")
def take_back(conference: str, sid: str) -> str:
    """Let the caller be heard again."""
    resume(conference, sid)
    return "The caller is back."


@app.post("/end/<sid>")
def end(sid: str) -> str:
    """Hang up, or give up a call that rings."""
    end_call(sid)
    return "The call is over."
