"""Views of Django: functions and classes, on both kinds of servers."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from io import BytesIO
from types import ModuleType
from typing import Any
from urllib.parse import urlencode

import attrs
import pytest
from asgiref.sync import iscoroutinefunction
from django.conf import settings
from django.core.asgi import get_asgi_application
from django.core.exceptions import ImproperlyConfigured
from django.core.handlers.asgi import ASGIRequest
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import SimpleTemplateResponse
from django.test import AsyncRequestFactory, RequestFactory, override_settings
from django.urls import include, path
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt
from pace import bounded

from cxml import Dial, VoiceResponse
from cxml._web.answer import EMPTY
from cxml._web.incoming import environ_name
from cxml.callbacks import MAX_BODY, ConferenceEvent, VoiceCallback
from cxml.django import CxmlResponse, build_absolute_uri, document, from_request, status_callback
from cxml.errors import ConfigurationError
from cxml.signature import HEADER

from .requests import (
    CALL,
    FILE_ONLY,
    FORM_TYPE,
    FORWARDED,
    HOSTILE_HOST,
    KEY,
    MULTIPART,
    PUBLIC,
    ROOM,
    Answered,
    Sent,
    accepted_where_told,
    as_json,
    bare,
    behind_a_proxy,
    cut,
    got,
    posted,
    send,
    served_asgi,
)
from .waitress_server import served

XML = "text/xml; charset=utf-8"
URLS = "cxml_urls_of_the_tests"
SETTINGS: dict[str, Any] = {
    "ALLOWED_HOSTS": ["127.0.0.1", "testserver"],
    "CXML_SIGNING_KEY": ["PSK_new", KEY],
    "MIDDLEWARE": [
        "django.middleware.csrf.CsrfViewMiddleware",
        f"{URLS}.reading_early",
    ],
    "ROOT_URLCONF": URLS,
    "LOGGING_CONFIG": None,  # that of Django 4 mails errors, with all settings, whoever is there
}
seen: list[object] = []

if not settings.configured:
    settings.configure()


def reading_early(get_response: Any) -> Any:
    """Make a middleware that reads requests before the view does, as their query asks."""

    def middleware(request: HttpRequest) -> Any:
        if "early" in request.GET:
            assert request.POST is not None
        if "stream" in request.GET:
            request.read(5)
        if "kept" in request.GET:
            form = QueryDict(request.read())
            request._post = form  # type: ignore[attr-defined]
        return get_response(request)

    return middleware


def make_urls() -> ModuleType:
    """Make the views, which needs settings."""

    @document(VoiceCallback)
    def voice(_request: HttpRequest, call: VoiceCallback, room: str) -> VoiceResponse:
        response = VoiceResponse()
        response.say(f"{call.from_} é")
        response.dial().conference(room)
        return response

    @document(VoiceCallback)
    async def later(request: HttpRequest, _call: VoiceCallback) -> VoiceResponse:
        await asyncio.sleep(0)
        assert request.POST
        return VoiceResponse(children=[Dial("+15550100101")])

    @document(VoiceCallback)
    def nothing(_request: HttpRequest, _call: VoiceCallback) -> None: ...

    @document(VoiceCallback)
    def own(_request: HttpRequest, _call: VoiceCallback) -> HttpResponse:
        return CxmlResponse(VoiceResponse(), status=201)

    @status_callback(ConferenceEvent)
    def event(_request: HttpRequest, event: ConferenceEvent) -> None:
        seen.append(event)

    @document(VoiceCallback)
    class Voice(View):
        def post(self, _request: HttpRequest, call: VoiceCallback, room: str) -> VoiceResponse:
            response = VoiceResponse()
            response.dial(caller_id=call.from_).conference(f"{room} of {type(self).__name__}")
            return response

        def get(self, _request: HttpRequest, _call: VoiceCallback, room: str) -> None:
            assert room

    @status_callback(ConferenceEvent)
    class Event(View):
        async def post(self, _request: HttpRequest, event: ConferenceEvent) -> None:
            await asyncio.sleep(0)
            seen.append(event)

    @document(VoiceCallback, public_url=PUBLIC)
    def public(_request: HttpRequest, _call: VoiceCallback) -> None: ...

    @document(VoiceCallback, trust_forwarded=True)
    def proxied(_request: HttpRequest, _call: VoiceCallback) -> None: ...

    @document(VoiceCallback, verify=False)
    def unverified(_request: HttpRequest, _call: VoiceCallback) -> None: ...

    @csrf_exempt
    def by_hand(request: HttpRequest) -> HttpResponse:
        call = from_request(request, VoiceCallback, public_url=PUBLIC)
        return HttpResponse(call.from_)

    @status_callback(VoiceCallback)
    def taken(_request: HttpRequest, _call: VoiceCallback, room: str) -> None:
        assert room == ROOM

    def where(request: HttpRequest) -> HttpResponse:
        return HttpResponse(build_absolute_uri(request, "spoken:taken", room=ROOM))

    spoken = [path("taken/<room>", taken, name="taken"), path("where", where)]
    module: Any = ModuleType(URLS)
    module.reading_early = reading_early
    module.urlpatterns = [
        path("voice/<room>", voice),
        path("later", later),
        path("nothing", nothing),
        path("own", own),
        path("event", event),
        path("class/<room>", Voice.as_view()),
        path("event-class", Event.as_view()),
        path("public", public),
        path("proxied", proxied),
        path("open", unverified),
        path("by-hand", by_hand),
        path("en/", include((spoken, "spoken"), namespace="english")),
        path("fr/", include((spoken, "spoken"), namespace="french")),
    ]
    return module  # type: ignore[no-any-return]


@pytest.fixture(scope="module", autouse=True)
def project() -> Iterator[None]:
    """Set up a project with the views."""
    with override_settings(**SETTINGS):
        sys.modules[URLS] = make_urls()
        yield
        del sys.modules[URLS]


@pytest.fixture(scope="module", params=["WSGI", "ASGI"])
def address(request: pytest.FixtureRequest) -> Iterator[str]:
    """Serve the project under Waitress, then under Uvicorn, and give its address."""
    if request.param == "WSGI":
        with served(behind_a_proxy(get_wsgi_application())) as address:
            yield address
    else:
        with served_asgi(get_asgi_application()) as address:
            yield address


def answer(address: str, path: str, *args: Any, **kwargs: Any) -> Answered:
    """Post a form to a path, signed."""
    return send(posted(address + path, *args, **kwargs), address)


# Documents and callbacks


def test_a_document_is_xml_in_utf_8(address: str) -> None:
    """What a view returns is sent as XML in UTF-8; it gets the callback and its route's values."""
    said = answer(address, "/voice/Room%201")
    assert (said.status, said.type) == (200, XML)
    assert "+15550100142 é" in said.text
    assert VoiceResponse.from_xml(said.text).find("Conference").name == "Room 1"  # type: ignore[union-attr]


