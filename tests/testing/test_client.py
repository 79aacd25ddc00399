"""The platform for tests, towards applications and test clients of every framework."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from typing import Any, cast
from unittest import TestCase

import django
import flask
import httpx
import pytest
from django.conf import settings
from django.core.asgi import get_asgi_application
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest
from django.test import AsyncClient, Client as DjangoClient, override_settings
from django.urls import path
from fastapi import FastAPI
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Route

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # of older versions of Starlette
    from starlette.testclient import TestClient

import cxml.django as with_django
import cxml.flask as with_flask
from cxml import Dial, DocumentError, MessagingResponse, UsageError, VoiceResponse
from cxml.callbacks import (
    ConferenceEvent,
    DialAction,
    MessageRequest,
    SwmlStreamStatus,
    VoiceRequest,
)
from cxml.errors import ConfigurationError, UnknownAttributeError
from cxml.starlette import Options, Webhooks
from cxml.testing import Answer, async_client, client

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:(httpx|starlette)")

KEY = "PSK_of-this-test"
CALL = VoiceRequest(call_sid="call-1", from_="+15550100142")
seen: list[object] = []

if not settings.configured:
    settings.configure()


def answered(call: VoiceRequest) -> VoiceResponse:
    """Answer a call."""
    seen.append(call)
    response = VoiceResponse()
    response.dial(action="https://example.com/ended").number(call.from_ or "+1")
    return response


def noted(event: object) -> None:
    """Take a report."""
    seen.append(event)


def flask_app(**config: object) -> flask.Flask:
    """Make an application of Flask."""
    app = flask.Flask("asked")
    app.config.update({"CXML_SIGNING_KEY": [KEY, "PSK_old"]} | config)
    voice = with_flask.document(VoiceRequest)(answered)
    stream = with_flask.status_callback(SwmlStreamStatus)(noted)
    app.add_url_rule("/voice", "voice", voice, methods=["GET", "POST"])
    app.add_url_rule("/a b/é", "odd", voice, methods=["POST"])
    app.add_url_rule("/stream", "stream", stream, methods=["POST"])
    app.add_url_rule("/page", "page", lambda: "<p>Hello")
    app.add_url_rule("/gone", "gone", lambda: flask.redirect("/voice"))
    return app


def django_views() -> None:
    """Make the views, which the settings name."""

    def voice(_request: HttpRequest, call: VoiceRequest) -> VoiceResponse:
        return answered(call)

    def stream(_request: HttpRequest, event: SwmlStreamStatus) -> None:
        noted(event)

    module: Any = type(sys)("asked_urls")
    module.urlpatterns = [
        path("voice", with_django.document(VoiceRequest)(voice)),
        path("stream", with_django.status_callback(SwmlStreamStatus)(stream)),
    ]
    sys.modules["asked_urls"] = module


def asgi_app(kind: type[Starlette] = Starlette, **options: Any) -> Starlette:
    """Make an application of Starlette, or of FastAPI."""
    webhooks = Webhooks(**cast("Options", {"signing_key": KEY, **options}))
    app = kind()

    @webhooks.document(VoiceRequest)
    async def voice(request: Request, call: VoiceRequest) -> VoiceResponse:
        assert await request.body() is not None
        return answered(call)

    @webhooks.status_callback(SwmlStreamStatus)
    def stream(_request: Request, event: SwmlStreamStatus) -> None:
        noted(event)

    app.routes.append(Route("/voice", voice, methods=["GET", "POST"]))
    app.routes.append(Route("/stream", stream, methods=["POST"]))
    app.routes.append(Route("/gone", lambda _: RedirectResponse("/voice")))
    return app


DJANGO = {
    "ALLOWED_HOSTS": ["testserver", "localhost"],
    "CXML_SIGNING_KEY": KEY,
    "LOGGING_CONFIG": None,
    "MIDDLEWARE": [],
    "ROOT_URLCONF": "asked_urls",
}
APPLICATIONS: dict[str, Callable[[], object]] = {
    "Flask": flask_app,
    "Flask's client": lambda: flask_app().test_client(),
    "Django, WSGI": get_wsgi_application,
    "Django, ASGI": get_asgi_application,
    "Django's client": DjangoClient,
    "Starlette": asgi_app,
    "FastAPI": lambda: asgi_app(FastAPI),
    "Starlette's client": lambda: TestClient(asgi_app()),
    "httpx": lambda: httpx.Client(transport=httpx.WSGITransport(flask_app()), base_url="http://h"),
}
LATER: dict[str, Callable[[], object]] = {
    "Django, ASGI": get_asgi_application,
    "Django's client": AsyncClient,
    "Starlette": asgi_app,
    "FastAPI": lambda: asgi_app(FastAPI),
    "httpx": lambda: httpx.AsyncClient(
        transport=httpx.ASGITransport(asgi_app()), base_url="http://h"
    ),
}


@pytest.fixture(autouse=True)
def _settings() -> Iterator[None]:
    seen.clear()
    with override_settings(**DJANGO):
        django.setup()
        django_views()
        yield


@pytest.mark.parametrize("name", APPLICATIONS)
def test_every_framework_is_called(name: str) -> None:
    """A callback arrives as it was sent, from an application or a client alike."""
    platform = client(APPLICATIONS[name](), KEY)
    answer = platform.post("/voice?a=%7E", VoiceRequest, call_sid="call-1", from_="+15550100142")
    assert (answer.status, answer.headers["content-type"]) == (200, "text/xml; charset=utf-8")
    assert answer.document.one(Dial).action == "https://example.com/ended"
    assert platform.get("/voice?CallStatus=ringing", CALL).text == answer.text
    assert seen[0] == CALL
    assert cast("VoiceRequest", seen[1]).call_status == "ringing"
    stranger = client(APPLICATIONS[name](), "PSK_of-a-stranger")
    assert stranger.post("/voice", CALL).status == 403


@pytest.mark.parametrize("name", APPLICATIONS)
def test_reports_in_json(name: str) -> None:
    """What the platform sends as JSON is sent so, and signed so."""
    platform, said = client(APPLICATIONS[name](), KEY), '{"event_type": "calling.call.stream"}'
    answer = platform.post("/stream", SwmlStreamStatus, event_type="calling.call.stream")
    assert (answer.status, answer.text) == (204, "")
    assert platform.post("/stream", SwmlStreamStatus.from_json(said)).status == 204
    assert seen == [SwmlStreamStatus.from_json(said)] * 2
    assert [cast("SwmlStreamStatus", each).wire for each in seen] == ["json", "json"]


@pytest.mark.parametrize("name", LATER)
def test_what_is_awaited(name: str) -> None:
    """Where tests are asynchronous, answers are awaited."""

    async def ask() -> tuple[Answer, Answer, Answer]:
        platform = async_client(LATER[name](), KEY)
        stranger = async_client(LATER[name](), "PSK_of-a-stranger")
        return (
            await platform.post("/voice", CALL),
            await platform.get("/voice", VoiceRequest, from_="+15550100142"),
            await stranger.post("/voice", CALL),
        )

    posted, got, refused = asyncio.run(ask())
    assert posted.document == got.document
    assert (refused.status, refused.text) == (403, refused.text)


def test_what_cannot_be_awaited() -> None:
    """A client that cannot be used as it is says which one can."""
    with pytest.raises(UsageError, match=r"make the client with client\(app, key\)"):
        async_client(flask_app())
    with pytest.raises(UsageError, match=r"make the client with async_client\(app, key\)"):
        client(AsyncClient()).post("/voice")

    async def ask() -> None:
        client(asgi_app(), KEY).post("/voice")

    with pytest.raises(UsageError, match=r"make the client with async_client\(app, key\)"):
        asyncio.run(ask())


# What is sent


@pytest.mark.parametrize(
    "form",
    [
        {"From": "+15550100142", "CallSid": "call-1"},
        [("From", "+15550100142"), ("CallSid", "call-1")],
        "From=%2B1%35550100142&CallSid=call-1",
        b"From=%2B1%35550100142&CallSid=call-1",
    ],
)
def test_a_form(form: Any) -> None:
    """A form can be sent in every shape that it is read from, with any spelling of its own."""
    for each in (client(flask_app()).post, client(flask_app()).get):
        assert each("/voice", form).status == 200
        assert seen.pop() == CALL


def test_nothing_is_sent() -> None:
    """A request may have no parameters at all."""
    assert client(flask_app()).post("/voice").status == 200
    assert client(flask_app()).get("/voice").status == 200
    assert seen == [VoiceRequest()] * 2


@pytest.mark.parametrize(
    ("sent", "fields", "reason"),
    [
        (CALL, {"from_": "+1"}, "fields are for a class of callbacks, and this is a VoiceRequest"),
        ({"From": "+1"}, {"call_sid": "1"}, "and this is a dict"),
        (VoiceResponse, {}, "VoiceResponse.* makes no callback: name a class, such as VoiceReq"),
    ],
)
def test_what_cannot_be_sent(sent: Any, fields: dict[str, Any], reason: str) -> None:
    """What is sent, and its fields, have to fit together."""
    with pytest.raises(UsageError, match=reason):
        client(flask_app()).post("/voice", sent, **fields)


@pytest.mark.parametrize(
    ("keyword", "message"),
    [
        ("data", r"there is no data=: what is sent stands behind the path, as in post\(path, {"),
        ("json", r"there is no json=: what is JSON is read before, as in post\(path, Swml"),
        ("headers", r"there is no headers=: headers are given when the client is made"),
    ],
)
def test_keywords_of_other_clients(keyword: str, message: str) -> None:
    """What other test clients are given by a keyword is said to be given in another way."""
    post: Any = client(flask_app()).post
    for before in (("/voice",), ("/voice", VoiceRequest)):
        with pytest.raises(UsageError, match=message):
            post(*before, **{keyword: {"CallSid": "1"}})


def test_a_field_that_is_called_like_a_keyword() -> None:
    """The text of a message is a field, and no body."""
    assert client(flask_app()).post("/voice", MessageRequest, body="Hello").status == 200
    assert cast("VoiceRequest", seen[0]).unknown == {"Body": "Hello"}


def test_a_fragment_is_not_sent() -> None:
    """What follows a # in an address is neither sent nor signed."""
    assert client(flask_app()).post("/voice#rt=5", CALL).status == 200


