"""How applications of each kind are reached, with what tests of frameworks stumble over."""

from __future__ import annotations

import asyncio
import gc
import subprocess
import sys
import warnings
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from typing import Any, TypeAlias

import flask
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from cxml.simulator import AsyncPlatform, Choices, Platform, SimulationError
from cxml.testing import _asgi
from cxml.testing._request import Request as Outgoing

from .pages import ASKS, application


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

    async def app(scope: dict[str, str], _receive: object, send: object) -> None:
        assert scope["type"] == "http"
        headers = [(b"content-type", b"text/xml")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})  # type: ignore[operator]
        await send({"type": "http.response.body", "body": b"<Response><Say>Hi</Say></Response>"})  # type: ignore[operator]

    with Platform(app) as world:
        world.call("/voice").hears("Hi")


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


Scope: TypeAlias = dict[str, Any]
Receive: TypeAlias = Callable[[], Any]
Send: TypeAlias = Callable[[dict[str, Any]], Any]
HEADERS = [(b"content-type", b"text/xml")]
START = {"type": "http.response.start", "status": 200, "headers": HEADERS}
SAYS_HI = {"type": "http.response.body", "body": b"<Response><Say>Hi</Say></Response>"}


async def say_hi(scope: Scope, send: Send) -> None:
    """Answer a request."""
    assert scope["type"] == "http"
    await send(START)
    await send(SAYS_HI)


class Lives:
    """Applications with a lifespan that few have: each gets what it is started and stopped with."""

    def __init__(self, *steps: str) -> None:
        self.steps = steps

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Go through the steps of its life; else answer."""
        if scope["type"] != "lifespan":
            await say_hi(scope, send)
            return
        assert scope["asgi"]["version"] == "3.0"
        for step in self.steps:
            if step == "hear":
                await receive()
            elif step == "raise":
                raise ZeroDivisionError("no tickets")
            else:
                message = {"message": "no tickets"} if step.endswith("failed") else {}
                await send({"type": f"lifespan.{step}", **message})


UP, DOWN = ("hear", "startup.complete"), ("hear", "shutdown.complete")


@pytest.mark.parametrize(
    "steps",
    [
        (),
        ("raise",),
        ("hear",),
        ("hear", "raise"),
        ("startup.complete",),  # before it was asked
        UP,
        (*UP, "hear"),
        (*UP, *DOWN, "hear"),
    ],
)
def test_lifespans(steps: tuple[str, ...]) -> None:
    """An application that returns, or raises, in its startup has no lifespan; nobody waits then."""
    with Platform(Lives(*steps)) as world:
        world.call("/voice").hears("Hi")
        world.call("/voice").hears("Hi")


@pytest.mark.parametrize("more", [(), ("hear",)])
def test_a_startup_that_says_that_it_failed(more: tuple[str, ...]) -> None:
    """What an application says of its startup, without raising it, is an error at once."""
    world = Platform(Lives("hear", "startup.failed", *more))
    with pytest.raises(SimulationError, match="says that its startup failed: no tickets"):
        world.call("/voice")


def test_a_shutdown_that_fails() -> None:
    """What an application says, or raises, of its shutdown is an error."""
    world = Platform(Lives(*UP, "hear", "shutdown.failed"))
    world.call("/voice")
    with pytest.raises(SimulationError, match="says that its shutdown failed: no tickets"):
        world.close()
    world = Platform(Lives(*UP, "hear", "raise"))
    world.call("/voice")
    with pytest.raises(ZeroDivisionError):
        world.close()


def test_the_state_of_a_lifespan() -> None:
    """Each request has a copy of what the startup left, and leaves nothing in it."""
    seen: list[object] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            scope["state"]["shop"] = "open"
            await Lives(*UP, *DOWN)(scope, receive, send)
            return
        seen.append({**scope["state"]})
        scope["state"]["who"] = "me"
        await say_hi(scope, send)

    with Platform(app) as world:
        world.call("/voice")
        world.call("/voice")
    assert seen == 2 * [{"shop": "open"}]


def test_that_nobody_is_there_any_more() -> None:
    """An application that waits until whoever asked is gone hears of it when it has answered."""
    seen: list[object] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await say_hi(scope, send)
        seen.extend([(await receive())["type"], (await receive())["type"]])

    with Platform(app) as world:
        world.call("/voice").hears("Hi")
    assert seen == ["http.request", "http.disconnect"]


def empty_generator(_environ: object, start_response: Callable[..., object]) -> Iterator[bytes]:
    """Answer with nothing, for ever."""
    start_response("200 OK", [("Content-Type", "text/xml")])
    while True:
        yield b""


def empty_writer(_environ: object, start_response: Callable[..., Any]) -> list[bytes]:
    """Write nothing, for ever."""
    write = start_response("200 OK", [("Content-Type", "text/xml")])
    while True:
        write(b"")


class Stubborn:
    """What cannot be closed either."""

    def __init__(self, _environ: object, start_response: Callable[..., object]) -> None:
        start_response("200 OK", [("Content-Type", "text/xml")])

    def __iter__(self) -> Iterator[bytes]:
        """Give nothing, for ever."""
        return iter(lambda: b"", b"end")

    def close(self) -> None:
        """Refuse."""
        raise ZeroDivisionError


async def empty_messages(scope: Scope, _receive: Receive, send: Send) -> None:
    """Send nothing, for ever."""
    assert scope["type"] == "http"
    await send(START)
    while True:
        await send({"type": "http.response.body", "more_body": True})


async def behind_its_end(scope: Scope, _receive: Receive, send: Send) -> None:
    """Send on behind the end."""
    await say_hi(scope, send)
    while True:
        await send(SAYS_HI)


async def deaf(scope: Scope, _receive: Receive, send: Send) -> None:
    """Go on, whatever it is told."""
    assert scope["type"] == "http"
    while True:
        with suppress(Exception):
            await send({"type": "http.response.trailers"})


def stubborn(environ: object, start_response: Callable[..., object]) -> Stubborn:
    """Answer with what cannot be closed."""
    return Stubborn(environ, start_response)


@pytest.mark.parametrize(
    "app", [empty_generator, empty_writer, stubborn, empty_messages, behind_its_end]
)
def test_answers_that_come_to_nothing(app: object) -> None:
    """An application that answers nothing, for ever, does not answer."""
    with Platform(app) as world:
        call = world.call("/voice")
        assert "does not answer: its answer has no end (11200)" in call.transcript
        assert (call.status, world.call("/voice").is_over) == ("failed", True)
        assert isinstance(world.requests[-1].raised, TimeoutError)


def test_an_application_that_hears_nothing() -> None:
    """Nor does one that takes no error for an answer, and never began with one."""
    with Platform(deaf) as world:
        assert "the application answered nothing" in world.call("/voice").transcript
        assert world.requests[-1].raised


def test_answers_that_do_not_come(monkeypatch: pytest.MonkeyPatch) -> None:
    """An application that does not answer is not waited for beyond a bound."""

    async def app(scope: Scope, _receive: Receive, _send: Send) -> None:
        assert scope["type"] == "http"
        await asyncio.Event().wait()

    def slow(_environ: object, start_response: Callable[..., object]) -> Iterator[bytes]:
        start_response("200 OK", [])
        yield b""

    with Platform(app) as world:
        monkeypatch.setattr("cxml.testing._body.SECONDS", 0.0)
        assert "no answer came within 0 s (11200)" in world.call("/voice").transcript
        assert world.requests[-1].raised
    said = "its answer was not over within 0 s (11200)"
    assert said in Platform(slow).call("/voice").transcript


def test_how_long_an_answer_may_take(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who says how long an answer may take has as long, and no longer, in whatever is asked."""

    async def hangs(_: Request) -> Response:
        await asyncio.Event().wait()
        return Response()

    async def asks(_: Request) -> Response:
        return Response(f"<Response>{ASKS}</Response>", media_type="text/xml")

    routes = [Route("/hangs", hangs, methods=["POST"]), Route("/voice", asks, methods=["POST"])]
    app, soon = Starlette(routes=routes), Choices(fet_13_seconds=0.01)
    with Platform(app, choices=soon) as world:
        assert "no answer came within 0.01 s" in world.call("/hangs").transcript
        assert world.requests[0].raised

    async def awaited() -> str:
        async with AsyncPlatform(app, choices=soon) as other:
            call = await other.call("/hangs")
            assert other.requests[0].raised
            return call.transcript

    assert "no answer came within 0.01 s" in asyncio.run(awaited())
    monkeypatch.setattr("cxml.testing._body.SECONDS", 0.0)
    for each in (app, application({"/voice": ASKS})):
        with Platform(each, choices=Choices(fet_13_seconds=600)) as world:
            world.call("/voice").hears("Press a key")