def test_a_get_has_its_parameters_in_the_query(address: str) -> None:
    """A GET is signed and read as well."""
    assert "+1 é" in send(got(f"{address}/voice/1?From=%2B1&CallSid="), address).text


def test_a_view_may_be_asynchronous(address: str) -> None:
    """An asynchronous view is a view too, and the form can still be read in it."""
    assert "+15550100101" in answer(address, "/later").text


def test_nothing_is_an_empty_document(address: str) -> None:
    """``None`` is an empty document."""
    assert answer(address, "/nothing") == Answered(200, XML, EMPTY)


def test_a_view_may_answer_itself(address: str) -> None:
    """A response of Django is left alone; ``CxmlResponse`` is one that is a document."""
    assert answer(address, "/own") == Answered(201, XML, EMPTY)


@pytest.mark.parametrize("path", ["/event", "/event-class"])
def test_a_callback_is_answered_with_204(address: str, path: str) -> None:
    """A status callback is answered with 204; repeated parameters are signed and read."""
    form = [("StatusCallbackEvent", "participant-join"), ("X", "2"), ("X", "1"), ("X", "2")]
    said = answer(address, path, form)
    assert (said.status, said.text) == (204, "")
    assert seen[-1] == ConferenceEvent.from_form(form)


def test_a_class_is_a_view_with_all_its_methods(address: str) -> None:
    """In a class-based view, POST and GET get the callback, and other methods are not there."""
    assert "Room 1 of Voice" in answer(address, "/class/Room%201").text
    assert send(got(f"{address}/class/1"), address) == Answered(200, XML, EMPTY)
    assert send(got(f"{address}/class/1", key="PSK_no"), address).status == 403
    assert send(Sent(method="PUT", url="/class/1", headers={}), address).status in (403, 405)


# Who is let in


def test_either_key_is_good(address: str) -> None:
    """While a key is changed, both are good; another is not."""
    statuses = [answer(address, "/nothing", key=key).status for key in ("PSK_new", KEY, "PSK_no")]
    assert statuses == [200, 200, 403]


