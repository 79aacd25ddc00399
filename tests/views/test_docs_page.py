"""What FastAPI's page of docs shows, and what it may send."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import Annotated, Any
from urllib.parse import urlsplit

import pytest
from attrs import evolve, frozen
from fastapi import APIRouter, Depends, FastAPI, Form
from pydantic import BaseModel
from starlette.requests import Request
from starlette.routing import Mount, Route

from cxml import ConfigurationError
from cxml.callbacks import (
    CallStatus,
    ConferenceEvent,
    SwmlStreamStatus,
    VoiceCallback,
    VoiceRequest,
)
from cxml.signature import HEADER
from cxml.starlette import CxmlResponse, Webhooks
from cxml.starlette._docs_page import is_from_docs

from .requests import CALL, FORM_TYPE, KEY, Sent, posted, send, served_asgi

webhooks = Webhooks(signing_key=KEY)
FORM = FORM_TYPE


# What is shown


async def known(call: Annotated[VoiceRequest, Depends(webhooks.received(VoiceRequest))]) -> str:
    """Depend on a callback."""
    return call.call_sid or ""


def make_app() -> FastAPI:
    """Make an application with endpoints of every sort."""
    app, router = FastAPI(), APIRouter(prefix="/calls")

    @app.post("/voice/{room}")
    @webhooks.document(VoiceRequest)
    async def voice(call: VoiceRequest, room: str) -> None:
        """Answer a call."""

    @app.get("/voice")
    @webhooks.document(VoiceRequest)
    async def by_query(call: VoiceRequest, ErrorUrl: str = "") -> None: ...  # noqa: N803

    @router.post("/changed")
    @webhooks.status_callback(ConferenceEvent)
    async def changed(event: ConferenceEvent) -> None: ...

    @router.put("/changed", status_code=201, responses={403: {"description": "No."}})
    @webhooks.status_callback(ConferenceEvent)
    async def put(event: ConferenceEvent) -> None: ...

    @app.post("/stream")
    @webhooks.status_callback(SwmlStreamStatus)
    async def stream(status: SwmlStreamStatus) -> None: ...

    @app.post("/dependent")
    async def dependent(
        _call: Annotated[VoiceRequest, Depends(webhooks.received(VoiceRequest))],
        name: Annotated[str, Form(alias="Name")],
    ) -> CxmlResponse:
        return CxmlResponse(headers={"X-Name": name})

    @app.post("/json")
    async def json(sid: Annotated[str, Depends(known)]) -> str:
        return sid

    @app.get("/other")
    async def other() -> None: ...

    app.include_router(router)
    app.routes.append(Mount("/mounted", routes=[Route("/voice", voice)]))
    return app


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    """Describe the application."""
    return make_app().openapi()


def operation(schema: dict[str, Any], path: str, method: str = "post") -> dict[str, Any]:
    """Give what is said of an endpoint."""
    said: dict[str, Any] = schema["paths"][path][method]
    return said


def test_the_form_is_shown(schema: dict[str, Any]) -> None:
    """The docs show the form that an endpoint receives, as the callback declares it."""
    voice = operation(schema, "/voice/{room}")
    assert voice["description"] == "Answer a call."
    reference = {"$ref": "#/components/schemas/VoiceRequest"}
    assert voice["requestBody"] == {"required": True, "content": {FORM: {"schema": reference}}}
    fields = schema["components"]["schemas"]["VoiceRequest"]["properties"]
    assert fields["From"]["description"]
    assert "ringing" in fields["CallStatus"]["anyOf"][0]["enum"]
    assert [each["name"] for each in voice["parameters"]] == ["room"]


def test_the_document_is_shown(schema: dict[str, Any]) -> None:
    """The docs show that XML is answered, and what is refused."""
    for path in ("/voice/{room}", "/dependent"):
        responses = operation(schema, path)["responses"]
        assert list(responses["200"]["content"]) == ["text/xml"]
        assert {"400", "403", "413"} <= responses.keys()


def test_the_signature_is_shown(schema: dict[str, Any]) -> None:
    """The docs show that a signature is asked for, once."""
    [scheme] = schema["components"]["securitySchemes"].values()
    assert (scheme["in"], scheme["name"]) == ("header", HEADER)
    assert operation(schema, "/json")["security"] == [{"SignalWireSignature": []}]
    assert operation(schema, "/calls/changed")["security"] == [{"SignalWireSignature": []}]
    assert "security" not in operation(schema, "/other", "get")


def test_nothing_is_answered_to_a_status_callback(schema: dict[str, Any]) -> None:
    """A status callback is shown with a 204, unless its route has a status of its own."""
    assert "200" not in operation(schema, "/calls/changed")["responses"]
    assert operation(schema, "/calls/changed")["responses"]["204"]["description"]
    put = operation(schema, "/calls/changed", "put")["responses"]
    assert "201" in put
    assert put["403"]["description"] == "No."


def test_a_get_shows_the_query(schema: dict[str, Any]) -> None:
    """Of a GET the parameters are those of the query; what the endpoint says itself stays."""
    get = operation(schema, "/voice", "get")
    assert "requestBody" not in get
    names = [each["name"] for each in get["parameters"]]
    assert "From" in names
    assert names.count("ErrorUrl") == 1


def test_json_is_shown(schema: dict[str, Any]) -> None:
    """What comes as JSON is shown as JSON."""
    [(media_type, _)] = operation(schema, "/stream")["requestBody"]["content"].items()
    assert media_type == "application/json"
    fields = schema["components"]["schemas"]["SwmlStreamStatus"]["properties"]
    assert "state" in fields["params"]["properties"]


def test_a_form_beside_it_is_shown(schema: dict[str, Any]) -> None:
    """Fields of the form that the endpoint takes by itself are shown beside the callback's."""
    body = operation(schema, "/dependent")["requestBody"]["content"][FORM]["schema"]
    assert {"$ref": "#/components/schemas/VoiceRequest"} in body["allOf"]
    assert len(body["allOf"]) == 2