def test_applications_that_answer_nothing() -> None:
    """An application that returns without an answer is told so."""

    async def app(scope: Scope, _receive: Receive, _send: Send) -> None:
        assert scope["type"] == "http"

    def plain(_environ: object, _start_response: object) -> list[bytes]:
        return []

    with Platform(app) as world:
        assert "raised RuntimeError: the application answered nothing" in str(world.call("/v"))
        assert world.requests[-1].raised
    assert "it did not call start_response" in str(Platform(plain).call("/voice"))


def test_headers_that_are_none() -> None:
    """A header may be of anything, and need not be there."""

    async def app(scope: Scope, _receive: Receive, send: Send) -> None:
        assert scope["type"] == "http"
        await send({"type": "http.response.start", "status": 200})
        await send({"type": "http.response.body"})

    def plain(_environ: object, start_response: Callable[..., object]) -> list[bytes]:
        start_response("200 OK", [("Content-Type", None), ("X-Count", 1)])
        return []

    with Platform(app) as world:
        assert "the content type is missing" in world.call("/voice").transcript
    assert "the content type is 'None'" in Platform(plain).call("/voice").transcript


async def cancelled(scope: Scope, _receive: Receive, _send: Send) -> None:
    """Give up."""
    assert scope["type"] == "http"
    raise asyncio.CancelledError


def test_an_application_that_cancels_itself() -> None:
    """That a request is cancelled from inside is an error of the application, and no more."""
    with Platform(cancelled) as world:
        assert "the application cancelled its own request" in world.call("/voice").transcript
        assert world.requests[-1].raised


def test_without_asyncio() -> None:
    """An application of ASGI is asked without a loop of asyncio too."""

    async def app(scope: Scope, _receive: Receive, send: Send) -> None:
        await say_hi(scope, send)

    sent = Outgoing(method="GET", origin="http://localhost", target="/", headers={})
    asking = _asgi.ask(app, sent)
    with pytest.raises(StopIteration) as answered:
        asking.send(None)
    assert answered.value.value.status == 200
