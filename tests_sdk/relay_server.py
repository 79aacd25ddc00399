"""A RELAY server on 127.0.0.1: the other side of a call, for the real client to talk to.

It speaks JSON-RPC 2.0 over a WebSocket with TLS, and calls whoever connects, once. It knows the
methods that a call into a conference needs, and refuses what does not fit the call. Nothing leaves
the machine.
"""

from __future__ import annotations

import asyncio
import json
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from attrs import define, field, frozen
from websockets.asyncio.server import ServerConnection, serve

Json = dict[str, Any]

PROJECT, TOKEN = "project-1", "token-1"
CALL = {"call_id": "call-1", "node_id": "node-1"}
CONFERENCE_ID = "conference-1"
_CALLER = {"from_number": "+15550100142", "to_number": "+15550100100"}
_DONE: Json = {"code": "200", "message": "OK"}


@frozen
class Request:
    """What the client asked: a method such as ``calling.answer``, and its parameters."""

    method: str
    params: Json


class ValueRefusedError(Exception):
    """The server does not do what it was asked."""


@define
class RelayServer:
    """One server: ``host`` is where it listens, ``requests`` is what it was asked, in order."""

    host: str
    requests: list[Request] = field(factory=list)
    unacknowledged: set[str] = field(factory=set)
    _joined: Json = field(factory=dict)
    _conference_id: str = ""
    _changed: asyncio.Condition = field(factory=asyncio.Condition)

    async def until(self, method: str) -> Request:
        """Wait until the client asked for a method, and give the first such request."""
        async with self._changed:
            await self._changed.wait_for(lambda: self.asked(method))
        return self.asked(method)[0]

    def asked(self, method: str) -> list[Request]:
        """Give the requests for a method."""
        return [request for request in self.requests if request.method == method]

    async def talk(self, connection: ServerConnection) -> None:
        """Answer one client until it goes."""
        async for text in connection:
            frame = json.loads(text)
            if "method" not in frame:
                self.unacknowledged.remove(frame["id"])
                continue
            request = Request(frame["method"], frame["params"])
            await self._serve(connection, frame["id"], request)
            async with self._changed:
                self.requests.append(request)
                self._changed.notify_all()

    async def _serve(self, connection: ServerConnection, number: str, request: Request) -> None:
        events: list[Json] = []
        try:
            result, *events = self._answer(request.method, request.params)
            answer: Json = {"result": result}
        except ValueRefusedError as refused:
            answer = {"error": {"code": -32000, "message": str(refused)}}
        await connection.send(json.dumps({"jsonrpc": "2.0", "id": number, **answer}))
        for event in events:
            await self._send(connection, event)

    async def _send(self, connection: ServerConnection, event: Json) -> None:
        number = f"event-{len(self.requests)}"
        self.unacknowledged.add(number)
        frame = {"jsonrpc": "2.0", "id": number, "method": "signalwire.event", "params": event}
        await connection.send(json.dumps(frame))

    def _answer(self, method: str, params: Json) -> list[Json]:
        """Give the result of a request, and then the events that follow from it."""
        if method == "signalwire.connect":
            return [self._connect(params), _event("calling.call.receive", _ringing())]
        if {name: params.get(name) for name in CALL} != CALL:
            raise ValueRefusedError(f"{method} is for a call that there is not")
        match method:
            case "calling.answer" | "calling.play":
                return [_DONE]
            case "calling.join_conference":
                self._joined, self._conference_id = params, CONFERENCE_ID
                result = {**_DONE, "conference_id": CONFERENCE_ID, "call_id": CALL["call_id"]}
                return [result, self._conference("participant-join")]
            case "calling.leave_conference" if params["conference_id"] == self._conference_id:
                return [_DONE, self._conference("participant-leave")]
            case "calling.end":
                return [_DONE, _event("calling.call.state", {**CALL, "call_state": "ended"})]
        raise ValueRefusedError(f"{method} cannot be done with {params}")

    def _connect(self, params: Json) -> Json:
        if params["authentication"] != {"project": PROJECT, "token": TOKEN}:
            raise ValueRefusedError("project or token is wrong")
        return {"protocol": "protocol-1", "identity": "identity-1"}

    def _conference(self, status: str) -> Json:
        facts = {
            **CALL,
            "conference_id": CONFERENCE_ID,
            "name": self._joined["name"],
            "status": status,
            "size": 1,
            "muted": self._joined.get("muted", False),
            "hold": False,
            "coaching": "coach" in self._joined,
            "start_on_join": self._joined.get("start_on_enter", True),
            "end_on_leave": self._joined.get("end_on_exit", False),
        }
        return _event("calling.conference", facts)


def _ringing() -> Json:
    phone = {"type": "phone", "params": _CALLER}
    return {**CALL, "call_state": "created", "direction": "inbound", "device": phone}


def _event(kind: str, params: Json) -> Json:
    outer = {"event_channel": "channel-1", "project_id": PROJECT, "space_id": "space-1"}
    return {"event_type": kind, "timestamp": 1764111600.5, **outer, "params": params}


@asynccontextmanager
async def relay_server(tls: ssl.SSLContext) -> AsyncIterator[RelayServer]:
    """Run a server on a free port until the block ends."""
    server = RelayServer(host="")
    async with serve(server.talk, "127.0.0.1", 0, ssl=tls) as listening:
        server.host = "{}:{}".format(*listening.sockets[0].getsockname())
        yield server
