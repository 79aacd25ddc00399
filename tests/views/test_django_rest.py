"""Views of Django REST framework, in every way that it has to write them."""

from __future__ import annotations

from . import django_project as django_project  # which the framework looks at when it is imported

# isort: split
import asyncio
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.test import AsyncClient, Client, override_settings
from django.urls import path
from django.utils.decorators import method_decorator
from rest_framework.authentication import BaseAuthentication, BasicAuthentication
from rest_framework.decorators import action, api_view, authentication_classes, permission_classes
from rest_framework.permissions import BasePermission, IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import SimpleRouter
from rest_framework.throttling import BaseThrottle
from rest_framework.views import APIView
from rest_framework.viewsets import ViewSet

from cxml import VoiceResponse
from cxml._web.answer import EMPTY
from cxml.callbacks import ConferenceEvent, VoiceCallback
from cxml.django import build_absolute_uri, document, from_request, status_callback
from cxml.django._url_checks import check_urls
from cxml.errors import ConfigurationError
from cxml.signature import HEADER

from .requests import CALL, FILE_ONLY, JSON, KEY, MULTIPART, as_json, bare, got, posted

CALLED = VoiceCallback.from_form(CALL)
CSRF = "django.middleware.csrf.CsrfViewMiddleware"
URL = "http://testserver/"
seen: list[object] = []


@pytest.fixture(autouse=True)
def _nothing_seen() -> None:
    seen.clear()


@pytest.fixture(scope="module", autouse=True)
def _project() -> Iterator[None]:
    applications = ["django.contrib.contenttypes", "django.contrib.auth", "rest_framework"]
    with override_settings(
        ALLOWED_HOSTS=["testserver"],
        CXML_SIGNING_KEY=KEY,
        INSTALLED_APPS=applications,
        MIDDLEWARE=[CSRF],
    ):
        yield


def ask(
    view: Any, sent: Any = None, *, method: str = "POST", later: bool = False, **headers: str
) -> HttpResponse:
    """Ask a project that has nothing but a view, or some addresses."""
    sent = sent or posted(URL)
    headers = {**{each: sent.headers[each] for each in sent.headers if each == HEADER}, **headers}
    kind = sent.headers.get("Content-Type", "")
    routes = tuple(view) if isinstance(view, list) else (path("", view),)
    target = sent.target or "/"
    with override_settings(ROOT_URLCONF=routes):
        if later:
            asking: Any = AsyncClient(enforce_csrf_checks=True)
            return asyncio.run(asking.generic(method, target, sent.body, kind, headers=headers))  # type: ignore[no-any-return]
        client: Any = Client(enforce_csrf_checks=True)
        return client.generic(method, target, sent.body, kind, headers=headers)  # type: ignore[no-any-return]


UNSIGNED = bare(URL)
"""A request whose signature is none of its body."""


class Asked(BasePermission):
    """Notes that it was asked."""

    def has_permission(self, _request: Request, view: object) -> bool:
        """Let everybody in."""
        seen.append(f"permission of {type(view).__name__}")
        return True


class Reading(BaseAuthentication):
    """Reads what was sent, as authentication may."""

    def authenticate(self, request: Request) -> None:
        """Read what was sent."""
        assert request.data is not None


class Never(BaseThrottle):
    """Lets nobody in."""

    def allow_request(self, _request: Request, _view: object) -> bool:
        """Refuse."""
        return False


def note(call: VoiceCallback) -> VoiceResponse:
    """Note a call, and answer it."""
    seen.append(call)
    return VoiceResponse()


# Classes


class Voice(APIView):
    """The view that is decorated."""

    permission_classes = (Asked,)

    def post(self, request: Request, call: VoiceCallback) -> VoiceResponse | None:
        """Answer with a document."""
        assert dict(request.data) == {name: [text] for name, text in CALL.items()}
        return note(call)

    def get(self, _request: Request, call: VoiceCallback) -> Response:
        """Answer as the framework does."""
        return Response({"sid": call.call_sid})


decorated: Any = document(VoiceCallback)(type("Decorated", (Voice,), {}))


@pytest.mark.parametrize("later", [False, True])
def test_a_view_of_the_framework_is_decorated(later: bool) -> None:
    """An ``APIView`` is decorated as every class, and gets the framework's request."""
    answer = ask(decorated.as_view(), later=later)
    assert (answer.status_code, answer.content.decode()) == (200, EMPTY)
    assert seen == ["permission of Decorated", CALLED]


@pytest.mark.parametrize("method", ["POST", "GET", "PUT", "OPTIONS", "HEAD", "DELETE"])
@pytest.mark.parametrize("accept", ["*/*", "text/html"])
def test_nobody_else_sees_anything_of_it(method: str, accept: str) -> None:
    """An unsigned request is refused before the framework does anything, with an empty answer.

    So its pages for browsers are not shown either, nor what it tells of a view for OPTIONS.
    """

    class Told(Voice):
        put = delete = Voice.post

    answer = ask(document(VoiceCallback)(Told).as_view(), UNSIGNED, method=method, accept=accept)
    assert (answer.status_code, answer.content, seen) == (403, b"", [])


