"""What views of every framework do alike, under real servers."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import nullcontext
from typing import Any

import attrs
import flask
import pytest
from django.core.asgi import get_asgi_application
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import override_settings
from django.urls import path
from django.views import View
from fastapi import Depends, FastAPI
from flask.views import MethodView
from starlette.applications import Starlette
from starlette.endpoints import HTTPEndpoint
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

import cxml.django
import cxml.flask
from cxml import MessagingResponse, VoiceResponse
from cxml.callbacks import MessageRequest, VoiceCallback
from cxml.errors import ConfigurationError
from cxml.starlette import Webhooks

from .places import DJANGO, PLACES, Place, everywhere, status_of
from .requests import CALL, KEY, Sent, got, posted, send, served_asgi
from .waitress_server import served

OTHER = "PSK_of-another-project"
ACCOUNTS = {"AC-1": KEY, "AC-2": [OTHER, "PSK_older"]}
ORIGIN = "http://testserver"


# The key


def test_a_missing_key_is_looked_for_where_the_framework_has_it() -> None:
    """Where there is no key, the error names the place where this framework looks for one."""
    in_flask = (
        "which app.config.from_prefixed_env() takes from the environment variable FLASK_CXML_"
    )
    with pytest.raises(ConfigurationError) as raised:
        cxml.flask.init_app(flask.Flask(__name__))
    before = 'set app.config["CXML_SIGNING_KEY"] before init_app'
    assert f"{before}, {in_flask}" in str(raised.value)
    with flask.Flask(__name__).test_request_context(), pytest.raises(ConfigurationError) as raised:
        cxml.flask.from_request(VoiceCallback)
    assert f'set app.config["CXML_SIGNING_KEY"], {in_flask}' in str(raised.value)
    with override_settings(CXML_SIGNING_KEY=None), pytest.raises(ConfigurationError) as raised:
        cxml.django.from_request(HttpRequest(), VoiceCallback)
    assert "key: set settings.CXML_SIGNING_KEY, in the settings of the" in str(raised.value)
    with pytest.raises(ConfigurationError) as raised:
        Webhooks()
    assert "key: give signing_key=... to Webhooks, or in what its function" in str(raised.value)


# The root


@everywhere
@pytest.mark.parametrize(
    ("public", "signed", "told"),
    [
        ("https://x.example/inbound", "https://x.example/inbound", "https://x.example/inbound"),
        ("https://x.example/inbound/", "https://x.example/inbound", "https://x.example/inbound/"),
        ("https://x.example", "https://x.example", "https://x.example"),
        ("https://x.example/", "https://x.example", "https://x.example/"),
    ],
)
def test_a_hook_that_ends_where_the_root_begins(
    place: Place, public: str, signed: str, told: str
) -> None:
    """The address of the root is verified with a slash at its end, and without; told as set."""
    with place.serve(options={"signing_key": KEY, "public_url": public}) as address:
        for query in ("", "?a=1"):
            for url in (signed + query, f"{signed}/{query}"):
                assert status_of(address, f"/{query}", url) == 200
            assert status_of(address, f"/{query}", f"{signed}//{query}") == 403
        assert status_of(address, "/voice/", f"{signed}/voice") == 403
        assert send(Sent(method="GET", url="/where", headers={}), address).text == told


@everywhere
def test_a_root_that_nobody_has_configured(place: Place) -> None:
    """A hook that is a host and nothing else is verified too, and told with its slash."""
    with place.serve() as address:
        assert [status_of(address, "/", address + end) for end in ("", "/", "//")] == [
            200,
            200,
            403,
        ]
        assert send(Sent(method="GET", url="/where", headers={}), address).text == f"{address}/"


@everywhere
def test_a_root_behind_a_prefix(place: Place) -> None:
    """Where a server adds what a proxy took away, the root is the same with a slash and without."""
    for end, status in (("", 200), ("/", 200), ("//", 403)):
        for bare in (False, True):
            asked = place.status(b"/", f"{ORIGIN}/app{end}", prefix="/app", bare=bare)
            assert asked == status


@everywhere
@pytest.mark.parametrize("prefix", ["/app", "app", "/app/"])
def test_a_prefix_that_the_application_is_told(place: Place, prefix: str) -> None:
    """A prefix that stands before paths, or should, is signed, whether a server puts it there."""
    public = {"signing_key": KEY, "public_url": "https://x.example"}
    # Written otherwise, what a server puts before paths leads to no route in some frameworks.
    ways = (False, True) if prefix == "/app" else (True,)
    for bare in ways:
        for signed, status in (("/app/voice", 200), ("/voice", 403), ("/app/app/voice", 403)):
            assert place.status(b"/voice", ORIGIN + signed, prefix, bare=bare) == status
            url = f"https://x.example{signed}"
            asked = place.status(b"/voice", url, prefix, bare=bare, options=public)
            assert asked == status
    assert place.status(b"/apple", f"{ORIGIN}/app/apple", prefix, bare=ways[0]) == 200


# Targets


@everywhere
@pytest.mark.parametrize(
    "target",
    ["//voice", "/caf%E9", "/caf%E9?x=%E9", "/a%7Eb//c/", "/a%2Fb", "/100%25", "/x%", "/%C3%A9?é"],
)
def test_targets_of_every_look(place: Place, target: str) -> None:
    """A target is verified as it was sent, whatever the server makes of it."""
    sent = target.replace("é", "%C3%A9")
    with place.serve() as address:
        assert status_of(address, sent, address + sent) == 200
        assert status_of(address, sent, f"{address}{sent}x") == 403


@everywhere
@pytest.mark.parametrize(
    ("target", "signed", "prefix"),
    [
        ("/café?b=é".encode(), "/café?b=é", ""),
        (b"/a\xff", b"/a\xff".decode("utf-8", "surrogateescape"), ""),
        (b"/a%7Eb", "/app/a%7Eb", "/app"),
        (b"/caf%E9", "/app/caf%E9", "/app"),
        (b"/a%7Eb?c=%7E", "/app/a%7Eb?c=%7E", "/app"),
    ],
)
def test_targets_that_servers_pass_on(
    place: Place, target: bytes, signed: str, prefix: str
) -> None:
    """Bytes that are not escaped are signed as they are, and a proxy may strip what is before."""
    assert place.status(target, ORIGIN + signed, prefix) == 200
    assert place.status(target, f"{ORIGIN}{signed}x", prefix) == 403


@everywhere
def test_white_space_around_a_signature(place: Place) -> None:
    """White space that a server leaves around the text of a header is none of it."""
    with place.serve() as address:
        assert status_of(address, "/", address, padding=" \t ") == 200
        assert status_of(address, "/", address, padding=" x") == 403


@everywhere
@pytest.mark.parametrize("host", ["[", "[::1", "a b", "@", "a@b@["])
def test_a_host_that_is_none(place: Place, host: str) -> None:
    """A host that no address has is refused, and never an error of the server."""
    with place.serve() as address:
        assert status_of(address, "/", f"http://{host}/", host=host) in (400, 403)


@everywhere
@pytest.mark.parametrize(("strip", "status"), [(True, 200), (False, 403), (None, 403)])
def test_ports(place: Place, strip: bool | None, status: int) -> None:
    """A port that is not the usual one is left out of the address where that was asked for."""
    options = {"signing_key": KEY, "public_url": "https://x.example:8443", "strip_port": strip}
    with place.serve(options=options) as address:
        assert status_of(address, "/voice", "https://x.example/voice") == status
        assert status_of(address, "/voice", "https://x.example:8443/voice") == 200


# Keys that are found


def find_key(sent: Mapping[str, str]) -> Any:
    """Find the keys of the account that a request says it comes from."""
    return ACCOUNTS.get(sent.get("AccountSid", ""))


async def find_key_later(sent: Mapping[str, str]) -> Any:
    """Find them where others go on meanwhile."""
    await asyncio.sleep(0)
    return find_key(sent)


class Finder:
    """Something else that can be called."""

    def __call__(self, sent: Mapping[str, str]) -> Any:
        """Give what is awaited."""
        return find_key_later(sent)


@everywhere
@pytest.mark.parametrize(
    ("finder", "later"),
    [(find_key, False), (find_key, True), (find_key_later, True), (Finder(), True)],
)
def test_a_key_that_is_found(place: Place, finder: Any, later: bool) -> None:
    """The key may be that of whoever a request names; a stranger is refused."""
    with place.serve(later=later, options={"signing_key": finder}) as address:

        def status(account: str, key: str) -> int:
            return status_of(address, "/", address, {"AccountSid": account, **CALL}, key=key)

        assert [status("AC-1", KEY), status("AC-2", OTHER)] == [200, 200]
        assert [status("AC-1", OTHER), status("AC-2", KEY), status("AC-3", KEY)] == [403] * 3
        url = f"{address}/?AccountSid=AC-2"
        assert [send(got(url, key), address).status for key in (OTHER, KEY)] == [200, 403]
        assert send(posted(url, key=OTHER), address).status == 403


@everywhere
def test_nobody_is_asked_without_a_signature(place: Place) -> None:
    """What finds keys is not asked for a request that has no signature, or is none to be read."""
    asked: list[object] = []
    with place.serve(options={"signing_key": asked.append}) as address:
        sent = posted(address + "/")
        bare = {name: text for name, text in sent.headers.items() if name == "Content-Type"}
        assert send(Sent(url=sent.url, headers=bare, body=sent.body), address).status == 403
        assert (
            send(Sent(url=sent.url, headers=sent.headers, body=b"&" * 5000), address).status == 403
        )
        assert asked == []
        assert send(sent, address).status == 403
        assert len(asked) == 1


@pytest.mark.parametrize("finder", [find_key_later, Finder()])
@everywhere
def test_a_key_that_cannot_be_awaited(
    place: Place, finder: Any, caplog: pytest.LogCaptureFixture
) -> None:
    """An asynchronous function is refused where nothing awaits it; the error says what to do."""
    with place.serve(options={"signing_key": finder}) as address:
        status = status_of(address, "/", address, {"AccountSid": "AC-1"})
    if place.name in ("Starlette", "FastAPI"):  # which await everything
        assert status == 200
    else:
        assert status == 500
        [error] = {each.exc_info[1] for each in caplog.records if each.exc_info}
        assert isinstance(error, ConfigurationError)
        assert "signing_key is asynchronous, and nothing awaits it here: write async" in str(error)


# What is required


@everywhere
@pytest.mark.parametrize("later", [False, True])
def test_what_is_required(place: Place, later: bool, caplog: pytest.LogCaptureFixture) -> None:
    """Without a field that is required, or with a blank one, the answer is 400; the log says it."""
    with place.serve(require=("call_sid", "from_"), later=later) as address:
        statuses = [
            status_of(address, "/", address, form)
            for form in (CALL, {"CallSid": "1"}, {"CallSid": "", "From": ""}, {})
        ]
        assert statuses == [200, 400, 400, 400]
        assert status_of(address, "/", address, {}, key=OTHER) == 403
    reasons = [vars(each)["reason"] for each in caplog.records if each.name == "cxml.views"]
    assert reasons[0] == "it has no From that could be read, which this view requires"
    assert reasons[1] == "it has no CallSid, From that could be read, which this view requires"


@everywhere
@pytest.mark.parametrize(
    ("require", "message"),
    [
        (("call_sdi",), "VoiceCallback has no field call_sdi, .*; did you mean 'call_sid'?"),
        (("CallSid",), "did you mean 'call_sid'?"),
        ("call_sid", r"require is the text 'call_sid': write require=\('call_sid',\)"),
    ],
)
def test_what_cannot_be_required(place: Place, require: Any, message: str) -> None:
    """A field that there is not is an error in the line that requires it."""
    with (
        pytest.raises(ConfigurationError, match=message),
        place.serve(require=require, options={"verify": False}),
    ):
        pass


# Answers


@everywhere
@pytest.mark.parametrize("text", [str(VoiceResponse()), "\n<Response><Say>é</Say></Response>\n"])
def test_a_document_that_is_written_already(place: Place, text: str) -> None:
    """A text that is a document is sent as one."""
    with place.serve(view=lambda _call: text) as address:
        said = send(posted(address + "/"), address)
    assert (said.status, said.text) == (200, text.strip())
    assert said.type == "text/xml; charset=utf-8"


def answers_of(place: Place, caplog: pytest.LogCaptureFixture, result: object, **asked: Any) -> Any:
    """Give the status of an answer, and the error, if it is one."""
    with place.serve(view=lambda _call: result, **asked) as address:
        status = status_of(address, "/", address)
    errors = {str(each.exc_info[1]) for each in caplog.records if each.exc_info}
    return status, "".join(errors)


@everywhere
@pytest.mark.parametrize(
    ("result", "asked", "message"),
    [
        ("Good day", {}, "a text from .* is no document, which begins with <Response>: build it"),
        (("<Response/>", 200), {}, "a tuple from .* is no document: return what stands first"),
        (MessagingResponse(), {}, "answers no VoiceCallback: return a VoiceResponse"),
        (VoiceResponse(), {"kind": MessageRequest}, "answers no MessageRequest: return a Messagi"),
    ],
)
def test_what_answers_nothing(
    place: Place, result: Any, asked: Any, message: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Another text, and the response of another channel, are mistakes that name the view."""
    status, error = answers_of(place, caplog, result, **asked)
    assert status == 500
    assert re.search(message, error), error


