"""A moderated, recorded conference. Start: ``flask --app examples/flask_conference run``.

Settings come from the environment: ``FLASK_CXML_SIGNING_KEY`` is the project's signing key,
``FLASK_CXML_PUBLIC_URL`` the address behind a proxy or a tunnel, ``FLASK_MODERATORS`` a list of
numbers, in JSON, and ``FLASK_ROOMS`` the database that all workers share.
"""

from collections import deque

from flask import Blueprint, Flask, Response, current_app, render_template_string, request

from cxml import Hangup, Say, VoiceResponse
from cxml.callbacks import (
    ConferenceEvent,
    ConferenceRecordingStatus,
    ConferenceRoster,
    DialAction,
    VoiceCallback,
)
from cxml.flask import document, init_app, status_callback, url_for
from cxml.rooms import EVENT_STREAM, Rooms

PRESENT = """<h1>Room 1234: {{ roster.present | length }} present</h1>
<ul>
{% for who in roster.present %}<li>{{ who.call_sid }}{{ " (muted)" if who.muted }}</li>
{% endfor %}</ul>"""
PAGE = """<!doctype html><title>Room 1234</title><script>
new EventSource("room/changes").onmessage = (it) => { document.body.innerHTML = it.data };
</script><body>"""
views = Blueprint("conference", __name__)
events: deque[dict[str, object]] = deque(maxlen=1000)  # what this worker was told


def create_app(**settings: object) -> Flask:
    """Make the application; without a signing key it does not start."""
    app = Flask(__name__)
    app.config.from_mapping(MODERATORS=[], ROOMS="sqlite:///conference.sqlite")
    app.config.from_prefixed_env()
    app.config.from_mapping(settings)
    init_app(app)
    app.register_blueprint(views)
    app.extensions["rooms"] = rooms = Rooms(f"{app.config['ROOMS']}")
    rooms.create_schema()
    return app


def get_rooms() -> Rooms:
    """Give the rooms that all workers share."""
    rooms: Rooms = current_app.extensions["rooms"]
    return rooms


@views.post("/voice")
@document(VoiceCallback)
def answer(call: VoiceCallback) -> VoiceResponse:
    """Greet the caller, and put them in the room, which a moderator opens and closes."""
    moderates = call.from_ in current_app.config["MODERATORS"]
    response = VoiceResponse()
    response.say("Welcome to room 1234.")
    response.dial(action=url_for(".dial_ended")).conference(
        "Room 1234",
        beep="onEnter",
        start_conference_on_enter=moderates,
        end_conference_on_exit=moderates,
        status_callback=url_for(".conference_changed"),
        status_callback_event=["start", "end", "join", "leave", "mute"],
        record="record-from-start",
        recording_status_callback=url_for(".recording_changed"),
        recording_status_callback_event=["in-progress", "completed"],
    )
    return response


@views.post("/conference")
@status_callback(ConferenceEvent, require=["conference_sid"])
def conference_changed(it: ConferenceEvent) -> None:
    """Note what happened in the room."""
    get_rooms().record(it)
    events.append({"room": it.event, "call": it.call_sid, "muted": it.muted, "at": it.timestamp})


@views.post("/recording")
@status_callback(ConferenceRecordingStatus)
def recording_changed(it: ConferenceRecordingStatus) -> None:
    """Note how far the recording is."""
    events.append({"recording": it.recording_status, "seconds": it.recording_duration})


@views.post("/dial-ended")
@document(DialAction)
def dial_ended(it: DialAction) -> VoiceResponse:
    """Say goodbye to a caller who left the room."""
    events.append({"dial": it.dial_call_status, "call": it.call_sid, "answered": it.was_answered})
    return VoiceResponse(children=[Say("Goodbye."), Hangup()])


@views.get("/room")
def show_room() -> str:
    """Show who is in the room; put it behind your own login."""
    return PAGE + show(get_rooms().current("Room 1234"))


@views.get("/room/changes")
def room_changes() -> Response:
    """Tell the page what changes; put it behind your own login."""
    told = get_rooms().stream("Room 1234", show, seen=request.headers.get("Last-Event-ID"))
    return Response("".join(told), headers=EVENT_STREAM)


def show(roster: ConferenceRoster) -> str:
    """Say who is there."""
    return render_template_string(PRESENT, roster=roster)


@views.get("/events")
def show_events() -> list[dict[str, object]]:
    """Show what was noted; put it behind your own login."""
    return list(events)