def test_an_answer_of_the_framework_is_left_alone() -> None:
    """A response of the framework is rendered as ever, for whoever has signed."""
    assert ask(decorated.as_view(), got(f"{URL}?CallSid=1"), method="GET").content == b'{"sid":"1"}'


def test_the_framework_negotiates_as_ever() -> None:
    """Who accepts none of the view's renderers is told so, but only after the signature."""
    assert ask(decorated.as_view(), accept="text/xml").status_code == 406
    assert ask(decorated.as_view(), UNSIGNED, accept="text/xml").status_code == 403


def test_the_framework_decides_after_the_signature(caplog: pytest.LogCaptureFixture) -> None:
    """Who has signed meets the framework's own permissions and the like then; the log says so."""
    closed = {"permission_classes": [IsAuthenticated], "authentication_classes": []}
    basic = {**closed, "authentication_classes": [BasicAuthentication]}
    slow = {"permission_classes": [], "throttle_classes": [Never]}
    for changed, status in ((closed, 403), (basic, 401), (slow, 429)):
        cls: Any = document(VoiceCallback)(type("Closed", (Voice,), changed))
        view = cls.as_view()
        refused = ask(view)
        assert (refused.status_code, b"detail" in refused.content) == (status, True)
        assert [each.getMessage() for each in caplog.records if each.name == "cxml.views"] == [
            f"answered with {status}: POST http://testserver/: verified, but authentication,"
            " permissions, throttles or the like came before the view"
        ]
        assert ask(view, UNSIGNED).content == b""
        caplog.clear()
    assert seen == []


def test_a_check_of_permissions_that_ask_for_a_user() -> None:
    """Where the permissions of a view ask for a user, ``manage.py check`` says so."""
    closed: Any = type("Closed", (Voice,), {"permission_classes": [IsAuthenticated]})
    either: Any = type("Either", (Voice,), {"permission_classes": [IsAuthenticated | Asked]})

    @api_view(["POST"])
    @permission_classes([IsAuthenticated])
    @document(VoiceCallback)
    def called(_request: Request, call: VoiceCallback) -> None:
        """Ask for a user."""

    @document(VoiceCallback)
    def plain(_request: HttpRequest, call: VoiceCallback) -> None:
        """Ask for nobody."""

    views = [document(VoiceCallback)(closed), document(VoiceCallback)(either), closed, decorated]
    routes = tuple(path(f"{place}", each.as_view()) for place, each in enumerate(views))
    with override_settings(ROOT_URLCONF=(*routes, path("called", called), path("plain", plain))):
        found = check_urls()
    assert [(each.id, each.obj.__name__) for each in found] == [
        ("cxml.W006", "Closed"),
        ("cxml.W006", "called"),
    ]


def test_a_function_that_the_framework_does_not_await() -> None:
    """An asynchronous function under ``@api_view`` is an error of ``manage.py check``."""

    async def later(_request: Request, call: VoiceCallback) -> None:
        """Be awaited by nobody."""

    def now(_request: Request, call: VoiceCallback) -> None:
        """Be called."""

    async def of_django(_request: HttpRequest, call: VoiceCallback) -> None:
        """Be awaited."""

    async def of_nobody(_request: Request) -> None:
        """Be no view of the platform."""

    opened: Any = permission_classes([])
    rest: list[Any] = [document(VoiceCallback)(later), document(VoiceCallback)(now), of_nobody]
    made = [api_view(["POST", "PUT"])(opened(each)) for each in rest]
    awaited: Any = api_view(["POST"])(opened(document(VoiceCallback)(later)))

    async def dispatch(_view: Any, *_: Any) -> None: ...

    awaited.cls.dispatch = dispatch
    views = [*made, document(VoiceCallback)(of_django), awaited]
    with override_settings(ROOT_URLCONF=tuple(path(str(n), each) for n, each in enumerate(views))):
        [found] = check_urls()
    assert (found.id, found.obj, found.hint) == ("cxml.E003", made[0].cls, "Write def later.")
    assert found.is_serious()
    assert found.msg.startswith("later is asynchronous, and Django REST framework awaits no func")


def test_a_subclass_of_a_view_of_the_framework() -> None:
    """A subclass is verified as its parent is, and may be decorated too."""

    class Child(decorated):  # type: ignore[misc]
        def put(self, _request: Request, call: VoiceCallback) -> None:
            seen.append(call)

    again: Any = status_callback(VoiceCallback)(type("Again", (Child,), {}))
    for cls, status in ((Child, 200), (again, 204)):
        assert ask(cls.as_view(), method="PUT").status_code == status
        assert ask(cls.as_view(), UNSIGNED, method="PUT").status_code == 403
        assert ask(cls.as_view(), method="DELETE").status_code == 405
    assert seen.count(CALLED) == 2