@everywhere
def test_a_document_that_is_too_large(place: Place, caplog: pytest.LogCaptureFixture) -> None:
    """A document of more than SignalWire takes is sent, and the log has its size."""
    response = VoiceResponse()
    for _ in range(9):
        response.say("é" * 4096)
    assert answers_of(place, caplog, response) == (200, "")
    [record] = [each for each in caplog.records if each.name == "cxml.views"]
    size = f"{len(str(response).encode()):,}"
    assert record.levelno == logging.WARNING
    assert f"has {size} bytes, and SignalWire takes 65,536, or reports error 11750" in (
        record.getMessage()
    )


def framework_answers(place: Place, body: str, said: str) -> Any:
    """Make a response of the framework's own that a place is in."""
    if place.name == "Flask":
        return flask.Response(body, content_type=said)
    if place.name.startswith("Django"):
        return HttpResponse(body, content_type=said)
    return Response(body, headers={"Content-Type": said})


@everywhere
@pytest.mark.parametrize(
    ("body", "said", "is_warned"),
    [
        ("<Response/>", "text/html", True),
        (" <Response><Say>a</Say></Response>", "text/plain; charset=utf-8", True),
        ("<Response/>", "application/xml", False),
        ("<Response/>", "text/xml; charset=utf-8", False),
        ("<html/>", "text/html", False),
        ("", "text/html", False),
    ],
)
def test_a_response_of_the_framework_that_sends_a_page(
    place: Place, caplog: pytest.LogCaptureFixture, body: str, said: str, is_warned: bool
) -> None:
    """A document in an answer of the framework's that is no XML is sent, and warned of."""
    with place.serve(view=lambda _call: framework_answers(place, body, said)) as address:
        sent = send(posted(address + "/"), address)
    assert (sent.status, sent.text, sent.type) == (200, body, said)
    warned = [each.getMessage() for each in caplog.records if each.name == "cxml.views"]
    assert [f"is sent as {said}" in each and "12300" in each for each in warned] == (
        [True] if is_warned else []
    )


