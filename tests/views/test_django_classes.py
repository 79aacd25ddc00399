"""Classes and methods of Django that are decorated, behind Django's own middlewares."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

import django
import pytest
from django.http import HttpRequest, HttpResponse
from django.test import AsyncClient, Client, RequestFactory, override_settings
from django.urls import path
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect, requires_csrf_token
from django.views.generic import RedirectView, TemplateView

from cxml import VoiceResponse
from cxml._web.answer import EMPTY
from cxml.callbacks import ConferenceEvent, VoiceCallback
from cxml.django import document, status_callback
from cxml.errors import ConfigurationError
from cxml.signature import HEADER

from . import django_project as django_project
from .requests import CALL, FORM_TYPE, KEY, posted

CSRF = "django.middleware.csrf.CsrfViewMiddleware"
SESSIONS = "django.contrib.sessions.middleware.SessionMiddleware"
LOGIN = [
    SESSIONS,
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
]
SIGNED_COOKIES = "django.contrib.sessions.backends.signed_cookies"
HERE = f"{__name__}."
seen: list[object] = []


@pytest.fixture(autouse=True)
def _nothing_seen() -> None:
    seen.clear()


def ask(
    view: Any, method: str = "POST", *, key: str | None = KEY, target: str = "/", **changed: Any
) -> HttpResponse:
    """Ask a project that has nothing but a view, with all that Django does before, as a browser."""
    form = {} if method == "GET" else CALL
    sent = posted(f"http://testserver{target}", form, key=key or KEY)
    headers = {HEADER: sent.headers[HEADER]} if key else {}
    routes = (path("", view), path("<room>", view))
    with override_settings(**{"MIDDLEWARE": [CSRF], "ROOT_URLCONF": routes, **changed}):
        if getattr(getattr(view, "view_class", None), "view_is_async", False):
            return asyncio.run(
                AsyncClient(enforce_csrf_checks=True).generic(  # type: ignore[arg-type]
                    method, target, sent.body, FORM_TYPE, headers=headers
                )
            )
        client = Client(enforce_csrf_checks=True)
        return client.generic(method, target, sent.body, FORM_TYPE, headers=headers)  # type: ignore[return-value]


@pytest.fixture(scope="module", autouse=True)
def _with_key() -> Any:
    with override_settings(CXML_SIGNING_KEY=KEY, ALLOWED_HOSTS=["testserver"]):
        yield


def note(view: object, call: object) -> None:
    """Note who was called, with what."""
    seen.append((type(view).__name__, call))


CALLED = VoiceCallback.from_form(CALL)


def made(method: str = "POST") -> HttpRequest:
    """Make a signed request."""
    sent = posted("http://testserver/")
    return RequestFactory().generic(method, "/", sent.body, FORM_TYPE, headers=dict(sent.headers))


def subclass(cls: type[View]) -> type[View]:
    """Decorate a subclass of a class, which stays as it is."""
    return document(VoiceCallback)(type("Decorated", (cls,), {}))


# Methods


class Direct(View):
    """A view with one method for the platform, and others."""

    @document(VoiceCallback)
    def post(
        self, _request: HttpRequest, call: VoiceCallback, room: str | None = None
    ) -> VoiceResponse:
        """Answer the platform."""
        note(self, call)
        return VoiceResponse(children=[]) if room is None else self.dial(room)

    def dial(self, room: str) -> VoiceResponse:
        """Put the caller in a room."""
        response = VoiceResponse()
        response.dial().conference(room)
        return response

    def put(self, _request: HttpRequest) -> HttpResponse:
        """Answer a browser."""
        note(self, None)
        return HttpResponse("put")

    def get(self, _request: HttpRequest) -> HttpResponse:
        """Show a page."""
        return HttpResponse("page")


class DirectLater(View):
    """The same, asynchronously."""

    @status_callback(VoiceCallback)
    async def post(self, _request: HttpRequest, call: VoiceCallback) -> None:
        """Take a report."""
        await asyncio.sleep(0)
        note(self, call)

    async def put(self, _request: HttpRequest) -> HttpResponse:
        """Answer a browser."""
        note(self, None)
        return HttpResponse("put")


def test_a_method_is_decorated_alone() -> None:
    """A decorated method verifies, gets the callback and answers; it needs no CSRF token."""
    answer = ask(Direct.as_view(), target="/Lobby")
    assert (answer.status_code, seen) == (200, [("Direct", CALLED)])
    assert b"Lobby" in answer.content
    assert ask(Direct.as_view(), key="PSK_no").status_code == 403
    assert ask(Direct.as_view(), key=None).status_code == 403
    assert len(seen) == 1


def test_an_asynchronous_method_is_decorated_alone() -> None:
    """A decorated method may be asynchronous."""
    assert ask(DirectLater.as_view()).status_code == 204
    assert seen == [("DirectLater", CALLED)]
    assert ask(DirectLater.as_view(), key="PSK_no").status_code == 403


@pytest.mark.parametrize("cls", [Direct, DirectLater])
def test_other_methods_need_a_token_as_ever(cls: type[View]) -> None:
    """Where a method is decorated, the others are checked for CSRF tokens as they ever were."""
    assert ask(cls.as_view(), "PUT").status_code == 403
    assert ask(cls.as_view(), "OPTIONS").status_code == 200
    assert ask(cls.as_view(), "DELETE").status_code in (403, 405)
    assert seen == []
    sessions: dict[str, Any] = {"CSRF_USE_SESSIONS": True, "SESSION_ENGINE": SIGNED_COOKIES}
    assert ask(cls.as_view(), "PUT", **sessions, MIDDLEWARE=[SESSIONS, CSRF]).status_code == 403
    assert seen == []


@pytest.mark.parametrize("cls", [Direct, DirectLater])
def test_other_methods_without_the_middleware(cls: type[View]) -> None:
    """Who does not have Django check CSRF tokens does not get a check from cxml."""
    assert ask(cls.as_view(), "PUT", MIDDLEWARE=[]).content == b"put"
    assert ask(cls.as_view(), "PUT", MIDDLEWARE=[f"{HERE}passing"]).content == b"put"


def passing(get_response: Callable[[HttpRequest], Any]) -> Callable[[HttpRequest], Any]:
    """Make a middleware that does nothing."""
    return lambda request: get_response(request)


def unfinished(view: Any) -> Any:
    """Be a decorator of somebody else, whose name has no value yet."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        return view(request, *args, **kwargs) if callable(view) else instead

    if not callable(view):
        instead = None
    return answer