def test_names_of_other_answers() -> None:
    """What other clients call it in their answers is said; an answer shows what is in it."""
    answer: Any = client(flask_app()).get("/page")
    for name, hint in (
        ("status_code", "answer.status"),
        ("content", "answer.body"),
        ("nil", "nil"),
    ):
        with pytest.raises(AttributeError, match=rf"{hint}$"):
            getattr(answer, name)
    assert repr(answer) == "Answer(status=200, type='text/html; charset=utf-8', text='<p>Hello')"


def test_a_refusal_of_another_framework() -> None:
    """Where the framework has refused a request, its log is not the place to look."""
    json, said = {"Content-Type": "application/json"}, b'{"detail":"Who are you?"}'
    for body, hint in (
        (said, "by authentication, permissions"),
        (b'{"detail":"Forbidden"}', "log"),
    ):
        with pytest.raises(DocumentError, match=hint):
            Answer(403, json, body).document  # noqa: B018 - what is asked for is read


def test_a_field_that_there_is_not() -> None:
    """A misspelt field is met as wherever a callback is made."""
    post: Any = client(flask_app()).post
    with pytest.raises(UnknownAttributeError, match="did you mean 'from_'"):
        post("/voice", VoiceRequest, form_="+1")


# Where to


@pytest.mark.parametrize("target", ["/a b/é", "/a%20b/%C3%A9", "a b/é", "http://localhost/a%20b/é"])
def test_paths(target: str) -> None:
    """A path may be spelt as in Python or as on the wire, and may be a whole address."""
    assert client(flask_app()).post(target, CALL).status == 200


