"""What the tests of recipes are given.

``platform`` calls the recipe in each framework, as SignalWire does and as Twilio does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from types import ModuleType

import pytest

from cxml.simulator import Platform
from cxml.testing import Client, client

from .api import ACCOUNT, Asked, rest_api
from .recipes import FRAMEWORKS, KEY, PACKAGE, PUBLIC, application


@pytest.fixture(params=FRAMEWORKS)
def framework(request: pytest.FixtureRequest) -> str:
    """Name a framework; a test that uses it runs with each."""
    name: str = request.param
    return name


@pytest.fixture
def cxml_app(request: pytest.FixtureRequest, framework: str) -> Iterator[object]:
    """Make the application of the recipe that a file of tests is named after."""
    with application(framework, recipe_of(request)) as app:
        yield app


@pytest.fixture
def recipe(request: pytest.FixtureRequest, framework: str) -> ModuleType:
    """Give the module of the recipe, in which a test may change a setting."""
    request.getfixturevalue("cxml_app")  # with what it needs when it is imported
    return import_module(f"{PACKAGE}.with_{framework}.{recipe_of(request)}")


@pytest.fixture
def asked_of_api(monkeypatch: pytest.MonkeyPatch) -> Iterator[Asked]:
    """Give what the REST API was asked for."""
    with rest_api() as (address, asked):
        monkeypatch.setenv("SIGNALWIRE_SPACE_URL", address)
        for name, value in ACCOUNT.items():
            monkeypatch.setenv(f"SIGNALWIRE_{name}", value)
        yield asked


@pytest.fixture
def placed(asked_of_api: Asked) -> list[dict[str, str]]:
    """Give what the REST API was asked for: the parameters of each call, in order."""
    return asked_of_api.calls


@pytest.fixture
def sent(asked_of_api: Asked) -> list[dict[str, str]]:
    """Give what the REST API was asked for: the parameters of each message, in order."""
    return asked_of_api.messages


@pytest.fixture
def browser(cxml_app: object) -> Client:
    """Give who posts forms to the application, with what Django asks of a form."""
    token = "a" * 32
    return client(
        cxml_app,
        KEY,
        base_url=PUBLIC,
        headers={"Cookie": f"csrftoken={token}", "X-CSRFToken": token, "Referer": f"{PUBLIC}/"},
    )


@pytest.fixture(params=["signalwire", "twilio"])
def cxml_options(request: pytest.FixtureRequest) -> Mapping[str, object]:
    """Say what the platform knows of the application, and whose ways it has: both are tried."""
    return {"signing_key": KEY, "public_url": PUBLIC, "behaves_like": request.param}


@pytest.fixture(autouse=True)
def _nothing_is_wrong(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let a test fail if the checker finds anything in a document that was run."""
    platform: Platform | None = None
    if "platform" in request.fixturenames:
        platform = request.getfixturevalue("platform")
    yield
    if platform is not None:
        # No test has to take a call through all verbs.
        found = [each for each in platform.findings if each.name != "verb-never-reached"]
        assert found == []


def recipe_of(request: pytest.FixtureRequest) -> str:
    """Name the recipe that a file of tests is about."""
    return request.path.stem.removeprefix("test_")
