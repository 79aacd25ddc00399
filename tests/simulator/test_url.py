"""An application that runs elsewhere, behind an address."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import flask
import pytest

from cxml import VoiceResponse
from cxml.callbacks import VoiceRequest
from cxml.errors import UsageError
from cxml.flask import document
from cxml.simulator import AsyncPlatform, Choices, Platform

from .pages import ASKS, Page, application
from .servers import served

KEY = "PSK_of-this-test"
FIRST = b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n"


@contextmanager
def answering(answer: Callable[[socket.socket], None]) -> Iterator[str]:
    """Answer one connection in a way that no server would, and give the address."""

    def once() -> None:
        connection, _ = listening.accept()
        with connection:
            connection.recv(65_536)
            try:
                answer(connection)
                while connection.recv(65_536):  # until the other side has gone
                    pass
            except OSError:
                pass

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=once)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/voice"
        thread.join()


@pytest.fixture
def anyio_backend() -> str:
    """Run in the event loop that Python has."""
    return "asyncio"


def pages() -> flask.Flask:
    """Make an application with some pages."""
    said: dict[str, Page] = {
        "/a/voice": ASKS,
        "/menu": "<Say>Menu</Say>",
        "/voice": "<Say>Hi</Say>",
    }
    return application({**said, "/circle": (302, "/circle", "")})


def test_a_call() -> None:
    """The path of the address is called; others are relative to its root."""
    with served(pages()) as url, Platform(f"{url}/a/voice?b=1") as world:
        call = world.call()
        call.hears("Press a key")
        call.press("1")
        call.hears("Menu")
        assert world.requests[0].url == f"{url}/a/voice?b=1"
        world.call("/voice").hears("Hi")


def test_no_path() -> None:
    """Without a path it is the usual one, and after the end one may go on."""
    with served(pages()) as url:
        world = Platform(url)
        world.close()
        world.call().hears("Hi")
        world.close()
    assert Platform(pages()).call().hears("Hi")


@pytest.mark.anyio
async def test_awaited() -> None:
    """The same is there for asynchronous tests."""
    with served(pages()) as url:
        async with AsyncPlatform(f"{url}/a/voice") as world:
            call = await world.call()
            call.hears("Press a key")
            assert "HTTP leads on" in (await world.call("/circle")).transcript
        await world.close()


def test_signatures() -> None:
    """The application verifies as ever: what it knows as its public address is signed."""
    app = flask.Flask("shop")
    public = "https://shop.example.com/a"
    app.config.update(CXML_SIGNING_KEY=KEY, CXML_PUBLIC_URL=public)

    @app.post("/é'")
    @document(VoiceRequest)
    def voice(_: VoiceRequest) -> VoiceResponse:
        response = VoiceResponse()
        response.say(flask.request.host)
        return response

    with served(app) as url, Platform(url, signing_key=KEY, public_url=public) as world:
        world.call("/é'?a='").hears("shop.example.com")
        other = Platform(url, signing_key="PSK_another", public_url=public)
        assert "verify with another signing_key" in other.call("/é'").transcript
        other.close()


def hang(_: socket.socket) -> None:
    """Say nothing."""


def trickle(connection: socket.socket) -> None:
    """Say something that takes ten times as long as is waited, with nothing late by itself."""
    connection.sendall(FIRST + b"Content-Length: 150\r\n\r\n")
    for _ in range(150):
        connection.sendall(b" ")
        threading.Event().wait(0.02)


def dawdle(connection: socket.socket) -> None:
    """Say a header that takes ten times as long."""
    connection.sendall(FIRST + b"X: ")
    for _ in range(150):
        connection.sendall(b"x")
        threading.Event().wait(0.02)


def go_on(connection: socket.socket) -> None:
    """Say that there will be an answer, and never give it."""
    for _ in range(150):
        connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
        threading.Event().wait(0.02)


def flood(connection: socket.socket) -> None:
    """Say too much."""
    connection.sendall(FIRST + b"Content-Length: 10000000\r\n\r\n")
    for _ in range(1000):
        connection.sendall(b" " * 10_000)


def babble(connection: socket.socket) -> None:
    """Say what is no HTTP."""
    connection.sendall(b"Good day\r\n\r\n")


# Where nothing has to come too late there is time for it: a busy machine takes long for a flood.
FAULTS = [
    (hang, 0.3, "no answer came in time (11200)"),
    (trickle, 0.3, "does not answer: no answer came "),
    (dawdle, 0.3, "does not answer: no answer came within 0.3 s"),
    (go_on, 0.3, "does not answer: no answer came within 0.3 s"),
    (flood, 60, "the answer has 65,537 bytes, which is too long (11750)"),
    (babble, 60, "(11200)"),
]


@pytest.mark.parametrize(("answer", "seconds", "message"), FAULTS)
def test_faults(answer: Callable[[socket.socket], None], seconds: float, message: str) -> None:
    """Whatever comes back, or does not, the call fails with the code, and in bounds."""
    choices = Choices(fet_13_seconds=seconds)
    with answering(answer) as url, Platform(url, choices=choices) as world:
        call = world.call()
        assert call.status == "failed"
        assert message in call.transcript
        assert world.requests  # whoever has looked at them knows


@pytest.mark.anyio
@pytest.mark.parametrize(("answer", "seconds", "message"), FAULTS)
async def test_faults_awaited(
    answer: Callable[[socket.socket], None], seconds: float, message: str
) -> None:
    """The same holds where it is awaited."""
    with answering(answer) as url:
        async with AsyncPlatform(url, choices=Choices(fet_13_seconds=seconds)) as world:
            call = await world.call()
            assert call.status == "failed"
            assert message in call.transcript
            assert world.requests


@pytest.mark.anyio
@pytest.mark.parametrize("are_kept", [False, True])
async def test_cookies(*, are_kept: bool) -> None:
    """Cookies are sent back within a call, where that is chosen, and else never."""
    app = flask.Flask("cookies")
    sent: list[str] = []

    @app.post("/<page>")
    def answer(page: str) -> flask.Response:
        sent.append(flask.request.headers.get("Cookie", ""))
        after = "<Redirect>/b</Redirect>" if page == "a" else ""
        said = flask.Response(f"<Response>{after}</Response>", content_type="text/xml")
        said.headers["Set-Cookie"] = "a=\xff"
        return said

    choices = Choices(fet_28_cookies=are_kept)
    with served(app) as url, Platform(url, choices=choices) as world:
        world.call("/a")
        world.call("/a")
        async with AsyncPlatform(url, choices=choices) as other:
            await other.call("/a")
    assert [bool(each) for each in sent] == [False, are_kept] * 3
    assert len({each for each in sent if each}) == are_kept


def test_a_circle() -> None:
    """HTTP may lead elsewhere three times, and not to another host."""
    with served(pages()) as url, Platform(url) as world:
        assert "HTTP leads on and on" in world.call("/circle").transcript


def test_nobody_is_there() -> None:
    """Where nobody answers, the call fails with the code for that."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    with Platform(f"http://127.0.0.1:{port}") as world:
        assert "(11200)" in world.call().transcript
        assert world.requests[0].error


@pytest.mark.parametrize(
    "url", ["http://example.com/voice", "http://10.0.0.1/", "http://localhost.example.com/"]
)
def test_other_machines(url: str) -> None:
    """Another machine gets signed requests only if that is meant."""
    with pytest.raises(UsageError, match="is not on this machine, and would get signed requests"):
        Platform(url)
    assert Platform(url, anywhere=True).calls == []
    assert Platform("http://[::1]:5000/").calls == Platform("http://localhost/").calls == []


@pytest.mark.parametrize(
    "url", ["shop:app", "ftp://localhost/", "http://", "http://[/", "http://a:b@localhost/", "//"]
)
def test_what_is_no_address(url: str) -> None:
    """What is no address of HTTP is said to be none."""
    with pytest.raises(UsageError, match=r"is no address such as http://127\.0\.0\.1:8000/voice"):
        Platform(url)


def test_without_the_library() -> None:
    """Who calls an address is told what to install."""
    program = (
        "import sys; sys.modules['httpx'] = None\n"
        "from cxml.simulator import Platform\n"
        "Platform('http://127.0.0.1:9/').call()"
    )
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert 'run: pip install "cxml[simulator]"' in done.stderr.splitlines()[-1]