@pytest.mark.parametrize("usual", ["http://localhost", "https://example.com:8443/"])
def test_the_address_that_the_application_sees(usual: str) -> None:
    """An application that knows no public address is called at the one that is given."""
    for app in (flask_app(), flask_app().test_client()):
        assert client(app, base_url=usual).post("/voice", CALL).status == 200
    assert client(asgi_app(), KEY, base_url=usual).post("/voice", CALL).status == 200


@pytest.mark.parametrize("public", ["https://example.com", "https://example.com/base/"])
def test_the_public_address(public: str) -> None:
    """The public address is that of the settings, or the one given; its path is not seen."""
    app = flask_app(CXML_PUBLIC_URL=public)
    for each in (client(app), client(app.test_client())):
        assert each.post("/voice", CALL).status == 200
        assert each.post(f"{public.rstrip('/')}/voice", CALL).status == 200
    with override_settings(CXML_PUBLIC_URL=public):
        assert client(DjangoClient()).post("/voice", CALL).status == 200
        assert client(get_wsgi_application()).post("/voice", CALL).status == 200
    starlette = asgi_app(public_url=public)
    for asked in (starlette, TestClient(starlette)):
        assert client(asked, KEY, base_url=public).post("/voice", CALL).status == 200
        assert client(asked, KEY).post("/voice", CALL).status == 403


def test_the_name_of_a_server() -> None:
    """An application of Flask that has the name of its server is called by that."""
    assert client(flask_app(SERVER_NAME="example.com")).post("/voice", CALL).status == 200


def test_an_address_elsewhere() -> None:
    """An action that leads to another application is a mistake, and not followed."""
    platform = client(flask_app(), base_url="https://example.com")
    action = cast("str", platform.post("/voice", CALL).document.one(Dial).action)
    assert platform.post(action, DialAction, dial_call_status="completed").status == 404
    with pytest.raises(UsageError, match=r"'https://example\.org/x' leads elsewhere: the appl"):
        platform.post("https://example.org/x")
    with pytest.raises(UsageError, match="leads elsewhere"):
        platform.post("https://example.community/x")


