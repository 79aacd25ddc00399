"""Views of Flask, as type checkers see them."""

# ruff: noqa: D401, D102 - sentences of the specification, and nothing here is run

from collections.abc import Callable, Mapping
from typing import assert_type

from flask import Flask, Response, redirect
from flask.views import MethodView
from werkzeug.wrappers import Response as AnyResponse

from cxml import Say, VoiceResponse
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


def key_of(sent: Mapping[str, str]) -> list[str] | None:
    """A key may be found by what was sent."""
    return {"AC": ["PSK"]}.get(sent["AccountSid"])


async def key_later(sent: Mapping[str, str]) -> str | None:
    """It may be awaited, where the view is."""
    return sent.get("AccountSid")


@app.post("/text")
@document(VoiceCallback, require=("call_sid",), signing_key=key_of, strip_port=True)
def text(call: VoiceCallback) -> str:
    """A document may be a text, and a field required."""
    return str(voice_in("1", call))


@app.post("/awaited")
@document(VoiceCallback, signing_key=key_later)
async def awaited(_call: VoiceCallback) -> None:
    """What finds the key is awaited here."""


@app.post("/conference")
@status_callback(ConferenceEvent, verify=False)
def conference_changed(event: ConferenceEvent) -> None:
    """A status callback is answered with nothing."""
    assert_type(event.muted, bool | None)


class Voice(MethodView):
    """A method of a class is decorated as a function is."""

    @document(VoiceCallback)
    def post(self, call: VoiceCallback, room: str) -> VoiceResponse:
        return voice_in(room, call)

    @status_callback(VoiceCallback)
    async def put(self, _call: VoiceCallback) -> None:
        pass


@document(VoiceCallback)
class Later(MethodView):
    """A class-based view is decorated as a whole, or lists what decorates it."""

    decorators = [document(VoiceCallback)]  # noqa: RUF012

    def post(self, call: VoiceCallback, room: str) -> VoiceResponse:
        return voice_in(room, call)


def voice_in(room: str, call: VoiceCallback) -> VoiceResponse:
    """Make a document."""
    return VoiceResponse(children=[Say(f"{room}: {call.from_}")])


def views_are_typed() -> None:
    """A decorated view has the parameters of its route left, and gives a response."""
    assert_type(url_for("voice", room="1"), str)
    assert_type(voice("1"), AnyResponse)
    plain: Callable[[], AnyResponse] = conference_changed
    plain()
    assert_type(Voice().post("1"), AnyResponse)
    assert_type(Voice().put(), AnyResponse)
    assert_type(Later, type[Later])


def wrong_uses() -> None:
    """Another class, another result and unknown options are errors."""

    @document(RecordingStatus)  # type: ignore[arg-type]  # pyright: ignore[reportCallIssue, reportArgumentType, reportUntypedFunctionDecorator]
    def other(_call: VoiceCallback) -> VoiceResponse:
        return VoiceResponse()

    @status_callback(VoiceCallback)  # type: ignore[arg-type]  # pyright: ignore[reportCallIssue, reportArgumentType, reportUntypedFunctionDecorator]
    def answers(_call: VoiceCallback) -> VoiceResponse:
        return VoiceResponse()

    @document(VoiceCallback)  # type: ignore[arg-type]  # pyright: ignore[reportCallIssue, reportArgumentType, reportUntypedFunctionDecorator]
    def number(_call: VoiceCallback) -> int:
        return 1

    document(VoiceCallback, require=5)  # type: ignore[arg-type]  # pyright: ignore
    document(VoiceCallback, signing_key=5)  # type: ignore[arg-type]  # pyright: ignore

    document(VoiceCallback, verfy=False)  # type: ignore[call-arg]  # pyright: ignore
    document(str)  # type: ignore[type-var]  # pyright: ignore

    @document(VoiceCallback)  # pyright: ignore
    class Pages:  # type: ignore[type-var]
        pass

    Voice().post(1)  # type: ignore[arg-type]  # pyright: ignore
    url_for(voice)  # type: ignore[arg-type]  # pyright: ignore
    voice(1)  # type: ignore[arg-type]  # pyright: ignore