def test_what_an_endpoint_answers_itself_stays(schema: dict[str, Any]) -> None:
    """An endpoint that answers JSON is shown so."""
    assert "application/json" in operation(schema, "/json")["responses"]["200"]["content"]


def test_two_classes_of_one_name() -> None:
    """A class whose name something else has is shown by a longer one."""
    app = FastAPI()
    other: Any = type("CallStatus", (BaseModel,), {"__annotations__": {"it": int}})

    @app.post("/status")
    @webhooks.status_callback(CallStatus)
    async def status(call: CallStatus) -> None: ...

    app.post("/other", response_model=other)(lambda: None)
    body = operation(app.openapi(), "/status")["requestBody"]["content"][FORM]["schema"]
    assert body == {"$ref": "#/components/schemas/cxml.callbacks.call.CallStatus"}


def test_it_is_described_once() -> None:
    """What was described stays as it is."""
    app = make_app()
    first = app.openapi()
    assert app.openapi() is first
    assert operation(first, "/voice/{room}")["security"] == [{"SignalWireSignature": []}]


# What is sent


trusting = Webhooks(signing_key=KEY, trust_docs=True)
sending = FastAPI()


@sending.post("/voice")
@trusting.document(VoiceCallback)
async def voice(_call: VoiceCallback) -> None:
    """Answer with nothing."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Serve the application, and give its address."""
    with served_asgi(sending) as address:
        yield address


def from_docs(address: str, **changed: str) -> Sent:
    """Send a form as the page of docs does."""
    sent = posted(f"{address}/voice", CALL)
    headers = {
        "Content-Type": FORM,
        "Host": address.partition("://")[2],
        "Referer": f"{address}/docs",
        "Sec-Fetch-Site": "same-origin",
    }
    return evolve(sent, headers={**headers, **changed})


def test_the_page_of_docs_is_trusted(address: str, caplog: pytest.LogCaptureFixture) -> None:
    """Where that is asked for, what the page sends from this machine is taken, and logged."""
    assert send(from_docs(address), address).status == 200
    [record] = [each for each in caplog.records if "taken unverified" in each.getMessage()]
    reason = "trust_docs is on, and the page of docs has sent it"
    assert record.getMessage().endswith(f"({reason})")
    assert vars(record)["reason"] == reason
    assert "verify is off" not in caplog.text.lower()