def framework_streams(place: Place, body: bytes) -> Any:
    """Make a response that sends piece by piece."""
    if place.name == "Flask":
        return flask.Response(iter([body]), content_type="text/html")
    if place.name == "Django":
        return StreamingHttpResponse([body], content_type="text/html")
    later = one_piece(body)
    if place.name == "Django, ASGI":
        return StreamingHttpResponse(later, content_type="text/html")
    return StreamingResponse(later, media_type="text/html")


async def one_piece(body: bytes) -> AsyncIterator[bytes]:
    """Send something in one piece."""
    yield body


@everywhere
def test_a_response_that_is_streamed(place: Place, caplog: pytest.LogCaptureFixture) -> None:
    """What is sent piece by piece is not read before: then nothing would be left to send."""
    with place.serve(view=lambda _call: framework_streams(place, b"<Response/>")) as address:
        assert send(posted(address + "/"), address).text == "<Response/>"
    assert [each for each in caplog.records if each.name == "cxml.views"] == []


# The log


@everywhere
def test_the_log_has_fields(place: Place, caplog: pytest.LogCaptureFixture) -> None:
    """Every record has the address, the status, the reason and the call as fields."""
    caplog.set_level(logging.DEBUG, "cxml.views")
    with place.serve(options={"signing_key": KEY, "public_url": "https://x.example"}) as address:
        assert status_of(address, "/a?b=1", "https://x.example:443/a?b=1") == 200
        assert status_of(address, "/a?b=1", "https://x.example", key=OTHER) == 403
    taken, refused = (each for each in caplog.records if each.name == "cxml.views")
    assert (taken.levelno, taken.getMessage()) == (
        logging.DEBUG,
        "verified: POST https://x.example:443/a",
    )
    assert (
        vars(taken).items()
        >= {
            "url": "https://x.example:443/a",
            "status": None,
            "reason": "verified",
            "call_sid": CALL["CallSid"],
        }.items()
    )
    assert vars(refused)["reason"] in refused.getMessage()
    assert (
        vars(refused).items()
        >= {
            "url": "https://x.example/a",
            "status": 403,
            "call_sid": CALL["CallSid"],
        }.items()
    )


