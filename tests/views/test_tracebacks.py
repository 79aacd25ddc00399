"""No signing key stands in a traceback, whose variables pages of errors print."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pprint import pformat
from typing import Any, TypeAlias

import pytest
from attrs import frozen
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.test import RequestFactory, override_settings
from fastapi import Depends, FastAPI
from flask import Flask
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.testclient import TestClient

import cxml
import cxml.django
import cxml.flask
from cxml._web.incoming import Incoming
from cxml._web.policy import Options, make_policy, no_settings
from cxml._web.receive import receive
from cxml.callbacks import VoiceRequest
from cxml.request_validator import RequestValidator
from cxml.signature import HEADER, explain, sign, sign_body, verify
from cxml.starlette import Webhooks

from . import django_project as django_project
from .requests import FORM_TYPE, Sent, posted

KEY = "PSK_shown-nowhere"
FALSE: list[Any] = [f"{KEY}\n", [KEY, 5], {KEY: 1}, bytearray(KEY.encode())]
RAISING: dict[str, Callable[[], object]] = {}
ORIGIN = "http://testserver"
URL = f"{ORIGIN}/voice"
Ask: TypeAlias = "Callable[[str, Sent], object]"
Serve: TypeAlias = "Callable[[Asked], AbstractContextManager[Ask]]"


def raising(function: Callable[[], object]) -> Callable[[], object]:
    """Note what raises."""
    RAISING[function.__name__] = function
    return function


@frozen(kw_only=True)
class Asked:
    """What is asked, and how that is verified."""

    options: dict[str, Any]
    view: Callable[[Any], Any] = lambda _call: None

    @property
    def settings(self) -> dict[str, Any]:
        """The options as settings."""
        return {f"CXML_{name.upper()}": value for name, value in self.options.items()}


def shown_in(error: BaseException | None) -> Iterator[str]:
    """Show an error, and the variables of all functions, but tests, that it has come through.

    What it comes from counts too, even where a traceback leaves it out.
    """
    while error is not None:
        yield repr(error)
        frame = error.__traceback__
        while frame is not None:
            if not frame.tb_frame.f_globals["__name__"].startswith(__package__):
                yield repr(frame.tb_frame.f_locals)
                yield pformat(frame.tb_frame.f_locals)
            frame = frame.tb_next
        error = error.__cause__ or error.__context__


def shows_no_key(error: BaseException) -> None:
    """Expect that no function that an error came through shows the key."""
    assert [each for each in shown_in(error) if KEY in each] == []


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
def webhooks_of_starlette() -> object:
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
    shows_no_key(raised.value)


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
        shows_no_key(raised.value)


@pytest.mark.parametrize("key", FALSE, ids=lambda key: type(key).__name__)
@pytest.mark.parametrize("ask", [verify, explain, sign, sign_body])
def test_a_key_of_a_function_that_cannot_be(ask: Callable[..., object], key: Any) -> None:
    """The functions that take a key show none that is refused, nor one beside another mistake."""
    for given, url in ((key, URL), (KEY, "/voice"), ([KEY], 5)):
        with pytest.raises((cxml.ConfigurationError, cxml.UsageError)) as raised:
            ask(given, url, {})
        shows_no_key(raised.value)


def test_a_key_of_a_validator_that_cannot_be() -> None:
    """A validator shows none either, also where it is asked."""
    token: Any = {KEY: 1}
    with pytest.raises(cxml.ConfigurationError) as raised:
        RequestValidator(token)
    shows_no_key(raised.value)
    with pytest.raises(ValueError, match="algorithm") as unknown:
        RequestValidator(KEY).compute_signature(URL, {}, "md5")
    shows_no_key(unknown.value)


@contextmanager
def of_flask(asked: Asked) -> Iterator[Ask]:
    """Ask a view of Flask, which raises what it answers with."""
    app = Flask("tracebacks")
    app.config.update(asked.settings, TESTING=True, TRAP_HTTP_EXCEPTIONS=True)
    decorate: Any = cxml.flask.document(VoiceRequest)
    app.post("/voice")(decorate(lambda call: asked.view(call)))
    app.post("/read", endpoint="read")(lambda: asked.view(cxml.flask.from_request(VoiceRequest)))
    asking = app.test_client()
    yield lambda path, sent: asking.post(
        path, headers=[*sent.headers.items()], data=sent.body, base_url=ORIGIN
    )


@contextmanager
def of_django(asked: Asked) -> Iterator[Ask]:
    """Ask a view of Django."""

    def read(request: HttpRequest) -> object:
        return asked.view(cxml.django.from_request(request, VoiceRequest))

    decorate: Any = cxml.django.document(VoiceRequest)
    views = {"/voice": decorate(lambda _request, call: asked.view(call)), "/read": read}
    settings: Any = {"ALLOWED_HOSTS": ["*"], **asked.settings}
    with override_settings(**settings):
        make = RequestFactory()
        yield lambda path, sent: views[path](
            make.post(path, sent.body, FORM_TYPE, headers=dict(sent.headers))
        )


@contextmanager
def of_starlette(asked: Asked) -> Iterator[Ask]:
    """Ask an endpoint of Starlette, which raises what it answers with."""
    webhooks = Webhooks(**asked.options)

    async def read(request: Request) -> object:
        return asked.view(await webhooks.received(VoiceRequest)(request))

    decorate: Any = webhooks.document(VoiceRequest)
    views = {"/voice": decorate(lambda _request, call: asked.view(call)), "/read": read}

    async def serve(scope: Any, receive: Any, _send: Any) -> None:
        await views[scope["path"]](Request(scope, receive))

    asking = TestClient(serve)
    yield lambda path, sent: asking.post(path, headers=dict(sent.headers), content=sent.body)


@contextmanager
def of_fastapi(asked: Asked) -> Iterator[Ask]:
    """Ask an endpoint of FastAPI, which has its callback as a dependency."""
    webhooks, app = Webhooks(**asked.options), FastAPI()
    decorate: Any = webhooks.document(VoiceRequest)
    given: Any = Depends(webhooks.received(VoiceRequest))

    def voice(call: VoiceRequest) -> Any:
        return asked.view(call)

    app.post("/voice")(decorate(voice))

    @app.post("/read")
    def read(call: Any = given) -> Any:
        return asked.view(call)

    async def refused(_request: Request, error: Exception) -> Any:
        raise error

    app.add_exception_handler(HTTPException, refused)
    asking = TestClient(app)
    yield lambda path, sent: asking.post(path, headers=dict(sent.headers), content=sent.body)


def _broken(*_: object) -> Any:
    raise ZeroDivisionError


FORGED = "PSK_of-somebody-else"
FAILING: dict[str, tuple[Asked, str]] = {
    "refused": (Asked(options={"signing_key": KEY}), FORGED),
    "refused, with several": (Asked(options={"signing_key": [KEY, f"{KEY}2"]}), FORGED),
    "refused, with a function": (Asked(options={"signing_key": lambda _sent: KEY}), FORGED),
    "a view that fails": (Asked(options={"signing_key": KEY}, view=_broken), KEY),
    "a function that fails": (Asked(options={"signing_key": _broken}), KEY),
    "a function that gives none": (Asked(options={"signing_key": lambda _sent: 5}), KEY),
    "a function that gives a false one": (
        Asked(options={"signing_key": lambda _sent: f"{KEY}\n"}),
        KEY,
    ),
}


@pytest.mark.parametrize("name", FAILING)
@pytest.mark.parametrize("path", ["/voice", "/read"])
@pytest.mark.parametrize("serve", [of_flask, of_django, of_starlette, of_fastapi])
def test_a_request_that_fails(serve: Serve, path: str, name: str) -> None:
    """Whatever fails on the way of a request, no function that it came through shows the key."""
    asked, key = FAILING[name]
    with serve(asked) as ask, pytest.MonkeyPatch.context() as patched:
        if key is FORGED:
            # Django answers, and raises nothing; and something may fail where a refusal is said.
            patched.setattr(logging.getLogger("cxml.views"), "filters", [_broken])
        with pytest.raises(Exception) as raised:  # noqa: PT011
            ask(path, posted(ORIGIN + path, key=key))
    shows_no_key(raised.value)


@pytest.mark.parametrize("serve", [of_flask, of_starlette, of_fastapi])
def test_a_refusal_has_no_trace_of_the_key(serve: Serve) -> None:
    """What a framework raises to refuse a request shows no key, nor where it has been."""
    for path in ("/voice", "/read"):
        asked = Asked(options={"signing_key": KEY})
        with serve(asked) as ask, pytest.raises(Exception) as raised:  # noqa: PT011
            ask(path, posted(ORIGIN + path, key=FORGED))
        shows_no_key(raised.value)
        assert raised.value.__context__ is None or raised.value.__suppress_context__


def test_a_refusal_in_the_middle_of_a_view_of_django() -> None:
    """It is the same where a view of Django reads the request itself."""
    asked = Asked(options={"signing_key": KEY})
    with of_django(asked) as ask, pytest.raises(PermissionDenied) as raised:
        ask("/read", posted(f"{ORIGIN}/read", key=FORGED))
    shows_no_key(raised.value)
    assert raised.value.__suppress_context__
