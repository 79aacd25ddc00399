"""Endpoints of FastAPI, decorated as in every other framework, under a real server."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from queue import Queue
from typing import Annotated, Any, cast

import pytest
from fastapi import (
    APIRouter,
    BackgroundTasks,
    Depends,
    FastAPI,
    Form,
    Header,
    Query,
    Request,
    Response,
    WebSocket,
)
from fastapi.encoders import jsonable_encoder
from pydantic import RootModel
from starlette.applications import Starlette
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient

from cxml import ConfigurationError, VoiceResponse
from cxml._web.answer import EMPTY
from cxml.callbacks import ConferenceEvent, VoiceCallback, VoiceRequest
from cxml.starlette import CxmlResponse, Options, Webhooks

from .requests import (
    CALL,
    FORWARDED,
    KEY,
    Answered,
    Sent,
    accepted_where_told,
    posted,
    send,
    served_asgi,
)

XML = "text/xml; charset=utf-8"
HEARD = VoiceCallback.from_form(CALL)
webhooks = Webhooks(signing_key=KEY)
app = FastAPI()
router = APIRouter(prefix="/calls")
seen: list[object] = []
done: Queue[object] = Queue()


def spoken(*texts: object) -> VoiceResponse:
    """Make a document."""
    response = VoiceResponse()
    for each in texts:
        response.say(str(each))
    return response


def database() -> str:
    """Be a dependency."""
    return "database"


def noted(text: object) -> None:
    """Be done in the background."""
    done.put(text)


@app.post("/voice/{room}")
@webhooks.document(VoiceCallback)
async def voice(
    call: VoiceCallback,
    room: int,
    tasks: BackgroundTasks,
    response: Response,
    found: Annotated[str, Depends(database)],
    x_name: Annotated[str, Header()] = "nobody",
    loud: bool = False,
) -> VoiceResponse:
    """Take a part of each kind that FastAPI has."""
    tasks.add_task(noted, room)
    response.headers["X-Room"] = str(room)
    return spoken(call.from_, room + 1, found, x_name, loud)


@app.post("/request/{room}")
@webhooks.document(VoiceCallback)
async def with_request(request: Request, call: VoiceCallback, room: str) -> VoiceResponse:
    """Take the request before the callback, as in Starlette."""
    return spoken(request.method, call.call_sid, room)


@app.post("/behind/{room}")
@webhooks.document(VoiceCallback)
def behind(room: str, call: VoiceCallback, request: Request) -> VoiceResponse:
    """Be no coroutine, and take everything in another order."""
    return spoken(request.method, call.call_sid, room)


@app.post("/untyped")
@webhooks.document(VoiceCallback)
def untyped(request, call):  # type: ignore[no-untyped-def]
    """Say nothing of what is taken."""
    return spoken(request.method, call.call_sid)


@app.post("/open-ended")
@webhooks.document(VoiceCallback)
async def open_ended(*args: Any) -> VoiceResponse:
    """Take whatever comes."""
    request, call = args
    return spoken(request.method, call.call_sid)


@app.post("/by-position")
@webhooks.document(VoiceCallback)
async def by_position(call: VoiceCallback, /, *, loud: bool = True) -> VoiceResponse:
    """Take the callback by position alone."""
    return spoken(call.call_sid, loud)


@router.post("/event", status_code=204)
@webhooks.status_callback(ConferenceEvent)
async def changed(event: ConferenceEvent) -> None:
    """Be told something, in a router."""
    seen.append(event)


@app.post("/own", status_code=503)
@webhooks.document(VoiceCallback)
async def own(call: VoiceCallback) -> Response:
    """Answer with a response of one's own."""
    return PlainTextResponse(call.call_sid)


@app.post("/gone")
@webhooks.document(VoiceCallback)
async def gone(call: VoiceCallback, response: Response) -> None:
    """Set the status in the response that FastAPI gives."""
    response.status_code = 202 if call.call_sid else 200


@app.post("/form")
@webhooks.document(VoiceCallback)
async def form(call: VoiceCallback, sid: Annotated[str, Form(alias="CallSid")]) -> VoiceResponse:
    """Take a field of the form beside the callback."""
    return spoken(call.call_sid, sid)


class Pages:
    """A class whose methods are endpoints."""

    @webhooks.document(VoiceCallback)
    async def voice(self, call: VoiceCallback, room: str) -> VoiceResponse:
        """Answer with a document."""
        return spoken(type(self).__name__, call.call_sid, room)


