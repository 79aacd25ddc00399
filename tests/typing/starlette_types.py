"""Endpoints of Starlette and FastAPI, as type checkers see them."""

# ruff: noqa: D401, D102 - sentences of the specification, and nothing here is run

import os
from typing import Annotated, assert_type

from fastapi import Depends, FastAPI
from starlette.endpoints import HTTPEndpoint
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from cxml import Say, VoiceResponse
from cxml.callbacks import ConferenceEvent, RecordingStatus, VoiceCallback
from cxml.starlette import CxmlResponse, Options, Webhooks

webhooks = Webhooks(signing_key="PSK_1", public_url="https://example.com")
app = FastAPI()
unset = Options(public_url=None, trust_forwarded=None, strip_port=None, verify=None)
from_environment = Webhooks(
    lambda: Options(
        signing_key=os.environ.get("CXML_SIGNING_KEY"), public_url=os.environ.get("CXML_PUBLIC_URL")
    )
)


@webhooks.document(VoiceCallback)
async def voice(request: Request, call: VoiceCallback) -> VoiceResponse:
    """An endpoint gets the request and the callback."""
    response = VoiceResponse()
    response.dial(action=request.url.path, caller_id=call.from_).conference("Room 1234")
    return response


@webhooks.document(VoiceCallback)
def sooner(_request: Request, call: VoiceCallback) -> VoiceResponse | Response | None:
    """An endpoint need not be asynchronous, and may answer with a response of its own."""
    return PlainTextResponse("") if call.from_ is None else None


@webhooks.status_callback(ConferenceEvent)
async def changed(_request: Request, event: ConferenceEvent) -> None:
    """A status callback is answered with nothing."""
    assert_type(event.muted, bool | None)


class Voice(HTTPEndpoint):
    """A method of a class is decorated as a function is."""

    @webhooks.document(VoiceCallback)
    async def post(self, request: Request, call: VoiceCallback) -> VoiceResponse | None:
        return None if call.from_ else VoiceResponse(children=[Say(request.url.path)])

    @webhooks.status_callback(VoiceCallback)
    def put(self, _request: Request, _call: VoiceCallback) -> None:
        pass


@webhooks.document(VoiceCallback)
class Later(HTTPEndpoint):
    """An endpoint that is a class is decorated as a whole."""

    async def post(self, _request: Request, _call: VoiceCallback) -> VoiceResponse:
        return VoiceResponse()


routes = [Route("/voice", voice, methods=["POST"]), Route("/changed", changed, methods=["POST"])]


@app.post("/voice")
async def dependent(
    call: Annotated[VoiceCallback, Depends(webhooks.received(VoiceCallback))],
) -> CxmlResponse:
    """In FastAPI a callback is a dependency."""
    assert_type(call.call_sid, str | None)
    return CxmlResponse(VoiceResponse())


@app.post("/decorated/{room}")
@webhooks.document(VoiceCallback)
async def decorated(call: VoiceCallback, room: str) -> VoiceResponse:
    """A decorated endpoint needs no request, and takes what FastAPI gives it."""
    return VoiceResponse(children=[Say(f"{room} {call.from_}")])


@app.post("/called/{room}")
@webhooks.status_callback(VoiceCallback)
async def called(_request: Request, _call: VoiceCallback, room: str) -> None:
    """The request stands before the callback, where both are taken."""
    assert_type(room, str)


def options() -> Options:
    """Options may come from a function."""
    return Options(signing_key="PSK_1", trust_forwarded=True)


later = Webhooks(options, trust_docs=True)


@webhooks.document(VoiceCallback)
async def third(_request: Request, _room: str, _call: VoiceCallback) -> VoiceResponse:
    """Take the callback behind the request and a part of the path."""
    return VoiceResponse(children=[])


async def endpoints_are_typed(request: Request, endpoint: Voice) -> None:
    """A decorated endpoint takes a request and gives a response; a dependency gives a callback."""
    assert_type(webhooks.url_for(request, "voice", room="1"), str)
    assert_type(await voice(request), Response)
    assert_type(await webhooks.received(VoiceCallback)(request), VoiceCallback)
    await sooner(request)
    assert_type(await third(request), Response)
    assert_type(await called(request, "1"), Response)
    assert_type(await decorated(request), Response)
    CxmlResponse("<Response />", headers={"X-Room": "1"})
    assert_type(await endpoint.post(request), Response)
    assert_type(await endpoint.put(request), Response)
    assert_type(Later, type[Later])


def wrong_uses() -> None:
    """Another class, another result and unknown options are errors."""

    @webhooks.document(RecordingStatus)  # type: ignore[arg-type]  # pyright: ignore[reportCallIssue, reportArgumentType, reportUntypedFunctionDecorator]
    def other(_request: Request, _call: VoiceCallback) -> VoiceResponse:
        return VoiceResponse()

    @webhooks.document(RecordingStatus)  # type: ignore[arg-type]  # pyright: ignore[reportCallIssue, reportArgumentType, reportUntypedFunctionDecorator]
    def third_other(_request: Request, _room: str, _call: VoiceCallback) -> VoiceResponse:
        return VoiceResponse()

    @webhooks.status_callback(VoiceCallback)  # type: ignore[arg-type]  # pyright: ignore[reportCallIssue, reportArgumentType, reportUntypedFunctionDecorator]
    def answers(_request: Request, _call: VoiceCallback) -> VoiceResponse:
        return VoiceResponse()

    Webhooks(key="PSK_1")  # type: ignore[call-arg]  # pyright: ignore
    Webhooks({"signing_key": "PSK_1"})  # type: ignore[arg-type]  # pyright: ignore
    CxmlResponse(5)  # type: ignore[arg-type]  # pyright: ignore
    webhooks.url_for("voice")  # type: ignore[call-arg, arg-type]  # pyright: ignore
