"""Serves the page to this machine alone; one thread does what is asked, in its order."""

from __future__ import annotations

import socketserver
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from queue import SimpleQueue
from secrets import token_urlsafe
from threading import Thread
from typing import Any, Self, TypeVar
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from ...errors import ConfigurationError
from .application import PageApplication
from .platform import PagePlatform

T = TypeVar("T")
HOST = "127.0.0.1"
_PATIENCE = 10
"""How many seconds a request may take to come in."""


class _Handler(WSGIRequestHandler):
    timeout = _PATIENCE

    def handle(self) -> None:
        """Answer a request, if one comes in: a browser opens connections that it may not use."""
        with suppress(TimeoutError, ConnectionError):
            super().handle()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        """Say nothing."""


class _Server(socketserver.ThreadingMixIn, WSGIServer):
    daemon_threads = True

    def server_bind(self) -> None:
        """Listen, without asking anybody for the name of this machine."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.server_address[1]
        self.setup_environ()


class PageServer:
    """The page of a platform; whoever made the platform has to :meth:`run` it, too.

    Args:
        platform: what the page shows.
        port: where it is served; 0 is any that is free.

    Raises:
        ConfigurationError: nothing can be served there.

    """

    def __init__(self, platform: PagePlatform, port: int = 0) -> None:
        self._jobs: SimpleQueue[tuple[Callable[[], Any], Future[Any]] | None] = SimpleQueue()
        try:
            self._server = _Server((HOST, port), _Handler)
        except (OSError, OverflowError) as error:
            raise ConfigurationError(f"port {port} cannot be used: {error}") from error
        token, at = token_urlsafe(24), self._server.server_port
        hosts = frozenset({f"{HOST}:{at}", f"localhost:{at}"})
        self._server.set_app(
            PageApplication(platform=platform, hosts=hosts, token=token, work=self._work)
        )
        self.address = f"http://{HOST}:{at}/#{token}"
        """Where the page is; what follows the ``#`` lets it in."""

    def run(self) -> None:
        """Do what the page asks, until :meth:`stop` is called."""
        while (each := self._jobs.get()) is not None:
            job, future = each
            try:
                future.set_result(job())
            except Exception as error:  # it is the request that fails, and not the page
                future.set_exception(error)

    def stop(self) -> None:
        """Let :meth:`run` end."""
        self._jobs.put(None)

    def _work(self, job: Callable[[], T]) -> T:
        future: Future[T] = Future()
        self._jobs.put((job, future))
        return future.result()

    def __enter__(self) -> Self:
        Thread(target=self._server.serve_forever, args=(0.1,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
