"""The page as it is served, to a real client."""

from __future__ import annotations

import json
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from threading import Event, Thread
from typing import Any

import pytest
from attrs import frozen

from cxml._calling.page.platform import PagePlatform
from cxml._calling.page.server import PageServer
from cxml.errors import ConfigurationError

from .conftest import application


@frozen
class Served:
    """A page that is served."""

    port: int
    token: str

    def ask(self, path: str, given: object = None) -> tuple[int, Any]:
        """Make a request of the page."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"X-Cxml-Token": self.token, "Content-Type": "application/json"}
        body = None if given is None else json.dumps(given)
        connection.request("GET" if body is None else "POST", path, body, headers)
        answer = connection.getresponse()
        said = answer.read()
        connection.close()
        is_json = answer.getheader("Content-Type") == "application/json"
        return answer.status, json.loads(said) if said and is_json else said


class Broken(PagePlatform):
    """A platform that cannot be looked at for a while."""

    is_broken = False

    @property
    def called(self) -> str:
        """Give the number, or fail."""
        if self.is_broken:
            raise RuntimeError("on purpose")
        return super().called


def serve(tell: Callable[[PageServer], object]) -> None:
    """Make a platform, and do what its page asks, until it is stopped."""
    with Broken(application) as platform, PageServer(platform) as server:
        tell(server)
        server.run()


@pytest.fixture
def served() -> Iterator[Served]:
    """Serve the page, from a thread of its own."""
    ready, servers = Event(), list[PageServer]()

    def tell(server: PageServer) -> None:
        servers.append(server)
        ready.set()

    thread = Thread(target=serve, args=(tell,))
    thread.start()
    assert ready.wait(30)
    port, _, token = servers[0].address.removeprefix("http://127.0.0.1:").partition("/#")
    yield Served(int(port), token)
    servers[0].stop()
    thread.join(30)
    assert not thread.is_alive()


def test_the_page_is_served_to_this_machine(served: Served) -> None:
    """The address has the token, and all that is done is done in one thread."""
    assert len(served.token) >= 32
    assert served.ask("/")[0] == 200
    state = served.ask("/act", {"do": "call", "number": "+1", "path": "/voice"})[1]
    assert (state["problem"], state["phones"][0]["status"]) == ("", "talks")


def test_who_says_nothing_keeps_nobody_waiting(served: Served) -> None:
    """A browser opens connections that it may not use; others are answered meanwhile."""
    with socket.create_connection(("127.0.0.1", served.port)):
        assert served.ask("/state")[0] == 200


def test_who_never_says_anything_is_left_in_silence(
    served: Served, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A connection that is not used, or used in part, is closed, which is no error."""
    monkeypatch.setattr("cxml._calling.page.server._Handler.timeout", 0.01)
    for said in (b"", b"GET", b"GET / HTTP/1.1\r\nHost: a\r\n"):
        with socket.create_connection(("127.0.0.1", served.port), timeout=30) as idle:
            idle.sendall(said)
            assert idle.recv(1) == b""
    head = f"Host: localhost:{served.port}\r\nX-Cxml-Token: {served.token}\r\nContent-Length: 9\r\n"
    with socket.create_connection(("127.0.0.1", served.port), timeout=30) as idle:
        idle.sendall(f"POST /act HTTP/1.1\r\n{head}Content-Type: application/json\r\n\r\n".encode())
        with idle.makefile("rb") as answer:
            assert answer.read().startswith(b"HTTP/1.0 408 ")
    assert capfd.readouterr().err == ""


def test_who_goes_away_is_let_go(served: Served, capfd: pytest.CaptureFixture[str]) -> None:
    """A connection that is broken off in its first line is no error."""
    leaving = socket.create_connection(("127.0.0.1", served.port))
    leaving.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    leaving.sendall(b"GET")
    leaving.close()
    assert served.ask("/")[0] == 200  # after that one
    for thread in threading.enumerate():
        if "process_request" in thread.name:
            thread.join(30)
    assert capfd.readouterr().err == ""


def test_what_fails_fails_alone(served: Served, capfd: pytest.CaptureFixture[str]) -> None:
    """A job that raises is an error of its request, and the page goes on."""
    assert served.ask("/document?n=0")[0] == 404
    served.ask("/act", {"do": "call", "number": "+1", "path": "/voice"})
    Broken.is_broken = True
    assert served.ask("/state")[0] == 500
    assert served.ask("/act", {"do": "wait", "seconds": 1})[0] == 500
    Broken.is_broken = False
    assert served.ask("/state")[0] == 200
    assert "on purpose" in capfd.readouterr().err


def test_a_port_that_is_taken_is_said(served: Served) -> None:
    """There is one page at a port, and no port above 65535."""
    with PagePlatform(application) as platform:
        for port in (served.port, 70_000):
            with pytest.raises(ConfigurationError, match=f"port {port} cannot be used"):
                PageServer(platform, port)