def protected(cls: type[View]) -> Iterator[Any]:
    """Put Django's own check of tokens around a class, in each of the ways there are."""
    yield csrf_protect(cls.as_view())
    yield never_cache(csrf_protect(never_cache(cls.as_view())))
    for decorators in (csrf_protect, [csrf_protect, requires_csrf_token]):
        made: Any = method_decorator(decorators, name="dispatch")(type(cls.__name__, (cls,), {}))
        yield made.as_view()
        sub: Any = type(cls.__name__, (made,), {})
        yield sub.as_view()
    if not cls.view_is_async:
        yield unfinished(csrf_protect(cls.as_view()))


@pytest.mark.skipif(django.VERSION < (5, 0), reason="csrf_protect takes no coroutine before")
def test_other_methods_are_protected_asynchronously() -> None:
    """The same is so of asynchronous methods."""
    for view in protected(DirectLater):
        assert ask(view, "PUT", MIDDLEWARE=[]).status_code == 403
        assert ask(view, MIDDLEWARE=[]).status_code == 204
    assert seen == [("DirectLater", CALLED)] * 6


def test_other_methods_are_protected_as_they_were() -> None:
    """A check of tokens around a class counts for the methods that are not decorated."""
    token = "t" * 32
    for view in protected(Direct):
        assert ask(view, "PUT", MIDDLEWARE=[]).status_code == 403
        assert seen == []
        assert ask(view, MIDDLEWARE=[]).status_code == 200
        assert seen.pop() == ("Direct", CALLED)
        with override_settings(MIDDLEWARE=[], ROOT_URLCONF=(path("", view),)):
            browser = Client(enforce_csrf_checks=True)
            browser.cookies["csrftoken"] = token
            assert browser.put("/", headers={"X-CSRFToken": token}).content == b"put"
        assert seen.pop() == ("Direct", None)


