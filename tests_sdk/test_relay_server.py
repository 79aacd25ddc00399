"""The local server is no rubber stamp: it refuses, and what is left behind is noticed."""

from __future__ import annotations

import asyncio
import ssl

import pytest
from calls import take_call
from relay_server import CONFERENCE_ID, TOKEN, relay_server
from signalwire.relay import RelayClient, RelayError
from signalwire.relay.call import Call


def test_refuses_wrong_credentials(tls: ssl.SSLContext) -> None:
    """Who does not know the project does not get in, and is not called."""

    async def connect() -> None:
        async with asyncio.timeout(5), relay_server(tls) as server:
            client = RelayClient(project="another", token=TOKEN, host=server.host)
            try:
                await client.connect()
            finally:
                await client.disconnect()

    with pytest.raises(RelayError, match="project or token is wrong"):
        asyncio.run(connect())


def test_refuses_what_does_not_fit_the_call(tls: ssl.SSLContext) -> None:
    """A conference that the call is not in cannot be left."""

    async def leave(call: Call) -> None:
        await call.leave_conference(CONFERENCE_ID)

    with pytest.raises(RelayError, match=r"calling\.leave_conference cannot be done"):
        take_call(tls, leave)


def test_refuses_what_it_does_not_know(tls: ssl.SSLContext) -> None:
    """A method that no test needs is not answered as if it were done."""

    async def hold(call: Call) -> None:
        await call.hold()

    with pytest.raises(RelayError, match=r"calling\.hold cannot be done"):
        take_call(tls, hold)


def test_notices_a_task_that_goes_on(tls: ssl.SSLContext) -> None:
    """A call that leaves a task behind fails."""
    tasks: list[asyncio.Task[None]] = []

    async def leave_behind(_: Call) -> None:
        tasks.append(asyncio.create_task(asyncio.sleep(60)))

    with pytest.raises(AssertionError):
        take_call(tls, leave_behind)