pages = Pages()
app.post("/pages/{room}")(pages.voice)
app.router.add_route("/added/{room}", with_request, methods=["POST"])  # type: ignore[arg-type]
app.include_router(router)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Serve the application, and give its address."""
    with served_asgi(app) as address:
        yield address


def answer(address: str, path: str, *args: Any, **kwargs: Any) -> Answered:
    """Post a form to a path, signed."""
    return send(posted(address + path, *args, **kwargs), address)


# One idiom


def test_an_endpoint_takes_what_fastapi_gives(address: str) -> None:
    """A decorated endpoint takes what any of FastAPI's does, beside its callback."""
    said = answer(address, "/voice/7?loud=true", headers={"X-Name": "Ann"})
    assert said == Answered(200, XML, str(spoken(CALL["From"], 8, "database", "Ann", True)))
    assert done.get(timeout=10) == 7
    said = answer(address, "/voice/9")
    assert said.text == str(spoken(CALL["From"], 10, "database", "nobody", False))
    assert done.get(timeout=10) == 9
    assert answer(address, "/voice/none").status == 422


@pytest.mark.parametrize(
    ("path", "texts"),
    [
        ("/request/1", ["POST", CALL["CallSid"], "1"]),
        ("/added/1", ["POST", CALL["CallSid"], "1"]),
        ("/behind/1", ["POST", CALL["CallSid"], "1"]),
        ("/untyped", ["POST", CALL["CallSid"]]),
        ("/open-ended", ["POST", CALL["CallSid"]]),
        ("/by-position", [CALL["CallSid"], True]),
        ("/form", [CALL["CallSid"]] * 2),
        ("/pages/1", ["Pages", CALL["CallSid"], "1"]),
    ],
)
def test_an_endpoint_may_look_as_it_likes(address: str, path: str, texts: list[object]) -> None:
    """Request and callback are found wherever they stand, in functions and in methods."""
    assert answer(address, path) == Answered(200, XML, str(spoken(*texts)))


@pytest.mark.parametrize(
    "path",
    [
        "/voice/7",
        "/request/1",
        "/behind/1",
        "/untyped",
        "/open-ended",
        "/by-position",
        "/form",
        "/calls/event",
        "/own",
        "/pages/1",
        "/added/1",
        "/gone",
    ],
)
def test_others_are_refused(address: str, path: str) -> None:
    """None of them is called without a signature."""
    before = list(seen)
    said = answer(address, path, key="PSK_no")
    assert (said.status, said.text) == (403, '{"detail":"Forbidden"}')
    assert seen == before


def test_a_status_callback_of_a_router(address: str) -> None:
    """A status callback is answered with 204, in a router too."""
    said = answer(address, "/calls/event", {"StatusCallbackEvent": "conference-end"})
    assert (said.status, said.text) == (204, "")
    assert seen[-1] == ConferenceEvent(event="conference-end")


def test_a_response_of_ones_own(address: str) -> None:
    """A response of the framework is left alone, and what was set in that of FastAPI is kept."""
    assert answer(address, "/own").text == CALL["CallSid"]
    assert answer(address, "/gone") == Answered(202, XML, EMPTY)


def test_the_endpoint_can_be_called() -> None:
    """Who calls an endpoint in Python calls what was decorated: the endpoint takes no callback."""
    called: Any = by_position
    wrapped: Any = called.__wrapped__
    assert str(asyncio.run(wrapped(HEARD))) == str(spoken(CALL["CallSid"], True))
    with pytest.raises(ConfigurationError, match=r"nothing has verified: .*; a test calls __wrapp"):
        asyncio.run(called(call=HEARD))


# Without FastAPI


@webhooks.document(VoiceCallback)
async def in_the_path(call: VoiceCallback, room: int, who: str = "nobody") -> VoiceResponse:
    """Take what the path of a route has."""
    return spoken(call.call_sid, room, who)