def test_headers_of_ones_own() -> None:
    """What a proxy adds can be added."""
    headers = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "example.com"}
    app = flask_app(CXML_TRUST_FORWARDED=True)
    platform = client(app, base_url="https://example.com", headers=headers)
    assert platform.post("/voice", CALL).status == 200
    assert client(app, headers=headers).post("/voice", CALL).status == 403


# The key


def test_the_key_of_the_settings() -> None:
    """Flask's and Django's settings have the key, as they are when a request is sent."""
    app = flask_app()
    platform, of_django = client(app), client(DjangoClient())
    assert (platform.post("/voice").status, of_django.post("/voice").status) == (200, 200)
    app.config["CXML_SIGNING_KEY"] = "PSK_new"
    assert platform.post("/voice").status == 200
    with override_settings(CXML_SIGNING_KEY="PSK_new"):
        assert of_django.post("/voice").status == 200


def test_there_is_no_key() -> None:
    """Without a key there is nothing to sign with, unless nothing is verified."""
    for app, more in ((asgi_app(), "$"), (flask_app(CXML_SIGNING_KEY=None), ", or set CXML_SIGN")):
        with pytest.raises(ConfigurationError, match=rf"give it, as in client\(app, key\){more}"):
            client(app).post("/voice")
    finder = flask_app(CXML_SIGNING_KEY=lambda _: KEY)
    with pytest.raises(ConfigurationError, match="is a function: give the client the key"):
        client(finder).post("/voice")
    assert client(finder, KEY).post("/voice").status == 200
    unverified = flask_app(CXML_SIGNING_KEY=None, CXML_VERIFY=False)
    assert client(unverified).post("/voice").status == 200


def test_the_key_is_not_shown() -> None:
    """A failing test does not show the key."""
    made = client(flask_app(), KEY)
    assert KEY not in repr(vars(made)["_platform"])


# Answers


def test_an_answer_that_is_no_document() -> None:
    """What is no document says what it is, and where to look for the reason."""
    app = flask_app()
    platform, stranger = client(app), client(app, "PSK_of-a-stranger")
    for answer, reason in (
        (platform.get("/page"), "the answer is 200 with text/html; charset=utf-8, '<p>Hello', and"),
        (platform.get("/gone"), "and no document: it leads to '/voice'"),
        (platform.get("/nothing"), "the answer is 404 with text/html"),
        (stranger.post("/voice"), "and no document: the log of cxml.views says why"),
    ):
        with pytest.raises(DocumentError, match=reason) as caught:
            answer.document  # noqa: B018 - what is asked for is read
        assert caught.value.problems[0].code == "answer"


def test_a_document_with_problems() -> None:
    """A document with problems tells them, with their places."""
    answer = Answer(200, {"Content-Type": "text/xml"}, b"<Response><Say lopp='1'/></Response>")
    with pytest.raises(DocumentError, match="Say has no attribute lopp"):
        answer.document  # noqa: B018 - what is asked for is read


def test_documents_of_any_channel() -> None:
    """A document is read once, as a response of the channel that it is for."""
    answer = Answer(200, {}, b"<Response><Message>Hello</Message></Response>")
    assert isinstance(answer.document, MessagingResponse)
    assert answer.document is answer.document


def test_headers_that_come_twice() -> None:
    """A header that came twice has both texts; its name may be in any letter case."""

    def app(_environ: object, start_response: Any) -> list[bytes]:
        start_response("204 No Content", [("Vary", "a"), ("vary", "b"), ("Age", "1")])
        return []

    answer = client(app, KEY).post("/")
    assert answer.headers["VARY"] == "a, b"
    assert dict(answer.headers) == {"vary": "a, b", "age": "1"}
    assert len(answer.headers) == 2
    assert repr(answer.headers) == "{'vary': 'a, b', 'age': '1'}"
    assert repr(answer) == "Answer(status=204)"


# Applications


def test_a_mistake_of_the_program_is_raised() -> None:
    """What an application raises is raised in the test; what it opened is closed."""
    closed: list[bool] = []

    class Body:
        def __iter__(self) -> Iterator[bytes]:
            raise ZeroDivisionError

        def close(self) -> None:
            closed.append(True)

    def wsgi(_environ: object, start_response: Any) -> Body:
        start_response("200 OK", [])
        return Body()

    async def asgi(_scope: object, receive: Any, _send: object) -> None:
        raise ZeroDivisionError((await receive())["type"])

    for app in (wsgi, asgi):
        with pytest.raises(ZeroDivisionError):
            client(app, KEY).post("/")
    assert closed == [True]


