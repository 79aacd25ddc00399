"""Endpoints of Starlette and FastAPI under a real server."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Iterator
from http.client import HTTPConnection
from typing import Annotated, Any
from urllib.parse import urlsplit

import pytest
from fastapi import Depends, FastAPI, Form
from pace import bounded
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware, RequestResponseEndpoint
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Host, Mount, Route
from starlette.types import Message, Receive, Scope, Send

from cxml import ConfigurationError, Dial, VoiceResponse
from cxml._web.answer import EMPTY
from cxml.callbacks import MAX_BODY, ConferenceEvent, VoiceCallback
from cxml.signature import HEADER
from cxml.starlette import CxmlResponse, Options, Webhooks

from .requests import (
    CALL,
    FILE_ONLY,
    FORM_TYPE,
    HOSTILE_HOST,
    KEY,
    MULTIPART,
    PUBLIC,
    ROOM,
    Answered,
    Sent,
    accepted_where_told,
    bare,
    cut,
    got,
    posted,
    send,
    served_asgi,
)

XML = "text/xml; charset=utf-8"
seen: list[object] = []

webhooks = Webhooks(signing_key=["PSK_new", KEY])
public = Webhooks(signing_key=KEY, public_url=PUBLIC)
proxied = Webhooks(signing_key=KEY, trust_forwarded=True)
unverified = Webhooks(verify=False)
app = FastAPI()


@webhooks.document(VoiceCallback)
async def voice(request: Request, call: VoiceCallback) -> VoiceResponse:
    """Put the caller in a room."""
    response = VoiceResponse()
    response.say(f"{call.from_} é")
    response.dial().conference(request.path_params["room"])
    return response


@webhooks.document(VoiceCallback)
def sooner(_request: Request, _call: VoiceCallback) -> VoiceResponse:
    """Answer without waiting."""
    return VoiceResponse(children=[Dial("+15550100101")])


@webhooks.document(VoiceCallback)
async def nothing(_request: Request, _call: VoiceCallback) -> None:
    """Answer with nothing."""
    await asyncio.sleep(0)


@webhooks.document(VoiceCallback)
def wrapped(request: Request, call: VoiceCallback) -> Awaitable[VoiceResponse]:
    """Leave the answer to an asynchronous function, as a wrapper does."""

    async def inner() -> VoiceResponse:
        return sooner.__wrapped__(request, call)  # type: ignore[attr-defined, no-any-return]

    return inner()


@webhooks.document(VoiceCallback)
async def own(_request: Request, _call: VoiceCallback) -> Response:
    """Answer with a response of one's own."""
    return PlainTextResponse("busy", 503)


@webhooks.status_callback(ConferenceEvent)
async def event(_request: Request, event: ConferenceEvent) -> None:
    """Keep what happened."""
    seen.append(event)


@app.post("/fast/{room}")
async def fast(
    room: str, call: Annotated[VoiceCallback, Depends(webhooks.received(VoiceCallback))]
) -> CxmlResponse:
    """Put the caller in a room, with FastAPI."""
    response = VoiceResponse()
    response.dial(caller_id=call.from_).conference(room)
    return CxmlResponse(response, 201)


@app.post("/fast-event", status_code=204, response_model=None)
async def fast_event(
    event: Annotated[ConferenceEvent, Depends(webhooks.received(ConferenceEvent))],
) -> None:
    """Keep what happened, with FastAPI."""
    seen.append(event)


@app.post("/fast-twice", status_code=204, response_model=None)
async def fast_twice(
    request: Request,
    call: Annotated[VoiceCallback, Depends(webhooks.received(VoiceCallback))],
    event: Annotated[ConferenceEvent, Depends(webhooks.received(ConferenceEvent))],
) -> None:
    """Read one request as two callbacks, and then once more."""
    assert call.form == event.form == VoiceCallback.from_form(await request.body()).form


async def early(request: Request) -> None:
    """Read the request before the callback is read, as its query asks."""
    if "form" in request.query_params:
        async with request.form():
            pass
    if "body" in request.query_params:
        await request.body()
    if "stream" in request.query_params:
        async for _ in request.stream():
            pass