def test_starlette_gives_what_is_in_the_path(caplog: pytest.LogCaptureFixture) -> None:
    """In a route of Starlette an endpoint takes what is in the path, and nothing else."""
    routes = [
        Route("/in/{room:int}", in_the_path, methods=["POST"]),
        Route("/in/{room:int}/{who}", in_the_path, methods=["POST"]),
        Route("/out/{room}", voice, methods=["POST"]),
        Route("/behind/{room}", behind, methods=["POST"]),
        Route("/pages/{room}", pages.voice, methods=["POST"]),
        Route("/by-position", by_position, methods=["POST"]),
    ]
    sid = CALL["CallSid"]
    with served_asgi(Starlette(routes=routes)) as address:
        assert answer(address, "/in/7").text == str(spoken(sid, 7, "nobody"))
        assert answer(address, "/in/7/ann").text == str(spoken(sid, 7, "ann"))
        assert answer(address, "/behind/1").text == str(spoken("POST", sid, "1"))
        assert answer(address, "/pages/1").text == str(spoken("Pages", sid, "1"))
        assert answer(address, "/by-position").text == str(spoken(sid, True))
        assert answer(address, "/out/7").status == 500
    assert "voice takes tasks, which is not in the path of the route: only FastAPI" in caplog.text


def test_a_default_that_is_for_fastapi() -> None:
    """A default that only FastAPI understands is none to Starlette."""

    @webhooks.document(VoiceCallback)
    async def asks(call: VoiceCallback, page: int = Query(1)) -> None: ...

    app = Starlette(routes=[Route("/", asks, methods=["POST"])])
    with served_asgi(app) as address:
        assert answer(address, "/").status == 500


def test_where_there_is_no_fastapi() -> None:
    """Without FastAPI endpoints say that they take a request, and are verified all the same."""
    program = """
import sys
sys.modules["fastapi"] = None
from inspect import signature
from starlette.requests import Request
from cxml.callbacks import VoiceCallback
from cxml.starlette import Webhooks
webhooks = Webhooks(verify=False)
@webhooks.document(VoiceCallback)
def first(call: VoiceCallback, room: str): ...
@webhooks.document(VoiceCallback)
def second(request: Request, call: VoiceCallback): ...
print([*signature(first).parameters], [*signature(second).parameters])
from starlette.applications import Starlette
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from cxml.testing import client
@webhooks.document(VoiceCallback, require=["from_"])
def third(call: VoiceCallback): ...
app = Starlette(routes=[Route("/", third, methods=["POST"])])
print([client(app, "PSK_x").post("/", VoiceCallback, from_=each).status for each in ("+1", "")])
"""
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "['request', 'room'] ['request']\n[200, 400]\n"


# Mistakes


def test_endpoints_that_cannot_work() -> None:
    """What could not be called is refused where it is written, with what to write."""
    with pytest.raises(ConfigurationError, match=r"wrong takes ConferenceEvent .* wrong\(event: V"):

        @webhooks.document(VoiceCallback)  # type: ignore[arg-type]
        def wrong(event: ConferenceEvent, room: str) -> None: ...

    with pytest.raises(ConfigurationError, match="yields, but is to return what is answered"):

        @webhooks.document(VoiceCallback)  # type: ignore[arg-type]
        def yields(call: VoiceCallback) -> Iterator[str]:
            yield str(call)


def test_a_method_with_another_callback() -> None:
    """A method that takes another callback is refused, too."""
    with pytest.raises(ConfigurationError, match=r"def post\(self, room, event: VoiceCallback\)"):

        class Wrong:
            @webhooks.document(VoiceCallback)  # type: ignore[arg-type]
            def post(self, room: str, event: ConferenceEvent) -> None: ...  # type: ignore[misc]


# What comes back from an endpoint that is not decorated


@pytest.fixture(scope="module")
def plain_address() -> Iterator[str]:
    """Serve endpoints that return documents by themselves."""
    app = FastAPI()

    @app.get("/unsaid")
    async def unsaid():  # type: ignore[no-untyped-def]
        return spoken("x")

    @app.get("/inside")
    async def inside() -> dict[str, Any]:
        return {"document": spoken("x")}

    @app.get("/class", response_class=CxmlResponse)
    async def by_class():  # type: ignore[no-untyped-def]
        return spoken("x")

    @app.get("/said", response_class=CxmlResponse)
    def said() -> VoiceResponse:
        return spoken("x")

    @app.get("/empty", response_class=CxmlResponse, status_code=201)
    def empty(tasks: BackgroundTasks) -> None:
        tasks.add_task(noted, "afterwards")

    @app.get("/none", response_class=CxmlResponse)
    def none():  # type: ignore[no-untyped-def]
        return {"no": "document"}

    @app.get("/event")
    def event():  # type: ignore[no-untyped-def]
        return [ConferenceEvent.from_form({"Muted": "true", "SequenceNumber": "3", "New": "1"})]

    @app.get("/model")
    def model() -> ConferenceEvent:
        return ConferenceEvent(muted=True)

    with served_asgi(app) as address:
        yield address