# Where there is no decorated function


CLASSES: dict[str, Any] = {"signing_key": find_key_later, "require": ("call_sid",)}
NAMED = {"AccountSid": "AC-2"}


def statuses_of(application: Any, *, is_asgi: bool = False) -> list[int]:
    """Give the statuses of a good request, of one without a call, and of one with another key."""
    serving = served_asgi if is_asgi else served
    with serving(application) as address:
        return [
            status_of(address, "/", address, form, key=key)
            for form, key in (
                ({**NAMED, **CALL}, OTHER),
                (NAMED, OTHER),
                ({**NAMED, **CALL}, KEY),
            )
        ]


def test_asynchronous_classes_of_flask() -> None:
    """The method of a class awaits the key, and has what is required, as a function has."""

    class Whole(MethodView):
        async def post(self, _call: VoiceCallback) -> None: ...

    class Single(MethodView):
        @cxml.flask.document(VoiceCallback, **CLASSES)
        async def post(self, _call: VoiceCallback) -> None: ...

    for cls in (cxml.flask.document(VoiceCallback, **CLASSES)(Whole), Single):
        app = flask.Flask("classes")
        app.add_url_rule("/", view_func=cls.as_view("view"))
        assert statuses_of(app) == [200, 400, 403]


@pytest.mark.parametrize("is_asgi", [False, True])
def test_asynchronous_classes_of_django(is_asgi: bool) -> None:
    """The same holds in Django, on both kinds of servers."""

    class Whole(View):
        async def post(self, _request: HttpRequest, _call: VoiceCallback) -> None: ...

    class Single(View):
        @cxml.django.document(VoiceCallback, **CLASSES)
        async def post(self, _request: HttpRequest, _call: VoiceCallback) -> None: ...

    for cls in (cxml.django.document(VoiceCallback, **CLASSES)(Whole), Single):
        with override_settings(**DJANGO, ROOT_URLCONF=(path("", cls.as_view()),)):
            made = get_asgi_application() if is_asgi else get_wsgi_application()
            assert statuses_of(made, is_asgi=is_asgi) == [200, 400, 403]


