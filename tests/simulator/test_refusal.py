"""What a transcript says of an application that refuses a request."""

from __future__ import annotations

from typing import Annotated

import flask
import pytest
from fastapi import FastAPI, Form, HTTPException, Request
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from cxml.simulator import Platform
from cxml.simulator._errors import IN_COMMAND, IN_FIXTURE

from .pages import platform

_HOST = "Invalid host header"
KEY = "PSK_of-this-test-alone"


def why(app: object, path: str = "/voice") -> str:
    """Call an application, and give what is said of its answer."""
    with Platform(app, signing_key=KEY) as world:
        world.call(path)
        return world.requests[0].problem.partition("answered ")[2]


def why_of(status: int, kind: str, body: str) -> str:
    """Give what is said of an answer."""
    world = platform({"/voice": (status, kind, body)}, signing_key=KEY)
    world.call("/voice")
    return world.requests[0].problem.partition("answered ")[2]


def test_flask() -> None:
    """What Flask says of any bad request is left out, and what a view says is not."""
    app = flask.Flask("shop")

    @app.post("/voice")
    def voice() -> str:
        flask.abort(400)

    @app.post("/own")
    def own() -> str:
        flask.abort(400, "There is no <b>such</b> ticket")

    assert why(app) == "400"
    assert why(app, "/own") == "400, saying 'There is no <b>such</b> ticket'"
    assert why(app, "/nowhere") == "404"


def test_fastapi() -> None:
    """What FastAPI misses is said, and not what was sent."""
    app = FastAPI()

    @app.post("/voice")
    def voice(ticket: Annotated[int, Form()], From: Annotated[int, Form(lt=5)]) -> int:  # noqa: N803
        return ticket + From

    @app.post("/own")
    def own(_: Request) -> None:
        raise HTTPException(409, "no ticket")

    said = "422, saying 'body.ticket: Field required; body.From: Input should be less than 5'"
    assert why(app) == said
    assert why(app, "/own") == "409, saying 'no ticket'"


def test_a_host_that_is_not_admitted() -> None:
    """Of a host that is not admitted it is said where that is set."""
    middleware = [Middleware(TrustedHostMiddleware, allowed_hosts=["shop.test"])]
    assert why(Starlette(middleware=middleware)) == (
        "400, saying 'Invalid host header': is it asked at a host that it does not admit, as"
        " ALLOWED_HOSTS of Django, or TrustedHostMiddleware, says it? That is the host of"
        " public_url"
    )
    token = IN_COMMAND.set(True)
    try:
        said = why_of(
            400, "text/html", "<title>Bad Request (400)</title><h1>Bad Request (400)</h1>"
        )
        forbidden = why_of(403, "text/plain", "Forbidden")
    finally:
        IN_COMMAND.reset(token)
    assert said.startswith("400: is it asked at a host ")
    assert said.endswith("--public-url")
    assert forbidden.startswith("403: does it verify with another signing key, as --key-file")


def test_forbidden() -> None:
    """A view that is not exempt from the check of Django's own forms is no case for keys."""
    said = why_of(
        403, "text/html", "<h1>Forbidden <span>(403)</span></h1><p>CSRF cookie not set.</p>"
    )
    assert said.endswith(
        "CSRF cookie not set.': a view that the platform asks has to be exempt from that"
    )
    asked = "403: does it verify with another signing_key, or public_url?"
    header = (
        "The signature is in X-SignalWire-Signature, and where the platform behaves like Twilio"
    )
    assert why_of(403, "text/plain", "") == f"{asked} {header} in X-Twilio-Signature"
    token = IN_FIXTURE.set(True)
    try:
        forbidden, host = why_of(403, "text/plain", ""), why_of(400, "text/plain", _HOST)
    finally:
        IN_FIXTURE.reset(token)
    assert forbidden.startswith(asked.replace("?", ", which the fixture cxml_options can give?"))
    assert host.endswith("the host of public_url, which the fixture cxml_options can give")


def test_no_key_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no key is known, it is said who can give one, by the names that count there."""
    monkeypatch.delenv("CXML_SIGNING_KEY", raising=False)
    refusing = {"/voice": (403, "text/plain", "")}
    made = platform(refusing)
    token = IN_COMMAND.set(True)
    try:
        made.call("/voice")
        (request,) = made.requests
    finally:
        IN_COMMAND.reset(token)
    assert request.problem.partition("answered ")[2] == (
        "403: no signing key is known here: give --key-file, or set CXML_SIGNING_KEY in the"
        " settings of Flask or Django, or in the environment"
    )
    token = IN_FIXTURE.set(True)
    try:
        made = platform(refusing)
    finally:
        IN_FIXTURE.reset(token)
    made.call("/voice")
    said = (
        "here: give signing_key, which the fixture cxml_options can give, or set CXML_SIGNING_KEY"
    )
    assert said in made.requests[0].problem


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('{"detail": "no"}', "no"),
        ('{"detail": [1, {"msg": "odd"}, {"loc": "here", "msg": "odd"}]}', ": odd; : odd"),
        ('{"error": "no"}', '{"error": "no"}'),
        ('["no"]', '["no"]'),
        ("{", "{"),
        ("[" * 60_000, f"{'[' * 200}..."),
    ],
)
def test_json(body: str, said: str) -> None:
    """What is said in JSON is shown, whatever it is, as far as it goes."""
    assert why_of(401, "application/json; charset=utf-8", body) == f"401, saying {said!r}"


def test_what_nobody_may_see() -> None:
    """The key, and what looks like a password, are starred out."""
    said = why_of(400, "text/plain", f"expected {KEY}, password='hunter2hunter2'")
    assert KEY not in said
    assert "hunter2" not in said


def test_errors_of_servers() -> None:
    """What is said of an error of the application itself is not shown: it may be a whole page."""
    assert why_of(500, "text/html", "<h1>ZeroDivisionError</h1>") == "500"
