"""A moderated, recorded conference. Start: ``uvicorn examples.fastapi_conference:app``.

Settings come from the environment: ``CXML_SIGNING_KEY`` is the project's signing key, or several,
``CXML_PUBLIC_URL`` the address behind a proxy or a tunnel, ``MODERATORS`` a list of numbers, and
``ROOMS`` the database that all workers share; commas stand between several.
"""

import os
from collections import deque
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from html import escape

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, StreamingResponse

from cxml import Hangup, Say, VoiceResponse
from cxml.callbacks import (
    ConferenceEvent,
    ConferenceRecordingStatus,
    ConferenceRoster,
    DialAction,
    VoiceCallback,
)
from cxml.rooms import EVENT_STREAM, AsyncRooms
from cxml.starlette import Options, Webhooks

MODERATORS = {*os.environ.get("MODERATORS", "").split(",")} - {""}
options = Options(signing_key=os.environ.get("CXML_SIGNING_KEY", "").split(","))
if public_url := os.environ.get("CXML_PUBLIC_URL"):
    options["public_url"] = public_url
webhooks = Webhooks(**options)
rooms = AsyncRooms(os.environ.get("ROOMS", "sqlite+aiosqlite:///conference.sqlite"))
events: deque[dict[str, object]] = deque(maxlen=1000)  # what this worker was told
PAGE = """<!doctype html><title>Room 1234</title><script>
new EventSource("room/changes").onmessage = (it) => { document.body.innerHTML = it.data };
</script><body>"""


@asynccontextmanager
async def start(_app: FastAPI) -> AsyncGenerator[None]:
    """Make the tables before the first call, and leave no connection open after the last."""
    async with rooms:
        await rooms.create_schema()
        yield


app = FastAPI(lifespan=start)


@app.post("/voice")
@webhooks.document(VoiceCallback)
async def answer(request: Request, call: VoiceCallback) -> VoiceResponse:
    """Greet the caller, and put them in the room, which a moderator opens and closes."""
    moderates = call.from_ in MODERATORS
    response = VoiceResponse()
    response.say("Welcome to room 1234.")
    response.dial(action=webhooks.url_for(request, "dial_ended")).conference(
        "Room 1234",
        beep="onEnter",
        start_conference_on_enter=moderates,
        end_conference_on_exit=moderates,
        status_callback=webhooks.url_for(request, "conference_changed"),
        status_callback_event=["start", "end", "join", "leave", "mute"],
        record="record-from-start",
        recording_status_callback=webhooks.url_for(request, "recording_changed"),
        recording_status_callback_event=["in-progress", "completed"],
    )
    return response


@app.post("/conference")
@webhooks.status_callback(ConferenceEvent, require=["conference_sid"])
async def conference_changed(it: ConferenceEvent) -> None:
    """Note what happened in the room."""
    await rooms.record(it)
    events.append({"room": it.event, "call": it.call_sid, "muted": it.muted, "at": it.timestamp})


@app.post("/recording")
@webhooks.status_callback(ConferenceRecordingStatus)
async def recording_changed(it: ConferenceRecordingStatus) -> None:
    """Note how far the recording is."""
    events.append({"recording": it.recording_status, "seconds": it.recording_duration})


@app.post("/dial-ended")
@webhooks.document(DialAction)
async def dial_ended(it: DialAction) -> VoiceResponse:
    """Say goodbye to a caller who left the room."""
    events.append({"dial": it.dial_call_status, "call": it.call_sid, "answered": it.was_answered})
    return VoiceResponse(children=[Say("Goodbye."), Hangup()])


@app.get("/room", response_class=HTMLResponse)
async def show_room() -> str:
    """Show who is in the room; put it behind your own login."""
    return PAGE + show(await rooms.current("Room 1234"))


@app.get("/room/changes")
async def room_changes(request: Request) -> StreamingResponse:
    """Tell the page what changes; put it behind your own login."""
    told = rooms.stream("Room 1234", show, seen=request.headers.get("Last-Event-ID"))
    return StreamingResponse(told, headers=EVENT_STREAM)


def show(it: ConferenceRoster) -> str:
    """Say who is there."""
    people = "".join(
        f"<li>{escape(who.call_sid)}{' (muted)' if who.muted else ''}</li>\n" for who in it.present
    )
    return f"<h1>Room 1234: {len(it.present)} present</h1>\n<ul>\n{people}</ul>\n"


@app.get("/events")
async def show_events() -> list[dict[str, object]]:
    """Show what was noted; put it behind your own login."""
    return list(events)
