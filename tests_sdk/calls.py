"""Calls between the real RELAY client and the local server, each bounded in time."""

from __future__ import annotations

import asyncio
import signal
import ssl
import sys
import threading
from asyncio.subprocess import PIPE, STDOUT
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any, TypeVar

from attrs import frozen
from relay_server import PROJECT, TOKEN, Json, RelayServer, relay_server
from signalwire.relay import RelayClient
from signalwire.relay.call import Call
from signalwire.relay.event import RelayEvent

from cxml.relay import JoinConferenceArguments

T = TypeVar("T")
Handler = Callable[[Call], Coroutine[Any, Any, T]]

LIMIT = 20
"""The seconds that one call may take."""


def take_call(tls: ssl.SSLContext, handler: Handler[T]) -> tuple[T, RelayServer]:
    """Let the client take one call, and give what its handler gave, and the server."""
    threads = threading.active_count()
    result, server = asyncio.run(_take_call(tls, handler))
    assert threading.active_count() == threads
    assert server.unacknowledged == set()
    return result, server


async def _take_call(tls: ssl.SSLContext, handler: Handler[T]) -> tuple[T, RelayServer]:
    outcome: asyncio.Future[T] = asyncio.get_running_loop().create_future()

    async def handle(call: Call) -> None:
        try:
            outcome.set_result(await handler(call))
        except Exception as problem:  # which the client would log, and no more
            outcome.set_exception(problem)

    async with asyncio.timeout(LIMIT), relay_server(tls) as server:
        client = RelayClient(project=PROJECT, token=TOKEN, host=server.host, contexts=["office"])
        client.on_call(handle)
        async with client:
            result = await outcome
    assert asyncio.all_tasks() == {asyncio.current_task()}
    return result, server


@frozen
class Visit:
    """What the client learned in a conference: the answer to its request, and the events."""

    answer: Json
    joined: RelayEvent
    left: RelayEvent


def visiting(arguments: JoinConferenceArguments) -> Handler[Visit]:
    """Make a handler that answers, joins a conference, leaves it when it is in, and hangs up."""

    async def visit(call: Call) -> Visit:
        events: asyncio.Queue[RelayEvent] = asyncio.Queue()
        call.on("calling.conference", events.put_nowait)
        await call.answer()
        answer = await call.join_conference(**arguments)
        joined = await events.get()
        await call.leave_conference(answer["conference_id"])
        left = await events.get()
        await call.hangup()
        await call.wait_for_ended()
        return Visit(answer, joined, left)

    return visit


def run_until_joined(tls: ssl.SSLContext, program: str) -> tuple[RelayServer, int | None, str]:
    """Run a program until it is in a conference, interrupt it, and give how it ended.

    Gives the server, the exit code and the output. In the program, ``HOST`` stands for the server.
    """
    return asyncio.run(_run_until_joined(tls, program))


async def _run_until_joined(
    tls: ssl.SSLContext, program: str
) -> tuple[RelayServer, int | None, str]:
    async with asyncio.timeout(LIMIT), relay_server(tls) as server:
        command = [sys.executable, "-W", "error", "-c", program.replace("HOST", server.host)]
        process = await asyncio.create_subprocess_exec(
            *command,
            stdout=PIPE,
            stderr=STDOUT,
            # What a shell has put into the background ignores an interrupt.
            preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
        )
        try:
            await server.until("calling.join_conference")
            process.send_signal(signal.SIGINT)
            output, _ = await process.communicate()
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        return server, process.returncode, output.decode()
