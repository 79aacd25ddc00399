"""IVR: a menu that callers choose from, by a key or by a word."""

from django.http import HttpRequest
from django.urls import path
from django.views.decorators.http import require_POST

from cxml import VoiceResponse
from cxml.callbacks import DialAction, GatherAction, VoiceRequest
from cxml.django import build_absolute_uri, document

SALES = "+15550100700"


@require_POST
@document(VoiceRequest)
def voice(request: HttpRequest, call: VoiceRequest) -> VoiceResponse:
    """Read the menu; who chooses nothing hears it once more."""
    response = VoiceResponse()
    for _ in range(2):
        menu = response.gather(
            action=build_absolute_uri(request, chosen),
            input="dtmf speech",
            num_digits=1,
            timeout=5,
            speech_timeout="auto",
            hints="sales, hours",
        )
        menu.say("For sales, press one, or say sales. For our opening hours, press two.")
    response.say("Goodbye.")
    response.hangup()
    return response


@require_POST
@document(GatherAction)
def chosen(request: HttpRequest, choice: GatherAction) -> VoiceResponse:
    """Go where the key, or the word, leads to."""
    said = (choice.speech_result or "").lower()
    response = VoiceResponse()
    if choice.digits == "1" or "sales" in said:
        response.dial(SALES, action=build_absolute_uri(request, dialled), timeout=20)
    elif choice.digits == "2" or "hours" in said:
        response.say("We are there from nine to five.")
        response.redirect(build_absolute_uri(request, voice))
    else:
        response.say("That is not on the menu.")
        response.redirect(build_absolute_uri(request, voice))
    return response


@require_POST
@document(DialAction)
def dialled(request: HttpRequest, outcome: DialAction) -> VoiceResponse:
    """Go back to the menu where nobody answered."""
    response = VoiceResponse()
    if outcome.was_answered:
        response.hangup()
    else:
        response.say("Nobody is there.")
        response.redirect(build_absolute_uri(request, voice))
    return response


urlpatterns = [
    path("voice", voice),
    path("chosen", chosen),
    path("dialled", dialled),
]
