"""Requests as the platform sends them, for every framework alike."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from hashlib import sha256
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlencode, urlsplit

import uvicorn
from attrs import frozen

from cxml.signature import HEADER, sign, sign_body

KEY = "PSK_of-this-test"
CALL = {"CallSid": "9f1b6f0e-2c1b-4b7e-8a62-37b2c1a90d44", "From": "+15550100142"}
FORM_TYPE = "application/x-www-form-urlencoded"


@frozen(kw_only=True)
class Sent:
    """One request."""

    method: str = "POST"
    url: str
    """What the server is asked for."""
    headers: Mapping[str, str]
    body: bytes = b""

    @property
    def target(self) -> str:
        """The path and the query."""
        return urlsplit(self.url)._replace(scheme="", netloc="").geturl()


@frozen
class Answered:
    """What a server answered."""

    status: int
    type: str | None
    text: str


def send(sent: Sent, address: str) -> Answered:
    """Send a request to a server, whatever address it is for."""
    with closing(HTTPConnection(urlsplit(address).netloc, timeout=10)) as connection:
        connection.request(sent.method, sent.target, sent.body or None, dict(sent.headers))
        response = connection.getresponse()
        text = response.read().decode()
        return Answered(response.status, response.headers["Content-Type"], text)


def posted(
    url: str,
    form: object = tuple(CALL.items()),
    *,
    key: str = KEY,
    signed_url: str | None = None,
    headers: Mapping[str, str] = {},
) -> Sent:
    """Post a form, signed."""
    pairs = list(form.items()) if isinstance(form, dict) else form
    body = urlencode(pairs).encode()  # type: ignore[arg-type]
    signature = sign(key, signed_url or url, body)
    return Sent(
        url=url, headers={HEADER: signature, "Content-Type": FORM_TYPE, **headers}, body=body
    )


def got(url: str, key: str = KEY) -> Sent:
    """Get an address, signed."""
    return Sent(method="GET", url=url, headers={HEADER: sign(key, url)})


def cut(url: str) -> Sent:
    """Post any body with a signature of a form whose text is made the end of the address."""
    body = b"CallSid=2"
    text = f"?a=&bodySHA256={sha256(body).hexdigest()}&b="
    signature = sign(KEY, url, {"Body": text, "CallSid": "1"})
    headers = {HEADER: signature, "Content-Type": FORM_TYPE}
    return Sent(url=f"{url}Body{text}CallSid1", headers=headers, body=body)


MULTIPART = "multipart/form-data; boundary=b"
FILE_ONLY = (
    b'--b\r\nContent-Disposition: form-data; name="a"; filename="a"\r\n'
    b"Content-Type: text/plain\r\n\r\nunsigned\r\n--b--\r\n"
)


def bare(url: str, content_type: str = FORM_TYPE, body: bytes = b"CallSid=2") -> Sent:
    """Post a body with the signature of the address alone, as whoever has recorded one can."""
    return Sent(url=url, headers={**got(url).headers, "Content-Type": content_type}, body=body)


HOSTILE_HOST = "@[" * 120_000
"""A host that takes minutes if what was read of it is read again, and else some milliseconds."""


JSON = (
    '{"event_type": "calling.conference", "params": {"conference_id": "conference-1",'
    ' "status": "participant-join", "name": "Room 1234"}}'
)


def as_json(url: str, text: str = JSON, content_type: str = "application/json") -> Sent:
    """Post JSON, signed."""
    headers = {HEADER: sign_body(KEY, url, text), "Content-Type": content_type}
    return Sent(url=url, headers=headers, body=text.encode())


PUBLIC = "https://example.com/base"
FORWARDED = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "proxied.example"}
ROOM = "Room 1é~!%?&#"


def accepted_where_told(address: str, path: str, root: str, stripped: str = "") -> str:
    """Ask a view for the address of another, and post to that, signed for it; give its target.

    What is stripped from the target is what a proxy takes away.
    """
    told = send(Sent(method="GET", url=path, headers=FORWARDED), address)
    assert (told.status, told.text.startswith(f"{root}/")) == (200, True), told
    target = told.text.removeprefix(root)
    url = f"{address}{target.removeprefix(stripped)}"
    sent = posted(url, signed_url=told.text, headers=FORWARDED)
    assert send(sent, address).status == 204
    assert send(posted(url, signed_url=f"{told.text}x", headers=FORWARDED), address).status == 403
    return target


def behind_a_proxy(application: Any) -> Any:
    """Set the headers of a proxy, which Waitress does not let through."""

    def proxied(environ: dict[str, Any], start_response: Any) -> Any:
        said = {f"HTTP_{name.upper().replace('-', '_')}": text for name, text in FORWARDED.items()}
        return application(environ | said, start_response)

    return proxied


@contextmanager
def served_asgi(application: Any, root_path: str = "") -> Iterator[str]:
    """Serve an ASGI application under Uvicorn, and give its address."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(
            uvicorn.Config(
                application,
                log_config=None,
                lifespan="auto",
                proxy_headers=False,
                root_path=root_path,
            )
        )
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        try:
            yield "http://{}:{}".format(*listener.getsockname())
        finally:
            server.should_exit = True
            thread.join()
