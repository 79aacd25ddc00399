"""Business hours: calls ring at the desk while it is open, and are told the hours when not."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from flask import Flask

from cxml import VoiceResponse
from cxml.callbacks import DialAction, VoiceRequest
from cxml.flask import document, init_app, url_for

DESK = "+15550100700"
TIME_ZONE = ZoneInfo("America/New_York")
MONDAY_TO_FRIDAY = range(5)
HOURS = {day: (time(9), time(17)) for day in MONDAY_TO_FRIDAY}
HOLIDAYS = {date(2026, 12, 25), date(2027, 1, 1)}
app = Flask(__name__)
app.config.from_prefixed_env()  # FLASK_CXML_SIGNING_KEY, and FLASK_CXML_PUBLIC_URL
init_app(app)  # which does not let it start without a key


def is_open(at: datetime) -> bool:
    """Tell whether somebody is there at a time."""
    there = at.astimezone(TIME_ZONE)
    if there.date() in HOLIDAYS or there.weekday() not in HOURS:
        return False
    opens, closes = HOURS[there.weekday()]
    return opens <= there.time() < closes


@app.post("/voice")
@document(VoiceRequest)
def voice(call: VoiceRequest) -> VoiceResponse:
    """Look at the clock."""
    response = VoiceResponse()
    where = "desk" if is_open(datetime.now(UTC)) else "closed"
    response.redirect(url_for(where))
    return response


@app.post("/desk")
@document(VoiceRequest)
def desk(call: VoiceRequest) -> VoiceResponse:
    """Let the desk ring."""
    response = VoiceResponse()
    response.dial(DESK, action=url_for("dialled"), timeout=20)
    return response


@app.post("/dialled")
@document(DialAction)
def dialled(outcome: DialAction) -> VoiceResponse:
    """Tell callers whom nobody answered."""
    response = VoiceResponse()
    if not outcome.was_answered:
        response.say("All of us are talking. Please call again in a few minutes.")
    response.hangup()
    return response


@app.post("/closed")
@document(VoiceRequest)
def closed(call: VoiceRequest) -> VoiceResponse:
    """Say when somebody is there; a voicemail could begin here."""
    response = VoiceResponse()
    response.say("We are closed. Please call from Monday to Friday, from nine to five.")
    response.hangup()
    return response
