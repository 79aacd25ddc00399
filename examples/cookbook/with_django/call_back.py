"""Call-back: callers ask to be called back, and agents are connected with them in turn."""

import re
from collections import deque

from django.http import HttpRequest
from django.urls import path
from django.views.decorators.http import require_POST

from cxml import VoiceResponse
from cxml.callbacks import DialAction, GatherAction, VoiceRequest
from cxml.django import build_absolute_uri, document

AGENTS = {"+15550100170"}
NUMBER = re.compile(r"\+1[0-9]{10}")  # whom callers may let us call
waiting: deque[str] = deque()  # of one worker; several share a database


@require_POST
@document(VoiceRequest)
def voice(request: HttpRequest, call: VoiceRequest) -> VoiceResponse:
    """Offer to call back."""
    response = VoiceResponse()
    keys = response.gather(action=build_absolute_uri(request, asked), num_digits=1)
    keys.say("All of us are talking. Press one, and we call you back at this number.")
    response.say("Goodbye.")
    response.hangup()
    return response


@require_POST
@document(GatherAction)
def asked(request: HttpRequest, keys: GatherAction) -> VoiceResponse:
    """Note the number, once, if there is one."""
    response = VoiceResponse()
    if keys.digits != "1":
        response.redirect(build_absolute_uri(request, voice))
        return response
    number = keys.from_ or ""
    if NUMBER.fullmatch(number):
        if number not in waiting:
            waiting.append(number)
        response.say("We will call you back. Goodbye.")
    else:
        response.say("We cannot call this number. Please call again later.")
    response.hangup()
    return response


@require_POST
@document(VoiceRequest)
def agent(request: HttpRequest, call: VoiceRequest) -> VoiceResponse:
    """Connect an agent, who calls another number, with whoever has waited longest."""
    response = VoiceResponse()
    if call.from_ not in AGENTS:
        response.reject()
    elif waiting:
        number = waiting.popleft()
        response.say("Calling the next one.")
        response.dial(
            number, action=build_absolute_uri(request, called), caller_id=call.to, timeout=30
        )
    else:
        response.say("Nobody is waiting.")
        response.hangup()
    return response


@require_POST
@document(DialAction)
def called(request: HttpRequest, outcome: DialAction) -> VoiceResponse:
    """Go on with the next one."""
    response = VoiceResponse()
    if not outcome.was_answered:
        response.say("Nobody answered.")
    response.redirect(build_absolute_uri(request, agent))
    return response


urlpatterns = [
    path("voice", voice),
    path("asked", asked),
    path("agent", agent),
    path("called", called),
]
