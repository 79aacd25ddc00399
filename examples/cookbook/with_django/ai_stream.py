"""An AI agent over a stream: a program of yours hears the caller and speaks, and may hand over."""

import logging

from django.http import HttpRequest
from django.urls import path
from django.views.decorators.http import require_POST

from cxml import VoiceResponse
from cxml.callbacks import DialAction, StreamStatus, VoiceRequest
from cxml.django import build_absolute_uri, document, status_callback

AGENT = "wss://agent.example.com/calls"
DESK = "+15550100700"
logger = logging.getLogger(__name__)


@require_POST
@document(VoiceRequest)
def voice(request: HttpRequest, call: VoiceRequest) -> VoiceResponse:
    """Connect the caller with the agent; when that ends the stream a person takes over."""
    response = VoiceResponse()
    response.say("You are talking to a machine.")
    stream = response.connect().stream(
        url=AGENT,
        name="agent",
        status_callback=build_absolute_uri(request, changed),
        track="inbound_track",
    )
    stream.parameter(name="caller", value=call.from_ or "unknown")
    response.say("I connect you with a person.")
    response.dial(DESK, action=build_absolute_uri(request, dialled), timeout=20)
    return response


@require_POST
@status_callback(StreamStatus)
def changed(request: HttpRequest, stream: StreamStatus) -> None:
    """Note how the stream does, and why it failed."""
    logger.info("call %s: %s %s", stream.call_sid, stream.stream_event, stream.stream_error)


@require_POST
@document(DialAction)
def dialled(request: HttpRequest, outcome: DialAction) -> VoiceResponse:
    """Tell callers whom nobody answered."""
    response = VoiceResponse()
    if not outcome.was_answered:
        response.say("Nobody is there. Please call again later.")
    response.hangup()
    return response


urlpatterns = [
    path("voice", voice),
    path("changed", changed),
    path("dialled", dialled),
]
