"""Forwarding: two desks ring at once, then a mobile phone, and at last callers are told."""

from django.http import HttpRequest
from django.urls import path
from django.views.decorators.http import require_POST

from cxml import VoiceResponse
from cxml.callbacks import DialAction, VoiceRequest
from cxml.django import build_absolute_uri, document

DESKS = ["+15550100700", "+15550100701"]
MOBILE = "+15550100702"


@require_POST
@document(VoiceRequest)
def voice(request: HttpRequest, call: VoiceRequest) -> VoiceResponse:
    """Let all desks ring; the first to answer has the call."""
    response = VoiceResponse()
    desks = response.dial(
        action=build_absolute_uri(request, desks_rang), answer_on_bridge=True, timeout=15
    )
    for desk in DESKS:
        desks.number(desk)
    return response


@require_POST
@document(DialAction)
def desks_rang(request: HttpRequest, outcome: DialAction) -> VoiceResponse:
    """Try the mobile phone where no desk answered."""
    response = VoiceResponse()
    if outcome.was_answered:
        response.hangup()
    else:
        response.dial(
            MOBILE,
            action=build_absolute_uri(request, mobile_rang),
            answer_on_bridge=True,
            timeout=20,
        )
    return response


@require_POST
@document(DialAction)
def mobile_rang(request: HttpRequest, outcome: DialAction) -> VoiceResponse:
    """Tell callers whom nobody answered; a voicemail could begin here."""
    response = VoiceResponse()
    if not outcome.was_answered:
        response.say("Nobody can take your call now. Please call again later.")
    response.hangup()
    return response


urlpatterns = [
    path("voice", voice),
    path("desks-rang", desks_rang),
    path("mobile-rang", mobile_rang),
]
