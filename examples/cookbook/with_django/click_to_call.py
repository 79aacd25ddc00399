"""Click-to-call: a visitor leaves a number, the desk rings, and then the two are connected."""

import re

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.urls import path
from django.views.decorators.http import require_POST

from cxml import VoiceResponse
from cxml.callbacks import DialAction, GatherAction, VoiceRequest
from cxml.django import build_absolute_uri, document

from ..rest import place_call

DESK = "+15550100700"
NUMBER = re.compile(r"\+1[0-9]{10}")  # whom strangers may let us call


@require_POST
def click(request: HttpRequest) -> HttpResponse:
    """Let the desk ring; limit how often a visitor may ask."""
    number = request.POST.get("number", "")
    if not NUMBER.fullmatch(number):
        return HttpResponseBadRequest("That is no number that we call.")
    place_call(DESK, build_absolute_uri(request, desk, number=number[1:]))
    return HttpResponse("We call you in a moment.")


@require_POST
@document(VoiceRequest)
def desk(request: HttpRequest, call: VoiceRequest, number: str) -> VoiceResponse:
    """Ask the desk to press a key, which a mailbox does not."""
    response = VoiceResponse()
    keys = response.gather(
        action=build_absolute_uri(request, taken, number=number), num_digits=1, timeout=10
    )
    keys.say("A visitor of our site wants to talk with you. Press any key.")
    response.hangup()
    return response


@require_POST
@document(GatherAction)
def taken(request: HttpRequest, call: GatherAction, number: str) -> VoiceResponse:
    """Call the visitor, who sees the number that called the desk."""
    response = VoiceResponse()
    response.dial(
        f"+{number}", action=build_absolute_uri(request, called), caller_id=call.from_, timeout=30
    )
    return response


@require_POST
@document(DialAction)
def called(request: HttpRequest, outcome: DialAction) -> VoiceResponse:
    """Tell the desk if the visitor did not answer."""
    response = VoiceResponse()
    if not outcome.was_answered:
        response.say("The visitor does not answer.")
    response.hangup()
    return response


urlpatterns = [
    path("click", click),
    path("desk/<str:number>", desk),
    path("taken/<str:number>", taken),
    path("called", called),
]
