"""What FastAPI does first: nobody without a signature gets to another dependency."""

from __future__ import annotations

from functools import partial, wraps
from importlib import reload
from inspect import Parameter, Signature, signature
from typing import Annotated, Any, Optional, cast

import pytest
from fastapi import APIRouter, Body, Cookie, Depends, FastAPI, Form, Header, Query, Request
from fastapi.routing import APIRoute
from pydantic import RootModel
from starlette.responses import JSONResponse
from starlette.testclient import TestClient

from cxml import ConfigurationError, Say, VoiceResponse
from cxml.callbacks import GatherAction, SwmlStreamStatus, VoiceCallback, VoiceRequest
from cxml.starlette import CxmlResponse, Options, Webhooks, _fastapi
from cxml.starlette._routes import returned_by
from cxml.testing import client

from .requests import KEY

webhooks = Webhooks(signing_key=KEY)
anywhere: Any = webhooks  # to type checkers the callback is the first, or behind the request
Received = Annotated[VoiceRequest, Depends(webhooks.received(VoiceRequest))]
FROM_BODY: Any = Body()
KEYWORD_ONLY = Parameter.KEYWORD_ONLY
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


# What FastAPI is told


@pytest.mark.parametrize(
    ("cls", "name"), [(FastAPI, "openapi"), (APIRoute, "__init__"), (JSONResponse, "render")]
)
def test_fastapi_is_told_once(cls: Any, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is loaded anew stands in its own place, and lets those stay who came after it."""
    ours = getattr(cls, name)
    original = ours.__wrapped__
    told: Any = ((FastAPI, "openapi"), (APIRoute, "__init__"), (JSONResponse, "render"))
    for owner, method in told:
        monkeypatch.setattr(owner, method, getattr(owner, method))  # which is put back in the end
    reload(_fastapi)
    assert getattr(cls, name) is not ours
    assert getattr(cls, name).__wrapped__ is original

    @wraps(getattr(cls, name))
    def theirs(*args: Any, **named: Any) -> Any: ...

    setattr(cls, name, theirs)
    reload(_fastapi)
    assert getattr(cls, name).__wrapped__ is theirs


# What FastAPI would misread


@pytest.mark.parametrize("is_dependency", [False, True])
def test_a_callback_that_nothing_gives(is_dependency: bool) -> None:
    """A route whose callback nothing gives, as without a decorator or below it, is refused."""

    async def voice(call: VoiceRequest) -> None: ...

    async def calling(found: object = Depends(voice)) -> None: ...

    with pytest.raises(ConfigurationError) as raised:
        FastAPI().post("/voice")(calling if is_dependency else voice)
    assert str(raised.value).endswith(
        "voice takes call: VoiceRequest, which FastAPI looks for in the query, and which nothing"
        " verifies: write @webhooks.document(VoiceRequest) under the decorator of the route, or"
        " call: Annotated[VoiceRequest, Depends(webhooks.received(VoiceRequest))]"
    )


FORGED: Any = [
    Optional[VoiceRequest],  # noqa: UP045
    VoiceRequest | SwmlStreamStatus,
    Annotated[VoiceRequest, Body()],
    Annotated[VoiceRequest, Form()],
    Annotated[VoiceRequest | None, Body(embed=True)],
    list[VoiceRequest],
    dict[str, list[VoiceRequest]],
    Annotated[VoiceRequest | None, Query()],
    Annotated[VoiceRequest | None, Header()],
    Annotated[VoiceRequest | None, Cookie()],
]


@pytest.mark.parametrize("said", FORGED, ids=str)
@pytest.mark.parametrize("is_dependency", [False, True])
def test_a_callback_that_anybody_gives(said: Any, is_dependency: bool) -> None:
    """Nor is a callback taken from the body, or in a union or a list: nothing verifies it."""

    async def voice(call: Any = None) -> None: ...

    async def calling(found: object = Depends(voice)) -> None: ...

    voice.__annotations__["call"] = said
    with pytest.raises(ConfigurationError, match=r"looks for in .*, and which nothing verifies"):
        FastAPI().post("/voice")(calling if is_dependency else voice)


def test_a_callback_in_the_path() -> None:
    """A part of the path is no callback either; and what has no name is named all the same."""
    route: Any = partial(int)
    route.__signature__ = Signature([Parameter("call", KEYWORD_ONLY, annotation=VoiceRequest)])
    with pytest.raises(ConfigurationError, match=r"^functools\.partial.* in the path, and which"):
        FastAPI().post("/voice/{call}")(route)


def test_a_model_of_a_callback_is_a_model() -> None:
    """Who puts a callback into a model of Pydantic has said that nothing verifies it."""
    app = FastAPI()

    @app.post("/note")
    async def note(call: RootModel[VoiceRequest]) -> str:
        return call.root.call_sid or ""

    assert TestClient(app).post("/note", json={"CallSid": "call-1"}).json() == "call-1"


@pytest.mark.parametrize(
    ("wrong", "written"),
    [
        (webhooks.received, "webhooks.received"),
        (webhooks.document, "webhooks.document"),
        (webhooks.status_callback, "webhooks.status_callback"),
        (webhooks.document(VoiceRequest), r"webhooks.document\(...\)"),
    ],
)
def test_a_dependency_that_gives_no_callback(wrong: Any, written: str) -> None:
    """What is not called, or is a decorator, is refused in Depends, with what to write."""

    async def voice(call: object = Depends(wrong)) -> None: ...

    said = rf"voice has Depends\({written}\), .*: write Depends\(webhooks.received\(VoiceRequest"
    for app in (FastAPI(), APIRouter()):
        with pytest.raises(ConfigurationError, match=said):
            app.post("/voice")(voice)
    with pytest.raises(ConfigurationError, match="has Depends"):
        APIRouter(dependencies=[Depends(wrong)]).get("/")(lambda: None)


@pytest.mark.parametrize("require", [(), ("call_sid",)])
@pytest.mark.parametrize("is_dependency", [False, True])
def test_a_parameter_of_another_class(require: tuple[str, ...], is_dependency: bool) -> None:
    """A parameter that is annotated with another class than the dependency gives is refused."""
    given = Depends(webhooks.received(VoiceRequest, require=require))

    async def voice(call: Any) -> None: ...

    voice.__annotations__["call"] = Annotated[GatherAction, given]

    async def calling(found: object = Depends(voice)) -> None: ...

    with pytest.raises(ConfigurationError) as raised:
        FastAPI().post("/voice")(calling if is_dependency else voice)
    assert str(raised.value).endswith(
        "voice takes GatherAction where VoiceRequest comes: write call: Annotated[GatherAction,"
        " Depends(webhooks.received(GatherAction))]"
    )


@pytest.mark.parametrize("said", [VoiceRequest, VoiceCallback, object, Any, "Missing"])
def test_a_parameter_of_a_wider_class(said: Any) -> None:
    """One that is annotated with a base of it, or with what cannot be read, is taken."""
    given = Depends(webhooks.received(VoiceRequest))

    async def voice(call: Any = given) -> None: ...

    voice.__annotations__["call"] = said
    FastAPI(dependencies=[given]).post("/voice")(voice)


def test_a_document_without_a_callback() -> None:
    """A document of an endpoint without a callback is refused too, where it would be JSON."""
    app, router = FastAPI(), APIRouter(default_response_class=CxmlResponse)

    def wait() -> VoiceResponse:
        return VoiceResponse()

    def pause() -> VoiceResponse:
        return VoiceResponse()

    async def other() -> VoiceResponse | None: ...

    app.post("/wait")(wait)
    app.post("/other")(other)
    app.post("/pause", response_class=CxmlResponse)(pause)
    router.post("/wait")(pause)
    app.include_router(router, prefix="/xml")
    asked = TestClient(app)
    for path in ("/wait", "/other"):
        with pytest.raises(TypeError, match="returns a VoiceResponse, of which FastAPI makes JSON"):
            asked.post(path)
    for path in ("/pause", "/xml/wait"):
        answer = asked.post(path)
        assert answer.headers["Content-Type"].startswith("text/xml")
        assert VoiceResponse.from_xml(answer.text) == VoiceResponse()


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


def hidden(view: Any, shown: Any) -> Any:
    """Be a decorator that shows FastAPI a signature without a trace of what it has decorated."""

    async def answer(**named: Any) -> object:
        return await view(**named)

    cast("Any", answer).__signature__ = signature(shown)
    return answer


def test_a_callback_that_was_not_given() -> None:
    """Whatever stands in between, no callback gets to an endpoint that nothing has verified."""
    reached: list[object] = []

    async def voice(call: VoiceRequest = FROM_BODY) -> None:
        reached.append(call)

    async def as_model(call: RootModel[VoiceRequest] = FROM_BODY) -> None: ...

    async def as_dict(call: dict[str, str] = FROM_BODY) -> None: ...

    decorated = anywhere.document(VoiceRequest)(voice)
    app = FastAPI()
    with pytest.raises(ConfigurationError, match="looks for in the body, and which nothing"):
        app.post("/voice")(hidden(decorated, voice))
    app.post("/voice")(hidden(decorated, as_model))
    app.post("/dict")(hidden(decorated, as_dict))
    for path in ("/voice", "/dict"):
        assert (
            TestClient(app, raise_server_exceptions=False)
            .post(path, json={"CallSid": "1"})
            .status_code
            == 500
        )
        with pytest.raises(
            ConfigurationError, match=r"voice was called .* below @webhooks, or let"
        ):
            TestClient(app).post(path, json={"CallSid": "1"})
    assert reached == []
    app.post("/shown")(hidden(decorated, decorated))
    assert client(app, KEY).post("/shown", VoiceRequest, call_sid="1").status == 200
    with pytest.raises(ConfigurationError, match="voice was called"):  # as one that is equal
        TestClient(app).post("/voice", json={"CallSid": "1"})
    assert [call.call_sid for call in cast("list[VoiceRequest]", reached)] == ["1"]


def test_what_stands_in_between_may_hand_the_callback_on() -> None:
    """An endpoint may hand its callback on to another, and depend on one."""
    reached: list[object] = []

    @webhooks.document(VoiceRequest)
    async def inner(call: VoiceRequest) -> None:
        reached.append(call)

    @anywhere.document(VoiceRequest)  # type: ignore[untyped-decorator]
    async def outer(call: VoiceRequest, found: object = Depends(inner)) -> object:
        return found and await cast("Any", inner)(call=call)

    app = FastAPI()
    app.post("/voice")(outer)
    assert client(app, KEY).post("/voice", VoiceRequest, call_sid="1").status == 200
    assert len(reached) == 2


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