def test_a_page_beside_a_method_for_the_platform() -> None:
    """A method that is not decorated is as ever, and so gets no callback."""
    assert ask(Direct.as_view(), "GET", key=None).content == b"page"


class Overridden(Direct):
    """A subclass whose method is not decorated."""

    def post(self, request: HttpRequest, call: Any = None, room: str | None = None) -> HttpResponse:  # type: ignore[override]
        """Answer as the parent does, which verifies."""
        note(self, call)
        return super().post(request, room)  # type: ignore[return-value]


class Again(Direct):
    """A subclass whose method is decorated too."""

    @status_callback(VoiceCallback)
    def post(self, _request: HttpRequest, call: VoiceCallback) -> None:  # type: ignore[override]
        """Take a report."""
        note(self, call)


class Dispatching(Direct):
    """A subclass with a ``dispatch`` of its own, and a decorated method."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Do as the parent does."""
        answer = super().dispatch(request, *args, **kwargs)
        answer.headers["X-Own"] = "1"
        return answer

    @document(VoiceCallback)
    def post(self, _request: HttpRequest, call: VoiceCallback) -> None:  # type: ignore[override]
        """Answer with nothing."""
        note(self, call)

    get = post  # type: ignore[assignment]


def test_subclasses_of_a_class_with_a_decorated_method() -> None:
    """A method that overrides a decorated one is open only if it is decorated too."""
    assert ask(Overridden.as_view()).status_code == 403
    assert seen == []
    assert ask(Again.as_view()).status_code == 204
    assert seen == [("Again", CALLED)]
    answer = ask(Dispatching.as_view())
    assert (answer.content.decode(), answer.headers["X-Own"]) == (EMPTY, "1")
    assert ask(Dispatching.as_view(), "GET").status_code == 200
    assert ask(Dispatching.as_view(), "GET", key=None).status_code == 403
    assert ask(Dispatching.as_view(), "PUT").status_code == 403
    assert len(seen) == 3


def as_said(request: HttpRequest) -> HttpRequest:
    """Change the method of a request, as it asks for, as applications with forms do."""
    request.method = request.GET.get("method", request.method)
    return request