def test_a_view_of_the_framework_by_method_decorator() -> None:
    """``method_decorator`` works for ``dispatch``, and for methods, which are open here."""
    for name in ("dispatch", "post"):
        cls: Any = method_decorator(document(VoiceCallback), name=name)(type("Late", (Voice,), {}))
        assert ask(cls.as_view()).content.decode() == EMPTY
        assert ask(cls.as_view(), UNSIGNED).status_code == 403
    assert seen.count(CALLED) == 2


# Methods and sets of views


class Direct(APIView):
    """A view with one method for the platform."""

    @document(VoiceCallback)
    def post(self, _request: Request, call: VoiceCallback) -> VoiceResponse:
        """Answer the platform."""
        return note(call)

    def get(self, _request: Request) -> Response:
        """Answer anybody."""
        return Response([])


def test_a_method_of_a_view_of_the_framework() -> None:
    """A method may be decorated alone, and the others are as ever."""
    assert ask(Direct.as_view()).content.decode() == EMPTY
    assert ask(Direct.as_view(), UNSIGNED).status_code == 403
    assert ask(Direct.as_view(), method="GET").content == b"[]"
    assert ask(Direct.as_view(), method="PUT").status_code == 405
    assert seen == [CALLED]


class Calls(ViewSet):
    """A set of views."""

    def create(self, _request: Request, call: VoiceCallback) -> VoiceResponse:
        """Answer with a document."""
        return note(call)

    @action(detail=True, methods=["post"])  # type: ignore[type-var]
    def ended(self, _request: Request, call: VoiceCallback, pk: str) -> None:
        """Answer with nothing."""
        seen.append((call, pk))


class Mixed(ViewSet):
    """A set of views, of which some are for the platform."""

    def list(self, _request: Request) -> Response:
        """Answer anybody."""
        return Response([])

    @action(detail=True, methods=["post"])
    @status_callback(VoiceCallback)
    def ended(self, _request: Request, call: VoiceCallback, pk: str) -> None:
        """Take a report."""
        seen.append((call, pk))


def routed(cls: type[ViewSet]) -> list[Any]:
    """Give the addresses of a set of views."""
    router = SimpleRouter()
    router.register("calls", cls, basename="calls")
    return [*router.urls]


@pytest.mark.parametrize("target", ["calls/", "calls/7/ended/"])
def test_a_set_of_views(target: str) -> None:
    """A set of views is decorated as a whole, with its extra actions."""
    routes = routed(document(VoiceCallback)(type("Set", (Calls,), {})))
    answer = ask(routes, posted(f"{URL}{target}"))
    assert (answer.status_code, answer.content.decode(), len(seen)) == (200, EMPTY, 1)
    for method in ("POST", "OPTIONS"):
        assert ask(routes, bare(f"{URL}{target}"), method=method).status_code == 403
    assert ask(routes, bare(f"{URL}{target}"), method="PUT").status_code == 405
    assert len(seen) == 1


def test_an_action_of_a_set_of_views() -> None:
    """An extra action may be decorated alone, under the framework's own decorator."""
    routes = routed(Mixed)
    assert ask(routes, posted(f"{URL}calls/7/ended/")).status_code == 204
    assert seen == [(CALLED, "7")]
    assert ask(routes, bare(f"{URL}calls/7/ended/")).status_code == 403
    assert ask(routes, got(f"{URL}calls/"), method="GET").content == b"[]"


def test_an_action_without_a_place_for_the_callback() -> None:
    """The methods of a set of views are checked when it is decorated; it has to have some."""
    without = type("Without", (Calls,), {"list": Mixed.list})
    with pytest.raises(ConfigurationError, match="list has no parameter for the callback"):
        document(VoiceCallback)(without)
    for base in (ViewSet, APIView):
        made: Any = type("Empty", (base,), {})
        empty: Any = document(VoiceCallback)(made)
        with pytest.raises(ConfigurationError, match="has neither a method get nor post"):
            empty.as_view(*([{"get": "list"}] if base is ViewSet else []))


# Functions


@api_view(["POST", "GET"])
@permission_classes([Asked])
@authentication_classes([Reading])
@document(VoiceCallback)
def voice(request: Request, call: VoiceCallback) -> VoiceResponse:
    """Answer with a document."""
    assert isinstance(request, Request)
    return note(call)


@api_view(["POST"])
@authentication_classes([Reading])
@status_callback(ConferenceEvent)
def event(_request: Request, event: ConferenceEvent) -> None:
    """Take a report."""
    seen.append(event)


