"""Where a platform looks for what the application verifies with."""

from __future__ import annotations

import asyncio
import os

import fastapi
import flask
import pytest
from twilio.request_validator import RequestValidator  # type: ignore[import-untyped]
from twilio.twiml.voice_response import (  # type: ignore[import-untyped]
    VoiceResponse as TwilioResponse,
)

import cxml.flask
from cxml import UsageError, VoiceResponse
from cxml.callbacks import VoiceRequest
from cxml.errors import ConfigurationError
from cxml.simulator import AsyncPlatform, Platform
from cxml.simulator._choices import PlatformName
from cxml.starlette import Webhooks

from .servers import served

KEY, URL = "PSK_of-this-test", "https://shop.example.com"
OF_TWILIO = "0123456789abcdef0123456789abcdef"


def greet(_: VoiceRequest) -> VoiceResponse:
    """Be a view."""
    response = VoiceResponse()
    response.say("Good day.")
    return response


def of_fastapi(public_url: str | None = None) -> fastapi.FastAPI:
    """Make an application without settings."""
    app, webhooks = fastapi.FastAPI(), Webhooks(signing_key=KEY, public_url=public_url)
    app.post("/voice")(webhooks.document(VoiceRequest)(greet))
    return app


def of_flask(**settings: str) -> flask.Flask:
    """Make one with settings."""
    app = flask.Flask("shop")
    app.config.update(CXML_SIGNING_KEY=KEY, **settings)
    app.post("/voice")(cxml.flask.document(VoiceRequest)(greet))
    return app


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Begin with an environment that says nothing."""
    monkeypatch.delenv("CXML_SIGNING_KEY", raising=False)
    monkeypatch.delenv("CXML_PUBLIC_URL", raising=False)
    return monkeypatch


def test_the_environment(environment: pytest.MonkeyPatch) -> None:
    """The environment has the key, the newest of several, and the address; both platforms look."""
    environment.setenv("CXML_SIGNING_KEY", f" {KEY} , PSK_old")
    environment.setenv("CXML_PUBLIC_URL", URL)
    app = of_fastapi(URL)
    with Platform(app) as platform:
        call = platform.call("/voice")
        call.hears("Good day")
    assert call.url == f"{URL}/voice"

    async def awaited() -> None:
        async with AsyncPlatform(app) as platform:
            (await platform.call("/voice")).hears("Good day")

    asyncio.run(awaited())


def test_the_environment_of_what_runs(environment: pytest.MonkeyPatch) -> None:
    """Of an application that runs at an address no settings are known."""
    environment.setenv("CXML_SIGNING_KEY", KEY)
    with served(of_flask()) as url, Platform(url) as platform:
        platform.call("/voice").hears("Good day")


def test_a_key_that_is_set_later() -> None:
    """The settings are looked up at each request, as views do: a test may set the key any time."""
    app = of_flask()
    with Platform(app) as platform:
        app.config["CXML_SIGNING_KEY"] = ["PSK_newer", KEY]
        platform.call("/voice").hears("Good day")
        app.config["CXML_SIGNING_KEY"] = "PSK_newest"
        platform.call("/voice").hears("Good day")


def test_a_key_that_is_none() -> None:
    """What can be no key is refused when the platform is made."""
    app = of_flask()
    app.config["CXML_SIGNING_KEY"] = 5
    with pytest.raises(ConfigurationError, match="text"):
        Platform(app)


@pytest.mark.parametrize("behaves_like", ["signalwire", "twilio"])
def test_the_header_of_the_signature(behaves_like: PlatformName) -> None:
    """A program of Twilio's own library verifies a platform that behaves like Twilio, as it is."""
    app = flask.Flask("unmigrated")

    @app.post("/voice")
    def voice() -> flask.Response:
        signature = flask.request.headers.get("X-Twilio-Signature", "")
        form = flask.request.form
        if not RequestValidator(OF_TWILIO).validate(flask.request.url, form, signature):
            flask.abort(403)
        response = TwilioResponse()
        response.say("Good day.")
        return flask.Response(str(response), content_type="text/xml")

    world = Platform(app, signing_key=OF_TWILIO, behaves_like=behaves_like)
    assert world.call("/voice").heard == (
        ["Good day."] if behaves_like == "twilio" else ["<application error>"]
    )
    assert ("X-Twilio-Signature" in world.transcript) == (behaves_like == "signalwire")


@pytest.mark.parametrize(
    ("set_to", "said"),
    [
        ("", "no signing key is known here: give signing_key, or set CXML_SIGNING_KEY in"),
        (",", "no signing key is known here"),
        ("PSK_another", "does it verify with another signing_key"),
    ],
)
def test_another_key(set_to: str, said: str, environment: pytest.MonkeyPatch) -> None:
    """An environment that says nothing, or another key, does not help, and what does is said."""
    environment.setenv("CXML_SIGNING_KEY", set_to)
    with Platform(of_fastapi()) as platform:
        assert said in platform.call("/voice").transcript


def test_what_is_no_address(environment: pytest.MonkeyPatch) -> None:
    """What is no address is refused by the name of whatever has it."""
    with pytest.raises(UsageError, match=r"^public_url is 'here': it must be an address such as"):
        Platform(of_flask(CXML_PUBLIC_URL=URL), public_url="here")
    with pytest.raises(UsageError, match=r"^the setting CXML_PUBLIC_URL is 'here': it must be"):
        Platform(of_flask(CXML_PUBLIC_URL="here"))
    with pytest.raises(UsageError, match=r"^its usual address is 'http://a b"):
        Platform(of_flask(SERVER_NAME="a b:x"))
    environment.setenv("CXML_PUBLIC_URL", "here")
    with pytest.raises(UsageError, match=r"^the environment variable CXML_PUBLIC_URL is 'here':"):
        Platform(of_flask())


def test_a_variable_that_is_not_set(environment: pytest.MonkeyPatch) -> None:
    """An application that misses a variable of the environment says no more than its name."""
    environment.delenv("SHOP", raising=False)
    app = flask.Flask("shop")

    @app.post("/voice")
    def voice() -> str:
        return os.environ["SHOP"]

    @app.post("/other")
    def other() -> str:
        return dict[str, str]()["SHOP"]

    platform = Platform(app)
    said = "raised KeyError: the environment variable SHOP is not set: set it where this is run ("
    assert said in platform.call("/voice").transcript
    assert "raised KeyError: 'SHOP' (" in platform.call("/other").transcript
    platform.delivers(failing=[KeyError("SHOP")])
    assert "raised KeyError: 'SHOP' (" in platform.call("/voice").transcript


def test_what_is_said_before(environment: pytest.MonkeyPatch) -> None:
    """The settings count before the environment, and what the test says before both."""
    environment.setenv("CXML_SIGNING_KEY", "PSK_another")
    environment.setenv("CXML_PUBLIC_URL", "https://another.example.com")
    call = Platform(of_flask(CXML_PUBLIC_URL=URL)).call("/voice")
    call.hears("Good day")
    assert call.url == f"{URL}/voice"
    with Platform(of_fastapi(URL), signing_key=KEY, public_url=URL) as platform:
        platform.call("/voice").hears("Good day")
