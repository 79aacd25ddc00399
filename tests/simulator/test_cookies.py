"""Cookies of calls."""

from __future__ import annotations

import flask
import pytest

from cxml.simulator import Choices, Platform
from cxml.simulator._cookies import keep_cookies, with_cookies
from cxml.testing._answer import Answer, Headers
from cxml.testing._request import Request


def shop() -> flask.Flask:
    """Make an application that counts the turns of a call in its session."""
    app = flask.Flask("shop")
    app.secret_key = "of-this-test"  # noqa: S105 - it is none

    @app.post("/voice")
    def voice() -> flask.Response:
        turn = flask.session["turn"] = flask.session.get("turn", 0) + 1
        gather = f'<Gather numDigits="1"><Say>Turn {turn}</Say></Gather>'
        return flask.Response(f"<Response>{gather}</Response>", content_type="text/xml")

    return app


def test_sessions() -> None:
    """A session lasts as long as a call, where the platform is taken to keep cookies."""
    world = Platform(shop(), choices=Choices(fet_28_cookies=True))
    call, other = world.call("/voice"), world.call("/voice", from_="+15550100143")
    call.press("1")
    call.hears("Turn 1")
    call.hears("Turn 2")
    other.hears("Turn 1")


def test_without() -> None:
    """As a rule no cookie is sent back."""
    call = Platform(shop()).call("/voice")
    call.press("1")
    assert call.heard == ["Turn 1", "Turn 1"]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("a=1; Path=/; HttpOnly", {"a": "1", "z": "0"}),
        (
            "a=1; Expires=Wed, 21 Oct 2030 07:28:00 GMT, b=x=2; Secure",
            {"a": "1", "b": "x=2", "z": "0"},
        ),
        ("z=; Max-Age=0", {}),
        ("y=; max-age = -1", {"z": "0"}),
        ("z=9", {"z": "9"}),
        ("nothing", {"z": "0"}),
        ("", {"z": "0"}),
    ],
)
def test_what_is_kept(said: str, kept: dict[str, str]) -> None:
    """Names and values are kept until they are taken back."""
    cookies = {"z": "0"}
    keep_cookies(Answer(200, Headers([("Set-Cookie", said)]), b""), cookies)
    assert cookies == kept


def test_how_many_are_kept() -> None:
    """There is an end to what is kept."""
    cookies: dict[str, str] = {}
    for number in range(60):
        keep_cookies(Answer(200, Headers([("Set-Cookie", f"a{number}=1")]), b""), cookies)
    assert len(cookies) == 50


def test_how_they_are_sent() -> None:
    """They stand in one header; where there are none, there is no header."""
    request = Request(method="GET", origin="http://localhost", target="/", headers={"A": "b"})
    assert with_cookies(request, {}) is request
    sent = with_cookies(request, {"a": "1", "b": "2"})
    assert sent.headers == {"A": "b", "Cookie": "a=1; b=2"}