@pytest.mark.parametrize("path", ["/voice/1", "/event", "/later", "/class/1", "/event-class"])
@pytest.mark.parametrize("headers", [{}, {HEADER: ""}, {HEADER: "A" * 27 + "="}, {HEADER: "\xff"}])
def test_others_are_refused_without_a_reason(
    address: str, path: str, headers: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    """A request without a good signature gets 403 and no reason; the log has it."""
    body = posted(address + path).body
    sent = Sent(url=path, headers={**headers, "Content-Type": FORM_TYPE}, body=body)
    said = send(sent, address)
    assert (said.status, said.text) == (403, "")
    assert "refused with 403" in caplog.text


def test_large_bodies_are_refused(address: str) -> None:
    """A body that is larger than a callback, or than the settings allow, is not read."""
    headers = {"Content-Type": FORM_TYPE}
    large = Sent(url="/event", headers=headers, body=b"A" * (MAX_BODY + 1))
    assert send(large, address).status == 413
    with override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=10):
        assert answer(address, "/event").status == 413


def test_no_more_is_read_than_a_callback_has() -> None:
    """Where nothing says how long a body is, as under ASGI, not all of it gets into memory."""
    sent = posted("http://testserver/")
    names = {"Transfer-Encoding": "chunked", "Host": "testserver", **sent.headers}
    headers = [(name.lower().encode(), text.encode()) for name, text in names.items()]
    scope = {"type": "http", "method": "POST", "path": "/", "headers": headers}
    large, small = BytesIO(sent.body + b"&" * (3 * MAX_BODY)), BytesIO(sent.body)
    view = document(VoiceCallback)(lambda request, _: HttpResponse(request.POST["From"]))
    with override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=None):
        answers = [view(ASGIRequest(scope, each)) for each in (large, small)]
    assert large.tell() == MAX_BODY + 1
    assert [each.status_code for each in answers] == [413, 200]
    assert b"".join(answers[1]).decode() == CALL["From"]


def test_a_public_address(address: str) -> None:
    """The public address is what counts where it is set."""
    assert answer(address, "/public", signed_url=f"{PUBLIC}/public").status == 200
    assert answer(address, "/public").status == 403


def test_a_request_can_be_verified_by_hand(address: str) -> None:
    """A view that is not decorated can verify and read its request itself."""
    signed_url = f"{PUBLIC}/by-hand"
    said = answer(address, "/by-hand", signed_url=signed_url)
    assert (said.status, said.text) == (200, CALL["From"])
    assert answer(address, "/by-hand").status == 403
    json = attrs.evolve(as_json(signed_url, "[]"), url=f"{address}/by-hand")
    assert send(json, address).status == 400


def test_a_request_for_another_host(address: str) -> None:
    """The host is checked as everywhere in Django, unless the public address is known."""
    host = {"Host": "other.example"}
    assert answer(address, "/nothing", headers=host).status == 400
    assert answer(address, "/public", signed_url=f"{PUBLIC}/public", headers=host).status == 200


def test_a_response_that_is_rendered_later() -> None:
    """A template that middleware may still change is not rendered by what looks at its type."""
    template: Any = SimpleTemplateResponse("no-such-template.html")
    view: Any = document(VoiceCallback, verify=False)(lambda *_: template)
    asked = RequestFactory().post("/", urlencode(CALL), content_type=FORM_TYPE)
    assert view(asked) is template
    assert not template.is_rendered


def test_a_form_that_was_read_before(address: str) -> None:
    """A form that a middleware has read is verified all the same, a stream that was is refused."""
    assert answer(address, "/nothing?early").status == 200
    assert answer(address, "/nothing?early", key="PSK_no").status == 403
    assert answer(address, "/nothing?stream").status == 403
    assert answer(address, "/nothing?kept").status == 200
    assert answer(address, "/nothing?kept", key="PSK_no").status == 403
    assert send(bare(f"{address}/nothing?kept"), address).status == 403


def test_a_body_that_is_gone(address: str, caplog: pytest.LogCaptureFixture) -> None:
    """A body that something has read, and nothing has kept, is refused, signed or not."""
    path = "/nothing?stream"
    assert send(bare(address + path), address).status == 403
    assert send(as_json(address + path), address).status == 403
    assert answer(address, path).status == 403
    assert caplog.text.count("something has read the body before") == 3
    assert answer(address, path, {}).status == 200