class Overriding(View):
    """A class that changes the method of a request."""

    @document(VoiceCallback)
    def post(self, _request: HttpRequest, call: VoiceCallback) -> None:
        """Answer with nothing."""
        note(self, call)

    def delete(self, _request: HttpRequest) -> HttpResponse:
        """Answer a browser."""
        note(self, None)
        return HttpResponse()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Call what the request asks for."""
        return super().dispatch(as_said(request), *args, **kwargs)


class OverridingLater(View):
    """The same, asynchronously."""

    @document(VoiceCallback)
    async def post(self, _request: HttpRequest, call: VoiceCallback) -> None:
        """Answer with nothing."""
        note(self, call)

    async def delete(self, _request: HttpRequest) -> HttpResponse:
        """Answer a browser."""
        note(self, None)
        return HttpResponse()

    async def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:  # type: ignore[override]
        """Call what the request asks for."""
        answer: Any = super().dispatch(as_said(request), *args, **kwargs)
        return await answer


@pytest.mark.parametrize("base", [Overriding, OverridingLater])
def test_what_is_exempt_calls_no_other_method(base: type[View]) -> None:
    """What is exempt from CSRF tokens for a decorated method cannot be turned into another."""
    view = type("Changing", (base,), {}).as_view()  # type: ignore[attr-defined]
    assert ask(view).status_code == 200
    assert seen == [("Changing", CALLED)]
    for key in (KEY, None):
        assert ask(view, target="/?method=DELETE", key=key).status_code == 405
        assert ask(view, "DELETE", key=key).status_code == 403
    assert len(seen) == 1
    assert ask(view, "DELETE", MIDDLEWARE=[]).status_code == 200


@pytest.mark.parametrize("base", [Overriding, OverridingLater])
def test_what_is_open_calls_no_other_method(base: type[View]) -> None:
    """What a decorated class lets in unsigned, OPTIONS, cannot be turned into another method."""
    parts: dict[str, Any] = {"delete": returning(base.delete), "post": returning(base.delete)}  # type: ignore[attr-defined]
    view = subclass(type("Changing", (base,), parts)).as_view()
    assert ask(view, "OPTIONS", target="/?method=DELETE", key=None).status_code == 405
    assert ask(view, "DELETE", key=None).status_code == 403
    assert seen == []
    assert ask(view, target="/?method=DELETE").status_code == 200
    assert len(seen) == 1


def returning(method: Any) -> Any:
    """Let a method take a callback, or none."""

    def taking(self: View, request: HttpRequest, *_: object) -> Any:
        return method(self, request)

    async def later(self: View, request: HttpRequest, *_: object) -> Any:
        return await method(self, request)

    return later if asyncio.iscoroutinefunction(method) else taking


def test_a_decorated_method_of_a_decorated_class() -> None:
    """A method that is decorated itself is verified and answered as it says, and called once."""

    @document(VoiceCallback)
    class Both(View):
        @status_callback(VoiceCallback, public_url="https://example.com")
        def post(self, _request: HttpRequest, call: VoiceCallback) -> None:
            note(self, call)

        def put(self, _request: HttpRequest, call: VoiceCallback) -> None:
            note(self, call)

    class Below(Both):
        @status_callback(ConferenceEvent)
        def post(self, _request: HttpRequest, event: ConferenceEvent) -> None:
            note(self, event.call_sid)

    assert ask(Both.as_view()).status_code == 403
    assert ask(Both.as_view(), "PUT").content.decode() == EMPTY
    assert ask(Both.as_view(), "PUT", key=None).status_code == 403
    assert ask(Below.as_view()).status_code == 204
    assert seen == [("Both", CALLED), ("Below", CALL["CallSid"])]


def test_what_copies_a_method_does_not_verify() -> None:
    """What has the attributes of a decorated method, and is none, is verified by its class."""

    def post(_self: View, _request: HttpRequest, *args: object) -> HttpResponse:
        seen.append(args)
        return HttpResponse()

    @document(VoiceCallback)
    class Copied(View):
        def put(self, _request: HttpRequest, _call: VoiceCallback) -> None: ...

    cls: Any = Copied
    cls.post = wraps(Direct.post)(post)
    assert ask(cls.as_view(), key="PSK_no").status_code == 403
    assert seen == []
    assert ask(cls.as_view()).status_code == 200
    assert seen == [(CALLED,)]


def test_a_method_is_checked_when_it_is_decorated() -> None:
    """A method without a place for the callback is refused where it is decorated."""
    with pytest.raises(
        ConfigurationError, match=r"write def post\(self, request: HttpRequest, call: VoiceCallb"
    ):

        class Without(View):
            @document(VoiceCallback)  # type: ignore[arg-type, type-var]
            def post(self, _request: HttpRequest) -> None: ...


def marked(method: Any) -> Any:
    """Leave an attribute on a method, as decorators do."""
    method.mark = "left"
    return method


def wrapped(method: Any) -> Any:
    """Stand above another decorator."""

    @wraps(method)
    def around(*args: Any, **kwargs: Any) -> Any:
        return method(*args, **kwargs)

    return around


def test_what_other_decorators_leave_stays() -> None:
    """An attribute that a decorator above leaves is one of the method."""

    class Marked(View):
        @marked
        @document(VoiceCallback)
        def post(self, _request: HttpRequest, _call: VoiceCallback) -> None: ...

    assert Marked.post.mark == "left"
    assert Marked.post.__name__ == "post"
    assert ask(Marked.as_view()).status_code == 200


def test_a_decorator_around_a_decorated_method() -> None:
    """A method that cannot open its class says so, unless the class is open."""

    class Around(View):
        @wrapped
        @document(VoiceCallback)
        def post(self, _request: HttpRequest, call: VoiceCallback) -> None:
            note(self, call)

    assert ask(Around.as_view()).status_code == 403
    with pytest.raises(ConfigurationError, match=r"Around\.post is not open .* above all others"):
        ask(Around.as_view(), MIDDLEWARE=[])
    opened = method_decorator(csrf_exempt, name="dispatch")(Around)
    assert ask(opened.as_view()).status_code == 200
    assert ask(opened.as_view(), key="PSK_no").status_code == 403
    assert seen == [("Around", CALLED)]


class Mixin:
    """A class that is no view, with methods for views."""

    @document(VoiceCallback)  # type: ignore[arg-type, type-var]
    def post(self, _request: HttpRequest, call: VoiceCallback) -> None:
        """Answer with nothing."""
        note(self, call)


def test_a_decorated_method_of_a_mixin() -> None:
    """A decorated method can be mixed in where the class is open, and says so elsewhere."""

    class Shut(Mixin, View):
        pass

    class Open(Mixin, Direct):  # type: ignore[misc]
        pass

    assert callable(Mixin.post)
    assert ask(Shut.as_view()).status_code == 403
    with pytest.raises(ConfigurationError, match="is not open"):
        ask(Shut.as_view(), MIDDLEWARE=[])
    assert ask(Open.as_view()).status_code == 200
    assert ask(Open.as_view(), key="PSK_no").status_code == 403
    assert seen == [("Open", CALLED)]


# method_decorator


class Base(View):
    """A view that is decorated by Django's own means."""

    def post(self, _request: HttpRequest, call: VoiceCallback) -> VoiceResponse:
        """Answer with a document."""
        note(self, call)
        return VoiceResponse()


