"""A REST API that takes calls and messages down: recipes that ask for them are tried against it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qsl

ACCOUNT = {"PROJECT": "project-1", "TOKEN": "PT_of-the-cookbook", "NUMBER": "+15550100199"}
SIGNED = b64encode(f"{ACCOUNT['PROJECT']}:{ACCOUNT['TOKEN']}".encode()).decode()
ROOT = f"/api/laml/2010-04-01/Accounts/{ACCOUNT['PROJECT']}"


@contextmanager
def rest_api() -> Iterator[tuple[str, list[dict[str, str]], list[dict[str, str]]]]:
    """Serve it; give its address, and the parameters of each call, and of each message."""
    calls: list[dict[str, str]] = []
    messages: list[dict[str, str]] = []
    asked = {f"{ROOT}/Calls": calls, f"{ROOT}/Messages": messages}

    class Api(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            form = dict(parse_qsl(self.rfile.read(length).decode()))
            is_known = self.headers["Authorization"] == f"Basic {SIGNED}"
            status = 401 if not is_known else 404 if self.path not in asked else 201
            if status == 201:
                asked[self.path].append(form)
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Api)
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", calls, messages
    server.shutdown()
    server.server_close()
