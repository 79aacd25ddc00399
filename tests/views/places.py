"""One view in every framework, for what is true of all of them."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from io import BytesIO
from typing import Any
from urllib.parse import unquote_to_bytes, urlencode, urlsplit

import flask
import pytest
from attrs import frozen
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
from cxml.callbacks import Callback, VoiceCallback
from cxml.signature import HEADER, sign
from cxml.starlette import Webhooks

from .requests import CALL, FORM_TYPE, KEY, served_asgi
from .waitress_server import served

if not settings.configured:
    settings.configure()

DJANGO: dict[str, Any] = {"ALLOWED_HOSTS": ["*"], "LOGGING_CONFIG": None, "MIDDLEWARE": []}


def answer_nothing(_call: object) -> Any:
    """Answer with an empty document."""


@frozen(kw_only=True)
class Asked:
    """What a place is made of."""

    view: Callable[[Any], Any] = answer_nothing
    kind: type[Callback] = VoiceCallback
    require: Sequence[str] = ()
    later: bool = False
    """Whether the view is asynchronous."""
    options: Mapping[str, Any] = {"signing_key": KEY}
    """The options of the application, which are settings where there are any."""

    @property
    def settings(self) -> dict[str, Any]:
        """The options as settings."""
        return {f"CXML_{name.upper()}": value for name, value in self.options.items()}


@frozen
class Place:
    """A framework, on one kind of servers."""

    name: str
    make: Callable[[Asked], AbstractContextManager[Any]]
    is_asgi: bool

    @contextmanager
    def serve(self, **asked: Any) -> Generator[str]:
        """Serve the view at every path but ``/where``, which says where the root is."""
        with self.make(Asked(**asked)) as application:
            serving = served_asgi if self.is_asgi else served
            with serving(application) as address:
                yield address

    def status(
        self, target: bytes, signed: str, prefix: str = "", *, bare: bool = False, **asked: Any
    ) -> int:
        """Ask the application as a server does that passes on any bytes, and has a prefix.

        Under ASGI the path may be bare of that, as where a framework was told of it.
        """
        with self.make(Asked(**asked)) as application:
            if self.is_asgi:
                return _asked_asgi(application, target, signed, prefix, "" if bare else prefix)
            return _asked_wsgi(application, target, signed, prefix)


@contextmanager
def _flask(asked: Asked) -> Generator[Any]:
    app = flask.Flask("place")
    app.url_map.merge_slashes = False
    app.config.update(asked.settings)

    def now(call: Any, **_: str) -> Any:
        return asked.view(call)

    async def awaited(call: Any, **_: str) -> Any:
        return asked.view(call)

    app.get("/where")(lambda: cxml.flask.url_for("index"))
    decorate: Any = cxml.flask.document(asked.kind, require=asked.require)
    made = decorate(awaited if asked.later else now)
    for rule in ("/", "/<path:rest>"):
        app.add_url_rule(rule, "index", made, methods=["GET", "POST"])
    yield app


@contextmanager
def _project(asked: Asked) -> Generator[None]:
    def now(_request: HttpRequest, call: Any) -> Any:
        return asked.view(call)

    async def awaited(_request: HttpRequest, call: Any) -> Any:
        return asked.view(call)

    def where(request: HttpRequest) -> HttpResponse:
        return HttpResponse(cxml.django.build_absolute_uri(request, "index"))

    decorate = cxml.django.document(asked.kind, require=asked.require)
    made: Any = decorate(awaited if asked.later else now)
    routes = (path("where", where), path("", made, name="index"), re_path("", made))
    with override_settings(**DJANGO, ROOT_URLCONF=routes, **asked.settings):
        yield


@contextmanager
def _django(asked: Asked) -> Generator[Any]:
    with _project(asked):
        yield get_wsgi_application()


@contextmanager
def _django_asgi(asked: Asked) -> Generator[Any]:
    with _project(asked):
        yield get_asgi_application()


def _endpoints(asked: Asked) -> tuple[Any, Any]:
    webhooks = Webhooks(**asked.options)

    def now(_request: Request, call: Any) -> Any:
        return asked.view(call)

    async def awaited(_request: Request, call: Any) -> Any:
        return asked.view(call)

    async def where(request: Request) -> PlainTextResponse:
        return PlainTextResponse(webhooks.url_for(request, "index"))

    decorate = webhooks.document(asked.kind, require=asked.require)
    return decorate(awaited if asked.later else now), where


def _starlette(asked: Asked) -> Any:
    made, where = _endpoints(asked)
    routes = [
        Route("/where", where),
        Route("/", made, name="index", methods=["GET", "POST"]),
        Route("/{rest:path}", made, methods=["GET", "POST"]),
    ]
    return nullcontext(Starlette(routes=routes))


def _fastapi(asked: Asked) -> Any:
    made, where = _endpoints(asked)
    app = FastAPI()
    app.get("/where")(where)
    app.api_route("/", methods=["GET", "POST"], name="index")(made)
    app.api_route("/{rest:path}", methods=["GET", "POST"])(made)
    return nullcontext(app)


PLACES = (
    Place("Flask", _flask, is_asgi=False),
    Place("Django", _django, is_asgi=False),
    Place("Django, ASGI", _django_asgi, is_asgi=True),
    Place("Starlette", _starlette, is_asgi=True),
    Place("FastAPI", _fastapi, is_asgi=True),
)
everywhere = pytest.mark.parametrize("place", PLACES, ids=[each.name for each in PLACES])

_BODY = urlencode(CALL).encode()


def status_of(
    address: str,
    target: str,
    signed: str,
    form: Mapping[str, str] = CALL,
    *,
    key: str = KEY,
    host: str = "",
    padding: str = "",
    lines: Sequence[str] = (),
) -> int:
    """Post a form to a target, which is sent as it is, signed for an address."""
    parts, body = urlsplit(address), urlencode(form)
    head = [
        f"POST {target} HTTP/1.1",
        f"Host: {host or parts.netloc}",
        "Connection: close",
        f"Content-Type: {FORM_TYPE}",
        f"Content-Length: {len(body)}",
        f"{HEADER}: {sign(key, signed, body)}{padding}",
        *lines,
    ]
    with socket.create_connection((parts.hostname, parts.port or 80), timeout=20) as connection:
        connection.sendall("\r\n".join([*head, "", body]).encode())
        return int(connection.makefile("rb").readline().split()[1])


def _asked_wsgi(application: Any, target: bytes, signed: str, prefix: str) -> int:
    sent, _, query = target.partition(b"?")
    said: list[str] = []
    environ = {
        "REQUEST_METHOD": "POST",
        "SCRIPT_NAME": prefix,
        "PATH_INFO": unquote_to_bytes(sent).decode("latin-1"),
        "QUERY_STRING": query.decode("latin-1"),
        "REQUEST_URI": target.decode("latin-1"),
        "CONTENT_TYPE": FORM_TYPE,
        "CONTENT_LENGTH": str(len(_BODY)),
        "HTTP_HOST": "testserver",
        "HTTP_X_SIGNALWIRE_SIGNATURE": sign(KEY, signed, _BODY),
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(_BODY),
        "wsgi.errors": BytesIO(),
    }
    answer = application(environ, lambda status, _headers, _error=None: said.append(status))
    list(answer)
    getattr(answer, "close", list)()
    return int(said[0].split()[0])


def _asked_asgi(application: Any, target: bytes, signed: str, prefix: str, before: str) -> int:
    sent, _, query = target.partition(b"?")
    headers = {"Host": "testserver", "Content-Type": FORM_TYPE, "Content-Length": str(len(_BODY))}
    headers[HEADER] = sign(KEY, signed, _BODY)
    scope = {
        "type": "http",
        "http_version": "1.1",
        "asgi": {"version": "3.0"},
        "method": "POST",
        "scheme": "http",
        "root_path": prefix,
        "path": before + unquote_to_bytes(sent).decode("utf-8", "replace"),
        "raw_path": sent,
        "query_string": query,
        "headers": [(name.lower().encode(), text.encode()) for name, text in headers.items()],
        "server": ("testserver", 80),
    }
    said: list[Any] = []
    messages: list[Any] = [{"type": "http.request", "body": _BODY}]

    async def receive() -> Any:
        return messages.pop() if messages else await asyncio.sleep(60)

    async def send(message: Any) -> None:
        said.append(message)

    asyncio.run(application(scope, receive, send))
    return int(said[0]["status"])