@app.post("/fast-early", status_code=204, response_model=None, dependencies=[Depends(early)])
async def fast_early(
    call: Annotated[VoiceCallback, Depends(webhooks.received(VoiceCallback))],
) -> None:
    """Read what was read before."""
    assert call.call_sid in (CALL["CallSid"], None)


@app.post("/fast-form", status_code=204, response_model=None)
async def fast_form(
    sid: Annotated[str, Form(alias="CallSid")],
    call: Annotated[VoiceCallback, Depends(webhooks.received(VoiceCallback))],
) -> None:
    """Take the callback beside a field of the form."""
    assert call.call_sid == sid == CALL["CallSid"]


async def reading_early(request: Request, call_next: RequestResponseEndpoint) -> Response:
    """Read requests before the endpoint does, in a middleware."""
    await early(request)
    return await call_next(request)


async def answer_nothing(_request: Request, _call: VoiceCallback) -> None:
    """Answer with nothing."""


routes = [
    Route("/voice/{room}", voice, methods=["GET", "POST"]),
    Route("/sooner", sooner, methods=["POST"]),
    Route("/nothing", nothing, methods=["POST"]),
    Route("/wrapped", wrapped, methods=["POST"]),
    Route("/own", own, methods=["POST"]),
    Route("/event", event, methods=["POST"]),
    Route("/public", public.document(VoiceCallback)(answer_nothing), methods=["POST"]),
    Route("/proxied", proxied.document(VoiceCallback)(answer_nothing), methods=["POST"]),
    Route("/open", unverified.document(VoiceCallback)(answer_nothing), methods=["POST"]),
    Mount("/mounted", routes=[Route("/nothing", nothing, methods=["POST"])]),
    Mount("/", app),
]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Serve the applications, and give their address."""
    with served_asgi(Starlette(routes=routes)) as address:
        yield address


def answer(address: str, path: str, *args: Any, **kwargs: Any) -> Answered:
    """Post a form to a path, signed."""
    return send(posted(address + path, *args, **kwargs), address)


# Documents and callbacks


def test_a_document_is_xml_in_utf_8(address: str) -> None:
    """What an endpoint returns is sent as XML in UTF-8."""
    said = answer(address, "/voice/Room%201")
    assert (said.status, said.type) == (200, XML)
    assert "+15550100142 é" in said.text
    assert VoiceResponse.from_xml(said.text).find("Conference").name == "Room 1"  # type: ignore[union-attr]


def test_a_get_has_its_parameters_in_the_query(address: str) -> None:
    """A GET is signed and read as well."""
    assert "+1 é" in send(got(f"{address}/voice/1?From=%2B1&CallSid="), address).text


def test_an_endpoint_need_not_be_asynchronous(address: str) -> None:
    """A plain function is an endpoint too."""
    assert "+15550100101" in answer(address, "/sooner").text


def test_an_endpoint_may_return_what_is_to_be_awaited(address: str) -> None:
    """A function that is not asynchronous itself, but wraps one that is, is an endpoint too."""
    assert answer(address, "/wrapped") == answer(address, "/sooner")


def test_others_may_read_the_body_afterwards(address: str) -> None:
    """A body that was read as a callback can be read again."""
    assert answer(address, "/fast-twice").status == 204


def test_nothing_is_an_empty_document(address: str) -> None:
    """``None`` is an empty document."""
    assert answer(address, "/nothing") == Answered(200, XML, EMPTY)
    assert answer(address, "/mounted/nothing") == Answered(200, XML, EMPTY)
    assert CxmlResponse().body == EMPTY.encode()


def test_an_endpoint_may_answer_itself(address: str) -> None:
    """A response of the framework is left alone."""
    assert answer(address, "/own").text == "busy"


@pytest.mark.parametrize("path", ["/event", "/fast-event"])
def test_a_callback_is_answered_with_204(address: str, path: str) -> None:
    """A status callback is answered with 204; repeated parameters are signed and read."""
    form = [("StatusCallbackEvent", "participant-join"), ("X", "2"), ("X", "1"), ("X", "2")]
    said = answer(address, path, form)
    assert (said.status, said.text) == (204, "")
    assert seen[-1] == ConferenceEvent.from_form(form)


def test_fastapi_takes_a_callback_as_a_dependency(address: str) -> None:
    """In FastAPI the callback stands beside other parameters, and the document is the response."""
    said = answer(address, "/fast/Room%201")
    assert (said.status, said.type) == (201, XML)
    assert VoiceResponse.from_xml(said.text).find(Dial) is not None


# Who is let in


def test_either_key_is_good(address: str) -> None:
    """While a key is changed, both are good; another is not."""
    statuses = [answer(address, "/nothing", key=key).status for key in ("PSK_new", KEY, "PSK_no")]
    assert statuses == [200, 200, 403]


@pytest.mark.parametrize("path", ["/voice/1", "/sooner", "/event", "/fast/1", "/fast-event"])
@pytest.mark.parametrize("headers", [{}, {HEADER: ""}, {HEADER: "A" * 27 + "="}, {HEADER: "\xff"}])
def test_others_are_refused_without_a_reason(
    address: str, path: str, headers: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    """A request without a good signature gets 403 and no reason; the log has it."""
    body = posted(address + path).body
    said = send(Sent(url=path, headers={**headers, "Content-Type": FORM_TYPE}, body=body), address)
    assert said.status == 403
    assert said.text in ("Forbidden", '{"detail":"Forbidden"}')
    assert "refused with 403" in caplog.text


@pytest.mark.parametrize("method", ["GET", "POST", "PUT"])
def test_no_subclass_is_left_open(method: str) -> None:
    """A dependency of a router, or of an application, guards every endpoint that is in it."""

    class Decorated(FastAPI):
        def __init__(self) -> None:
            super().__init__(dependencies=[Depends(webhooks.received(VoiceCallback))])

    class Added(Decorated):
        def __init__(self) -> None:
            super().__init__()
            self.api_route("/added", methods=["GET", "POST", "PUT"])(lambda: "open")

    with served_asgi(Added()) as address:
        assert send(Sent(method=method, url="/added", headers={}), address).status == 403


def test_large_bodies_are_refused(address: str) -> None:
    """A body that is larger than a callback is not read."""
    headers = {"Content-Type": FORM_TYPE}
    large = Sent(url="/event", headers=headers, body=b"A" * (MAX_BODY + 1))
    assert send(large, address).status == 413


def test_bodies_without_end_are_refused(address: str) -> None:
    """A body that does not say how long it is is not read further than a callback goes."""
    connection = HTTPConnection(urlsplit(address).netloc, timeout=10)
    chunks = (b"A" * 65_536 for _ in range(17))
    said = {"Content-Type": FORM_TYPE, HEADER: "A"}
    connection.request("POST", "/event", chunks, said, encode_chunked=True)
    assert connection.getresponse().status == 413
    connection.close()


def test_a_public_address(address: str) -> None:
    """The public address is what counts where it is set."""
    assert answer(address, "/public", signed_url=f"{PUBLIC}/public").status == 200
    assert answer(address, "/public").status == 403


def test_a_trusted_proxy(address: str) -> None:
    """Forwarded headers are believed where that was asked for, and nowhere else."""
    headers = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "example.com"}
    for path, status in (("/proxied", 200), ("/nothing", 403)):
        signed = f"https://example.com{path}"
        assert answer(address, path, signed_url=signed, headers=headers).status == status


def test_a_form_that_was_read_before(address: str) -> None:
    """A form that something has read before, and that the request has kept, is verified."""
    for path in ("/fast-early?form", "/fast-early?body", "/fast-form"):
        assert answer(address, path).status == 204
        assert answer(address, path, key="PSK_no").status == 403
        assert send(bare(address + path, body=b"CallSid=&b=2"), address).status == 403


@pytest.fixture(scope="module")
def early_address() -> Iterator[str]:
    """Serve the applications behind a middleware that reads requests early."""
    early = Middleware(BaseHTTPMiddleware, dispatch=reading_early)
    with served_asgi(Starlette(routes=routes, middleware=[early])) as address:
        yield address


@pytest.mark.parametrize("path", ["/fast-early?stream", "/event?stream", "/event?form"])
def test_a_body_that_is_gone(
    early_address: str, path: str, caplog: pytest.LogCaptureFixture
) -> None:
    """A body that something has read, and nothing has kept, is refused, signed or not."""
    url = early_address + path
    assert send(bare(url), early_address).status == 403
    assert send(posted(url), early_address).status == 403
    assert caplog.text.count("something has read the body before") == 2
    assert send(posted(url, {}), early_address).status == 204


@pytest.mark.parametrize("how", ["form", "stream", "none"])
def test_a_body_of_files_alone(address: str, how: str) -> None:
    """Files are no nothing, so the signature of the address alone does not let them in."""
    assert send(bare(f"{address}/fast-early?{how}", MULTIPART, FILE_ONLY), address).status == 403


def test_a_hostile_host_takes_no_time() -> None:
    """A forwarded host is taken apart in a time that grows no faster than it."""
    sent = posted("http://localhost/", headers={"X-Forwarded-Host": HOSTILE_HOST})
    scope: Scope = {
        "type": "http",
        "method": "POST",
        "scheme": "http",
        "path": "/",
        "query_string": b"",
        "headers": [(name.lower().encode(), text.encode()) for name, text in sent.headers.items()],
        "server": ("localhost", 80),
    }

    async def receive() -> Message:
        return {"type": "http.request", "body": sent.body}

    async def ask() -> None:
        await proxied.received(VoiceCallback)(Request(scope, receive))

    with bounded(), pytest.raises(HTTPException, match="403"):
        asyncio.run(ask())


def asked(receive: Receive, **more: Any) -> None:
    """Ask a view for a callback, in a scope of one's own."""
    scope: Scope = {
        "type": "http",
        "method": "POST",
        "scheme": "http",
        "path": "/",
        "query_string": b"",
        "headers": [(b"content-length", b"100")],
        "server": ("localhost", 80),
    } | more

    async def ask() -> None:
        await proxied.received(VoiceCallback)(Request(scope, receive))

    asyncio.run(ask())


