"""No signing key stands in a traceback, whose variables pages of errors print."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import RequestFactory, override_settings
from flask import Flask

import cxml
import cxml.django
import cxml.flask
from cxml._web.incoming import Incoming
from cxml._web.policy import Options, make_policy, no_settings
from cxml._web.receive import receive
from cxml.callbacks import VoiceRequest
from cxml.signature import HEADER, sign
from cxml.starlette import Webhooks

from . import django_project as django_project

KEY = "PSK_shown-nowhere"
FALSE: list[Any] = [f"{KEY}\n", [KEY, 5], {KEY: 1}, bytearray(KEY.encode())]
RAISING: dict[str, Callable[[], object]] = {}


def raising(function: Callable[[], object]) -> Callable[[], object]:
    """Note what raises."""
    RAISING[function.__name__] = function
    return function


def shown_in(error: BaseException | None) -> Iterator[str]:
    """Show the variables of cxml's functions that an error, and what it comes from, has seen."""
    while error is not None:
        frame = error.__traceback__
        while frame is not None:
            if frame.tb_frame.f_globals["__name__"].startswith("cxml."):
                yield repr(frame.tb_frame.f_locals)
            frame = frame.tb_next
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


@raising
def a_setting_that_cannot_be() -> object:
    """Have another setting wrong."""
    return make_policy({}, {"CXML_SIGNING_KEY": KEY, "CXML_PUBLIC_URL": "nope"}.get)


@raising
def an_option_that_cannot_be() -> object:
    """Have an option wrong, where a view is decorated."""
    options: Any = {"strip_port": "yes"}
    return cxml.flask.document(VoiceRequest, signing_key=[KEY], **options)


@raising
def an_option_that_nobody_knows() -> object:
    """Have the key under a name of one's own."""
    options: Any = {"signingkey": KEY}
    return cxml.django.status_callback(VoiceRequest, **options)


@raising
def of_starlette() -> object:
    """Have an option wrong in Starlette."""
    return Webhooks(signing_key=KEY, public_url="nope")


@raising
def a_function_that_gives_no_options() -> object:
    """Give the key in place of options."""
    settings: Any = lambda: KEY  # noqa: E731
    return Webhooks(settings).check()  # type: ignore[func-returns-value]


@raising
def a_function_that_trusts_the_docs() -> object:
    """Give what is an argument among the options."""
    settings: Any = lambda: {"signing_key": KEY, "trust_docs": True}  # noqa: E731
    return Webhooks(settings).check()  # type: ignore[func-returns-value]


@raising
def an_application_of_flask() -> object:
    """Have an application of Flask look at its settings."""
    app = Flask("tracebacks")
    app.config.update(CXML_SIGNING_KEY=KEY, CXML_VERIFY="no")
    return cxml.flask.init_app(app)  # type: ignore[func-returns-value]


@raising
def a_request_of_flask() -> object:
    """Read a request of Flask as what is no callback."""
    kind: Any = str
    with Flask("tracebacks").test_request_context("/"):
        return cxml.flask.from_request(kind, signing_key=KEY)


@raising
def a_request_of_django() -> object:
    """Read a request of Django as what is no callback."""
    kind: Any = str
    return cxml.django.from_request(RequestFactory().post("/"), kind, signing_key=KEY)


@raising
def a_view_of_django() -> object:
    """Ask a view of Django, one of whose settings is wrong."""
    decorate: Any = cxml.django.document(VoiceRequest)
    view = decorate(lambda _request, _call: None)
    with override_settings(CXML_SIGNING_KEY=KEY, CXML_PUBLIC_URL="nope"):
        return view(RequestFactory().post("/"))


@pytest.mark.parametrize("name", RAISING)
def test_a_fault_beside_a_key(name: str) -> None:
    """What is wrong beside a key does not show the key."""
    with pytest.raises(Exception) as raised:  # noqa: PT011
        RAISING[name]()
    seen = [*shown_in(raised.value)]
    assert seen
    assert [each for each in seen if KEY in each] == []


@pytest.mark.parametrize("key", FALSE, ids=lambda key: type(key).__name__)
def test_a_key_that_cannot_be(key: Any) -> None:
    """A key that is none is not shown either, be it given, set, or found by a function."""
    url = "http://example.com/voice"
    sent = Incoming(
        method="GET",
        origin=lambda: "http://example.com",
        target="/voice",
        header={HEADER: sign(KEY, url)}.get,
        body=b"",
    )
    asking = make_policy(Options(signing_key=lambda _sent: key), no_settings)
    asked: tuple[Callable[[], object], ...] = (
        lambda: make_policy({"signing_key": key}, no_settings),
        lambda: make_policy({}, {"CXML_SIGNING_KEY": key}.get),
        lambda: receive(asking, VoiceRequest, sent),
    )
    for each in asked:
        with pytest.raises(cxml.ConfigurationError) as raised:
            each()
        seen = [*shown_in(raised.value)]
        assert seen
        assert [each for each in seen if KEY in each] == []