def test_what_switches_it_on_is_no_text() -> None:
    """A text from the environment, such as that which says no, does not switch it on."""
    text: Any = "false"
    with pytest.raises(ConfigurationError, match="trust_docs is 'false': must be True or False"):
        Webhooks(signing_key=KEY, trust_docs=text)


def test_it_is_no_option() -> None:
    """It is given once; who gives it among the options that may change is told where it belongs."""
    settings: Any = lambda: {"signing_key": KEY, "trust_docs": True}  # noqa: E731
    with pytest.raises(ConfigurationError, match=r"write Webhooks\(..., trust_docs=True\)"):
        Webhooks(settings).check()


def test_it_is_said_when_it_is_switched_on(caplog: pytest.LogCaptureFixture) -> None:
    """Whoever trusts the page of docs reads in the log what that means."""
    Webhooks(signing_key=KEY, trust_docs=True)
    assert "trust_docs is on" in caplog.text


@pytest.mark.parametrize(
    "changed",
    [
        {"Referer": "http://127.0.0.1/elsewhere"},
        {"Referer": "http://evil.example/docs"},
        {"Via": "1.1 proxy"},
        {"X-Real-IP": "127.0.0.1"},
        {"CF-Connecting-IP": "127.0.0.1"},
        {"X-Forwarded-Port": "443"},
        {"X-Real-Port": "443"},
        {"X-Request-ID": "1"},
        {"Ngrok-Trace-Id": "1"},
        {"Connection": "close"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Host": "conference.example"},
        {"X-Forwarded-For": "127.0.0.1"},
        {HEADER: "A" * 28},
    ],
)
def test_nothing_else_is_trusted(address: str, changed: dict[str, str]) -> None:
    """Another page, another host, a proxy and a wrong signature are refused as ever."""
    assert send(from_docs(address, **changed), address).status == 403


def test_a_plain_proxy_is_not_trusted(address: str) -> None:
    """HTTP/1.0, which no browser speaks, is that of a proxy, even if it adds no header."""
    sent, parts = from_docs(address), urlsplit(address)
    for version, status in (("1.0", b"403"), ("1.1", b"200")):
        headers = {**sent.headers, "Content-Length": len(sent.body)}
        lines = [f"POST /voice HTTP/{version}", *(f"{each}: {headers[each]}" for each in headers)]
        with socket.create_connection((str(parts.hostname), parts.port or 80), 20) as connection:
            connection.sendall("\r\n".join([*lines, "", ""]).encode() + sent.body)
            assert connection.makefile("rb").readline().split()[1] == status


def test_it_is_off_unless_asked_for() -> None:
    """Without the option the page of docs needs a signature as anybody else does."""
    app = FastAPI()
    app.post("/voice")(webhooks.document(VoiceCallback)(voice.__wrapped__))  # type: ignore[attr-defined]
    with served_asgi(app) as address:
        assert send(from_docs(address), address).status == 403


@frozen
class App:
    """An application, as far as its page of docs is concerned."""

    docs_url: str | None = "/docs"


def asked(client: tuple[str, int] | None, app: object = None, root: str = "") -> bool:
    """Ask about a request in a scope of one's own."""
    headers = from_docs("http://localhost").headers
    scope = {
        "type": "http",
        "root_path": root,
        "client": client,
        "headers": [(name.lower().encode(), text.encode()) for name, text in headers.items()],
    }
    return is_from_docs(Request({**scope, "app": app} if app else scope))


def test_only_this_machine_is_trusted() -> None:
    """The client has to be of this machine, and the application has to have such a page."""
    assert asked(("127.0.0.1", 1), App())
    assert asked(("::1", 1), App(), root="/root")
    assert not asked(("192.0.2.1", 1), App())
    assert not asked(("socket", 1), App())
    assert not asked(None, App())
    assert not asked(("127.0.0.1", 1), App(docs_url=None))
    assert not asked(("127.0.0.1", 1))
