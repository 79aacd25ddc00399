"""What FastAPI does first: nobody without a signature gets to another dependency."""

from __future__ import annotations

from functools import wraps
from inspect import signature
from typing import Annotated, Any, cast

import pytest
from fastapi import APIRouter, Body, Depends, FastAPI, Request
from starlette.testclient import TestClient

from cxml import ConfigurationError, Say, VoiceResponse
from cxml.callbacks import SwmlStreamStatus, VoiceRequest
from cxml.starlette import CxmlResponse, Options, Webhooks
from cxml.starlette._routes import returned_by
from cxml.testing import client

from .requests import KEY

webhooks = Webhooks(signing_key=KEY)
anywhere: Any = webhooks  # to type checkers the callback is the first, or behind the request
Received = Annotated[VoiceRequest, Depends(webhooks.received(VoiceRequest))]
FROM_BODY: Any = Body()
asked: list[str] = []


def database() -> str:
    """Be a dependency that only the platform is to get to."""
    asked.append("database")
    return "database"


class Pages:
    """Have endpoints that are methods."""

    @anywhere.document(VoiceRequest)  # type: ignore[untyped-decorator]
    async def method(self, found: Annotated[str, Depends(database)], call: VoiceRequest) -> None:
        """Take the callback behind the dependency."""


def application() -> FastAPI:
    """Make an application whose endpoints have their callback behind other dependencies."""
    app = FastAPI()

    @app.post("/decorated")
    @anywhere.document(VoiceRequest)  # type: ignore[untyped-decorator]
    async def decorated(
        request: Request, found: Annotated[str, Depends(database)], call: VoiceRequest
    ) -> None: ...

    @app.post("/by-default")
    @webhooks.document(VoiceRequest)
    def by_default(call: VoiceRequest, /, found: str = Depends(database)) -> None: ...

    @app.post("/required")
    @anywhere.status_callback(VoiceRequest, require=["call_sid"])  # type: ignore[untyped-decorator]
    async def required(found: Annotated[str, Depends(database)], call: VoiceRequest) -> None: ...

    @app.post("/route", dependencies=[Depends(webhooks.received(VoiceRequest)), Depends(database)])
    async def route() -> CxmlResponse:
        return CxmlResponse()

    app.post("/method")(Pages().method)
    router = APIRouter(dependencies=[Depends(webhooks.received(VoiceRequest)), Depends(database)])

    @router.post("/router")
    @webhooks.document(VoiceRequest)
    async def routed(call: VoiceRequest) -> None: ...

    app.include_router(router)
    return app


@pytest.mark.parametrize(
    "path", ["/decorated", "/by-default", "/required", "/route", "/method", "/router"]
)
def test_the_signature_comes_first(path: str) -> None:
    """A stranger gets to no dependency, wherever the callback stands; the platform does."""
    asked.clear()
    app = application()
    assert TestClient(app).post(path, data={"CallSid": "1"}).status_code == 403
    assert asked == []
    assert client(app, KEY).post(path, VoiceRequest, call_sid="1").status in (200, 204)
    assert asked == ["database"]


# What is required


def requiring() -> FastAPI:
    """Make an application one of whose endpoints requires two fields."""
    app = FastAPI()

    @app.post("/voice")
    @webhooks.document(VoiceRequest, require=["call_sid", "from_"])
    async def voice(call: VoiceRequest) -> VoiceResponse:
        response = VoiceResponse()
        response.say(f"Hello, {call.from_}.")
        return response

    @app.get("/voice")
    @webhooks.document(VoiceRequest, require=["call_sid"])
    async def asked_for(call: VoiceRequest) -> None: ...

    @app.post("/stream")
    @webhooks.status_callback(SwmlStreamStatus, require=["state"])
    async def changed(event: SwmlStreamStatus) -> None: ...

    return app


def test_what_is_required_can_be_overridden(caplog: pytest.LogCaptureFixture) -> None:
    """What stands in for a callback reaches endpoints that require something, as it has to have."""
    app = requiring()
    calls = [VoiceRequest(call_sid="1", from_="+15550100142"), VoiceRequest(call_sid="1")]
    app.dependency_overrides[webhooks.received(VoiceRequest)] = lambda: calls.pop(0)
    answer = TestClient(app).post("/voice")
    assert VoiceResponse.from_xml(answer.text).one(Say).message == "Hello, +15550100142."
    assert TestClient(app).post("/voice").status_code == 400
    assert caplog.records[-1].getMessage() == (
        "refused with 400: POST http://testserver/voice: it has no From that could be read, which"
        " this view requires"
    )


def test_one_that_is_required_can_be_overridden_alone() -> None:
    """What gives a callback with something required can be overridden itself."""
    app, call = requiring(), VoiceRequest()
    needed = webhooks.received(VoiceRequest, require=("call_sid", "from_"))
    app.dependency_overrides[needed] = lambda: call
    assert TestClient(app).post("/voice").status_code == 200
    assert repr(needed) == "received(VoiceRequest), with call_sid, from_"


def test_the_docs_say_what_is_required() -> None:
    """OpenAPI marks what is required: in a form, in a query, and in the objects of JSON."""
    paths = requiring().openapi()["paths"]

    def schema(path: str, kind: str) -> Any:
        return paths[path]["post"]["requestBody"]["content"][kind]["schema"]["allOf"]

    assert schema("/voice", "application/x-www-form-urlencoded") == [
        {"$ref": "#/components/schemas/VoiceRequest"},
        {"required": ["CallSid"]},
        {"required": ["From"]},
    ]
    asked_for = paths["/voice"]["get"]["parameters"]
    assert [each["name"] for each in asked_for if each["required"]] == ["CallSid"]
    assert schema("/stream", "application/json")[1] == {
        "required": ["params"],
        "properties": {"params": {"required": ["state"]}},
    }


