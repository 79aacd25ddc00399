"""The page as an application of WSGI: it lets in nobody but itself."""

from __future__ import annotations

import hmac
import json
from collections.abc import Callable, Iterable
from http import HTTPStatus
from importlib.resources import files
from typing import Any, Protocol, TypeVar, cast
from urllib.parse import parse_qs
from wsgiref.types import StartResponse, WSGIEnvironment

from attrs import frozen

from .acts import act
from .platform import PagePlatform
from .shown import Data, document_of, request_of, state_of

T = TypeVar("T")
MOST_BYTES = 65_536
"""How long what is posted may be."""
TOKEN = "HTTP_X_CXML_TOKEN"  # noqa: S105 - where it stands
_FILES = {
    "/": ("page.html", "text/html; charset=utf-8"),
    "/page.css": ("page.css", "text/css; charset=utf-8"),
    "/page.js": ("page.js", "text/javascript; charset=utf-8"),
    "/icon.svg": ("icon.svg", "image/svg+xml"),
}
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
    " base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
    " require-trusted-types-for 'script'; trusted-types 'none'"
)
_HEADERS = [
    ("Content-Security-Policy", _POLICY),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Cache-Control", "no-store"),
]


class Work(Protocol):
    """Does something where the platform lives."""

    def __call__(self, job: Callable[[], T]) -> T:
        """Do it, and give what came of it."""
        ...


class _Refused(Exception):  # noqa: N818 - it is said to the page
    def __init__(self, status: HTTPStatus, said: str) -> None:
        super().__init__(said)
        self.status, self.said = status, said


@frozen
class _Answer:
    body: bytes
    content_type: str = "application/json"
    status: HTTPStatus = HTTPStatus.OK


@frozen(kw_only=True)
class PageApplication:
    """Serves the page, and does what it asks."""

    platform: PagePlatform
    hosts: frozenset[str]
    """The hosts that it may be asked for: no other name may lead here."""
    token: str
    """What the page has to say, so that no other page can look or act."""
    work: Work

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        try:
            answer = self._answer(environ)
        except _Refused as refused:
            answer = _Answer(f"{refused.said}\n".encode(), "text/plain", refused.status)
        size = ("Content-Length", str(len(answer.body)))
        # The words of HTTPStatus are others in each Python.
        said = "OK" if answer.status < HTTPStatus.BAD_REQUEST else "Refused"
        start_response(
            f"{answer.status.value} {said}",
            [*_HEADERS, ("Content-Type", answer.content_type), size],
        )
        return [answer.body]

    def _answer(self, environ: WSGIEnvironment) -> _Answer:
        if environ.get("HTTP_HOST", "").lower() not in self.hosts:
            raise _Refused(HTTPStatus.FORBIDDEN, "this host is not served here")
        path, method = environ.get("PATH_INFO", ""), environ["REQUEST_METHOD"]
        if path in _FILES:
            _expect(method, "GET")
            name, kind = _FILES[path]
            return _Answer(files(__name__.rpartition(".")[0]).joinpath(name).read_bytes(), kind)
        self._refuse_strangers(environ)
        if path in ("/act", "/give-up"):
            _expect(method, "POST")
            given = _posted(environ)
            return self._act(given) if path == "/act" else self._give_up(given)
        _expect(method, "GET")
        return self._look(path, parse_qs(environ.get("QUERY_STRING", "")))

    def _refuse_strangers(self, environ: WSGIEnvironment) -> None:
        said = environ.get(TOKEN, "").encode("latin-1")
        if not hmac.compare_digest(said, self.token.encode()):
            raise _Refused(HTTPStatus.FORBIDDEN, "open the address that the command printed")
        origin = environ.get("HTTP_ORIGIN")
        if origin is not None and origin.removeprefix("http://").lower() not in self.hosts:
            raise _Refused(HTTPStatus.FORBIDDEN, "another origin may not ask")
        if environ.get("HTTP_SEC_FETCH_SITE", "same-origin") != "same-origin":
            raise _Refused(HTTPStatus.FORBIDDEN, "another site may not ask")

    def _look(self, path: str, query: dict[str, list[str]]) -> _Answer:
        number = _number(query)
        with self.platform.turn.taken():  # also while somebody waits for the application
            return self._seen(path, number)

    def _seen(self, path: str, number: int) -> _Answer:
        if path == "/state":
            return self._state(number)
        found = {
            "/document": (document_of, self.platform.documents.all),
            "/request": (request_of, self.platform.board.requests),
        }.get(path)
        if found is None or not 0 <= number < len(cast("list[object]", found[1])):
            raise _Refused(HTTPStatus.NOT_FOUND, "there is nothing here")
        return _json(found[0](self.platform, number))

    def _state(self, seen: int) -> _Answer:
        if seen == self.platform.version and self.platform.gate.asked is None:
            return _Answer(b"", status=HTTPStatus.NO_CONTENT)
        return _json(state_of(self.platform))

    def _act(self, given: Data) -> _Answer:
        return self.work(lambda: self._done(given))

    def _done(self, given: Data) -> _Answer:
        with self.platform.turn.taken():
            problem = act(self.platform, given)
            return _json({**state_of(self.platform), "problem": problem})

    def _give_up(self, given: Data) -> _Answer:
        """Wait no longer for the application: said to it by another thread than waits."""
        number = given.get("asked")
        done = isinstance(number, int) and self.platform.gate.give_up(number)
        return _json({"problem": "" if done else "that request cannot be given up"})


def _expect(method: str, wanted: str) -> None:
    if method != wanted:
        raise _Refused(HTTPStatus.METHOD_NOT_ALLOWED, f"only {wanted} is answered here")


def _number(query: dict[str, list[str]]) -> int:
    said = query.get("n", ["-1"])[0]
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else -1


def _posted(environ: WSGIEnvironment) -> Data:
    """Read what was posted: an object of JSON, and not a long one."""
    if environ.get("CONTENT_TYPE", "").partition(";")[0].strip() != "application/json":
        raise _Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "only JSON is taken")
    length = environ.get("CONTENT_LENGTH", "")
    if not (length.isascii() and length.isdigit()):
        raise _Refused(HTTPStatus.LENGTH_REQUIRED, "say how long it is")
    if len(length) > 9 or int(length) > MOST_BYTES:
        raise _Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"at most {MOST_BYTES} bytes are taken")
    try:
        given: Any = json.loads(environ["wsgi.input"].read(int(length)))
    except TimeoutError:
        raise _Refused(HTTPStatus.REQUEST_TIMEOUT, "less was posted than was said") from None
    except (ValueError, RecursionError):
        given = None
    if not isinstance(given, dict):
        raise _Refused(HTTPStatus.BAD_REQUEST, "that is no object of JSON")
    return cast("Data", given)


def _json(data: Data) -> _Answer:
    return _Answer(json.dumps(data).encode())
