"""One view, served by every framework, for what is true of all of them."""

from __future__ import annotations

import socket
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any
from urllib.parse import urlsplit

import flask
import pytest
from django.conf import settings
from django.core.asgi import get_asgi_application
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.test import override_settings
from django.urls import path, re_path
from fastapi import FastAPI
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

import cxml.django
import cxml.flask
from cxml._demo.application import served
from cxml.callbacks import VoiceCallback
from cxml.starlette import Webhooks

from .requests import CALL, FORM_TYPE, KEY, served_asgi
from cxml.signature import HEADER, sign

View = Callable[[Any], Any]
Place = Callable[..., AbstractContextManager[str]]

if not settings.configured:
    settings.configure()


def answer_nothing(_call: object) -> None:
    """Answer with an empty document."""


@contextmanager
def in_flask(
    view: View = answer_nothing,
    *,
    kind: Any = VoiceCallback,
    require: Sequence[str] = (),
    later: bool = False,
    **options: Any,
) -> Generator[str]:
    """Serve the view everywhere, and say at ``/where`` where its root is."""
    app = flask.Flask("place")
    app.url_map.merge_slashes = False
    app.config.update({f"CXML_{name.upper()}": value for name, value in options.items()})

    def now(call: Any, rest: str = "") -> Any:
        return view(call)

    async def awaited(call: Any, rest: str = "") -> Any:
        return view(call)

    app.get("/where")(lambda: cxml.flask.url_for("index"))
    made = cxml.flask.document(kind, require=require)(awaited if later else now)
    for rule in ("/", "/<path:rest>"):
        app.add_url_rule(rule, "index", made, methods=["GET", "POST"])
    with served(app) as address:
        yield address


@contextmanager
def _project(
    view: View, kind: Any, require: Sequence[str], later: bool, options: Mapping[str, Any]
) -> Generator[None]:
    def now(_request: HttpRequest, call: Any) -> Any:
        return view(call)

    async def awaited(_request: HttpRequest, call: Any) -> Any:
        return view(call)

    def where(request: HttpRequest) -> HttpResponse:
        return HttpResponse(cxml.django.build_absolute_uri(request, "index"))

    made = cxml.django.document(kind, require=require)(awaited if later else now)
    routes = (path("where", where), path("", made, name="index"), re_path("", made))
    named = {f"CXML_{name.upper()}": value for name, value in options.items()}
    with override_settings(
        ALLOWED_HOSTS=["*"], ROOT_URLCONF=routes, LOGGING_CONFIG=None, MIDDLEWARE=[], **named
    ):
        yield


@contextmanager
def in_django(
    view: View = answer_nothing,
    *,
    kind: Any = VoiceCallback,
    require: Sequence[str] = (),
    later: bool = False,
    **options: Any,
) -> Generator[str]:
    """Do the same under WSGI."""
    with _project(view, kind, require, later, options), served(get_wsgi_application()) as address:
        yield address


@contextmanager
def in_django_asgi(
    view: View = answer_nothing,
    *,
    kind: Any = VoiceCallback,
    require: Sequence[str] = (),
    later: bool = False,
    **options: Any,
) -> Generator[str]:
    """Do the same under ASGI."""
    with (
        _project(view, kind, require, later, options),
        served_asgi(get_asgi_application()) as address,
    ):
        yield address


def _endpoints(
    view: View, kind: Any, require: Sequence[str], later: bool, options: Mapping[str, Any]
) -> tuple[Any, Any]:
    webhooks = Webhooks(**options)  # type: ignore[arg-type]

    def index(_request: Request, call: Any) -> Any:
        return view(call)

    async def awaited(_request: Request, call: Any) -> Any:
        return view(call)

    async def where(request: Request) -> PlainTextResponse:
        return PlainTextResponse(webhooks.url_for(request, "index"))

    return webhooks.document(kind, require=require)(awaited if later else index), where


@contextmanager
def in_starlette(
    view: View = answer_nothing,
    *,
    kind: Any = VoiceCallback,
    require: Sequence[str] = (),
    later: bool = False,
    **options: Any,
) -> Generator[str]:
    """Do the same in Starlette."""
    made, where = _endpoints(view, kind, require, later, options)
    routes = [
        Route("/where", where),
        Route("/", made, name="index", methods=["GET", "POST"]),
        Route("/{rest:path}", made, methods=["GET", "POST"]),
    ]
    with served_asgi(Starlette(routes=routes)) as address:
        yield address


@contextmanager
def in_fastapi(
    view: View = answer_nothing,
    *,
    kind: Any = VoiceCallback,
    require: Sequence[str] = (),
    later: bool = False,
    **options: Any,
) -> Generator[str]:
    """Do the same in FastAPI."""
    made, where = _endpoints(view, kind, require, later, options)
    app = FastAPI()
    app.get("/where")(where)
    app.api_route("/", methods=["GET", "POST"], name="index")(made)
    app.api_route("/{rest:path}", methods=["GET", "POST"])(made)
    with served_asgi(app) as address:
        yield address


PLACES = (in_flask, in_django, in_django_asgi, in_starlette, in_fastapi)
everywhere = pytest.mark.parametrize("place", PLACES)


def status_of(
    address: str,
    target: str | bytes,
    signed: str,
    form: Mapping[str, str] = CALL,
    *,
    key: str = KEY,
    host: bytes | None = None,
    padding: str = "",
) -> int:
    """Post a form to a target, which is sent as it is, signed for an address."""
    from urllib.parse import urlencode

    netloc, body = urlsplit(address).netloc, urlencode(form).encode()
    sent = target if isinstance(target, bytes) else target.encode()
    lines = [
        b"POST %s HTTP/1.1" % sent,
        b"Host: " + (netloc.encode() if host is None else host),
        b"Connection: close",
        f"Content-Type: {FORM_TYPE}".encode(),
        f"Content-Length: {len(body)}".encode(),
        f"{HEADER}: {sign(key, signed, body)}{padding}".encode(),
    ]
    return exchanged(address, b"\r\n".join([*lines, b"", body]))


def exchanged(address: str, sent: bytes) -> int:
    """Send bytes to a server, and give the status that it answers; nothing is 0."""
    parts = urlsplit(address)
    with socket.create_connection((parts.hostname, parts.port or 80), timeout=20) as connection:
        connection.sendall(sent)
        line = connection.makefile("rb").readline().split()
    return int(line[1]) if line else 0
