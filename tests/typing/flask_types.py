"""Views of Flask, as type checkers see them."""

# ruff: noqa: D401 - sentences of the specification, and nothing here is run

from collections.abc import Callable
from typing import assert_type

from flask import Flask, Response, redirect
from werkzeug.wrappers import Response as AnyResponse

from cxml import VoiceResponse
from cxml.callbacks import ConferenceEvent, RecordingStatus, VoiceCallback
from cxml.flask import document, init_app, status_callback, url_for

app = Flask(__name__)
init_app(app)


@app.post("/voice/<room>")
@document(VoiceCallback, signing_key=["new", "old"], public_url="https://example.com")
def voice(call: VoiceCallback, room: str) -> VoiceResponse:
    """A view gets the callback and what the route has."""
    response = VoiceResponse()
    response.dial(caller_id=call.from_).conference(room)
    return response


@app.post("/later")
@document(VoiceCallback)
async def later(call: VoiceCallback) -> VoiceResponse | Response | None:
    """A view may be asynchronous, and may answer with a response of its own."""
    return Response("") if call.from_ is None else None


@app.post("/elsewhere")
@document(VoiceCallback)
def elsewhere(_call: VoiceCallback) -> AnyResponse:
    """A redirection is a response too."""
    return redirect("/voice/1")


@app.post("/conference")
@status_callback(ConferenceEvent, verify=False)
def conference_changed(event: ConferenceEvent) -> None:
    """A status callback is answered with nothing."""
    assert_type(event.muted, bool | None)


def views_are_typed() -> None:
    """A decorated view has the parameters of its route left, and gives a response."""
    assert_type(url_for("voice", room="1"), str)
    assert_type(voice("1"), AnyResponse)
    plain: Callable[[], AnyResponse] = conference_changed
    plain()


def wrong_uses() -> None:
    """Another class, another result and unknown options are errors."""

    @document(RecordingStatus)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    def other(_call: VoiceCallback) -> VoiceResponse:
        return VoiceResponse()

    @status_callback(VoiceCallback)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    def answers(_call: VoiceCallback) -> VoiceResponse:
        return VoiceResponse()

    @document(VoiceCallback)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    def text(_call: VoiceCallback) -> str:
        return "<Response />"

    document(VoiceCallback, verfy=False)  # type: ignore[call-arg]  # pyright: ignore
    document(str)  # type: ignore[type-var]  # pyright: ignore
    url_for(voice)  # type: ignore[arg-type]  # pyright: ignore
    voice(1)  # type: ignore[arg-type]  # pyright: ignore