def got(address: str, path: str) -> Answered:
    """Ask without a signature."""
    return send(Sent(method="GET", url=path, headers={}), address)


@pytest.mark.parametrize("path", ["/unsaid", "/inside", "/none"])
def test_a_document_never_becomes_json(plain_address: str, path: str) -> None:
    """A document that would be sent as JSON is an error, and nothing of it is sent."""
    said = got(plain_address, path)
    assert (said.status, said.text) == (500, "Internal Server Error")


def test_why_a_document_never_becomes_json() -> None:
    """To the encoder of FastAPI a document stays one, which nothing makes JSON of."""
    with pytest.raises(TypeError, match="VoiceResponse is not JSON serializable"):
        JSONResponse(jsonable_encoder({"document": spoken("x")}))


@pytest.mark.parametrize("path", ["/class", "/said"])
def test_a_class_of_response(plain_address: str, path: str) -> None:
    """With ``response_class=CxmlResponse`` what an endpoint returns is sent as XML."""
    assert got(plain_address, path) == Answered(200, XML, str(spoken("x")))


def test_a_class_of_response_for_nothing(plain_address: str) -> None:
    """Nothing is an empty document, with the status and the tasks of the endpoint."""
    assert got(plain_address, "/empty") == Answered(201, XML, EMPTY)
    assert done.get(timeout=10) == "afterwards"


def test_an_event_as_json(plain_address: str) -> None:
    """An event is encoded as its form, as it is in a model."""
    assert got(plain_address, "/event").text == '[{"Muted":"true","SequenceNumber":"3","New":"1"}]'
    assert got(plain_address, "/model").text == '{"Muted":"true"}'
    event = VoiceRequest.from_form(CALL)
    assert jsonable_encoder(event) == CALL


def test_a_response_of_texts() -> None:
    """A text that is a document is one, and any other is refused."""
    assert CxmlResponse(" <Response/>", headers={"X-A": "1"}).headers["X-A"] == "1"
    with pytest.raises(TypeError, match="a text is no document"):
        CxmlResponse("Hello")


# Dependencies


def test_a_dependency_stays_the_same() -> None:
    """For a class the dependency is always the same, of one way to verify."""
    assert webhooks.received(VoiceCallback) is webhooks.received(VoiceCallback)
    assert webhooks.received(VoiceCallback) is not webhooks.received(VoiceRequest)
    assert repr(webhooks.received(VoiceCallback)) == "received(VoiceCallback)"


def test_a_dependency_can_be_overridden() -> None:
    """A test puts a callback in the place of what is received, for decorated endpoints too."""
    app = FastAPI()
    app.post("/decorated/{room}")(with_request)
    app.dependency_overrides[webhooks.received(VoiceCallback)] = lambda: HEARD
    with served_asgi(app) as address:
        said = answer(address, "/decorated/1", key="PSK_no")
        assert said.text == str(spoken("POST", CALL["CallSid"], "1"))


def test_a_form_as_a_model() -> None:
    """A form that need not be signed can be read by FastAPI itself."""
    app = FastAPI()

    @app.post("/")
    async def read(form: Annotated[RootModel[VoiceRequest], Form()]) -> str | None:
        return form.root.call_sid

    with served_asgi(app) as address:
        assert answer(address, "/").text == f'"{CALL["CallSid"]}"'


# Settings


def test_settings_are_read_when_a_request_comes() -> None:
    """Options from a function count at the request, and need not be there before."""
    settings = Options()
    later = Webhooks(lambda: settings, trust_forwarded=True)
    app = FastAPI()

    @app.post("/")
    @later.document(VoiceCallback)
    async def endpoint(request: Request, call: VoiceCallback) -> VoiceResponse:
        return spoken(call.call_sid, later.url_for(request, "endpoint"))

    with served_asgi(app) as address:
        assert answer(address, "/").status == 500
        settings["signing_key"] = KEY
        assert answer(address, "/").text == str(spoken(CALL["CallSid"], f"{address}/"))
        settings["signing_key"] = "PSK_other"
        assert answer(address, "/").status == 403
        settings["verify"] = False
        assert answer(address, "/").status == 200


