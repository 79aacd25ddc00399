"""Methods and classes that are endpoints of Starlette."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.endpoints import HTTPEndpoint, WebSocketEndpoint
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import Message, Scope

from cxml import ConfigurationError, VoiceResponse
from cxml._web.answer import EMPTY
from cxml.callbacks import VoiceCallback
from cxml.starlette import Webhooks

from .requests import CALL, KEY, posted

HEARD = VoiceCallback.from_form(CALL)
seen: list[object] = []
webhooks = Webhooks(signing_key=KEY)


def answer_to(view: Any, method: str = "POST", *, key: str = KEY) -> tuple[int, str]:
    """Ask an endpoint, with a signature of the key."""
    seen.clear()
    methods = None if isinstance(view, type) else [method]
    app = Starlette(routes=[Route("/{room}", view, methods=methods)])
    return asyncio.run(asked(app, method, key))


async def asked(app: Starlette, method: str, key: str) -> tuple[int, str]:
    """Ask an application as a server does."""
    form = {} if method in ("GET", "HEAD") else CALL
    sent, said = posted("http://localhost/1", form, key=key), list[Message]()
    scope: Scope = {
        "type": "http",
        "method": method,
        "scheme": "http",
        "path": "/1",
        "query_string": b"",
        "headers": [(name.lower().encode(), text.encode()) for name, text in sent.headers.items()],
        "server": ("localhost", 80),
    }
    received: list[Message] = [
        {"type": "http.request", "body": sent.body[:9], "more_body": True},
        {"type": "http.request", "body": sent.body[9:]},
        {"type": "http.disconnect"},
    ]

    async def receive() -> Message:
        return received.pop(0)

    async def send(message: Message) -> None:
        said.append(message)

    await app(scope, receive, send)
    return said[0]["status"], b"".join(each.get("body", b"") for each in said[1:]).decode()


def spoken(text: str) -> VoiceResponse:
    """Make a document."""
    response = VoiceResponse()
    response.say(text)
    return response


# Methods


class Decorated(HTTPEndpoint):
    """A class whose methods are decorated."""

    @webhooks.document(VoiceCallback)
    async def post(self, request: Request, call: VoiceCallback) -> VoiceResponse:
        """Answer with a document."""
        seen.append(call)
        return spoken(f"{request.path_params['room']} of {type(self).__name__}")

    @webhooks.status_callback(VoiceCallback)
    def put(self, _request: Request, call: VoiceCallback) -> None:
        """Answer at once."""
        seen.append(call)

    @webhooks.document(VoiceCallback)
    def patch(this, asked, call) -> None:  # type: ignore[no-untyped-def]  # noqa: N805
        """Call oneself, and the request, otherwise."""
        seen.append((type(this), asked.method, call))


def test_a_decorated_method() -> None:
    """A method gets itself, the request and the callback, asynchronous or not."""
    assert answer_to(Decorated) == (200, str(spoken("1 of Decorated")))
    assert seen == [HEARD]
    assert answer_to(Decorated, key="PSK_no") == (403, "Forbidden")
    assert answer_to(Decorated, "PUT") == (204, "")
    assert seen == [HEARD]
    assert answer_to(Decorated, "PATCH") == (200, EMPTY)
    assert seen == [(Decorated, "PATCH", HEARD)]


def test_a_method_that_is_bound() -> None:
    """A method may be of a class that is no endpoint of Starlette's, and be bound when routed."""

    class Pages:
        @webhooks.document(VoiceCallback)
        async def voice(self, _request: Request, call: VoiceCallback) -> None:
            seen.append(call)

    assert answer_to(Pages().voice) == (200, EMPTY)
    assert seen == [HEARD]


# Classes


class Methods(HTTPEndpoint):
    """Methods that are not decorated themselves."""

    def get(self, request: Request, _call: VoiceCallback) -> Response:
        """Answer with a response of one's own."""
        seen.append(request.method)
        return PlainTextResponse("own")

    async def post(self, request: Request, call: VoiceCallback) -> VoiceResponse:
        """Answer with a document, and read the request once more."""
        assert VoiceCallback.from_form(await request.body()) == call
        assert await request.is_disconnected()
        seen.append(call)
        return spoken(f"{request.path_params['room']} of {type(self).__name__}")

    async def put(self, request: Request, call: VoiceCallback) -> VoiceResponse:
        """Let another method answer."""
        return await self.post(request, call)


def make_family() -> dict[str, type[HTTPEndpoint]]:
    """Make a decorated class, and classes that come of it in every way."""

    @webhooks.document(VoiceCallback)
    class Family(Methods): ...

    class Added(Family):
        patch = delete = options = Family.post

    class Overridden(Family):
        async def post(self, request: Request, call: VoiceCallback) -> VoiceResponse:
            return await super().post(request, call)

    class Mixin:
        async def post(self, request: Request, it: VoiceCallback) -> VoiceResponse:
            seen.append(it)
            return spoken(f"{request.path_params['room']} of {type(self).__name__}")

    class Mixed(Mixin, Family): ...

    class Dispatching(Family):
        async def dispatch(self) -> None:
            method: Any = getattr(self, self.scope["method"].lower(), None) or self.get
            response: Any = await method(Request(self.scope, self.receive, self.send))
            await response(self.scope, self.receive, self.send)

    class Again(Family): ...

    again = webhooks.document(VoiceCallback)(Again)
    family = (Family, Added, Overridden, Mixed, Dispatching, again)
    return {each.__name__: each for each in family}


