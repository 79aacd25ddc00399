"""Views that run in threads, and do not answer."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from threading import Event

import anyio.to_thread
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cxml.simulator import Choices, Platform
from cxml.simulator._threads import busy_threads

from .pages import ASKS

HERE = "tests/simulator/test_threads.py"
SOON = Choices(fet_13_seconds=0.5)


@pytest.fixture
def released() -> Iterator[Event]:
    """Give what views wait for; none of them does any more when the test is over."""
    event = Event()
    yield event
    event.set()
    while busy_threads():
        time.sleep(0.001)


@pytest.fixture
def world(released: Event) -> Iterator[Platform]:
    """Play calls to views that wait, each in its own way."""

    def waits() -> None:
        released.wait(60)

    def first(_: Request) -> Response:
        waits()
        return Response()

    def second(_: Request) -> Response:
        released.wait(60)
        return Response()

    async def several(_: Request) -> Response:
        async with asyncio.TaskGroup() as group:
            group.create_task(anyio.to_thread.run_sync(waits))
            await anyio.to_thread.run_sync(waits)
        return Response()

    async def beside(_: Request) -> Response:
        task = asyncio.create_task(anyio.to_thread.run_sync(waits))
        await asyncio.sleep(60)
        await task
        return Response()

    def answers(_: Request) -> Response:
        return Response(f"<Response>{ASKS}</Response>", media_type="text/xml")

    views = (first, second, several, beside, answers)
    routes = [Route(f"/{each.__name__}", each, methods=["POST"]) for each in views]
    with Platform(Starlette(routes=routes), choices=SOON) as platform:
        yield platform
        assert platform.requests  # so that what was raised is not raised again


def notes(world: Platform) -> list[str]:
    """Say what was noted of the last error, without its line."""
    error = world.requests[-1].raised
    return [each.rpartition(":")[0] for each in getattr(error, "__notes__", [])]


def test_the_thread_that_was_waited_for(world: Platform) -> None:
    """The line is that of the thread which the request began, and not of one that runs on."""
    for path, name in (("/first", "waits"), ("/second", "second")):
        world.call(path)
        (note,) = notes(world)
        assert note.startswith(f"its thread was at {HERE}:")
        assert note.endswith(f", in {name}")
    world.call("/answers").hears("Press a key")


@pytest.mark.parametrize("path", ["/several", "/beside"])
def test_a_thread_that_is_not_surely_it(path: str, world: Platform) -> None:
    """Where several threads run, or nobody waited for one, none is named."""
    world.call(path)
    assert notes(world) == []


def test_threads_that_are_busy(world: Platform, released: Event) -> None:
    """Only a thread of the pool that is in the program counts, and only as long as it is."""
    assert [*busy_threads().values()] == []
    world.call("/second")
    (place,) = busy_threads().values()
    assert place.endswith(", in second: released.wait(60)")
    released.set()
    world.call("/answers").hears("Press a key")