def test_a_client_that_leaves(caplog: pytest.LogCaptureFixture) -> None:
    """A client that leaves before its body is whole is a line in the log, and no traceback."""
    messages: list[Message] = [
        {"type": "http.request", "body": b"A=1", "more_body": True},
        {"type": "http.disconnect"},
    ]

    async def receive() -> Message:
        return messages.pop(0)

    with pytest.raises(HTTPException, match="400"):
        asked(receive, headers=[(b"content-length", b"100"), (HEADER.lower().encode(), b"A")])
    assert [each.getMessage().rpartition(": ")[2] for each in caplog.records] == [
        "the client left before the whole of it came"
    ]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ([(b"content-length", b"100")], 403),
        ([(b"transfer-encoding", b"chunked")], 403),
        ([(b"content-length", b"1048577"), (HEADER.lower().encode(), b"A")], 413),
    ],
)
def test_no_body_is_waited_for_in_vain(headers: object, status: int) -> None:
    """What is refused whatever its body is has none of it read: it may come slowly, and stay."""

    async def receive() -> Message:
        raise AssertionError

    with pytest.raises(HTTPException, match=str(status)):
        asked(receive, headers=headers)


def test_a_host_that_no_address_has() -> None:
    """A host that cannot be taken apart is refused; where the public address is known it counts."""
    said = {"headers": [(b"host", b"[")], "server": ("[", 80)}

    async def receive() -> Message:
        return {"type": "http.request"}

    with pytest.raises(HTTPException, match="403"):
        asked(receive, **said)
    request = Request({"type": "http", "path": "/", "app": make_app(public)} | said)
    assert public.url_for(request, "taken", room="1") == f"{PUBLIC}/taken/1"


