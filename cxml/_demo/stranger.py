"""Requests to an application as anybody can make them, who has no key."""

from __future__ import annotations

from wsgiref.types import WSGIApplication

from ..testing import Answer
from ..testing._application import application_of
from ..testing._request import Request


def ask(application: WSGIApplication, method: str, path: str) -> Answer:
    """Ask an application for something, without a signature."""
    door = application_of(application)
    return door.ask(Request(method=method, origin=door.usual, target=path, headers={}))
