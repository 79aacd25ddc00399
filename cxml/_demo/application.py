"""The example application, and the real server that it runs under."""

from __future__ import annotations

import atexit
import logging
import socket
import threading
from collections.abc import Generator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from tempfile import TemporaryDirectory
from typing import Any
from wsgiref.types import WSGIApplication

from .calls import MODERATOR
from .errors import DemoError

# By name: it has no types, and the command says what to install where it is missing.
waitress = import_module("waitress.server")
wasyncore = import_module("waitress.wasyncore")
logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a thread not idle yet is no news

HOST = "127.0.0.1"
PAUSE = 0.05
"""How long the server may take, in seconds, to see that it has to stop."""


def example(key: str) -> WSGIApplication:
    """Make the example application, with the key that signs what it is sent."""
    # By name, so that nothing of cxml needs Flask when it is imported.
    module = import_module("cxml.examples.flask_conference")
    application: WSGIApplication = module.create_app(
        CXML_SIGNING_KEY=key,
        CXML_PUBLIC_URL=None,
        CXML_VERIFY=True,
        MODERATORS=[MODERATOR],
        ROOMS=f"sqlite:///{_folder()}/conference.sqlite",
    )
    return application


@cache
def _folder() -> str:
    """Make a folder that is gone when the program is."""
    folder = TemporaryDirectory(prefix="cxml-demo-")
    atexit.register(folder.cleanup)
    return folder.name


@contextmanager
def served(application: WSGIApplication, port: int = 0) -> Generator[str, None, None]:
    """Serve an application from this machine to itself, and stop at the end.

    Args:
        application: what to serve.
        port: where; unset, at any free port.

    Yields:
        The application's address.

    Raises:
        DemoError: the port is taken.

    """
    try:
        # Listening before there is a thread: the port is known, and no request comes too early.
        listener = socket.create_server((HOST, port))
    except OSError as error:
        raise DemoError(f"the server does not start: {error}") from error
    with listener, _serving(application, listener):
        yield "http://{}:{}".format(*listener.getsockname())


@contextmanager
def _serving(application: WSGIApplication, listener: socket.socket) -> Generator[None, None, None]:
    # Its own, as waitress keeps one for the process, in which a second server would be served too.
    connections: dict[int, Any] = {}
    server = waitress.create_server(application, map=connections, sockets=[listener])
    stop = threading.Event()
    thread = threading.Thread(target=_serve, args=(connections, stop), name="cxml demo")
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()
        server.task_dispatcher.shutdown()
        wasyncore.close_all(connections)


def _serve(connections: dict[int, Any], stop: threading.Event) -> None:
    # server.run() ends by an exception in its own thread alone, which nobody can raise from here.
    while not stop.is_set():
        wasyncore.loop(PAUSE, map=connections, count=1)