def test_a_query_that_is_no_text() -> None:
    """A query that is no UTF-8 is refused as any that nobody has signed."""

    async def receive() -> Message:
        return {"type": "http.request", "body": b"A=1"}

    with pytest.raises(HTTPException, match="403"):
        asked(receive, query_string=b"a=\xff")


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


@pytest.mark.parametrize(
    "options",
    [{}, {"verify": True}, {"signing_key": ""}, {"signing_key": KEY, "public_url": "example.com"}],
)
def test_an_application_without_a_key_does_not_start(options: Options) -> None:
    """Without a key there are no webhooks."""
    with pytest.raises(ConfigurationError):
        Webhooks(**options)


# Addresses


def make_app(webhooks: Webhooks) -> FastAPI:
    """Make an application with an endpoint, and one that tells its address."""
    app = FastAPI()

    @webhooks.status_callback(VoiceCallback)
    async def taken(request: Request, _call: VoiceCallback) -> None:
        assert request.path_params["room"] == ROOM

    @app.get("/where")
    async def where(request: Request) -> PlainTextResponse:
        return PlainTextResponse(webhooks.url_for(request, "taken", room=ROOM))

    app.add_route("/taken/{room}", taken, methods=["POST"])
    return app


@pytest.mark.parametrize("mount", ["", "/mounted"])
@pytest.mark.parametrize("root_path", ["", "/root"])
@pytest.mark.parametrize(
    ("options", "root"),
    [
        ({}, None),
        ({"public_url": PUBLIC}, PUBLIC),
        ({"public_url": f"{PUBLIC}/", "trust_forwarded": True}, PUBLIC),
        ({"trust_forwarded": True}, "https://proxied.example"),
    ],
)
def test_the_address_that_is_given_is_the_one_that_is_verified(
    options: Options, root: str | None, root_path: str, mount: str
) -> None:
    """A request that is signed for the address of an endpoint is accepted, mounted or not."""
    webhooks = Webhooks(**(Options(signing_key=KEY) | options))
    app = make_app(webhooks)
    if mount:
        app = FastAPI(routes=[Mount(mount, app)])

    async def rooted(scope: Scope, receive: Receive, send: Send) -> None:
        await app({**scope, "root_path": root_path}, receive, send)

    with served_asgi(rooted) as address:
        for seen in {root_path, root_path if mount else ""}:  # where the framework routes it
            target = accepted_where_told(
                address,
                f"{seen}{mount}/where",
                root or address,
                stripped="" if seen else root_path,
            )
            assert target.startswith(f"{root_path}{mount}/taken/Room%201")


