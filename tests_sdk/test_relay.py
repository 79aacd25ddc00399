"""The real RELAY client joins conferences with what cxml gives it."""

from __future__ import annotations

import asyncio
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
from signalwire.relay.event import ConferenceEvent

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
    "stream_obj": {"url": "wss://example.com/audio", "codec": "PCMU", "realtime": True},
}


def test_joins_with_every_argument(tls: ssl.SSLContext) -> None:
    """The client sends every argument as cxml gave it, and joins, hears of it, and leaves."""
    visit, server = take_call(tls, visiting(EVERYTHING))
    stream = {"stream": EVERYTHING["stream_obj"]}
    sent = {name: value for name, value in EVERYTHING.items() if name != "stream_obj"} | stream
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


PROGRAM = """
from signalwire.relay import RelayClient

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
    await call.join_conference("team-standup", beep="onEnter", start_on_enter=True)


client.run()
"""


def test_runs_the_example_of_the_page(tls: ssl.SSLContext) -> None:
    """The platform's own example joins the conference, and ends without a warning."""
    server, status, output = run_until_joined(tls, PROGRAM)
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
