"""The views of the project."""

from collections import deque

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.utils.html import format_html, format_html_join
from django.views import View
from django.views.decorators.http import require_GET, require_POST

from cxml import Hangup, Say, VoiceResponse
from cxml.callbacks import (
    ConferenceEvent,
    ConferenceRecordingStatus,
    ConferenceRoster,
    DialAction,
    VoiceCallback,
)
from cxml.django import build_absolute_uri, document, status_callback
from cxml.django.rooms import EVENT_STREAM, Rooms

rooms = Rooms()
events: deque[dict[str, object]] = deque(maxlen=1000)  # what this worker was told
PAGE = """<!doctype html><title>Room 1234</title><script>
new EventSource("room/changes").onmessage = (it) => { document.body.innerHTML = it.data };
</script><body>"""


@require_POST
@document(VoiceCallback)
def answer(request: HttpRequest, call: VoiceCallback) -> VoiceResponse:
    """Greet the caller, and put them in the room, which a moderator opens and closes."""
    moderates = call.from_ in settings.MODERATORS
    response = VoiceResponse()
    response.say("Welcome to room 1234.")
    response.dial(action=build_absolute_uri(request, "dial-ended")).conference(
        "Room 1234",
        beep="onEnter",
        start_conference_on_enter=moderates,
        end_conference_on_exit=moderates,
        status_callback=build_absolute_uri(request, "conference"),
        status_callback_event=["start", "end", "join", "leave", "mute"],
        record="record-from-start",
        recording_status_callback=build_absolute_uri(request, "recording"),
        recording_status_callback_event=["in-progress", "completed"],
    )
    return response


@status_callback(ConferenceEvent, require=["conference_sid"])
class ConferenceChanged(View):
    """What happens in the room."""

    async def post(self, _request: HttpRequest, it: ConferenceEvent) -> None:
        """Note what happened."""
        await rooms.arecord(it)
        noted: dict[str, object] = {
            "room": it.event,
            "call": it.call_sid,
            "muted": it.muted,
            "at": it.timestamp,
        }
        events.append(noted)


@require_POST
@status_callback(ConferenceRecordingStatus)
def recording_changed(_request: HttpRequest, it: ConferenceRecordingStatus) -> None:
    """Note how far the recording is."""
    events.append({"recording": it.recording_status, "seconds": it.recording_duration})


@require_POST
@document(DialAction)
def dial_ended(_request: HttpRequest, it: DialAction) -> VoiceResponse:
    """Say goodbye to a caller who left the room."""
    events.append({"dial": it.dial_call_status, "call": it.call_sid, "answered": it.was_answered})
    return VoiceResponse(children=[Say("Goodbye."), Hangup()])


@require_GET
def show_room(_request: HttpRequest) -> HttpResponse:
    """Show who is in the room; put it behind your own login."""
    return HttpResponse(PAGE + show(rooms.current("Room 1234")))


@require_GET
def room_changes(request: HttpRequest) -> StreamingHttpResponse:
    """Tell the page what changes; put it behind your own login."""
    told = rooms.stream("Room 1234", show, seen=request.headers.get("Last-Event-ID"))
    return StreamingHttpResponse(told, headers=EVENT_STREAM)


def show(roster: ConferenceRoster) -> str:
    """Say who is there."""
    present = [(who.call_sid, " (muted)" if who.muted else "") for who in roster.present]
    people = format_html_join("", "<li>{}{}</li>\n", present)
    return format_html("<h1>Room 1234: {} present</h1>\n<ul>\n{}</ul>\n", len(present), people)


@require_GET
def show_events(_request: HttpRequest) -> JsonResponse:
    """Show what was noted; put it behind your own login."""
    return JsonResponse(list(events), safe=False)
