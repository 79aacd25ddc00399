"""Warm transfer: the desk brings an expert into the call, introduces the two, and leaves."""

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_POST

from cxml import VoiceResponse
from cxml.callbacks import ConferenceEvent, ConferenceEventName, DialAction, VoiceRequest
from cxml.django import build_absolute_uri, document, status_callback

from ..rest import place_call

DESK = "+15550100700"
EXPERT = "+15550100701"


@require_POST
@document(VoiceRequest, require=["call_sid"])
def voice(request: HttpRequest, call: VoiceRequest) -> VoiceResponse:
    """Put the caller in a room of their own, which is named after the call."""
    response = VoiceResponse()
    response.dial(action=build_absolute_uri(request, ended)).conference(
        call.call_sid or "",
        end_conference_on_exit=True,
        status_callback=build_absolute_uri(request, changed),
        status_callback_event=["join"],
    )
    return response


@require_POST
@status_callback(ConferenceEvent, require=["friendly_name"])
def changed(request: HttpRequest, event: ConferenceEvent) -> None:
    """Let the desk ring when the caller is in the room."""
    room = event.friendly_name or ""
    if event.event == ConferenceEventName.PARTICIPANT_JOIN and event.call_sid == room:
        place_call(DESK, build_absolute_uri(request, desk, room=room))


@require_POST
@document(VoiceRequest)
def desk(request: HttpRequest, call: VoiceRequest, room: str) -> VoiceResponse:
    """Bring the desk in, which may leave while the others go on."""
    response = VoiceResponse()
    response.dial().conference(room, beep=False)
    return response


@require_POST
def transfer(request: HttpRequest, room: str) -> HttpResponse:
    """Let the expert ring, when the desk asks for that; put it behind your own login."""
    place_call(EXPERT, build_absolute_uri(request, expert, room=room))
    return HttpResponse("The expert's phone rings.")


@require_POST
@document(VoiceRequest)
def expert(request: HttpRequest, call: VoiceRequest, room: str) -> VoiceResponse:
    """Bring the expert in, with whom the call ends too."""
    response = VoiceResponse()
    response.say("The desk has a caller for you.")
    response.dial().conference(room, beep="onEnter", end_conference_on_exit=True)
    return response


@require_POST
@document(DialAction)
def ended(request: HttpRequest, outcome: DialAction) -> VoiceResponse:
    """Say goodbye to a caller whom the expert has left."""
    response = VoiceResponse()
    response.say("Thank you for your call.")
    response.hangup()
    return response


urlpatterns = [
    path("voice", voice),
    path("changed", changed),
    path("desk/<str:room>", desk),
    path("transfer/<str:room>", transfer),
    path("expert/<str:room>", expert),
    path("ended", ended),
]
