"""A REST API that takes down what it is asked for: recipes are tried against it."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import NamedTuple
from urllib.parse import parse_qs

ACCOUNT = {"PROJECT": "project-1", "TOKEN": "PT_of-the-cookbook", "NUMBER": "+15550100199"}
SIGNED = b64encode(f"{ACCOUNT['PROJECT']}:{ACCOUNT['TOKEN']}".encode()).decode()
ROOT = f"/api/laml/2010-04-01/Accounts/{ACCOUNT['PROJECT']}"
Form = dict[str, str]
"""Parameters; the values of one that came more than once have a space between them."""


class Asked(NamedTuple):
    """What it was asked for, in order."""

    calls: list[Form]
    messages: list[Form]
    changes: list[tuple[str, Form]]
    """What was to be changed, such as ``Calls/1``, and how."""


@contextmanager
def rest_api() -> Iterator[tuple[str, Asked]]:
    """Serve it; give its address, and what it is asked for."""
    asked = Asked([], [], [])
    made = {f"{ROOT}/Calls": asked.calls, f"{ROOT}/Messages": asked.messages}

    class Api(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            text = self.rfile.read(int(self.headers["Content-Length"])).decode()
            form = {name: " ".join(values) for name, values in parse_qs(text).items()}
            if self.headers["Authorization"] != f"Basic {SIGNED}":
                return self.say(401, {"message": "not you"})
            if self.path in made:
                made[self.path].append(form)
                return self.say(201, {"sid": f"sid-{len(made[self.path])}"})
            asked.changes.append((self.path.removeprefix(f"{ROOT}/"), form))
            return self.say(200, {})

        def say(self, status: int, said: dict[str, str]) -> None:
            body = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Api)
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()
