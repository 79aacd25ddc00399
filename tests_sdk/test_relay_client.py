"""The real RELAY client joins conferences with what cxml gives it."""

from __future__ import annotations

import asyncio
import inspect
import ssl
from pathlib import Path

import pytest
import trustme
from calls import run_until_joined, take_call, visiting
from relay_server import (
    CALL,
    CONFERENCE_ID,
    PROJECT,
    TOKEN,
    Json,
    RelayServer,
    Request,
    relay_server,
)
from signalwire.relay import RelayClient
from signalwire.relay.call import Call
from signalwire.relay.event import ConferenceEvent
from signalwire.relay.protocol_types_generated import CallingJoinConferenceParams

from cxml import Conference, relay
from cxml.swml import JoinConference, Stream

EVERYTHING: Json = {
    "name": "Room 1234",
    "muted": False,
    "beep": "onEnter",
    "start_on_enter": True,
    "end_on_exit": False,
    "wait_url": "https://example.com/wait",
    "max_participants": 10,
    "record": "record-from-start",
    "region": "eu",
    "trim": "do-not-trim",
    "coach": "call-2",
    "status_callback": "https://example.com/conference",
    "status_callback_event": "start end join leave",
    "status_callback_event_type": "relay",
    "status_callback_method": "POST",
    "recording_status_callback": "https://example.com/recording",
    "recording_status_callback_event": "in-progress completed",
    "recording_status_callback_event_type": "relay",
    "recording_status_callback_method": "GET",
    "stream_obj": {
        "url": "wss://example.com/audio",
        "name": "stream-1",
        "codec": "PCMU",
        "status_url": "https://example.com/stream",
        "status_url_method": "POST",
        "realtime": True,
        "authorization_bearer_token": "bearer-1",
        "custom_parameters": {"room": "1234"},
    },
}
STREAM = Stream(
    "wss://example.com/audio",
    name="stream-1",
    codec="PCMU",
    status_url="https://example.com/stream",
    status_url_method="POST",
    realtime=True,
    authorization_bearer_token="bearer-1",  # noqa: S106
    custom_parameters={"room": "1234"},
)
ROOM = JoinConference(
    "Room 1234",
    muted=False,
    beep="onEnter",
    start_on_enter=True,
    end_on_exit=False,
    wait_url="https://example.com/wait",
    max_participants=10,
    record="record-from-start",
    region="eu",
    trim="do-not-trim",
    coach="call-2",
    status_callback="https://example.com/conference",
    status_callback_event=["start", "end", "join", "leave"],
    status_callback_event_type="relay",
    status_callback_method="POST",
    recording_status_callback="https://example.com/recording",
    recording_status_callback_event=["in-progress", "completed"],
    recording_status_callback_event_type="relay",
    recording_status_callback_method="GET",
    stream=STREAM,
)

# The arguments


def test_names_the_parameters_of_the_method() -> None:
    """The names of the arguments are those of the real method: no more, no fewer."""
    parameters = inspect.signature(Call.join_conference).parameters.values()
    named = [each for each in parameters if each.kind is not each.VAR_KEYWORD][1:]
    assert {*relay.JoinConferenceArguments.__annotations__} == {each.name for each in named}
    assert {*relay.join_conference(ROOM)} == {each.name for each in named}


def test_sends_what_the_platform_takes() -> None:
    """The SDK's description of the request has every argument, the stream by another name."""
    taken = {
        "stream_obj" if name == "stream" else name
        for name in CallingJoinConferenceParams.__annotations__
    }
    assert {*relay.join_conference(ROOM)} <= taken


# A call


def test_joins_with_every_argument(tls: ssl.SSLContext) -> None:
    """The client sends every argument as cxml gave it, and joins, hears of it, and leaves."""
    arguments = relay.join_conference(ROOM)
    assert arguments == EVERYTHING
    visit, server = take_call(tls, visiting(arguments))
    sent = {**EVERYTHING, "stream": EVERYTHING["stream_obj"]}
    del sent["stream_obj"]
    assert server.requests[1:] == [
        Request("calling.answer", CALL),
        Request("calling.join_conference", {**CALL, **sent}),
        Request("calling.leave_conference", {**CALL, "conference_id": CONFERENCE_ID}),
        Request("calling.end", {**CALL, "reason": "hangup"}),
    ]
    assert visit.answer["conference_id"] == CONFERENCE_ID
    assert isinstance(visit.joined, ConferenceEvent)
    assert (visit.joined.name, visit.joined.status) == ("Room 1234", "participant-join")
    assert isinstance(visit.left, ConferenceEvent)
    assert visit.left.status == "participant-leave"


@pytest.mark.parametrize(
    ("room", "sent"),
    [
        (JoinConference("Room 1234"), {}),
        (Conference("Room 1234"), {}),
        (
            Conference("Room 1234", muted=False, beep=False, end_conference_on_exit=True),
            {"muted": False, "beep": "false", "end_on_exit": True},
        ),
        (
            Conference("Room 1234", status_callback_event=["join", "leave"]),
            {"status_callback_event": "join leave"},
        ),
    ],
)
def test_sends_only_what_is_set(
    room: Conference | JoinConference, sent: Json, tls: ssl.SSLContext
) -> None:
    """What nobody set is not sent; what is set to false is."""
    _, server = take_call(tls, visiting(relay.join_conference(room)))
    (request,) = server.asked("calling.join_conference")
    assert request.params == {**CALL, "name": "Room 1234", **sent}


# A program

PROGRAM = """
from signalwire.relay import RelayClient

from cxml import Conference, relay

client = RelayClient(
    project="project-1",
    token="token-1",
    host="HOST",
    contexts=["default"],
)


@client.on_call
async def handle_call(call):
    await call.answer()
    await call.play([{"type": "tts", "text": "Joining the team conference."}])
    JOIN


client.run()
"""
OF_THE_PAGE = 'await call.join_conference("team-standup", beep="onEnter", start_on_enter=True)'
WITH_CXML = """room = Conference("team-standup", beep="onEnter", start_conference_on_enter=True)
    await call.join_conference(**relay.join_conference(room))"""


@pytest.mark.parametrize("join", [OF_THE_PAGE, WITH_CXML], ids=["page", "cxml"])
def test_runs_the_example_of_the_page(join: str, tls: ssl.SSLContext) -> None:
    """The platform's own example, and the same with cxml, join alike and end without a warning."""
    server, status, output = run_until_joined(tls, PROGRAM.replace("JOIN", join))
    assert (status, output) == (0, "")
    assert [request.method for request in server.requests] == [
        "signalwire.connect",
        "calling.answer",
        "calling.play",
        "calling.join_conference",
    ]
    told = {"name": "team-standup", "beep": "onEnter", "start_on_enter": True}
    assert server.requests[-1].params == {**CALL, **told}


def test_does_not_trust_another_server(
    tls: ssl.SSLContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server with a certificate that nobody vouched for gets no credentials."""
    trustme.CA().cert_pem.write_to_path(str(tmp_path / "other.pem"))
    monkeypatch.setenv("SIGNALWIRE_RELAY_CA_FILE", str(tmp_path / "other.pem"))

    async def connect() -> RelayServer:
        async with relay_server(tls) as server:
            client = RelayClient(host=server.host, project=PROJECT, token=TOKEN)
            try:
                with pytest.raises(ssl.SSLCertVerificationError):
                    await client.connect()
            finally:
                await client.disconnect()
        return server

    assert asyncio.run(connect()).requests == []
