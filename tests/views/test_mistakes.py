"""What a program can get wrong in one line, in each framework."""

# ruff: noqa: D103 - functions of which nothing counts but the signature

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from typing import Any

import flask
import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest
from django.test import RequestFactory, override_settings
from django.views import View

import cxml.django
import cxml.flask
import cxml.starlette
from cxml import ConfigurationError, VoiceResponse
from cxml.callbacks import VoiceCallback

from .requests import KEY

if not settings.configured:
    settings.configure()
app = flask.Flask("mistakes")
app.config["CXML_SIGNING_KEY"] = KEY


def flask_from_request(kind: Any, **options: Any) -> object:
    """Verify a request of Flask by hand."""
    with app.test_request_context("/"):
        return cxml.flask.from_request(kind, **options)


def django_from_request(kind: Any, **options: Any) -> object:
    """Verify a request of Django by hand."""
    return cxml.django.from_request(RequestFactory().get("/"), kind, **options)


MADE = [
    cxml.flask.document,
    cxml.flask.status_callback,
    flask_from_request,
    cxml.django.document,
    cxml.django.status_callback,
    django_from_request,
    lambda _kind, **options: cxml.starlette.Webhooks(**{"signing_key": KEY, **options}),
]


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ("public_ulr", "there is no option 'public_ulr'; did you mean 'public_url'?"),
        ("verfy", "there is no option 'verfy'; did you mean 'verify'?"),
        ("key", "there is no option 'key'; there are signing_key, public_url, trust_forwarded, st"),
    ],
)
@pytest.mark.parametrize("make", MADE)
def test_options_that_there_are_not(make: Callable[..., object], option: str, message: str) -> None:
    """An option that there is not is an error in the line that gives it, with the nearest name."""
    with (
        override_settings(CXML_SIGNING_KEY=KEY),
        pytest.raises((ConfigurationError, ImproperlyConfigured)) as raised,
    ):
        make(VoiceCallback, **{option: None})
    assert message in str(raised.value)


@pytest.mark.parametrize("kind", [VoiceResponse, "VoiceCallback", flask_from_request, None])
@pytest.mark.parametrize("make", MADE[:-1])
def test_what_is_no_kind(make: Callable[..., object], kind: Any) -> None:
    """What is no class of callbacks, or no class at all, is refused where it is given."""
    with (
        override_settings(CXML_SIGNING_KEY=KEY),
        pytest.raises(ConfigurationError, match=r"takes a class of cxml\.callbacks"),
    ):
        make(kind)


def none(_request: HttpRequest) -> None: ...
def swapped(call: VoiceCallback, request: HttpRequest) -> None: ...
def route_first(_request: HttpRequest, room: str, call: VoiceCallback) -> None: ...


class Pages:
    """A class that is no view."""

    def post(self, _request: HttpRequest, _call: VoiceCallback) -> None:
        """Answer with nothing."""


class Without(View):
    """A view whose method has no place for the callback."""

    def post(self, _request: HttpRequest) -> None:
        """Answer with nothing."""


@pytest.mark.parametrize(
    ("view", "message"),
    [
        (none, r"write def none\(request: HttpRequest, call: VoiceCallback\)"),
        (swapped, "takes the request where the callback comes; write def swapped"),
        (
            route_first,
            r"takes str where .* route_first\(request: HttpRequest, call: VoiceCallback, ",
        ),
        (Pages, r"Pages is no class-based view; derive it from django\.views\.View"),
        (Without, r"write def post\(self, request: HttpRequest, call: VoiceCallback\)"),
    ],
)
def test_views_of_django_without_a_place_for_the_callback(view: Any, message: str) -> None:
    """A view of Django that could not be called with the callback is refused where it is made."""
    with override_settings(CXML_SIGNING_KEY=KEY):
        decorate = cxml.django.document(VoiceCallback)
    with pytest.raises(ConfigurationError, match=message):
        decorate(view)


@pytest.mark.parametrize("name", ["Flask", "Django", "Starlette"])
def test_a_framework_that_is_not_there(name: str) -> None:
    """Without the framework, importing its module says what to install."""
    module = name.lower()
    program = f"import sys; sys.modules[{module!r}] = None; import cxml.{module}"
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    last = done.stderr.splitlines()[-1]
    assert last == (f'ImportError: cxml.{module} needs {name}; run: pip install "cxml[{module}]"')


def test_a_database_library_that_is_not_there() -> None:
    """Without SQLAlchemy, importing what keeps rooms says what to install."""
    program = "import sys; sys.modules['sqlalchemy'] = None; import cxml.rooms"
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    last = done.stderr.splitlines()[-1]
    assert last == 'ImportError: cxml.rooms needs SQLAlchemy; run: pip install "cxml[rooms]"'
