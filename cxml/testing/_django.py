"""Asks an application of Django as its own test client does, which leaves a test its connections.

At both ends of a request Django closes what it takes for old connections to databases, and in a
``TestCase`` that is the one whose transaction holds what the test has written.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from asgiref.sync import async_to_sync
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from . import _asgi, _wsgi
from ._answer import Answer
from ._request import Request


def ask_wsgi(app: Any, request: Request) -> Answer:
    """Call an application of WSGI, in this thread."""
    with _kept():
        return _wsgi.ask(app, request)


def ask_asgi(app: Any, request: Request) -> Answer:
    """Call an application of ASGI; views that are not awaited run in this thread."""
    with _kept():
        return async_to_sync(_asgi.ask)(app, request)


async def ask_asgi_later(app: Any, request: Request) -> Answer:
    """Call an application of ASGI, and await its answer."""
    with _kept():
        return await _asgi.ask(app, request)


@contextmanager
def _kept() -> Generator[None]:
    """Let connections to databases be as old as they are."""
    signals = [
        each
        for each in (request_started, request_finished)
        if each.disconnect(close_old_connections)
    ]
    try:
        yield
    finally:
        for each in signals:
            each.connect(close_old_connections)
