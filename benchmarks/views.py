"""A view of Flask that cxml decorates, and one that does the same by hand."""

from __future__ import annotations

import hmac
from base64 import b64encode
from io import BytesIO

from flask import Flask, Response, abort, request

from cxml import VoiceResponse
from cxml.callbacks import ConferenceEvent
from cxml.flask import document
from cxml.signature import HEADER, sign

from .documents import CALLBACK_BODY

KEY = "PSK_of-the-benchmark"
app = Flask(__name__)
app.config["CXML_SIGNING_KEY"] = KEY


def response_to(event: ConferenceEvent) -> VoiceResponse:
    """Make a small document."""
    response = VoiceResponse()
    response.say(f"{event.friendly_name}: {event.event}")
    return response


@app.post("/decorated")
@document(ConferenceEvent)
def decorated(event: ConferenceEvent) -> VoiceResponse:
    """Answer what is verified already."""
    return response_to(event)


@app.post("/by-hand")
def by_hand() -> Response:
    """Verify as little as has to be, read once, and answer."""
    event = ConferenceEvent.from_form(request.get_data())
    text = request.url + "".join([name + value for name, value in sorted(event.form)])
    made = b64encode(hmac.digest(app.config["CXML_SIGNING_KEY"].encode(), text.encode(), "sha1"))
    if not hmac.compare_digest(made, request.headers.get(HEADER, "").encode()):
        abort(403)
    return Response(str(response_to(event)), mimetype="text/xml")


def answer(path: str, body: bytes = CALLBACK_BODY) -> tuple[str, bytes]:
    """Ask a view as a server does, with the signature of the benchmark's callback."""
    said: list[str] = []
    url = f"http://example.com{path}"
    environ = {
        "REQUEST_METHOD": "POST",
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "REQUEST_URI": path,
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "CONTENT_LENGTH": str(len(body)),
        "HTTP_HOST": "example.com",
        "HTTP_X_SIGNALWIRE_SIGNATURE": SIGNATURES[url],
        "SERVER_NAME": "example.com",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(body),
    }
    chunks = app(environ, lambda status, _headers, _error=None: said.append(status))  # type: ignore[arg-type]
    return said[0], b"".join(chunks)


SIGNATURES = {
    url: sign(KEY, url, CALLBACK_BODY)
    for url in ("http://example.com/decorated", "http://example.com/by-hand")
}


def answers_alike() -> bool:
    """Tell whether both views answer a good request alike, and refuse a bad one."""
    good = {answer(path) for path in ("/decorated", "/by-hand")}
    bad = {answer(path, CALLBACK_BODY + b"1")[0] for path in ("/decorated", "/by-hand")}
    return len(good) == 1 and good.pop()[0] == "200 OK" and bad == {"403 FORBIDDEN"}
