"""Applications that hang in their startup or shutdown, or where a platform is awaited."""

from __future__ import annotations

import asyncio
import gc
import inspect
import time
import traceback
from collections.abc import Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any, TypeAlias

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cxml.simulator import AsyncPlatform, Choices, Platform, SimulationError

from .pages import ASKS

Receive: TypeAlias = Callable[[], Awaitable[Any]]
Hangs: TypeAlias = Callable[[], Awaitable[None]]

SOON = Choices(fet_13_seconds=0.5)
HERE = "tests/simulator/test_hung.py"


@pytest.fixture
def anyio_backend() -> str:
    """Run in the event loop that Python has."""
    return "asyncio"


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a startup have little time, and the alarm ring soon after others give up."""
    monkeypatch.setattr("cxml.testing._body.SECONDS", 0.5)
    monkeypatch.setattr("cxml.simulator._alarm.LATER", 0.05)


async def awaits() -> None:
    """Wait, as it should, for longer than any test."""
    await asyncio.sleep(600)


async def blocks() -> None:
    """Wait, and keep the loop from going on."""
    time.sleep(600)


async def blocks_in_a_group() -> None:
    """Keep the loop from going on in a task of a group."""
    async with asyncio.TaskGroup() as group:
        group.create_task(asyncio.sleep(0))
        group.create_task(blocks())


def application(hangs: Hangs, step: str) -> Starlette:
    """Make an application that hangs in a step of its life, or in a view."""

    @asynccontextmanager
    async def life(_: Starlette) -> Any:
        if step == "startup":
            await hangs()
        yield
        if step == "shutdown":
            await hangs()

    async def asks(_: Request) -> Response:
        return Response(f"<Response>{ASKS}</Response>", media_type="text/xml")

    async def view(_: Request) -> Response:
        await hangs()
        return Response()

    routes = [("/voice", asks), ("/hangs", view)]
    return Starlette(
        lifespan=life, routes=[Route(path, each, methods=["POST"]) for path, each in routes]
    )


def said(hangs: Hangs, step: str) -> str:
    """Say what is told of an application that hangs."""
    lines, first = inspect.getsourcelines(hangs)
    name = lines[0].removeprefix("async def ").partition("(")[0]
    return (
        f"the application hangs in its {step}: it was not over within 0.5 s, at {HERE}:{first + 2},"
        f" in {name}: {lines[2].strip()}"
    )


@pytest.mark.parametrize("step", ["startup", "shutdown"])
@pytest.mark.parametrize("hangs", [awaits, blocks])
def test_a_step_that_hangs(hangs: Hangs, step: str, caplog: pytest.LogCaptureFixture) -> None:
    """It is given up as a view is; the error says where it was, and what to write: nobody else."""
    app = application(hangs, step)
    with pytest.raises(SimulationError) as caught, Platform(app, choices=SOON) as world:
        world.call("/voice")
    assert str(caught.value).startswith(said(hangs, step))
    hint = ". Let it end sooner, or give it longer: choices=Choices(fet_13_seconds=1)"
    assert str(caught.value).endswith(hint)
    shown = traceback.extract_tb(caught.value.__cause__.__traceback__)  # type: ignore[union-attr]
    assert shown[-1].name in {"blocks", "sleep"}
    gc.collect()  # which is when asyncio logs what nobody has asked for
    assert caplog.text == ""


@pytest.mark.anyio
@pytest.mark.parametrize("step", ["startup", "shutdown"])
@pytest.mark.parametrize("hangs", [awaits, blocks])
async def test_a_step_that_hangs_where_it_is_awaited(hangs: Hangs, step: str) -> None:
    """A platform that is awaited gives it up too."""
    with pytest.raises(SimulationError) as caught:
        async with AsyncPlatform(application(hangs, step), choices=SOON):
            pass
    assert str(caught.value).startswith(said(hangs, step))


@pytest.mark.parametrize(("given", "seconds"), [(None, 0.5), (0.001, 0.5), (0.6, 0.6)])
def test_how_long_a_startup_is_waited_for(given: float | None, seconds: float) -> None:
    """It is never less than usual, however soon an answer has to come; it can be tried again."""
    world = Platform(application(awaits, "startup"), choices=Choices(fet_13_seconds=given))
    for _ in range(2):
        with pytest.raises(SimulationError, match=f"it was not over within {seconds} s"):
            world.call("/voice")
    world.close()


def test_a_startup_that_is_not_to_be_ended() -> None:
    """Where an application takes its end for none, no place is named, and it is given up."""

    async def app(_scope: object, receive: Receive, _send: object) -> None:
        await receive()
        with suppress(BaseException):
            await awaits()

    world = Platform(app, choices=SOON)
    with pytest.raises(SimulationError, match=r"not over within 0\.5 s\. Let it end sooner"):
        world.call("/voice")


@pytest.mark.anyio
@pytest.mark.parametrize("hangs", [awaits, blocks, blocks_in_a_group])
async def test_a_view_that_hangs_where_it_is_awaited(hangs: Hangs) -> None:
    """Its call ends as one that is not answered does, the error in its line, and all goes on."""
    async with AsyncPlatform(application(hangs, "view"), choices=SOON) as world:
        call = await world.call("/hangs")
        assert (call.status, "no answer came within 0.5 s" in call.transcript) == ("failed", True)
        (await world.call("/voice")).hears("Press a key")
        error = world.requests[0].raised
        assert error is not None
        frames = traceback.extract_tb(error.__traceback__)
        assert {"awaits", "blocks"} & {each.name for each in frames[-2:]}


@pytest.mark.anyio
async def test_a_client_of_what_hangs() -> None:
    """So it is where the platform is given a client."""
    transport = httpx.ASGITransport(application(blocks, "view"))
    async with (
        httpx.AsyncClient(transport=transport, base_url="http://shop.test") as client,
        AsyncPlatform(client, choices=SOON) as world,
    ):
        assert "no answer came within 0.5 s" in (await world.call("/hangs")).transcript
        assert isinstance(world.requests[0].raised, TimeoutError)


@pytest.mark.anyio
async def test_what_belongs_to_the_test_is_left_alone() -> None:
    """A task of the test that keeps the loop from going on is not ended for an application."""
    asked, done = asyncio.Event(), list[str]()

    async def view() -> None:
        asked.set()
        await awaits()

    async def works() -> None:
        await asked.wait()
        end = time.monotonic() + 0.8
        while time.monotonic() < end:
            pass
        done.append("worked")

    async with AsyncPlatform(application(view, "view"), choices=SOON) as world:
        work = asyncio.create_task(works())
        assert (await world.call("/hangs")).status == "failed"
        await work
        assert isinstance(world.requests[0].raised, TimeoutError)
    assert done == ["worked"]


async def goes_on() -> None:
    """Take what ends it for something that passes, as one that connects again and again."""
    with suppress(BaseException):
        await awaits()
    await awaits()


@pytest.mark.anyio
async def test_a_startup_that_goes_on_where_it_is_awaited() -> None:
    """One that is not ended by being cancelled once is left alone, and awaited no longer."""
    with pytest.raises(SimulationError, match=r"hangs in its startup: .* within 0\.5 s\. Let"):
        async with AsyncPlatform(application(goes_on, "startup")):
            pass


@pytest.mark.parametrize("step", ["startup", "shutdown"])
def test_a_step_that_never_ends(step: str) -> None:
    """Not even when its loop is closed, which is not awaited for ever either."""

    async def never() -> None:
        while True:
            with suppress(asyncio.CancelledError):
                await awaits()

    with (
        pytest.raises(SimulationError, match=f"hangs in its {step}: .* within 0.5 s"),
        Platform(application(never, step)) as world,
    ):
        world.call("/voice")