def test_endpoints_of_starlette() -> None:
    """The same holds for the class of an endpoint, and for what FastAPI depends on."""
    webhooks = Webhooks(signing_key=find_key_later)

    @webhooks.document(VoiceCallback, require=("call_sid",))
    class Whole(HTTPEndpoint):
        async def post(self, _request: Request, _call: VoiceCallback) -> None: ...

    app, received = FastAPI(), webhooks.received(VoiceCallback, require=("call_sid",))
    assert received is webhooks.received(VoiceCallback, require=["call_sid"])
    assert received is not webhooks.received(VoiceCallback)
    app.post("/", dependencies=[Depends(received)])(lambda: None)
    for made in (Starlette(routes=[Route("/", Whole)]), app):
        assert statuses_of(made, is_asgi=True) == [200, 400, 403]


def test_requests_that_are_read_by_hand() -> None:
    """``from_request`` requires, and finds keys, as decorators do."""
    options: dict[str, Any] = {**CLASSES, "signing_key": find_key}
    app = flask.Flask("by hand")

    @app.post("/")
    def by_hand() -> str:
        return cxml.flask.from_request(VoiceCallback, **options).call_sid or ""

    def in_django(request: HttpRequest) -> HttpResponse:
        return HttpResponse(cxml.django.from_request(request, VoiceCallback, **options).call_sid)

    assert statuses_of(app) == [200, 400, 403]
    with override_settings(**DJANGO, ROOT_URLCONF=(path("", in_django),)):
        assert statuses_of(get_wsgi_application()) == [200, 400, 403]


