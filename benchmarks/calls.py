"""The rows of simulated calls: what the platform costs beside the application that it calls."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from time import process_time
from urllib.parse import urlencode

from attrs import frozen
from flask import Flask

from cxml import VoiceResponse
from cxml.callbacks import ConferenceEvent, ConferenceRoster, DialAction, GatherAction, VoiceRequest
from cxml.flask import document, status_callback
from cxml.signature import FORM_TYPE, HEADER, sign
from cxml.simulator import Platform

from .case import Case
from .measure import Pair, compare

KEY = "PSK_of-the-benchmark"
EVENTS = "start end join leave mute hold speaker"
app = Flask(__name__)
app.config["CXML_SIGNING_KEY"] = KEY
told: list[ConferenceEvent] = []


@app.post("/voice")
@document(VoiceRequest)
def voice(_: VoiceRequest) -> VoiceResponse:
    """Ask for a key."""
    response = VoiceResponse()
    response.gather(action="/menu", num_digits=1).say("For sales, press one.")
    return response


@app.post("/menu")
@document(GatherAction)
def menu(action: GatherAction) -> VoiceResponse:
    """Say what was pressed, and go on."""
    response = VoiceResponse()
    response.say(f"You pressed {action.digits}.")
    response.redirect("/end")
    return response


@app.post("/end")
@document(VoiceRequest)
def end(_: VoiceRequest) -> VoiceResponse:
    """Say goodbye."""
    response = VoiceResponse()
    response.say("Goodbye.")
    return response


@app.post("/room")
@document(VoiceRequest)
def room(_: VoiceRequest) -> VoiceResponse:
    """Lead into a room of which all is reported."""
    response = VoiceResponse()
    response.dial(action="/after").conference(
        "Dock",
        status_callback="/events",
        status_callback_event=EVENTS,
        max_participants=10_000,
    )
    return response


@app.post("/after")
@document(DialAction)
def after(_: DialAction) -> VoiceResponse:
    """Hang up."""
    return VoiceResponse()


@app.post("/events")
@status_callback(ConferenceEvent)
def events(event: ConferenceEvent) -> None:
    """Take an event in."""
    told.append(event)


# A call of three requests


def call() -> Platform:
    """Play a call that presses a key."""
    platform = Platform(app)
    platform.call("/voice").press("1")
    return platform


@frozen
class Form:
    """A form that was posted in such a call."""

    path: str
    body: bytes
    headers: dict[str, str]


def forms_of(platform: Platform) -> tuple[Form, ...]:
    """Take the forms of a call, with their signatures."""
    made: list[Form] = []
    for each in platform.requests:
        headers = {HEADER: sign(KEY, each.url, each.form), "Content-Type": FORM_TYPE}
        path = each.url.removeprefix("http://localhost")
        made.append(Form(path, urlencode(each.form).encode(), headers))
    return tuple(made)


def post(forms: Sequence[Form]) -> list[bytes]:
    """Post forms with Flask's test client."""
    client = app.test_client()
    return [client.post(each.path, data=each.body, headers=each.headers).data for each in forms]


def three_requests() -> Case:
    """Compare a call with its three requests alone."""
    forms = forms_of(call())

    def same() -> bool:
        answers = [each.answer.body for each in call().requests if each.answer]
        return len(forms) == 3 and answers == post(forms) and b"<Say>" in answers[-1]

    return Case(
        "simulated call: 3 requests to Flask",
        "Flask's client",
        measure=partial(compare, call, partial(post, forms)),
        same=same,
    )


# A room full of callers


def meet(callers: int) -> Platform:
    """Let callers meet in a room, and do there all that is reported; then all hang up."""
    told.clear()
    with Platform(app) as platform:
        dock = platform.room("Dock")
        for number in range(callers):
            platform.call("/room", from_=f"+155501{number:05}")
        for each in platform.calls:
            each.speak("Hello")
            dock.mute(each)
            dock.hold(each)
            dock.unhold(each)
            dock.unmute(each)
    return platform


def is_right(callers: int) -> bool:
    """Tell whether the application was told everything, and so knows that all is over."""
    platform = meet(callers)
    roster = ConferenceRoster().add(*told)
    documents = 2 * callers
    reports = 8 * callers + 2
    return (
        len(platform.requests) == documents + reports
        and len(told) == reports
        and roster.is_complete
        and len(roster.participants) == callers
    )


def seconds(callers: int) -> float:
    """Time one such conference, in seconds of this process alone."""
    start = process_time()
    meet(callers)
    return process_time() - start


def full_room() -> Case:
    """Hold a conference of 100 callers against a second."""

    def measure(rounds: int) -> Pair:
        return Pair.of([(seconds(100), 1.0) for _ in range(min(rounds, 5))])

    return Case(
        "simulated room: 100 callers, 1,002 requests",
        "one second",
        measure,
        same=partial(is_right, 100),
    )


def growing_room() -> Case:
    """Compare what one of many callers costs with what one of a few does."""

    def measure(rounds: int) -> Pair:
        pairs = [(seconds(400) / 400, seconds(25) / 25) for _ in range(min(rounds, 5))]
        return Pair.of(pairs)

    return Case(
        "simulated room: a caller among 400",
        "one among 25",
        measure,
        same=partial(is_right, 25),
    )
