"""An application with a menu, a room and a queue, and the page of a platform that plays it."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Iterator
from threading import Event
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest
from attrs import define, field
from werkzeug import Request, Response

from cxml._calling.page.application import PageApplication
from cxml._calling.page.platform import PagePlatform

HOST, TOKEN, KEY = "127.0.0.1:8000", "token-of-this-test", "PSK_signs-in-this-test"
SLOW = Event()
"""Never set: what waits for it takes its time."""
STANDS = Event()
"""What waits for it stands until a test sets it."""
DOCUMENTS = {
    "/code": '<Gather action="/hold" numDigits="4"><Say>Your code.</Say></Gather>',
    "/pay": '<Pay paymentConnector="shop" action="/hold"/>',
    "/voice": '<Gather action="/menu" numDigits="1"><Say>Welcome.</Say></Gather><Say>Bye.</Say>',
    "/menu": '<Dial timeout="20"><Number>+15550100700</Number></Dial><Say>Nobody.</Say>',
    "/room": '<Dial><Conference statusCallback="/events" statusCallbackEvent="join leave mute"'
    ' endConferenceOnExit="true" record="record-from-start">Board</Conference></Dial>',
    "/queue": "<Enqueue>Sales</Enqueue>",
    "/agent": "<Dial><Queue>Sales</Queue></Dial>",
    "/whisper": '<Dial><Number url="/hold">+15550100700</Number></Dial><Say>Nobody.</Say>',
    "/waits": '<Dial><Conference waitUrl="/hold" startConferenceOnEnter="true">Board</Conference>'
    "</Dial>",
    "/alone": '<Dial><Conference waitUrl="/silent" beep="false">Board</Conference></Dial>',
    "/silent": "",
    "/hostile": "<Say>&lt;script&gt;alert(1)&lt;/script&gt;</Say><Pause/><Record/>",
    "/round": "<Redirect>/round</Redirect>",
    "/hold": "<Say>Please hold.</Say>",
    "/long": "<Dial>+15550100700</Dial>",
    "/leaks": "<Say>The key is PSK_open-sesame.</Say><Dial>"
    '<Conference statusCallback="/events?Authorization=open-sesame" statusCallbackEvent="join">'
    "/room?token=open-sesame</Conference></Dial>",
    "/secret": '<Dial><Sip username="me" password="open-sesame">'
    "sip:me:open-sesame@example.com</Sip></Dial>",
}


def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """Answer with a document, and to reports with nothing."""
    return _answer(Request(environ))(environ, start_response)


def _answer(request: Request) -> Response:
    if request.path == "/events":
        return Response(status=204)
    if request.path == "/raises":
        raise LookupError("no tickets")
    if request.path == "/slow":
        SLOW.wait(2.2)
        request.path = "/hold"
    if request.path == "/stands":
        STANDS.wait(60)
        request.path = "/hold"
    if request.path == "/moved":
        return Response(status=302, headers={"Location": "/voice"})
    if request.path not in DOCUMENTS:
        return Response("<b>broken</b>", status=500)
    body = f"<Response>{DOCUMENTS[request.path]}</Response>"
    return Response(body, content_type="text/xml")


@define
class Page:
    """The page, without a browser."""

    platform: PagePlatform
    application: PageApplication
    status: int = 0
    headers: dict[str, str] = field(factory=dict[str, str])

    def ask(self, method: str, path: str, body: bytes = b"", **more: str) -> bytes:
        """Make a request as the page does, but for what is said otherwise; ``""`` leaves it out."""
        path, _, query = path.partition("?")
        usual = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "HTTP_HOST": HOST,
            "HTTP_X_CXML_TOKEN": TOKEN,
        }
        if method == "POST":
            usual |= {"CONTENT_TYPE": "application/json", "CONTENT_LENGTH": str(len(body))}
        environ: WSGIEnvironment = {k: v for k, v in {**usual, **more}.items() if v}
        environ["wsgi.input"] = io.BytesIO(body)

        def start(status: str, headers: list[tuple[str, str]], *_: object) -> Any:
            self.status, self.headers = int(status.partition(" ")[0]), dict(headers)

        return b"".join(self.application(environ, start))

    def get(self, path: str) -> Any:
        """Look at something."""
        return json.loads(self.ask("GET", path))

    def act(self, name: str, **given: object) -> Any:
        """Do something, and give what the page shows then."""
        return json.loads(self.ask("POST", "/act", json.dumps({"do": name, **given}).encode()))

    def call(self, path: str = "/voice", number: str = "+15550100142") -> str:
        """Let somebody call; give the id of the call."""
        return str(phone(self.act("call", number=number, path=path), number)["call"])


def phone(state: Any, number: str) -> Any:
    """Give what is shown of a phone."""
    return next(each for each in state["phones"] if each["number"] == number)


@pytest.fixture
def page() -> Iterator[Page]:
    """Make the page of a platform."""
    with PagePlatform(application, signing_key=KEY) as platform:
        platform.open_at("/voice", ["+15550100142"])

        def work(job: Callable[[], Any]) -> Any:
            return job()

        yield Page(
            platform,
            PageApplication(platform=platform, hosts=frozenset({HOST}), token=TOKEN, work=work),
        )