class BaseLater(View):
    """The same, asynchronously."""

    async def post(self, _request: HttpRequest, call: VoiceCallback) -> VoiceResponse:
        """Answer with a document."""
        await asyncio.sleep(0)
        note(self, call)
        return VoiceResponse()


def dispatched(decorators: Any, base: type[View] = Base) -> type[View]:
    """Make a class whose ``dispatch`` is decorated, and one that derives from it."""
    parent = method_decorator(decorators, name="dispatch")(type("Parent", (base,), {}))
    return type("Child", (parent,), {"put": base.post})  # type: ignore[attr-defined]


@pytest.mark.parametrize("base", [Base, BaseLater])
@pytest.mark.parametrize("others", [[], [wrapped]])
def test_method_decorator_of_dispatch(others: list[Any], base: type[View]) -> None:
    """``method_decorator`` with ``name="dispatch"`` does what decorating the class does."""
    decorator = document(VoiceCallback)
    for decorators in ([decorator, *others], [*others, decorator]):
        seen.clear()
        cls = dispatched(decorators, base)
        assert ask(cls.as_view()).content.decode() == EMPTY
        assert ask(cls.as_view(), key="PSK_no").status_code == 403
        assert ask(cls.as_view(), "OPTIONS", key=None).status_code == 200
        assert ask(cls.as_view(), "DELETE", key=None).status_code == 405
        assert ask(cls.as_view(), "PUT").content.decode() == EMPTY
        assert seen == [("Child", CALLED)] * 2


def test_method_decorator_with_others_of_django() -> None:
    """It may stand beside Django's own decorators."""
    cls = dispatched([never_cache, document(VoiceCallback)])
    answer = ask(cls.as_view(), "PUT")
    assert (answer.status_code, "no-cache" in answer.headers["Cache-Control"]) == (200, True)


def test_method_decorator_of_a_method() -> None:
    """``method_decorator`` of another method opens nothing, and says what to write."""
    cls: Any = method_decorator(document(VoiceCallback), name="post")(type("Late", (Base,), {}))
    assert ask(cls.as_view()).status_code == 403
    with pytest.raises(ConfigurationError, match=r'Late\.post .* write name="dispatch"'):
        ask(cls.as_view(), MIDDLEWARE=[])
    opened = method_decorator(csrf_exempt, name="dispatch")(cls)
    assert ask(opened.as_view()).content.decode() == EMPTY
    assert ask(opened.as_view(), key="PSK_no").status_code == 403
    assert seen == [("Late", CALLED)]