def test_an_application_that_waits_for_the_client_to_leave() -> None:
    """A client stays until it has the answer."""

    async def app(_scope: object, receive: Any, send: Any) -> None:
        await receive()
        waiting = asyncio.create_task(receive())
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await asyncio.wait([waiting], timeout=0.01)
        assert not waiting.done()
        waiting.cancel()
        await send({"type": "http.response.body", "body": b""})

    assert client(app, KEY).post("/").status == 204


class Wrapped:
    """An application that takes whatever it is called with."""

    def __init__(self, app: Any) -> None:
        self.app = app

    async def __call__(self, *args: Any) -> None:
        """Call the application."""
        await self.app(*args)


def test_applications_that_are_wrapped() -> None:
    """What wraps an application is one too; how it is called shows which kind it is of."""

    def wsgi(*args: Any) -> Any:
        return flask_app()(*args)

    def asgi(scope: Any, receive: Any, send: Any) -> Any:
        return asgi_app()(scope, receive, send)

    cast("Any", wsgi).__signature__ = "none"
    for app in (wsgi, asgi, Wrapped(asgi_app())):
        assert client(app, KEY).post("/voice", CALL).status == 200, app


def view(request: object, call: VoiceRequest) -> None:
    """Be a view, and no application."""


async def endpoint(call: VoiceRequest) -> None:
    """Be an endpoint."""


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (view, "view is a function and no application: give the application that it is a view of"),
        (endpoint, "endpoint is a function and no application"),
        (with_flask.document(VoiceRequest)(answered), "answered is a function"),
        (FastAPI, r"FastAPI is a class: give what is made of it, as in client\(FastAPI"),
        (flask.Flask, "Flask is a class"),
        (TestCase, "TestCase is a class"),
        (TestCase(), "in a TestCase of Django, self.client"),
    ],
)
def test_what_only_belongs_to_an_application(given: object, message: str) -> None:
    """A view, a class and a case of a test are refused, with what to give."""
    with pytest.raises(UsageError, match=message):
        client(given, KEY)


def test_a_class_that_is_an_application() -> None:
    """A class that is called as a server calls is an application, and so may be what hides how."""

    class App:
        def __init__(self, _environ: Any, start_response: Any) -> None:
            start_response("204 No Content", [])

        def __iter__(self) -> Iterator[bytes]:
            return iter(())

    assert client(App, KEY).post("/").status == 204
    assert client(max, KEY)


@pytest.mark.parametrize("given", [None, "app", 5, object()])
def test_what_is_no_application(given: object) -> None:
    """What cannot be called is refused, with what can."""
    with pytest.raises(UsageError, match="is no application: give one of WSGI or ASGI, a test"):
        client(given)


def test_nothing_else_is_needed() -> None:
    """The client needs neither Hypothesis nor a web framework."""
    program = """
import sys
for name in ("hypothesis", "flask", "django", "starlette", "fastapi", "httpx", "werkzeug"):
    sys.modules[name] = None
from cxml.testing import client

def app(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/xml")])
    return [b"<Response />"]

assert client(app, "PSK_x").post("/").document.children == ()
"""
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_conference_in_both_spellings() -> None:
    """A kind that is sent as a form and as JSON is sent as the one that it came in."""
    seen_types: list[str] = []

    def app(environ: dict[str, str], start_response: Any) -> list[bytes]:
        seen_types.append(environ["CONTENT_TYPE"])
        start_response("204 No Content", [])
        return []

    platform = client(app, KEY)
    platform.post("/", ConferenceEvent, call_sid="call-1")
    platform.post("/", ConferenceEvent.from_json('{"params": {"name": "Room"}}'))
    assert seen_types == ["application/x-www-form-urlencoded", "application/json"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("put", "; the platform asks by post and by get alone"),
        ("set_cookie", "; the test client of the framework has it: give that one to client(...)"),
        ("document", "; an answer has it, as in client.post(...).document"),
        ("posts", "; did you mean 'post'?"),
        ("weather", ""),
    ],
)
@pytest.mark.parametrize("make", [client, async_client])
def test_what_a_client_has_not(make: Callable[..., object], name: str, said: str) -> None:
    """What test clients of frameworks have besides is answered with what there is for it."""
    made = make(FastAPI(), KEY)
    with pytest.raises(AttributeError) as raised:
        getattr(made, name)
    assert str(raised.value) == f"{type(made).__name__} has no attribute {name}{said}"