@pytest.mark.parametrize("how", ["early", "stream", "none"])
def test_a_body_of_files_alone(address: str, how: str) -> None:
    """Files are no nothing, so the signature of the address alone does not let them in."""
    assert send(bare(f"{address}/nothing?{how}", MULTIPART, FILE_ONLY), address).status == 403


def test_a_form_is_not_a_part_of_the_address(address: str) -> None:
    """Who gets a text into a signed form cannot make it the end of the address of any body."""
    assert send(cut(f"{address}/voice/1"), address).status == 403


def test_the_address_stays_as_it_was_sent(address: str) -> None:
    """The path and the query are verified in the spelling that the server got."""
    assert answer(address, "/voice/a%7Eb~%21!?c=%7E&&d").status == 200


def test_verification_can_be_switched_off(address: str, caplog: pytest.LogCaptureFixture) -> None:
    """Where it is switched off, anybody gets in, and the log says so."""
    assert answer(address, "/open", key="PSK_no").status == 200
    assert "taken unverified" in caplog.text


def test_a_trusted_proxy() -> None:
    """Forwarded headers are believed where that was asked for, and nowhere else."""
    said = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "example.com"}
    for path_, status in (("/proxied", 200), ("/nothing", 403)):
        sent = posted(f"https://example.com{path_}", headers=said)
        view = next(
            each.callback for each in sys.modules[URLS].urlpatterns if f"/{each.pattern}" == path_
        )
        request = RequestFactory().generic(
            "POST", path_, sent.body, content_type=FORM_TYPE, headers=dict(sent.headers)
        )
        assert view(request).status_code == status


def test_a_hostile_host_takes_no_time() -> None:
    """A forwarded host is taken apart in a time that grows no faster than it."""
    headers = {**posted("http://testserver/").headers, "X-Forwarded-Host": HOSTILE_HOST}
    request = RequestFactory().generic("POST", "/", b"A=1", FORM_TYPE, headers=headers)
    view = document(VoiceCallback, trust_forwarded=True)(lambda _request, _call: None)
    with bounded():
        assert view(request).status_code == 403


# Addresses


@pytest.mark.parametrize("mount", ["", "/mounted"])
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    ("changed", "root"),
    [
        ({}, None),
        ({"CXML_PUBLIC_URL": PUBLIC}, PUBLIC),
        ({"CXML_PUBLIC_URL": f"{PUBLIC}/", "CXML_TRUST_FORWARDED": True}, PUBLIC),
        ({"CXML_TRUST_FORWARDED": True}, "https://proxied.example"),
    ],
)
def test_the_address_that_is_given_is_the_one_that_is_verified(
    address: str, changed: dict[str, Any], root: str | None, language: str, mount: str
) -> None:
    """A request that is signed for the address of a view is accepted, mounted or not."""
    with override_settings(**changed, FORCE_SCRIPT_NAME=mount or None):
        target = accepted_where_told(address, f"/{language}/where", root or address, mount)
    assert f"/{language}/taken/Room%201" in target


def test_an_address_of_a_request_that_was_not_routed() -> None:
    """A request of a test gets an address too; the host is checked as everywhere in Django."""
    request = RequestFactory().get("/", headers=FORWARDED)
    view = build_absolute_uri(request, "english:taken", "1")
    assert view == "http://testserver/en/taken/1"
    with (
        override_settings(CXML_PUBLIC_URL="example.com"),
        pytest.raises(ImproperlyConfigured) as raised,
    ):
        build_absolute_uri(request, "english:taken", "1")
    assert isinstance(raised.value, ConfigurationError)


@pytest.mark.parametrize(
    "given",
    [{"args": ["1"]}, {"kwargs": {"room": "1"}}, {"room": "1"}, {"args": None, "room": "1"}],
)
def test_an_address_takes_what_reverse_takes(given: Any) -> None:
    """What a route takes is given as ``reverse`` takes it, or each as an argument of its own."""
    request = RequestFactory().get("/")
    view = build_absolute_uri(request, "english:taken", **given)
    assert view == "http://testserver/en/taken/1"


# Configuration


