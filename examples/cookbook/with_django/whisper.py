"""Whisper: who answers is told what the call is about, and takes it by pressing a key."""

from django.http import HttpRequest
from django.urls import path
from django.views.decorators.http import require_POST

from cxml import VoiceResponse
from cxml.callbacks import DialAction, DialedNumber, GatherAction, VoiceRequest
from cxml.django import build_absolute_uri, document

DESK = "+15550100700"


@require_POST
@document(VoiceRequest)
def voice(request: HttpRequest, call: VoiceRequest) -> VoiceResponse:
    """Let the desk ring, and the caller hear that it does."""
    response = VoiceResponse()
    desk = response.dial(
        action=build_absolute_uri(request, dialled), answer_on_bridge=True, timeout=20
    )
    desk.number(DESK, url=build_absolute_uri(request, whispered))
    return response


@require_POST
@document(DialedNumber)
def whispered(request: HttpRequest, desk: DialedNumber) -> VoiceResponse:
    """Tell the desk alone; a mailbox that answers presses no key, and does not get the call."""
    response = VoiceResponse()
    keys = response.gather(action=build_absolute_uri(request, taken), num_digits=1, timeout=8)
    keys.say("A call for sales. Press any key to take it.")
    response.hangup()
    return response


@require_POST
@document(GatherAction)
def taken(request: HttpRequest, desk: GatherAction) -> VoiceResponse:
    """Connect the two: that is what happens at the end of this document."""
    response = VoiceResponse()
    response.say("Connecting.")
    return response


@require_POST
@document(DialAction)
def dialled(request: HttpRequest, outcome: DialAction) -> VoiceResponse:
    """Tell a caller whose call was not taken."""
    response = VoiceResponse()
    was_taken = outcome.was_answered and outcome.dial_bridged is not False
    if not was_taken:
        response.say("Nobody can take your call now. Please call again later.")
    response.hangup()
    return response


urlpatterns = [
    path("voice", voice),
    path("whispered", whispered),
    path("taken", taken),
    path("dialled", dialled),
]
