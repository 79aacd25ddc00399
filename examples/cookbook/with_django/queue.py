"""A call queue: callers wait with music, and agents take them, one after the other."""

from django.http import HttpRequest
from django.urls import path
from django.views.decorators.http import require_POST

from cxml import VoiceResponse
from cxml.callbacks import (
    DialAction,
    DialedQueue,
    EnqueueAction,
    EnqueueWait,
    GatherAction,
    QueueResult,
    VoiceRequest,
)
from cxml.django import build_absolute_uri, document

AGENTS = {"+15550100170", "+15550100171"}
MUSIC = "https://files.example.com/hold-music.mp3"


@require_POST
@document(VoiceRequest)
def voice(request: HttpRequest, call: VoiceRequest) -> VoiceResponse:
    """Let the caller wait."""
    response = VoiceResponse()
    response.enqueue(
        "support",
        wait_url=build_absolute_uri(request, waiting),
        action=build_absolute_uri(request, left),
    )
    return response


@require_POST
@document(EnqueueWait)
def waiting(request: HttpRequest, place: EnqueueWait) -> VoiceResponse:
    """Say how many are before the caller, and play music; it is asked for again at its end."""
    response = VoiceResponse()
    keys = response.gather(action=build_absolute_uri(request, pressed), num_digits=1)
    keys.say(f"You are number {place.queue_position}. Press star if you would rather not wait.")
    keys.play(MUSIC)
    return response


@require_POST
@document(GatherAction)
def pressed(request: HttpRequest, keys: GatherAction) -> VoiceResponse:
    """Let a caller out who presses star; others wait on, and are told their place again."""
    response = VoiceResponse()
    if keys.digits == "*":
        response.leave()
    else:
        response.say("Please hold the line.")
    return response


@require_POST
@document(EnqueueAction)
def left(request: HttpRequest, queue: EnqueueAction) -> VoiceResponse:
    """Say goodbye to a caller who was served, and to one who was not."""
    response = VoiceResponse()
    if queue.queue_result == QueueResult.BRIDGED:
        response.say("Thank you for your call.")
    else:
        response.say("Please call again later.")
    response.hangup()
    return response


@require_POST
@document(VoiceRequest)
def agent(request: HttpRequest, call: VoiceRequest) -> VoiceResponse:
    """Connect an agent, who calls another number, with whom has waited longest."""
    response = VoiceResponse()
    if call.from_ not in AGENTS:
        response.reject()
        return response
    callers = response.dial(action=build_absolute_uri(request, served), timeout=600)
    callers.queue("support", url=build_absolute_uri(request, connecting))
    return response


@require_POST
@document(DialedQueue)
def connecting(request: HttpRequest, caller: DialedQueue) -> VoiceResponse:
    """Tell the caller that somebody is there."""
    response = VoiceResponse()
    response.say("You are connected now.")
    return response


@require_POST
@document(DialAction)
def served(request: HttpRequest, outcome: DialAction) -> VoiceResponse:
    """Give an agent the next caller, until nobody came for ten minutes."""
    response = VoiceResponse()
    if outcome.was_answered:
        response.redirect(build_absolute_uri(request, agent))
    else:
        response.say("Nobody is waiting.")
        response.hangup()
    return response


urlpatterns = [
    path("voice", voice),
    path("waiting", waiting),
    path("pressed", pressed),
    path("left", left),
    path("agent", agent),
    path("connecting", connecting),
    path("served", served),
]