@pytest.mark.parametrize(
    "changed",
    [
        {"CXML_SIGNING_KEY": None},
        {"CXML_SIGNING_KEY": "", "DEBUG": True},
        {"CXML_VERIFY": "no"},
        {"CXML_PUBLIC_URL": "example.com"},
    ],
)
def test_settings_are_read_when_a_request_comes(changed: dict[str, Any]) -> None:
    """A project without a key can be imported, and each request says what is missing or wrong.

    So a test can change the settings, and change them back.
    """
    with override_settings(**changed):
        for make in (document, status_callback):
            view = make(VoiceCallback)(lambda _request, _call: None)
            with pytest.raises(ImproperlyConfigured, match=r"CXML_|signing key"):
                view(signed("POST"))
    assert view(signed("POST")).status_code == 204


@pytest.mark.parametrize(
    "option", [{"signing_key": ""}, {"public_url": "example.com"}, {"verify": 0}]
)
def test_options_are_checked_where_they_are_given(option: Any) -> None:
    """An option of a view is no setting: it is an error in the line that gives it."""
    with pytest.raises(ImproperlyConfigured):
        document(VoiceCallback, **option)


class Broken(BytesIO):
    """What a server gives for a body whose client has left."""

    def read(self, *_: object) -> bytes:
        """Fail, as reading from a closed connection does."""
        raise OSError("the client has left")

    readline = read


def test_a_client_that_leaves(caplog: pytest.LogCaptureFixture) -> None:
    """A client that leaves before its body is whole is a line in the log, and no traceback."""
    signature = {"X-SignalWire-Signature": "A"}
    request = RequestFactory().generic("POST", "/", b"A=1", FORM_TYPE, headers=signature)
    request.environ["wsgi.input"] = Broken()
    broken = type(request)(request.environ)
    view = document(VoiceCallback)(lambda _request, _call: None)
    assert view(broken).status_code == 400
    assert "the client left before the whole of it came" in caplog.messages[-1]


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "HEAD", "TRACE"])
def test_no_method_of_a_class_is_left_open(method: str) -> None:
    """Every method of a class is verified, as none of them has a check of CSRF tokens."""

    @status_callback(VoiceCallback)
    class Event(View):
        def post(self, _request: HttpRequest, call: VoiceCallback) -> None:
            seen.append(call)

        put = patch = delete = head = trace = post

    view = Event.as_view()
    assert view(RequestFactory().generic(method, "/")).status_code == 403
    sent = got("http://testserver/")
    assert (
        view(RequestFactory().generic(method, "/", headers=dict(sent.headers))).status_code == 204
    )
    assert view(RequestFactory().options("/")).status_code == 200


def make_family() -> dict[str, type[View]]:
    """Make a decorated class, and classes that come of it in every way."""

    @document(VoiceCallback)
    class Decorated(View):
        def post(self, _request: HttpRequest, call: VoiceCallback | None = None) -> None:
            seen.append((type(self).__name__, call))

    class Added(Decorated):
        put = get = patch = delete = head = trace = Decorated.post

    class Overridden(Decorated):
        def post(self, request: HttpRequest, call: VoiceCallback | None = None) -> None:
            super().post(request, call)

    class Mixin:
        def post(self, _request: HttpRequest, *args: object) -> HttpResponse:
            seen.append((type(self).__name__, *args))
            return HttpResponse("mixed in")

        put = post

    class Mixed(Mixin, Decorated):  # type: ignore[misc]
        pass

    class Later(Decorated):
        async def post(self, _request: HttpRequest, call: VoiceCallback | None = None) -> None:  # type: ignore[override]
            await asyncio.sleep(0)
            seen.append((type(self).__name__, call))

    class Dispatching(Decorated):
        def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            answer = super().dispatch(request, *args, **kwargs)
            answer.headers["X-Own"] = "1"
            return answer

    class Decoy(Dispatching):
        dispatch = method_decorator(csrf_exempt)(Dispatching.dispatch)

    class Again(Dispatching):
        def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            return super().dispatch(request, *args, **kwargs)

        def put(self, request: HttpRequest, call: VoiceCallback) -> None:
            self.post(request, call)

    again = document(VoiceCallback)(Again)
    family = (Decorated, Added, Overridden, Mixed, Later, Dispatching, Decoy, again)
    return {each.__name__: each for each in family}


FAMILY = ["Decorated", "Added", "Overridden", "Mixed", "Later", "Dispatching", "Decoy", "Again"]


def signed(method: str, key: str = KEY) -> HttpRequest:
    """Make a request with a form."""
    sent = posted("http://testserver/", key=key)
    headers = dict(sent.headers)
    return RequestFactory().generic(method, "/", sent.body, FORM_TYPE, headers=headers)