def test_verification_that_is_off_is_said_each_time(caplog: pytest.LogCaptureFixture) -> None:
    """Where nothing is verified the log says so at each request."""
    off = Webhooks(lambda: Options(verify=False))
    app = FastAPI()
    app.post("/")(off.document(VoiceCallback)(by_position.__wrapped__))  # type: ignore[attr-defined]
    with served_asgi(app) as address:
        for _ in range(2):
            assert answer(address, "/", key="PSK_no").status == 200
    assert caplog.text.count("taken unverified") == 2


def test_settings_that_are_none() -> None:
    """Options that there are not are met at once, and what is none of a function when asked."""
    with pytest.raises(ConfigurationError, match="did you mean 'public_url'"):
        Webhooks(Options, public_ulr="https://example.com")  # type: ignore[call-arg]
    odd: Any = KEY.upper
    received: Any = Webhooks(odd).received(VoiceCallback)
    with pytest.raises(ConfigurationError, match="are a str: give Options, or a dict of them"):
        asyncio.run(received(Request({"type": "http", **SCOPE}, receive)))


SCOPE: dict[str, Any] = {
    "method": "POST",
    "scheme": "http",
    "path": "/",
    "query_string": b"",
    "headers": [],
    "server": ("localhost", 80),
}


async def receive() -> Any:
    """Send an empty body."""
    return {"type": "http.request", "body": b""}


def test_a_socket_beside_views_is_no_part_of_the_schema() -> None:
    """A route that is a socket has no methods, and leaves the schema of the others as it is."""
    app = FastAPI()
    router = APIRouter(dependencies=[Depends(webhooks.received(VoiceCallback))])

    @router.websocket("/socket")
    async def socket(_socket: WebSocket) -> None: ...

    app.include_router(router)
    assert "paths" in app.openapi()


@pytest.mark.parametrize("path", ["/dependency", "/required", "/decorated", "/open", "/starlette"])
def test_a_socket_receives_no_callback(path: str) -> None:
    """A callback at a WebSocket is an error that says how to verify who opens it."""
    app = FastAPI()

    @app.websocket("/dependency")
    async def dependency(
        socket: WebSocket, call: Annotated[object, Depends(webhooks.received(VoiceRequest))]
    ) -> None: ...

    @app.websocket("/required")
    @webhooks.status_callback(VoiceRequest, require=["call_sid"])
    async def required(call: VoiceRequest) -> None: ...

    @webhooks.status_callback(VoiceRequest)
    async def decorated(request: Request, call: VoiceRequest) -> None: ...

    @webhooks.status_callback(VoiceRequest)
    async def open_to_all(*_: object) -> None: ...

    app.websocket("/decorated")(decorated)
    app.websocket("/open")(open_to_all)
    app.router.routes.append(WebSocketRoute("/starlette", cast("Any", decorated)))
    with (
        pytest.raises(ConfigurationError, match=r"WebSocket, so .* write cxml\.signature\.ver"),
        TestClient(app).websocket_connect(path),
    ):
        pass


@pytest.mark.parametrize("told", ["the server", "the application", "both"])
@pytest.mark.parametrize(
    ("options", "root"),
    [
        ({"public_url": "https://x.example"}, "https://x.example/tel"),
        ({"trust_forwarded": True}, "https://proxied.example/tel"),
    ],
)
@pytest.mark.parametrize("prefix", ["/tel", "/tel/", "tel"])
def test_a_prefix_that_a_proxy_takes_away(
    told: str, options: Options, root: str, prefix: str
) -> None:
    """The same address is verified, and given, whoever is told of the prefix as root_path."""
    webhooks = Webhooks(**(Options(signing_key=KEY) | options))
    app = FastAPI()
    if told != "the server":
        app.root_path = prefix  # as FastAPI(root_path="/tel") does, which newer versions warn of

    @app.post("/taken/{room}")
    @webhooks.status_callback(VoiceCallback)
    async def taken(_call: VoiceCallback, room: str) -> None:
        assert room == "Room 1"

    @app.get("/where")
    async def where(request: Request) -> PlainTextResponse:
        return PlainTextResponse(webhooks.url_for(request, "taken", room="Room 1"))

    with served_asgi(app, "" if told == "the application" else prefix) as address:
        accepted_where_told(address, "/where", root)
        bare = f"{root.removesuffix('/tel')}/taken/Room%201"
        sent = posted(f"{address}/taken/Room%201", signed_url=bare, headers=FORWARDED)
        assert send(sent, address).status == 403
