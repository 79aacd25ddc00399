"""A request of any web framework, verified and read as a callback."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TypeAlias, TypeVar
from urllib.parse import quote, unquote_to_bytes

from attrs import frozen

from .._input.form import Pairs, read_pairs
from ..callbacks import MAX_BODY, Callback
from ..errors import CallbackError
from ..signature import (
    EXPLAINING,
    FORM_TYPE,
    HEADERS,
    explain_fault,
    find_fault,
    media_type,
)
from .policy import LOGGER, ORIGIN, Policy

C = TypeVar("C", bound=Callback)
Header: TypeAlias = Callable[[str], str | None]

_NEEDED = (*HEADERS, "Content-Type")
_GONE = "something has read the body before, or the server did not pass it on"
_SAFE = "/:@!$&'()*+,;=~"
_MOST_SHOWN = 200
_ROOT = re.compile(r"^https?://[^/?#]*")


@frozen(kw_only=True)
class Incoming:
    """A request, as far as it concerns a callback."""

    method: str
    origin: Callable[[], str]
    """What the server takes for the scheme and the host, such as ``https://example.com``."""
    target: str
    """The path and the query, encoded as they were on the wire."""
    header: Header
    body: bytes | None
    """``None`` when it is larger than what is read; empty when there is nothing to be read, or
    nothing any more."""


class BrokenOff(bytes):
    """The body of a request whose client left before the whole of it came."""

    # No empty body: one that says nothing of its length would be taken for that of a request
    # without any, which somebody may have recorded.


class RequestRefusedError(Exception):
    """A request that is answered with an error: an answer, and no fault of the program.

    Why is in the log, and nowhere else.
    """

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


def receive(policy: Policy, kind: type[C], incoming: Incoming) -> C:
    """Verify a request, and read it as a callback.

    Raises:
        RequestRefusedError: it is not to be trusted, or cannot be read.

    """
    public = _public(policy, incoming.origin, incoming.header)
    url = public + incoming.target
    headers = {name: text for name in _NEEDED if (text := incoming.header(name)) is not None}
    body = incoming.body
    if body is None or len(body) > MAX_BODY:
        raise _refused(413, incoming, url, f"the body has more than {MAX_BODY:,} bytes")
    if isinstance(body, BrokenOff):
        raise _refused(400, incoming, url, "the client left before the whole of it came")
    if not body and not _says_empty(incoming.header):
        raise _refused(403, incoming, url, _GONE)
    forms: list[Pairs] = []

    def split(sent: bytes) -> Pairs:
        forms.append(read_pairs(sent))
        return forms[0]

    if policy.keys is None:
        LOGGER.warning("taken unverified: %s (CXML_VERIFY is off)", _shown(incoming, url))
    elif policy.public_url is None and not ORIGIN.fullmatch(public):
        raise _refused(403, incoming, url, "what it names as its host is none")
    elif fault := find_fault(policy.keys, url, headers, body, split=split):
        raise _refused(403, incoming, url, _explained(policy.keys, incoming, url, fault))
    try:
        if incoming.method in ("GET", "HEAD"):
            return kind.from_query(incoming.target.partition("?")[2])
        return _read(kind, body, media_type(headers.get("Content-Type", "")), forms)
    except CallbackError as error:
        raise _refused(400, incoming, url, str(error)) from None


def _explained(keys: tuple[bytes, ...], incoming: Incoming, url: str, fault: str) -> str:
    """Say in the log, and there alone, which address a signature fits, if one near it does."""
    headers = {name: text for name in EXPLAINING if (text := incoming.header(name)) is not None}
    return explain_fault(keys, url, headers, incoming.body or b"", fault)


def _says_empty(header: Header) -> bool:
    """Tell whether a request says that it has no body; that none could be read says nothing."""
    length = header("Content-Length") or ""
    return not length.strip("0") and header("Transfer-Encoding") is None


def _read(kind: type[C], body: bytes, body_type: str, forms: list[Pairs]) -> C:
    if body_type == FORM_TYPE or not body:
        return kind.from_form(forms[0] if forms else body)
    if body_type == "application/json":
        return kind.from_json(body)
    raise CallbackError("a callback is a form or JSON, and the content type is that of neither")


def address(policy: Policy, origin: Callable[[], str], header: Header, target: str) -> str:
    """Give the address that the platform reaches a view at, and that is verified there.

    Args:
        policy: how the requests of the view are verified.
        origin: what the server takes for the scheme and the host.
        header: looks up a header of the request that is being answered.
        target: the path, and the query, as the application sees them.

    """
    return _public(policy, origin, header) + target


def _public(policy: Policy, origin: Callable[[], str], header: Header) -> str:
    if policy.public_url is not None:
        return policy.public_url
    seen = origin()
    if not policy.trust_forwarded:
        return seen
    scheme, _, host = seen.partition("://")
    said = _last(header("X-Forwarded-Proto")), _last(header("X-Forwarded-Host"))
    return f"{said[0] or scheme}://{said[1] or host}"


def _last(values: str | None) -> str:
    """Take what the nearest proxy said; what stands before it may come from anybody."""
    return (values or "").rpartition(",")[2].strip()


def _refused(status: int, incoming: Incoming, url: str, reason: str) -> RequestRefusedError:
    LOGGER.warning("refused with %d: %s: %s", status, _shown(incoming, url), reason)
    return RequestRefusedError(status)


def _shown(incoming: Incoming, url: str) -> str:
    """Name a request without what may be secret: a password, or what is in the query."""
    scheme, _, rest = url.partition("?")[0].partition("://")
    authority, slash, path = rest.partition("/")
    shown = f"{scheme}://{authority.rpartition('@')[2]}{slash}{path}"
    return ascii(f"{incoming.method} {shown}"[:_MOST_SHOWN])[1:-1]


def wire_target(path: bytes, raw: str | None, query: str) -> str:
    """Give the path and the query as they were on the wire.

    Args:
        path: the decoded path.
        raw: the target as the server got it, if it says so.
        query: the query as the server got it.

    """
    seen = raw or ""
    if not seen.startswith("/"):  # proxies may be sent a whole address
        seen = _ROOT.sub("", seen)
    sent, mark, _ = seen.partition("?")
    known = sent if sent and unquote_to_bytes(sent) == path else quote(path, safe=_SAFE)
    return f"{known}?{query}" if query or mark else known


@cache
def environ_name(header: str) -> str:
    """Spell a header as WSGI does."""
    name = header.upper().replace("-", "_")
    return name if name in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{name}"
