"""Real servers with several workers, of which one is killed in the middle."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from attrs import field, frozen

from cxml.signature import HEADER, sign

KEY = "PSK_of-this-test"
FOREIGN = ("CXML_", "FLASK_", "GUNICORN_", "SIGNALWIRE_", "TWILIO_")
"""How the variables begin that other tests, or who runs them, may have set for other servers."""
# Its thread would be another in the process that forks workers: one forked while that holds a lock
# never gets the lock. All servers of a user would share it, too. An older gunicorn knows no such
# setting, and passes over it here.
CONFIGURATION = "control_socket_disable = True\n"


@frozen
class Server:
    """A server, and where it is."""

    host: str
    process: subprocess.Popen[bytes]
    given_up: threading.Event = field(factory=threading.Event)
    """Set where an event was not taken at all, so that not every one is tried for a minute."""

    def workers(self) -> list[int]:
        """Give the processes that answer requests, as the system knows them."""
        pid = self.process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
        # Python's own, which tracks resources, is no worker.
        return [int(each) for each in children if "resource_tracker" not in _command(each)]

    def kill_a_worker(self) -> None:
        """End a worker as the system does that has no memory left."""
        os.kill(self.workers()[0], signal.SIGKILL)

    def get(self, path: str, **headers: str) -> str:
        """Ask for a page."""
        with closing(HTTPConnection(self.host, timeout=30)) as connection:
            connection.request("GET", path, headers=headers)
            response = connection.getresponse()
            assert response.status == 200
            return response.read().decode()

    def post(self, form: dict[str, str]) -> int | None:
        """Tell of an event, as the platform does; ``None`` is no answer."""
        url = f"http://{self.host}/conference"
        headers = {HEADER: sign(KEY, url, form)}
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        with closing(HTTPConnection(self.host, timeout=60)) as connection:
            try:
                connection.request("POST", "/conference", urlencode(form), headers)
                return connection.getresponse().status
            except (OSError, HTTPException):
                return None

    def deliver(self, form: dict[str, str]) -> list[int | None]:
        """Tell of an event until it is taken, and say what was answered."""
        answers: list[int | None] = []
        until = time.monotonic() + 60
        while not answers or answers[-1] != 204:
            if time.monotonic() > until or self.given_up.is_set():
                self.given_up.set()
                raise AssertionError(f"not taken, but answered with {answers}")
            if answers:
                time.sleep(0.1)
            answers.append(self.post(form))
        return answers


def _command(process: str) -> str:
    return Path(f"/proc/{process}/cmdline").read_bytes().decode(errors="replace")


@contextmanager
def served(*arguments: str, folder: Path, **settings: str) -> Iterator[Server]:
    """Run a server as a program, once it answers; its port is given to it as ``{port}``."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    (folder / "gunicorn.conf.py").write_text(CONFIGURATION, encoding="utf-8")
    own = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(  # noqa: S603 - our own programs
            [sys.executable, *(each.format(port=port) for each in arguments)],
            env={**own, **settings},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd=folder,
            preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
            start_new_session=True,
        )
        try:
            server = Server(f"127.0.0.1:{port}", process)
            _wait_for(server)
            yield server
            _stop(process)
        except BaseException as error:
            error.add_note((folder / "log").read_text(errors="replace")[-4000:])
            raise
        finally:
            _end(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(60)
    except subprocess.TimeoutExpired:
        raise AssertionError("the server does not end when it is told to") from None


def _end(process: subprocess.Popen[bytes]) -> None:
    # Workers too: one that hangs would keep the port, and outlive the tests.
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(60)


def _wait_for(server: Server) -> None:
    until = time.monotonic() + 60
    while server.process.poll() is None and time.monotonic() < until:
        try:
            server.get("/room")
        except (OSError, HTTPException):
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the server does not start")


def settings_of(url: str, database: dict[str, Any]) -> dict[str, str]:
    """Give a key, and a database, as the settings of each example."""
    if url.startswith("sqlite:"):
        url = f"{url}?timeout=30"  # in a test, many write at once on a machine that may be slow
    return {
        "FLASK_CXML_SIGNING_KEY": KEY,
        "CXML_SIGNING_KEY": KEY,
        "FLASK_ROOMS": url,
        "ROOMS": url.replace("sqlite://", "sqlite+aiosqlite://"),
        **{f"DATABASE_{name}": str(value) for name, value in database.items()},
    }
