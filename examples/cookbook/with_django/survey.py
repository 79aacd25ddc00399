"""A survey: two questions that are answered by keys, and one by words."""

import logging

from django.http import HttpRequest
from django.urls import path
from django.views.decorators.http import require_POST

from cxml import VoiceResponse
from cxml.callbacks import GatherAction, RecordAction, TranscriptionStatus, VoiceRequest
from cxml.django import build_absolute_uri, document, status_callback

QUESTIONS = [
    "How content are you with our help? Press a key from one to five.",
    "Would you call us again? Press one for yes, and two for no.",
]
KEYS = ["12345", "12"]
logger = logging.getLogger(__name__)


@require_POST
@document(VoiceRequest)
def voice(request: HttpRequest, call: VoiceRequest) -> VoiceResponse:
    """Begin with the first question."""
    response = VoiceResponse()
    response.say("Thank you for your time.")
    response.redirect(build_absolute_uri(request, ask, number=0))
    return response


@require_POST
@document(VoiceRequest)
def ask(request: HttpRequest, call: VoiceRequest, number: int) -> VoiceResponse:
    """Ask a question; who does not answer hears it once more, and then goodbye."""
    response = VoiceResponse()
    for _ in range(2):
        keys = response.gather(
            action=build_absolute_uri(request, answered, number=number), num_digits=1
        )
        keys.say(QUESTIONS[number])
    response.say("Goodbye.")
    response.hangup()
    return response


@require_POST
@document(GatherAction)
def answered(request: HttpRequest, keys: GatherAction, number: int) -> VoiceResponse:
    """Keep the answer, and go on."""
    response = VoiceResponse()
    if not keys.digits or keys.digits not in KEYS[number]:
        response.say("That is none of the keys.")
        response.redirect(build_absolute_uri(request, ask, number=number))
        return response
    logger.info("call %s, question %s: %s", keys.call_sid, number, keys.digits)
    if number + 1 < len(QUESTIONS):
        response.redirect(build_absolute_uri(request, ask, number=number + 1))
    else:
        response.redirect(build_absolute_uri(request, comment))
    return response


@require_POST
@document(VoiceRequest)
def comment(request: HttpRequest, call: VoiceRequest) -> VoiceResponse:
    """Let them say what they want to, and write it down."""
    response = VoiceResponse()
    response.say("What could we do better? Speak after the tone, and press pound.")
    response.record(
        action=build_absolute_uri(request, done),
        finish_on_key="#",
        max_length=60,
        transcribe=True,
        transcribe_callback=build_absolute_uri(request, written_down),
    )
    return response


@require_POST
@document(RecordAction)
def done(request: HttpRequest, answer: RecordAction) -> VoiceResponse:
    """Say thank you."""
    response = VoiceResponse()
    response.say("Thank you. Goodbye.")
    response.hangup()
    return response


@require_POST
@status_callback(TranscriptionStatus)
def written_down(request: HttpRequest, answer: TranscriptionStatus) -> None:
    """Keep the comment."""
    logger.info("%s: %s", answer.recording_url, answer.transcription_text)


urlpatterns = [
    path("voice", voice),
    path("ask/<int:number>", ask),
    path("answered/<int:number>", answered),
    path("comment", comment),
    path("done", done),
    path("written-down", written_down),
]