def test_a_function_under_api_view() -> None:
    """Under ``@api_view`` the framework comes first, and then the signature."""
    answer = ask(voice)
    assert (answer.status_code, answer.content.decode()) == (200, EMPTY)
    assert ask(voice, UNSIGNED).status_code == 403
    assert ask(voice, got(f"{URL}?CallSid=1"), method="GET").status_code == 200
    assert ask(voice, method="PUT").status_code == 405
    calls = [CALLED, VoiceCallback(call_sid="1")]
    assert [each for each in seen if isinstance(each, VoiceCallback)] == calls
    assert seen.count("permission of voice") == 4


def test_what_the_framework_has_read_before() -> None:
    """A body that authentication has read is verified all the same, or refused; never skipped."""
    read = ask(event, as_json(URL)).status_code  # older versions keep no JSON
    assert (read, seen) in [(204, [ConferenceEvent.from_json(JSON)]), (403, [])]
    seen.clear()
    for sent in (bare(URL), bare(URL, MULTIPART, FILE_ONLY), bare(URL, "application/json", b"{}")):
        assert ask(event, sent).status_code == 403
    assert seen == []


def test_what_to_write_in_a_class_of_the_framework() -> None:
    """What is to be written has the request that the framework gives."""
    cls: Any = type("Other", (APIView,), {"post": lambda self, request: (self, request)})
    with pytest.raises(
        ConfigurationError, match=r"\(self, request: Request, call: VoiceCallback\)"
    ):
        document(VoiceCallback)(cls)


def test_api_view_comes_above() -> None:
    """What the framework has made already is refused, with what to write."""
    made: Any
    for made, name in ((voice, "voice"), (Voice.as_view(), "Voice")):
        with pytest.raises(ConfigurationError, match="or put the decorator of cxml") as said:
            document(VoiceCallback)(made)
        assert str(said.value).startswith(f"{name} is a view of Django REST framework already")


@api_view(["POST"])
def by_hand(request: Request) -> Response:
    """Verify by hand, and tell an address."""
    call = from_request(request, VoiceCallback)
    return Response([call.call_sid, build_absolute_uri(request, by_hand)])


def test_a_request_of_the_framework_by_hand() -> None:
    """``from_request`` and ``build_absolute_uri`` take the framework's request too."""
    assert ask(by_hand).json() == [CALL["CallSid"], URL]  # type: ignore[attr-defined]
    assert ask(by_hand, UNSIGNED).status_code == 403


def test_a_missing_key_is_no_answer_of_the_framework() -> None:
    """Without a key, a request is an error of the program here as well."""
    for view in (voice, decorated.as_view(), Direct.as_view()):
        with override_settings(CXML_SIGNING_KEY=None), pytest.raises(ImproperlyConfigured):
            ask(view)


def test_the_framework_is_not_needed() -> None:
    """Who does not use the framework does not import it."""
    program = "import sys, cxml.django; assert 'rest_framework' not in sys.modules"
    subprocess.run([sys.executable, "-W", "error", "-c", program], check=True)  # noqa: S603 - our own


# What cannot be


def test_no_method_is_awaited() -> None:
    """An asynchronous method, which the framework would not await, is refused when decorated."""

    async def answer(self: Any, _request: Any, _call: VoiceCallback) -> None: ...

    said = "answer is asynchronous, and Django REST framework awaits no method: write def answer"
    for base in (APIView, ViewSet):
        name = "post" if base is APIView else "create"
        with pytest.raises(ConfigurationError, match=said):
            document(VoiceCallback)(type("Later", (base,), {name: answer}))
    method: Any = document(VoiceCallback)(answer)
    with pytest.raises(ConfigurationError, match=said):
        method.__set_name__(APIView, "post")


def test_verified_before_a_dispatch_of_its_own() -> None:
    """A class that derives from a decorated one, and dispatches by itself, verifies before that."""

    class Own(document(VoiceCallback)(type("Parent", (Voice,), {}))):  # type: ignore[misc]
        def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
            seen.append("dispatch")
            return super().dispatch(request, *args, **kwargs)

    assert ask(Own.as_view(), UNSIGNED).status_code == 403
    assert seen == []
    assert ask(Own.as_view()).status_code == 200
    assert seen == ["dispatch", "permission of Own", CALLED]


def test_a_framework_that_awaits() -> None:
    """Where a class of somebody else dispatches asynchronously, methods may be so too."""

    class Awaiting(APIView):
        async def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:  # type: ignore[override]
            return await self.post(request, *args, **kwargs)

        @document(VoiceCallback)
        async def post(self, _request: Any, _call: VoiceCallback) -> None: ...

    assert ask(Awaiting.as_view(), later=True).status_code == 200
    assert ask(Awaiting.as_view(), UNSIGNED, later=True).status_code == 403