def called(view: Any, request: HttpRequest) -> HttpResponse:
    """Call a view, synchronous or not."""

    async def awaited() -> Any:
        return await view(request)

    answer: Any = asyncio.run(awaited()) if iscoroutinefunction(view) else view(request)
    assert isinstance(answer, HttpResponse)
    return answer


@pytest.mark.parametrize("method", [*View.http_method_names, "anything"])
@pytest.mark.parametrize("name", FAMILY)
def test_no_subclass_is_left_open(name: str, method: str) -> None:
    """Without a signature no method of a subclass is called, whatever it overrides or adds.

    A method that it does not have is answered as ever.
    """
    seen.clear()
    cls = make_family()[name]
    status = 200 if method == "options" else 403 if hasattr(cls, method) else 405
    answer = called(cls.as_view(), RequestFactory().generic(method.upper(), "/"))
    assert (answer.status_code, seen) == (status, [])


@pytest.mark.parametrize("name", FAMILY)
def test_a_subclass_gets_the_callback_once(name: str) -> None:
    """A subclass is exempt from CSRF tokens, and its methods get one callback, decorated or not."""
    request = signed("POST")
    seen.clear()
    view = make_family()[name].as_view()
    assert getattr(view, "csrf_exempt", False)
    assert called(view, request).status_code == 200
    assert seen == [(name, VoiceCallback.from_form(CALL))]


def test_a_method_of_a_subclass_may_call_another() -> None:
    """What a method calls gets what the method gives it, and not the callback once more."""
    request = signed("PUT")
    seen.clear()
    assert called(make_family()["Again"].as_view(), request).status_code == 200
    assert seen == [("Again", VoiceCallback.from_form(CALL))]


def test_one_instance_verifies_every_request() -> None:
    """An instance that is used again, as tests do, verifies again and has one callback again."""
    view = make_family()["Decorated"]()
    seen.clear()
    for _ in range(2):
        for key, status in (("PSK_no", 403), (KEY, 200)):
            assert view.dispatch(signed("POST", key)).status_code == status
    assert seen == [("Decorated", VoiceCallback.from_form(CALL))] * 2


def test_a_decorated_subclass_decides() -> None:
    """A subclass that is decorated too is answered as its own decorator says."""
    Event = status_callback(VoiceCallback, verify=False)(make_family()["Overridden"])  # noqa: N806
    seen.clear()
    assert called(Event.as_view(), signed("POST", "PSK_no")).status_code == 204
    assert len(seen) == 1


@pytest.mark.parametrize("factory", [RequestFactory, AsyncRequestFactory])
@pytest.mark.parametrize("said", [{"Content-Length": "abc"}, {"Transfer-Encoding": "chunked"}])
def test_a_length_that_is_not_known(
    factory: type[RequestFactory | AsyncRequestFactory], said: dict[str, str]
) -> None:
    """A body whose length the server does not tell, or tells wrongly, is not taken for none."""
    headers = bare("http://testserver/").headers
    request = factory().generic("POST", "/", b"", FORM_TYPE, headers=headers)
    request.META |= {environ_name(name): text for name, text in said.items()}
    view = document(VoiceCallback)(lambda _request, _call: None)
    assert view(request).status_code == 403


def test_a_class_needs_a_method() -> None:
    """A class that is never called is a mistake where it gets an address."""

    @document(VoiceCallback)
    class Nothing(View):
        pass

    with pytest.raises(ConfigurationError, match="Nothing has neither a method get nor post"):
        Nothing.as_view()
    with pytest.raises(ConfigurationError, match="View has neither a method get nor post"):
        document(VoiceCallback)(View.as_view())


def test_a_view_is_called_with_a_request() -> None:
    """What is called with anything but a request first says so, instead of failing inside."""

    @document(VoiceCallback)
    def view(_request: HttpRequest, _call: VoiceCallback) -> None: ...

    called: Any = view
    with pytest.raises(ConfigurationError, match="view is not called with a request first"):
        called(object(), HttpRequest())


def test_a_view_that_returns_what_it_may_not() -> None:
    """What is no document is a mistake of the program."""
    sent = posted("http://testserver/")
    request = RequestFactory().generic(
        "POST", "/", sent.body, content_type=FORM_TYPE, headers=dict(sent.headers)
    )

    @document(VoiceCallback)  # type: ignore[arg-type]
    def view(_request: HttpRequest, _call: VoiceCallback) -> dict[str, str]:
        return CALL

    made: Any = view
    with pytest.raises(TypeError, match="a dict from"):
        made(request)