FAMILY = ["Family", "Added", "Overridden", "Mixed", "Dispatching", "Again"]
METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "DISPATCH"]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("name", FAMILY)
def test_no_subclass_is_left_open(name: str, method: str) -> None:
    """Without a signature nothing of a subclass is called, whatever it overrides or adds."""
    assert answer_to(make_family()[name], method, key="PSK_no") == (403, "Forbidden")
    assert seen == []


@pytest.mark.parametrize("method", ["POST", "PUT"])
@pytest.mark.parametrize("name", FAMILY)
def test_a_subclass_gets_the_callback_once(name: str, method: str) -> None:
    """The methods of a subclass get one callback, decorated or not."""
    assert answer_to(make_family()[name], method) == (200, str(spoken(f"1 of {name}")))
    assert seen == [HEARD]


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_method_for_head(method: str) -> None:
    """A HEAD is answered by ``get``; a response of the framework is left alone."""
    assert answer_to(make_family()["Family"], method)[0] == 200
    assert seen == [method]


@pytest.mark.parametrize("method", ["DELETE", "DISPATCH"])
def test_a_method_that_is_not_there(method: str) -> None:
    """A method that the class does not have is answered as ever, once the request is verified."""
    assert answer_to(make_family()["Family"], method) == (405, "Method Not Allowed")


def test_a_class_without_an_application() -> None:
    """A class that is served by itself, as ASGI has it, answers so too."""
    family: Any = make_family()["Family"]
    assert asyncio.run(asked(family, "DISPATCH", KEY)) == (405, "Method Not Allowed")


def test_a_decorated_subclass_decides() -> None:
    """A subclass that is decorated too is verified and answered as its own decorator says."""

    class Event(make_family()["Family"]):  # type: ignore[misc]
        async def post(self, _request: Request, call: VoiceCallback) -> None:
            seen.append(call)

    decorated = Webhooks(verify=False).status_callback(VoiceCallback)(Event)
    assert decorated is Event
    assert answer_to(decorated, key="PSK_no") == (204, "")
    assert seen == [HEARD]


# Mistakes


def test_a_class_that_is_no_endpoint() -> None:
    """A class that is no endpoint for HTTP is refused when it is decorated."""

    class Socket(WebSocketEndpoint): ...

    with pytest.raises(
        ConfigurationError, match=r"Socket is no class-based view; derive it from s"
    ):
        webhooks.document(VoiceCallback)(Socket)  # type: ignore[type-var]


def test_methods_without_a_place_for_the_callback() -> None:
    """Methods and functions that could not be called with the callback are refused."""

    class Without(HTTPEndpoint):
        async def post(self, request: Request) -> None: ...

    with pytest.raises(
        ConfigurationError, match=r"def post\(self, request: Request, call: VoiceCa"
    ):
        webhooks.document(VoiceCallback)(Without)
    with pytest.raises(ConfigurationError, match=r"has no parameter .* alone\(request: Request, c"):

        @webhooks.document(VoiceCallback)  # type: ignore[arg-type]
        def alone(request: Request) -> None: ...


class Untold:
    """Has a method that takes the callback alone."""

    def answer(self, call):  # type: ignore[no-untyped-def]
        """Answer nothing."""

    def typed(self, call: str) -> None:
        """Answer nothing."""


@pytest.mark.parametrize(
    ("view", "said"),
    [
        (lambda call: call, "takes call alone, and nothing says that it is the callback; write"),
        (Untold.answer, "Untold.answer takes call alone, and nothing says that it is the callback"),
        (lambda request: request, "has no parameter for the callback"),
        (lambda: None, "has no parameter for the callback"),
        (lambda *, call: call, "has no parameter for the callback"),
        (Untold.typed, "has no parameter for the callback"),
    ],
)
def test_what_is_taken_alone(view: Any, said: str) -> None:
    """What may be the callback, and does not say so, is refused with its annotation to write."""
    with pytest.raises(ConfigurationError) as raised:
        webhooks.document(VoiceCallback)(view)
    assert said in str(raised.value)


@pytest.mark.parametrize("make", [webhooks.document, webhooks.status_callback, webhooks.received])
def test_what_is_no_kind(make: Any) -> None:
    """What is no class of callbacks is refused where it is given."""
    for kind in (VoiceResponse, "VoiceCallback", answer_to):
        with pytest.raises(ConfigurationError, match=f"^{make.__name__} takes a class of"):
            make(kind)