def test_an_address_at_another_host() -> None:
    """A route of a host leads to that host, unless the public address is known."""

    def where(request: Request) -> PlainTextResponse:
        return PlainTextResponse(
            " ".join(each.url_for(request, "taken") for each in (webhooks, public))
        )

    taken = Host("other.example", Starlette(routes=[Route("/taken", nothing, name="taken")]))
    with served_asgi(Starlette(routes=[taken, Route("/where", where)])) as address:
        said = send(Sent(method="GET", url="/where", headers={}), address)
    assert said.text == f"http://other.example/taken {PUBLIC}/taken"


def test_an_application_without_fastapi(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where FastAPI is not installed, views of Starlette do without it."""
    from cxml.callbacks import MessageRequest
    from cxml.starlette import Webhooks, _received
    from cxml.testing import client

    monkeypatch.setattr(_received, "HAS_FASTAPI", False)
    webhooks = Webhooks(signing_key=KEY)
    heard: list[str | None] = []

    @webhooks.status_callback(MessageRequest)
    async def told(_request: Request, message: MessageRequest) -> None:
        heard.append(message.body)

    app = Starlette(routes=[Route("/message", told, methods=["POST"])])
    assert client(app, KEY).post("/message", MessageRequest, body="Hello").status == 204
    assert heard == ["Hello"]