# Methods


@everywhere
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_post_that_is_sent_again_by_another_method(
    place: Place, method: str, caplog: pytest.LogCaptureFixture
) -> None:
    """What is verified is what is read: a GET, which is read from its query, has no body."""
    got: list[object] = []
    with place.serve(view=got.append) as address:
        for sent in (posted(f"{address}/"), posted(f"{address}/?CallSid=2")):
            assert send(sent, address).status == 200
            again = Sent(method=method, url=sent.url, headers=sent.headers, body=sent.body)
            assert send(again, address).status in (403, 405)  # where HEAD has no route
    assert len(got) == 2
    assert method == "HEAD" or "GET" in caplog.text
    assert method == "HEAD" or "it has a body, which would be verified but not read" in caplog.text


@everywhere
def test_a_get_that_is_sent_again_by_another_method(
    place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    """The other way round, what was read from the query would not be read, and so is refused."""
    said: list[object] = []
    with place.serve(view=said.append) as address:
        sent = got(f"{address}/?CallSid=2")
        assert send(sent, address).status == 200
        assert send(attrs.evolve(sent, method="POST"), address).status == 403
        assert send(attrs.evolve(got(f"{address}/?room=2"), method="POST"), address).status == 200
    assert len(said) == 2
    assert "a GET that somebody has recorded" in caplog.text


class Classes:
    """Classes of views, all of whose methods are open."""

    @staticmethod
    def flask() -> Any:
        """Make one of Flask."""

        @cxml.flask.document(VoiceCallback, signing_key=KEY)
        class Whole(MethodView):
            def put(self, _call: VoiceCallback) -> None: ...

            post = options = delete = put

        app = flask.Flask("classes")
        app.add_url_rule("/", view_func=Whole.as_view("whole"), provide_automatic_options=False)
        return app

    @staticmethod
    def django() -> Any:
        """Make one of Django."""

        @cxml.django.document(VoiceCallback, signing_key=KEY)
        class Whole(View):
            def put(self, _request: HttpRequest, _call: VoiceCallback) -> None: ...

            post = options = delete = put  # type: ignore[assignment]

        return override_settings(**DJANGO, ROOT_URLCONF=(path("", Whole.as_view()),))

    @staticmethod
    def starlette() -> Any:
        """Make one of Starlette."""

        @Webhooks(signing_key=KEY).document(VoiceCallback)
        class Whole(HTTPEndpoint):
            def put(self, _request: Request, _call: VoiceCallback) -> None: ...

            post = options = delete = put

        return Starlette(routes=[Route("/", Whole)])


@pytest.mark.parametrize("name", ["flask", "django", "starlette"])
def test_a_get_that_is_sent_again_by_any_method(name: str) -> None:
    """That holds for every method of a class of views."""
    made = getattr(Classes, name)()
    with made if name == "django" else nullcontext():
        application = get_wsgi_application() if name == "django" else made
        with (served_asgi if name == "starlette" else served)(application) as address:
            for method in ("POST", "PUT", "DELETE", "OPTIONS"):
                sent = attrs.evolve(got(f"{address}/?CallSid=2"), method=method)
                assert (method, send(sent, address).status) == (method, 403)
                sent = attrs.evolve(got(f"{address}/"), method=method)
                assert (method, send(sent, address).status) == (method, 200)


@everywhere
@pytest.mark.parametrize(
    ("host", "signed"),
    [
        ("EXAMPLE.com", "http://example.com"),
        ("example.com.", "http://example.com"),
        ("example.com:80", "http://example.com"),
        ("xn--bcher-kva.example", "http://bücher.example"),
        ("[2001:DB8::1]:8443", "http://[2001:db8::1]:8443"),
        ("[2001:db8::1]", "http://[2001:db8::1]:80"),
    ],
)
def test_hosts_of_every_look(place: Place, host: str, signed: str) -> None:
    """A host is verified however a client or a proxy writes it."""
    with place.serve() as address:
        assert status_of(address, "/voice", f"{signed}/voice", host=host) == 200
        assert status_of(address, "/voice", f"{signed}/Voice", host=host) == 403


@everywhere
def test_a_host_that_the_platform_writes_otherwise(place: Place) -> None:
    """What was signed may have the host as Host spells it, if it is the one that is known."""
    options = {"signing_key": KEY, "public_url": "https://calls.example.com"}
    for settings in ({"signing_key": KEY}, options):
        scheme = "https" if settings is options else "http"
        with place.serve(options=settings) as address:
            for host, signed, status in (
                ("Calls.Example.com", "Calls.Example.com", 200),
                ("Calls.Example.com:443", "Calls.Example.com:443", 200),
                ("calls.example.com.", "calls.example.com.", 200),
                ("Calls.Example.com.", "Calls.Example.com.", 200),
                ("calls.example.com.", "calls.example.com", 200),
                ("calls.example.com", "calls.example.com.", 403),
                ("calls.example.com", "Calls.Example.com", 403),
                ("Calls.Example.com", "CALLS.example.com", 403),
                ("calls.example.com", "calls.example.com..", 403),
            ):
                url = f"{scheme}://{signed}/voice"
                assert (host, status_of(address, "/voice", url, host=host)) == (host, status)
            if settings is options:
                for host in ("Other.Example.com", "Calls.Example.com:443.", "calls.example.com..x"):
                    url = f"https://{host}/voice"
                    assert status_of(address, "/voice", url, host=host) in (400, 403)


@pytest.mark.parametrize(
    "place", [each for each in PLACES if each.is_asgi], ids=lambda each: each.name
)
def test_a_proxy_tells_how_the_host_was_written(place: Place) -> None:
    """X-Forwarded-Host may spell the host that is known; to name another it has to be trusted."""
    options = {"signing_key": KEY, "public_url": "https://x.example"}
    with place.serve(options=options) as address:
        for said, status in (("X.Example", 200), ("a.example, X.Example:443", 200), ("y", 403)):
            lines = [f"X-Forwarded-Host: {said}"]
            signed = "https://X.Example/voice" if status == 200 else f"https://{said}/voice"
            assert status_of(address, "/voice", signed, lines=lines) == status


@pytest.mark.parametrize(
    "place", [each for each in PLACES if each.is_asgi], ids=lambda each: each.name
)
def test_a_header_that_comes_in_two_lines(place: Place) -> None:
    """What the nearest proxy says counts, where it puts that into a line of its own, too."""
    said = [
        "X-Forwarded-Proto: https",
        "X-Forwarded-Host: a.example",
        "X-Forwarded-Host: b.example",
    ]
    with place.serve(options={"signing_key": KEY, "trust_forwarded": True}) as address:
        assert status_of(address, "/", "https://b.example/", lines=said) == 200
        assert status_of(address, "/", "https://a.example/", lines=said) == 403
