"""How applications of each kind are reached, with what tests of frameworks stumble over."""

from __future__ import annotations

import asyncio
import gc
import subprocess
import sys
import warnings
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import flask
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from cxml.simulator import Platform

from .pages import ASKS


def living(seen: list[object]) -> Starlette:
    """Make an application that notes its startup, its requests and its shutdown."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[dict[str, object]]:
        seen.append("up")
        yield {"lock": asyncio.Lock()}
        seen.append("down")

    async def voice(request: Request) -> Response:
        async with request.state.lock:  # which belongs to a loop
            seen.append(asyncio.get_running_loop())
        return Response(f"<Response>{ASKS}</Response>", media_type="text/xml")

    return Starlette(routes=[Route("/voice", voice, methods=["POST"])], lifespan=lifespan)


def test_one_loop() -> None:
    """All requests are made in one event loop, from one startup to one shutdown."""
    seen: list[object] = []
    with Platform(living(seen)) as world:
        world.call("/voice").hears("Press a key")
        world.call("/voice").hears("Press a key")
    up, first, second, down = seen
    assert (up, down) == ("up", "down")
    assert first is second
    world.close()
    assert seen.count("up") == seen.count("down")


def test_a_platform_that_nobody_closes() -> None:
    """A loop is closed with its platform, without a warning."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        Platform(living([])).call("/voice").hears("Press a key")
        gc.collect()
    assert [str(each.message) for each in caught] == []


def test_a_platform_that_is_forgotten_elsewhere() -> None:
    """Nor with a warning where another loop runs."""

    async def forget() -> None:
        worlds.clear()
        gc.collect()

    worlds = [Platform(living([]))]
    worlds[0].call("/voice")
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        asyncio.run(forget())
    assert [str(each.message) for each in caught] == []


def test_a_startup_that_fails() -> None:
    """What an application raises when it is started up is raised, whenever somebody calls."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        if broken:
            raise ZeroDivisionError("no tickets")
        yield

    broken = True
    world = Platform(Starlette(lifespan=lifespan))
    for _ in range(2):
        with pytest.raises(ZeroDivisionError, match="no tickets"):
            world.call("/voice")
    world.close()


def test_an_application_that_nobody_calls() -> None:
    """An application that is not called is not started either."""
    seen: list[object] = []
    with Platform(living(seen)):
        pass
    assert seen == []


def test_without_a_lifespan() -> None:
    """An application that has no lifespan is called all the same."""

    async def app(scope: Scope, _: Receive, send: Send) -> None:
        assert scope["type"] == "http"
        await greet(send)

    with Platform(app) as world:
        world.call("/voice").hears("Hi")


async def greet(send: Send) -> None:
    """Answer a request with a greeting."""
    headers = [(b"content-type", b"text/xml")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"<Response><Say>Hi</Say></Response>"})


@pytest.mark.parametrize("messages", [(), ("startup.complete",)])
@pytest.mark.parametrize("listens", [True, False])
def test_a_lifespan_that_is_left(messages: tuple[str, ...], listens: bool) -> None:
    """Nobody waits for an application that returns before it has started, or shut down."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await greet(send)
            return
        if listens or messages:
            await receive()
        for each in messages:
            await send({"type": f"lifespan.{each}"})

    with Platform(app) as world:
        world.call("/voice").hears("Hi")


@pytest.mark.parametrize("message", ["no tickets", ""])
def test_a_startup_that_is_said_to_fail(message: str) -> None:
    """What an application says that it failed at is raised, also where it raises nothing."""

    async def app(_: Scope, receive: Receive, send: Send) -> None:
        await receive()
        await send({"type": "lifespan.startup.failed", "message": message})

    with pytest.raises(RuntimeError, match=message or "it said lifespan.startup.failed"):
        Platform(app).call("/voice")


def test_without_the_library() -> None:
    """Who calls an application of ASGI is told what to install; others need nothing."""
    program = (
        "import sys; sys.modules['asgi_lifespan'] = None\n"
        "from cxml.simulator import Platform\n"
        "Platform(lambda environ, start: [])\n"
        "async def app(scope, receive, send): ...\n"
        "Platform(app)"
    )
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert 'run: pip install "cxml[simulator]"' in done.stderr.splitlines()[-1]


def test_contexts_of_flask() -> None:
    """A context that a test has pushed is not that of the request."""
    app = flask.Flask("shop")

    @app.post("/voice")
    def voice() -> flask.Response:
        known = flask.g.get("who", "nobody")
        return flask.Response(f"<Response><Say>{known}</Say></Response>", content_type="text/xml")

    with app.app_context():
        flask.g.who = "the test"
        Platform(app).call("/voice").hears("nobody")
        assert flask.g.who == "the test"


def test_an_exception_after_the_headers() -> None:
    """An application of WSGI may begin anew while nothing is sent, and its answer is closed."""
    closed: list[bool] = []

    class Body:
        def __iter__(self) -> object:
            return iter([b"<Response><Say>Hi</Say></Response>"])

        def close(self) -> None:
            closed.append(True)

    def app(_environ: object, start_response: object) -> Body:
        start_response("200 OK", [])  # type: ignore[operator]
        start_response("200 OK", [("Content-Type", "text/xml")], (None, None, None))  # type: ignore[operator]
        return Body()

    Platform(app).call("/voice").hears("Hi")
    assert closed == [True]


def test_answers_without_an_end() -> None:
    """Of an answer that goes on and on enough is read to say that it is too long."""

    def endless(_environ: object, start_response: object) -> Iterator[bytes]:
        start_response("200 OK", [("Content-Type", "text/xml")])  # type: ignore[operator]
        while True:
            yield b" " * 1_000_000

    async def endless_too(scope: dict[str, str], receive: object, send: object) -> None:
        assert scope["type"] == "http"
        response = StreamingResponse(endless({}, lambda *_: None), media_type="text/xml")
        await response(scope, receive, send)  # type: ignore[arg-type]

    for app in (endless, endless_too):
        with Platform(app) as world:
            call = world.call("/voice")
            assert "which is too long (11750)" in call.transcript
            assert call.status == "failed"