def test_method_decorator_of_a_class_that_cannot_be_called() -> None:
    """A class whose methods have no place for the callback says so at the first request."""

    class Without(View):
        def post(self, _request: HttpRequest) -> None: ...

    view = method_decorator(document(VoiceCallback), name="dispatch")(Without).as_view()
    with pytest.raises(ConfigurationError, match=r"write def post\(self, request: HttpRequest"):
        view(RequestFactory().post("/"))


# What a class has of its own


class Telling:
    """Tells something that it is asked for by OPTIONS."""

    def options(self, _request: HttpRequest, *args: object) -> HttpResponse:
        """Tell something."""
        seen.append(args)
        return HttpResponse("told")


def test_options_of_ones_own_are_verified() -> None:
    """Django's own answer to OPTIONS is open; that of a class is verified as its other methods."""

    class Told(Telling, subclass(Base)):  # type: ignore[misc]
        pass

    assert ask(Base.as_view(), "OPTIONS", key=None).status_code == 200
    assert ask(Told.as_view(), "OPTIONS", key=None).status_code == 403
    assert seen == []
    assert ask(Told.as_view(), "OPTIONS").content == b"told"
    assert seen == [(CALLED,)]
    with pytest.raises(ConfigurationError, match="options has no parameter for the callback"):

        @document(VoiceCallback)
        class Without(Base):
            def options(self, _request: HttpRequest) -> HttpResponse: ...  # type: ignore[empty-body]


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "OPTIONS", "HEAD", "DELETE"])
def test_generic_views(method: str) -> None:
    """A generic view is verified whatever it is asked with."""
    elsewhere: Any = document(VoiceCallback)(
        type("Elsewhere", (RedirectView,), {"url": "/elsewhere"})
    )
    assert ask(elsewhere.as_view(), method, key=None).status_code == 403
    page: Any = document(VoiceCallback)(
        type("Page", (TemplateView,), {"template_name": "none.html"})
    )
    assert ask(page.as_view(), "GET", key=None).status_code == 403
    assert ask(elsewhere.as_view()).headers["Location"] == "/elsewhere"


def test_what_as_view_made() -> None:
    """What ``as_view`` made can be decorated as a function."""
    assert ask(document(VoiceCallback)(Base.as_view())).content.decode() == EMPTY
    later: Any = document(VoiceCallback)(BaseLater.as_view())
    assert asyncio.run(later(made())).status_code == 200
    assert seen == [("Base", CALLED), ("BaseLater", CALLED)]
    page: Any = type("Page", (View,), {"get": Direct.get})
    with pytest.raises(ConfigurationError, match="get has no parameter for the callback"):
        document(VoiceCallback)(page.as_view())


def test_nothing_is_decorated_twice() -> None:
    """A function or a method that verifies already is refused where it is decorated again."""
    once = document(VoiceCallback)(Base.as_view())
    made_before: Any
    for made_before in (once, Direct.post, subclass(Base).as_view()):
        with pytest.raises(ConfigurationError, match="is decorated already"):
            status_callback(VoiceCallback)(made_before)


# Logins


@pytest.mark.skipif(django.VERSION < (5, 1), reason="Django has no such middleware")
def test_no_login_is_asked_for() -> None:
    """Where all views need a login, those for the platform do not, and all others do."""
    installed = ["django.contrib.contenttypes", "django.contrib.auth", "cxml.django"]
    changed: dict[str, Any] = {
        "INSTALLED_APPS": installed,
        "SESSION_ENGINE": SIGNED_COOKIES,
        "MIDDLEWARE": LOGIN,
    }

    @document(VoiceCallback)
    def voice(_request: HttpRequest, _call: VoiceCallback) -> None: ...

    for view in (voice, subclass(Base).as_view(), Direct.as_view()):
        assert ask(view, **changed).status_code == 200
        assert ask(view, key="PSK_no", **changed).status_code == 403
    assert ask(Direct.as_view(), "GET", **changed).status_code == 302
    assert ask(Direct.as_view(), "PUT", **changed).status_code == 302
    assert ask(Direct.as_view(), "PUT", **{**changed, "MIDDLEWARE": []}).status_code == 200


