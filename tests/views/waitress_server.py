"""A real server for an application of WSGI, which runs in the process of a test."""

from __future__ import annotations

import logging
import socket
import threading
from collections.abc import Generator
from contextlib import contextmanager
from importlib import import_module
from typing import Any
from wsgiref.types import WSGIApplication

# By name: it has no types.
waitress = import_module("waitress.server")
wasyncore = import_module("waitress.wasyncore")
logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a thread not idle yet is no news

PAUSE = 0.05
"""How long the server may take, in seconds, to see that it has to stop."""


@contextmanager
def served(application: WSGIApplication) -> Generator[str, None, None]:
    """Serve an application under Waitress, and give its address."""
    # Listening before there is a thread: the port is known, and no request comes too early.
    with (
        socket.create_server(("127.0.0.1", 0)) as listener,
        _serving(application, listener),
    ):
        yield "http://{}:{}".format(*listener.getsockname())


@contextmanager
def _serving(application: WSGIApplication, listener: socket.socket) -> Generator[None, None, None]:
    # Its own, as waitress keeps one for the process, in which a second server would be served too.
    connections: dict[int, Any] = {}
    server = waitress.create_server(application, map=connections, sockets=[listener])
    stop = threading.Event()
    thread = threading.Thread(target=_serve, args=(connections, stop), name="waitress")
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
