"""Callers meet in a conference. Start: ``flask --app examples/flask_conference run``."""

from collections import deque

from flask import Flask, Response, request, url_for

from cxml import Hangup, Say, VoiceResponse
from cxml.callbacks import ConferenceEvent, DialAction, RecordingStatus

app = Flask(__name__)
events: deque[dict[str, object]] = deque(maxlen=1000)


@app.post("/voice")
def answer() -> Response:
    """Greet the caller, and put them in the room."""
    response = VoiceResponse()
    response.say("Welcome to room 1234.")
    response.dial(action=url_for("dial_ended", _external=True)).conference(
        "Room 1234",
        beep="onEnter",
        status_callback=url_for("conference_changed", _external=True),
        status_callback_event=["start", "end", "join", "leave", "mute"],
        record="record-from-start",
        recording_status_callback=url_for("recording_changed", _external=True),
        recording_status_callback_event=["in-progress", "completed"],
    )
    return Response(str(response), mimetype="text/xml")


@app.post("/conference")
def conference_changed() -> tuple[str, int]:
    """Note what happened in the room."""
    it = ConferenceEvent.from_form(request.form)
    events.append({"room": it.event, "call": it.call_sid, "muted": it.muted, "at": it.timestamp})
    return "", 204


@app.post("/recording")
def recording_changed() -> tuple[str, int]:
    """Note how far the recording is."""
    it = RecordingStatus.from_form(request.form)
    events.append({"recording": it.recording_status, "seconds": it.recording_duration})
    return "", 204


@app.post("/dial-ended")
def dial_ended() -> Response:
    """Say goodbye to a caller who left the room."""
    it = DialAction.from_form(request.form)
    events.append({"dial": it.dial_call_status, "call": it.call_sid, "answered": it.was_answered})
    return Response(str(VoiceResponse(children=[Say("Goodbye."), Hangup()])), mimetype="text/xml")


@app.get("/events")
def show_events() -> list[dict[str, object]]:
    """Show what was noted."""
    return list(events)