class Routing(View):
    """A class that calls other methods than Django does."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Call what no method of HTTP is named after."""
        if request.method == "PUT":
            note(self, None)
            return HttpResponse()
        return super().dispatch(request, *args, **kwargs)


class Routed(Routing):
    """A class with one method for the platform, above that."""

    @document(VoiceCallback)
    def post(self, _request: HttpRequest, call: VoiceCallback) -> None:
        """Answer the platform."""
        note(self, call)


def test_what_a_class_does_without_a_method() -> None:
    """What a class does where it has no method is asked for what Django asks of a browser."""
    assert ask(Routed.as_view(), "PUT").status_code == 403
    assert not seen
    assert ask(Routed.as_view(), "POST").status_code in (200, 204)
    assert seen == [("Routed", CALLED)]


# A base of others


@document(VoiceCallback)
class WithoutMethods(View):
    """Decorated, and without a method."""


class Answering(WithoutMethods):
    """Has the methods."""

    def post(self, _request: HttpRequest, call: VoiceCallback) -> VoiceResponse:
        """Note the call."""
        note(self, call)
        return VoiceResponse(children=[])


class Forgetful(WithoutMethods):
    """Has methods that could not be called with a callback, and verifies nothing by itself."""

    def post(self, _request: HttpRequest) -> VoiceResponse:
        """Never called."""
        raise NotImplementedError


def test_a_decorated_base_without_methods() -> None:
    """What is derived from a class without methods is verified, and gets the callback."""
    assert ask(Answering.as_view()).status_code == 200
    assert seen == [("Answering", VoiceCallback.from_form(CALL))]
    assert ask(Answering.as_view(), key="PSK_no").status_code == 403
    assert ask(Answering.as_view(), key=None).status_code == 403
    assert len(seen) == 1


def test_methods_of_what_is_derived_are_checked() -> None:
    """What could not be called with its callback is refused where it gets an address."""
    with pytest.raises(ConfigurationError, match=r"Forgetful\.post has no parameter for the callb"):
        Forgetful.as_view()


def test_what_is_derived_may_be_decorated_too() -> None:
    """A derived class that is decorated too is checked for that alone."""

    @status_callback(ConferenceEvent)
    class Told(WithoutMethods):
        def post(self, _request: HttpRequest, event: ConferenceEvent) -> None:
            note(self, event)

    assert ask(Told.as_view()).status_code == 204
    assert seen == [("Told", ConferenceEvent.from_form(CALL))]


# A dispatch of its own, below a decorated class