# The options


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (
            "PSK_secret",
            "takes a function, not a str: options go by their names, as in Web",
        ),
        ({"signing_key": KEY}, "takes a function, not a dict: write Webhooks(**options)"),
        (lambda _: Options(), "takes a function that is called without arguments, at each"),
    ],
)
def test_what_is_no_function(given: Any, message: str) -> None:
    """What is no function that gives options is refused at once, and a key is not shown."""
    with pytest.raises(ConfigurationError) as raised:
        Webhooks(given)
    assert message in str(raised.value)
    assert "PSK" not in str(raised.value)


def test_a_function_that_does_not_show_its_signature() -> None:
    """What does not show how it is called is taken at its word."""
    function: Any = dict
    Webhooks(function)


def test_options_are_checked_when_an_application_starts() -> None:
    """Options that a function gives are checked where the application asks for that."""
    given = Options()
    later = Webhooks(lambda: given)
    with pytest.raises(ConfigurationError, match=r"no signing key: give signing_key=\.\.\."):
        later.check()
    given["signing_key"] = KEY
    later.check()
    given["public_url"] = None  # as os.environ.get gives it
    later.check()


# What FastAPI would misread


@pytest.mark.parametrize("is_dependency", [False, True])
def test_a_callback_that_nothing_gives(is_dependency: bool) -> None:
    """A route whose callback nothing gives, as without a decorator or below it, is refused."""

    async def voice(call: VoiceRequest) -> None: ...

    async def calling(found: object = Depends(voice)) -> None: ...

    with pytest.raises(ConfigurationError) as raised:
        FastAPI().post("/voice")(calling if is_dependency else voice)
    assert str(raised.value).endswith(
        "voice takes call: VoiceRequest, which FastAPI looks for in the query: write"
        " @webhooks.document(VoiceRequest) under the decorator of the route, or"
        " call: Annotated[VoiceRequest, Depends(webhooks.received(VoiceRequest))]"
    )


@pytest.mark.parametrize("is_hidden", [False, True])
def test_a_signature_that_is_hidden(is_hidden: bool) -> None:
    """A decorator in between may stand there, but not hide what FastAPI verifies a request by."""

    def traced(view: Any) -> Any:
        @wraps(view)
        async def answer(**named: Any) -> object:
            return await view(**named)

        if is_hidden:
            cast("Any", answer).__signature__ = signature(view.__wrapped__)
        return answer

    @traced
    @anywhere.document(VoiceRequest)  # type: ignore[untyped-decorator]
    async def voice(call: VoiceRequest = FROM_BODY) -> None: ...

    app = FastAPI()
    if is_hidden:
        with pytest.raises(ConfigurationError, match=r"hides the signature of .*voice, by which"):
            app.post("/voice")(voice)
        return
    app.post("/voice")(voice)
    assert TestClient(app).post("/voice", json={"CallSid": "1"}).status_code == 403
    assert client(app, KEY).post("/voice", VoiceRequest, call_sid="1").status in (200, 204)


def empty(_: VoiceRequest) -> VoiceResponse:
    """Make an empty document."""
    return VoiceResponse()


def returning(**given: Any) -> FastAPI:
    """Make an application whose endpoints return documents."""
    app, router = FastAPI(**given), APIRouter()

    @app.post("/annotated")
    async def annotated(call: Received) -> VoiceResponse:
        return empty(call)

    @app.post("/plain")
    async def plain(call: Received):  # type: ignore[no-untyped-def]
        return empty(call)

    @app.post("/said", response_class=CxmlResponse)
    async def said(call: Received) -> VoiceResponse:
        return empty(call)

    @app.post("/maybe")
    async def maybe(call: Received) -> VoiceResponse | None:
        return empty(call)

    @router.post("/routed")
    async def routed(call: Received) -> VoiceResponse:
        return empty(call)

    app.include_router(router)
    return app


@pytest.mark.parametrize("path", ["/annotated", "/plain", "/maybe", "/routed"])
def test_a_document_of_which_json_would_be_made(path: str) -> None:
    """An endpoint that returns a document to FastAPI itself is an error that says what to write."""
    platform = client(returning(), KEY)
    with pytest.raises(TypeError, match=r"return CxmlResponse\(response\)"):
        platform.post(path, VoiceRequest)
    assert platform.post("/said", VoiceRequest).document == VoiceResponse()


def test_what_nobody_can_evaluate() -> None:
    """What stands in an annotation may be there for type checkers alone, and says nothing here."""

    async def voice(call: Received) -> None: ...

    voice.__annotations__["return"] = "Nowhere"
    assert returned_by(voice) is None


@pytest.mark.parametrize("path", ["/annotated", "/plain", "/maybe", "/said", "/routed"])
def test_a_class_of_responses_for_all(path: str) -> None:
    """Where all routes answer with documents, an endpoint returns one, time and again."""
    platform = client(returning(default_response_class=CxmlResponse), KEY)
    for _ in range(2):
        assert platform.post(path, VoiceRequest).document == VoiceResponse()
