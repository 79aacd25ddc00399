"""Platforms that are awaited."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import flask
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cxml.errors import UsageError
from cxml.simulator import AsyncConnection, AsyncPlatform, CircleError, SimulationError

from .pages import ASKS

pytestmark = pytest.mark.anyio

View = Callable[[Request], Awaitable[Response]]
ENTERS = "<Dial><Conference>Dock</Conference></Dial><Say>Bye</Say>"
RECORDS = "<Record action='/thanks'/>"
RINGS = "<Dial><Number>+15550100700</Number></Dial><Say>Bye</Say>"


@pytest.fixture
def anyio_backend() -> str:
    """Run in the event loop that Python has."""
    return "asyncio"


def said(verbs: str) -> Response:
    """Answer with verbs."""
    return Response(f"<Response>{verbs}</Response>", media_type="text/xml")


def application(pages: dict[str, str | View], lifespan: Any = None) -> Starlette:
    """Make an application of ASGI that answers each path with its page."""

    def view(page: str | View) -> View:
        async def answer(request: Request) -> Response:
            return said(page) if isinstance(page, str) else await page(request)

        return answer

    methods = ["GET", "POST"]
    routes = [Route(path, view(page), methods=methods) for path, page in pages.items()]
    return Starlette(routes=routes, lifespan=lifespan)


async def test_texts_of_a_call() -> None:
    """What was sent can be looked at, and is not awaited."""
    app = application({"/voice": "<Sms to='+15550100700'>Ring me</Sms>"})
    async with AsyncPlatform(app) as world:
        call = await world.call("/voice")
        assert [(each.to, each.body) for each in call.texts] == [("+15550100700", "Ring me")]
        assert world.texts == call.texts


async def test_a_call() -> None:
    """What can make a request is awaited; what looks is not."""
    app = application({"/voice": ASKS, "/menu": RECORDS, "/thanks": "<Say>Thanks</Say>"})
    async with AsyncPlatform(app) as world:
        call = await world.call("/voice")
        call.hears("Press a key")
        await call.press("1")
        await call.speak("Hello", seconds=2)
        await call.press("#")
        assert call.is_over
        other = await world.call("/voice", from_="+15550100143")
        other.hears("Press a key")
        await other.wait(5)
        other.hears("Goodbye")
        third = await world.call("/voice")
        await third.hang_up()
        assert third.is_over
        assert world.calls == [call, other, third]
    assert {each.answer.status for each in world.requests if each.answer} == {200}


async def test_what_the_rest_api_does() -> None:
    """Calls are placed, redirected and ended, and messages are answered."""
    app = application({"/voice": ASKS, "/other": ENTERS, "/sms": "<Message>Hi</Message>"})
    async with AsyncPlatform(app) as world:
        phone = await world.phone("+15550100700").answers(after=1)
        assert phone.number == "+15550100700"
        placed = await world.place_call("+15550100700", "/voice", status_callback="/other")
        await world.wait(1)
        placed.hears("Press a key")
        assert world.phone("+15550100700").call is placed
        await world.redirect(placed, "/other")
        assert world.room("Dock").participants == [placed]
        await world.end(placed)
        assert placed.is_over
        (await world.message("/sms", "Hello")).gets("Hi")
        with pytest.raises(SimulationError, match="the call is over"):
            await world.redirect(placed, "/other")


async def test_phones() -> None:
    """Phones decide, and that is awaited, as it may answer a call that rings."""
    async with AsyncPlatform(application({"/voice": RINGS})) as world:
        phone = world.phone("+15550100700")
        call = await world.call("/voice")
        await phone.answers()
        await phone.call.hang_up()
        call.hears("Bye")
        for decide in (phone.is_busy, phone.fails):
            await decide()
            assert (await world.call("/voice")).is_over
        await phone.declines_whisper()
        await phone.does_not_answer()
        assert not (await world.call("/voice")).is_over


async def test_a_room() -> None:
    """All that can be done in a room can be awaited."""
    async with AsyncPlatform(application({"/voice": ENTERS, "/news": "<Say>News</Say>"})) as world:
        one, two = await world.call("/voice"), await world.call("/voice", from_="+15550100143")
        room = world.room("Dock")
        await room.mute(one)
        assert room.muted == [one]
        await room.unmute(one)
        await room.hold(two)
        assert (room.muted, room.on_hold) == ([], [two])
        await room.unhold(two)
        await room.announce("/news", to=two)
        two.hears("News")
        await room.remove(one)
        assert room.participants == [two]
        await room.end()
        assert room.has_ended


async def test_a_connection() -> None:
    """A plug need not wait for what it does."""
    stream = '<Connect><Stream url="wss://example.com/"/></Connect><Say>Bye</Say>'

    def plug(connection: AsyncConnection, text: str | None) -> None:
        _ = connection.say(f"You said {text}" if text else "Hello")
        if text == "stop":
            _ = connection.close()

    async with AsyncPlatform(application({"/voice": stream})) as world:
        world.plug_in("wss://example.com/", plug)
        call = await world.call("/voice")
        call.hears("Hello")
        await call.speak("one")
        call.hears("You said one")
        (connection,) = world.connections
        assert connection.call is call
        await call.speak("stop")
        call.hears("You said stop")
        call.hears("Bye")


async def test_what_a_view_does() -> None:
    """What a view does is done when its request has ended; a call that it places begins at once."""

    async def voice(_: Request) -> Response:
        placed.append(await world.place_call("+15550100700", "/other"))
        await world.redirect(world.calls[0], "/other")
        return said(ASKS)

    placed: list[Any] = []
    async with AsyncPlatform(application({"/voice": voice, "/other": "<Say>Other</Say>"})) as world:
        call = await world.call("/voice")
        assert world.calls == [call, *placed]
        call.hears("Other")
        call.does_not_hear("Press")
        assert world.phone("+15550100700").call is placed[0]


async def test_two_tasks() -> None:
    """Two tasks of a test take turns."""
    async with AsyncPlatform(application({"/voice": ASKS})) as world:
        first, second = await asyncio.gather(
            world.call("/voice"), world.call("/voice", from_="+15550100143")
        )
        first.hears("Press a key")
        second.hears("Press a key")
        assert second.from_ == "+15550100143"


async def test_what_a_task_does_after_its_request() -> None:
    """A task that a view has begun, and that goes on behind its request, does things as a test."""
    go = asyncio.Event()

    async def later() -> None:
        await go.wait()
        await world.calls[0].press("1")

    async def voice(_: Request) -> Response:
        tasks.append(asyncio.create_task(later()))
        return said(ASKS)

    tasks: list[asyncio.Task[None]] = []
    app = application({"/voice": voice, "/menu": "<Say>Menu</Say>"})
    async with AsyncPlatform(app) as world:
        call = await world.call("/voice")
        go.set()
        await tasks[0]
        call.hears("Press a key")
        call.hears("Menu")


async def test_what_an_application_raises() -> None:
    """An exception of the application is in the request, and the call fails."""

    async def voice(_: Request) -> Response:
        raise ZeroDivisionError("no tickets")

    async with AsyncPlatform(application({"/voice": voice})) as world:
        assert (await world.call("/voice")).status == "failed"
        with pytest.raises(ZeroDivisionError):
            world.raise_unseen()
        assert isinstance(world.requests[0].error, ZeroDivisionError)


async def test_the_first_error_is_the_one_that_is_seen() -> None:
    """A block that ends with an error of its own is not asked what the application raised."""

    async def voice(_: Request) -> Response:
        raise ZeroDivisionError("no tickets")

    platform = AsyncPlatform(application({"/voice": voice}))

    async def called() -> None:
        async with platform as world:
            await world.call("/voice")
            raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        await called()
    with pytest.raises(ZeroDivisionError, match="no tickets"):
        platform.raise_unseen()


async def test_what_is_cancelled() -> None:
    """A request that its application cancels fails; one that the test gives up is given up."""
    waits = asyncio.Event()

    async def voice(request: Request) -> Response:
        if request.url.path == "/voice":
            raise asyncio.CancelledError
        waits.set()
        await asyncio.Event().wait()
        return said("")

    async with AsyncPlatform(application({"/voice": voice, "/other": voice})) as world:
        call = await world.call("/voice")
        assert "the application cancelled its own request" in call.transcript
        calling = asyncio.create_task(world.call("/other"))
        await waits.wait()
        calling.cancel()
        with pytest.raises(asyncio.CancelledError):
            await calling
        assert (await world.call("/voice")).status == "failed"
        assert world.requests[0].raised


async def test_circles() -> None:
    """Documents without an end are an error."""
    async with AsyncPlatform(application({"/voice": "<Redirect/>"})) as world:
        with pytest.raises(CircleError):
            await world.call("/voice")


async def test_the_lifespan() -> None:
    """An application is started up once, in the loop of the test, and shut down in the end."""
    seen: list[object] = []

    @asynccontextmanager
    async def lifespan(_: Starlette) -> Any:
        seen.append(asyncio.get_running_loop())
        yield {"greeting": "Good day"}
        seen.append("down")

    async def voice(request: Request) -> Response:
        return said(f"<Say>{request.state.greeting}</Say>")

    app = application({"/voice": voice}, lifespan)
    async with AsyncPlatform(app) as world:
        assert seen == [asyncio.get_running_loop()]
        (await world.call("/voice")).hears("Good day")
        (await world.call("/voice")).hears("Good day")
        assert len(seen) == 1
    assert seen[1:] == ["down"]
    world = AsyncPlatform(app)  # it may also be called at once
    (await world.call("/voice")).hears("Good day")
    await world.close()
    await world.close()
    assert len(seen) == 4


async def test_clients() -> None:
    """A client that is awaited is as good as an application."""
    import httpx

    transport = httpx.ASGITransport(application({"/voice": ASKS}))
    async with (
        httpx.AsyncClient(transport=transport, base_url="http://shop.test") as client,
        AsyncPlatform(client) as world,
    ):
        (await world.call("/voice")).hears("Press a key")
        assert world.requests[0].url == "http://shop.test/voice"


async def test_what_cannot_be_awaited() -> None:
    """An application of WSGI cannot be awaited, nor a platform wait where all is awaited."""
    with pytest.raises(UsageError, match="nothing can be awaited of this application: use Platf"):
        AsyncPlatform(flask.Flask("shop"))
    from cxml.simulator import Platform

    with pytest.raises(UsageError, match="cannot wait here: use AsyncPlatform"):
        Platform(application({}))


async def test_several_in_a_menu_without_an_end() -> None:
    """Each who calls hears the menu once, and is waited for until time is moved."""
    prompt = "Listen carefully, as the menu has changed since you called."
    menu = f"<Gather timeout='3'><Say>{prompt}</Say></Gather><Redirect>/voice</Redirect>"
    async with AsyncPlatform(application({"/voice": menu})) as world:
        calls = [await world.call("/voice") for _ in range(3)]
        assert [len(call.heard) for call in calls] == [1, 1, 1]
        await world.wait(3)
        assert [len(call.heard) for call in calls] == [2, 2, 2]


async def test_a_phone_of_which_nobody_said_anything() -> None:
    """The transcript says what to write, which is awaited as well."""
    async with AsyncPlatform(application({"/voice": RINGS})) as world:
        await world.call("/voice")
        assert 'as in await platform.phone("+15550100700").answers()' in world.transcript
