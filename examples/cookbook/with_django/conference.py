"""A moderated conference: guests wait with music until a moderator comes, who closes it too."""

import logging

from django.http import HttpRequest
from django.urls import path
from django.views.decorators.http import require_POST

from cxml import VoiceResponse
from cxml.callbacks import ConferenceEvent, DialAction, VoiceRequest
from cxml.django import build_absolute_uri, document, status_callback

MODERATORS = {"+15550100170"}
logger = logging.getLogger(__name__)


@require_POST
@document(VoiceRequest)
def voice(request: HttpRequest, call: VoiceRequest) -> VoiceResponse:
    """Put callers in the room; it opens and closes with a moderator."""
    moderates = call.from_ in MODERATORS
    response = VoiceResponse()
    response.say("Welcome to the weekly call.")
    response.dial(action=build_absolute_uri(request, left)).conference(
        "Weekly call",
        beep="onEnter",
        start_conference_on_enter=moderates,
        end_conference_on_exit=moderates,
        status_callback=build_absolute_uri(request, changed),
        status_callback_event=["start", "end", "join", "leave"],
    )
    return response


@require_POST
@status_callback(ConferenceEvent, require=["conference_sid"])
def changed(request: HttpRequest, event: ConferenceEvent) -> None:
    """Note who comes and goes."""
    logger.info("%s: %s %s", event.friendly_name, event.event, event.call_sid)


@require_POST
@document(DialAction)
def left(request: HttpRequest, outcome: DialAction) -> VoiceResponse:
    """Say goodbye to those who are still there when the conference is over."""
    response = VoiceResponse()
    response.say("The call is over. Goodbye.")
    response.hangup()
    return response


urlpatterns = [
    path("voice", voice),
    path("changed", changed),
    path("left", left),
]
