"""A moderated, recorded conference. Start: ``flask --app examples/flask_conference run``.

Settings come from the environment: ``FLASK_CXML_SIGNING_KEY`` is the project's signing key,
``FLASK_CXML_PUBLIC_URL`` the address behind a proxy or a tunnel, and ``FLASK_MODERATORS`` a list
of numbers, in JSON.
"""

from collections import deque
from threading import Lock

from flask import Blueprint, Flask, current_app, render_template_string

from cxml import Hangup, Say, VoiceResponse
from cxml.callbacks import (
    ConferenceEvent,
    ConferenceRoster,
    DialAction,
    RecordingStatus,
    VoiceCallback,
)
from cxml.flask import document, init_app, status_callback, url_for

PAGE = """<!doctype html>
<title>Room 1234</title>
<h1>Room 1234: {{ roster.present | length }} present</h1>
<ul>
{% for who in roster.present %}<li>{{ who.call_sid }}{{ " (muted)" if who.muted }}</li>
{% endfor %}</ul>
"""
views = Blueprint("conference", __name__)
events: deque[dict[str, object]] = deque(maxlen=1000)
rosters: deque[ConferenceRoster] = deque(maxlen=10)
changing = Lock()


def create_app(**settings: object) -> Flask:
    """Make the application; without a signing key it does not start."""
    app = Flask(__name__)
    app.config.from_mapping(MODERATORS=[])
    app.config.from_prefixed_env()
    app.config.from_mapping(settings)
    init_app(app)
    app.register_blueprint(views)
    return app


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
@status_callback(ConferenceEvent)
def conference_changed(it: ConferenceEvent) -> None:
    """Note what happened in the room, and who is there now."""
    events.append({"room": it.event, "call": it.call_sid, "muted": it.muted, "at": it.timestamp})
    with changing:
        known = (each for each in rosters if each.conference_sid == it.conference_sid)
        if (roster := next(known, None)) is not None:
            rosters.remove(roster)
        rosters.append((roster or ConferenceRoster()).add(it))


@views.post("/recording")
@status_callback(RecordingStatus)
def recording_changed(it: RecordingStatus) -> None:
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
    return render_template_string(PAGE, roster=[ConferenceRoster(), *rosters][-1])


@views.get("/events")
def show_events() -> list[dict[str, object]]:
    """Show what was noted; put it behind your own login."""
    return list(events)
