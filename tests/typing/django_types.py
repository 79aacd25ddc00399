"""Views of Django, as type checkers see them."""

# ruff: noqa: D401, D102 - sentences of the specification, and nothing here is run

from typing import assert_type

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import path
from django.views import View

from cxml import Dial, VoiceResponse
from cxml.callbacks import ConferenceEvent, RecordingStatus, VoiceCallback
from cxml.django import CxmlResponse, build_absolute_uri, document, status_callback


@document(VoiceCallback)
def voice(request: HttpRequest, call: VoiceCallback, room: str) -> VoiceResponse:
    """A view gets the request, the callback and what the route has."""
    response = VoiceResponse()
    response.dial(action=request.path, caller_id=call.from_).conference(room)
    return response


@document(VoiceCallback, public_url="https://example.com")
async def later(_request: HttpRequest, call: VoiceCallback) -> VoiceResponse | HttpResponse | None:
    """A view may be asynchronous, and may answer with a response of its own."""
    return HttpResponse("") if call.from_ is None else None


@status_callback(ConferenceEvent)
def changed(_request: HttpRequest, event: ConferenceEvent) -> None:
    """A status callback is answered with nothing."""
    assert_type(event.muted, bool | None)


@document(VoiceCallback)
class Voice(View):
    """A class-based view is decorated as a whole."""

    def post(self, _request: HttpRequest, _call: VoiceCallback) -> VoiceResponse:
        return VoiceResponse()


class Methods(View):
    """A method may be decorated alone, asynchronous or not."""

    @document(VoiceCallback)
    def post(self, _request: HttpRequest, call: VoiceCallback, room: str) -> VoiceResponse:
        return VoiceResponse(children=[Dial(room, caller_id=call.from_)])

    @status_callback(VoiceCallback)
    async def put(self, _request: HttpRequest, _call: VoiceCallback) -> None: ...


class Asking(HttpRequest):
    """A request of one's own, such as one that a middleware gives a user."""


@document(VoiceCallback)
def asked(request: Asking, _call: VoiceCallback) -> None:
    """A view may name the class of its requests more exactly."""


urlpatterns = [
    path("voice/<room>", voice),
    path("later", later),
    path("class", Voice.as_view()),
    path("changed", changed),
]


async def views_are_typed(request: HttpRequest) -> None:
    """A decorated view has the request and the parameters of its route left."""
    assert_type(build_absolute_uri(request, "voice", room="1"), str)
    build_absolute_uri(request, voice, "1")
    build_absolute_uri(request, "voice", args=["1"])
    build_absolute_uri(request, "voice", kwargs={"room": "1"})
    assert_type(voice(request, "1"), HttpResponseBase)
    assert_type(await later(request), HttpResponseBase)
    assert_type(Voice, type[Voice])
    assert_type(Methods().post(request, "1"), HttpResponseBase)
    assert_type(await Methods().put(request), HttpResponseBase)
    assert_type(asked(Asking()), HttpResponseBase)
    CxmlResponse(VoiceResponse())
    CxmlResponse()


def wrong_uses(request: HttpRequest) -> None:
    """Another class, another result and unknown options are errors."""

    @document(RecordingStatus)  # type: ignore[arg-type]  # pyright: ignore[reportCallIssue, reportArgumentType, reportUntypedFunctionDecorator]
    def other(_request: HttpRequest, _call: VoiceCallback) -> VoiceResponse:
        return VoiceResponse()

    @status_callback(VoiceCallback)  # type: ignore[arg-type]  # pyright: ignore[reportCallIssue, reportArgumentType, reportUntypedFunctionDecorator]
    def answers(_request: HttpRequest, _call: VoiceCallback) -> Dial:
        return Dial()

    class Wrong(View):
        @document(RecordingStatus)  # type: ignore[arg-type, type-var]  # pyright: ignore[reportCallIssue, reportArgumentType, reportUntypedFunctionDecorator]
        def post(self, _request: HttpRequest, _call: VoiceCallback) -> None: ...

    Wrong()
    Methods().post(request)  # type: ignore[call-arg]  # pyright: ignore
    document(VoiceCallback, verfy=False)  # type: ignore[call-arg]  # pyright: ignore
    build_absolute_uri("voice")  # type: ignore[call-arg, arg-type]  # pyright: ignore
    voice(request, 1)  # type: ignore[arg-type]  # pyright: ignore