def own_dispatch() -> dict[str, type[View]]:
    """Make classes that would answer before the decorated class that they derive from."""

    def answering(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        note(view, None)
        return getattr(view, str(request.method).lower())(request, *args, **kwargs)

    async def answering_later(view: View, request: HttpRequest, *_: Any, **__: Any) -> Any:
        note(view, None)
        return await view.post(request)  # type: ignore[attr-defined]

    def before(dispatch: Callable[..., Any]) -> Callable[..., Any]:
        def called(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            seen.append("before")
            return dispatch(request, *args, **kwargs)

        return called

    def made(name: str, base: type[View], **parts: Any) -> type[View]:
        return type(name, (document(VoiceCallback)(type("Parent", (base,), {})),), parts)

    mixin = type("Mixin", (), {"dispatch": answering})
    mixed = type("Mixed", (mixin, made("Between", Base)), {})
    wrapping = method_decorator(before, name="dispatch")(made("Wrapping", Base))
    return {
        "own": made("Own", Base, dispatch=answering),
        "exempt": made("Exempt", Base, dispatch=csrf_exempt(answering)),
        "below": type("Below", (made("Own", Base, dispatch=csrf_exempt(answering)),), {}),
        "later": made("Later", BaseLater, dispatch=answering_later),
        "mixed": mixed,
        "wrapping": wrapping,
        "without methods": made("Base", View, dispatch=answering, post=Base.post),
    }


OWN = [*own_dispatch()]


@pytest.mark.parametrize("name", OWN)
def test_verified_before_a_dispatch_of_its_own(name: str) -> None:
    """No class that is derived from a decorated one does anything before a request is verified."""
    cls = own_dispatch()[name]
    for key in (None, "PSK_no"):
        for middleware in ([CSRF], list[str]()):
            assert ask(cls.as_view(), key=key, MIDDLEWARE=middleware).status_code == 403
    assert seen == []
    view = cls.as_view()
    for _ in range(2):
        seen.clear()
        assert ask(view).content.decode() == EMPTY
        assert len(seen) == 2
        assert seen[1] == (cls.__name__, CALLED)


def test_a_dispatch_that_changes_the_method() -> None:
    """The method that is called gets the callback, whichever the request came by."""

    @document(VoiceCallback)
    class Parent(Base):
        put = Base.post

    class Turning(Parent):
        def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            return super().dispatch(as_said(request), *args, **kwargs)

    view = Turning.as_view()
    assert ask(view, target="/?method=PUT").status_code == 200
    assert ask(view, target="/?method=PUT", key=None).status_code == 403
    assert seen == [("Turning", CALLED)]


def test_what_derives_and_has_no_place_for_the_callback() -> None:
    """With a dispatch of its own, too, methods that could not be called are refused when served."""
    parent: type[View] = document(VoiceCallback)(type("Parent", (View,), {}))
    parts = {"post": Forgetful.post, "dispatch": View.dispatch}
    with pytest.raises(ConfigurationError, match=r"Forgetful\.post has no parameter for the callb"):
        type("Child", (parent,), parts).as_view()  # type: ignore[attr-defined]


# An as_view of another class


def served_by(cls: type[object]) -> Callable[..., Any]:
    """Give an ``as_view`` that puts something around the next one's view, and notes that."""

    def as_view(served: Any, **given: Any) -> Callable[..., Any]:
        inherited: Any = super(cls, served)
        view = inherited.as_view(**given)

        @wraps(view)
        def noted(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            seen.append(served.__name__)
            return view(request, *args, **kwargs)

        return noted

    return as_view


def having_as_view(name: str, *bases: type[object]) -> Any:
    """Make a class that puts something around its views."""
    made: Any = type(name, bases, {})
    made.as_view = classmethod(served_by(made))
    return made


@pytest.mark.parametrize(
    "order", ["before", "behind", "own", "decorated", "decorated twice", "decorated, own"]
)
def test_what_other_classes_put_around_a_view(order: str) -> None:
    """The ``as_view`` of a mixin, on whichever side of a decorated class, is asked as ever."""
    decorate: Any = document(VoiceCallback)
    parent = decorate(type("Parent", (Base,), {}))
    mixin: Any = having_as_view("Mixin")
    made: dict[str, Callable[[], Any]] = {
        "before": lambda: type("Child", (mixin, parent), {}),
        "behind": lambda: type("Child", (parent, mixin, Base), {}),
        "own": lambda: having_as_view("Child", parent),
        "decorated": lambda: decorate(type("Child", (mixin, parent), {})),
        "decorated twice": lambda: decorate(decorate(type("Child", (mixin, Base), {}))),
        "decorated, own": lambda: decorate(having_as_view("Child", parent)),
    }
    view = made[order]().as_view()
    assert ask(view).content.decode() == EMPTY
    assert seen == ["Child", ("Child", CALLED)]
    assert ask(view, key="PSK_no").status_code == 403
    assert len([each for each in seen if each != "Child"]) == 1


def test_a_dispatch_that_returns_no_response() -> None:
    """What a ``dispatch`` returns that is no response is refused by Django, in its own words."""

    @document(VoiceCallback)
    class Silent(Base):
        def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any: ...

    with pytest.raises(ValueError, match=r"didn't return an HttpResponse object\. It ret"):
        ask(Silent.as_view())
