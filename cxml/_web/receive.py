"""A request of any web framework, verified and read as a callback."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import chain
from secrets import token_bytes
from types import MappingProxyType
from typing import TypeVar

from .._input.form import Pairs, read_pairs
from ..callbacks import MAX_BODY, Callback
from ..errors import CallbackError, ConfigurationError
from ..signature import (
    EXPLAINING,
    FORM_TYPE,
    HEADERS,
    Secret,
    examine,
    explain_fault,
    hash_of_body,
    media_type,
    same_hosts,
)
from .incoming import BrokenOff, Header, Incoming
from .keys import Ask, AskLater, Hidden, Secrets, ask as ask_now, read_found
from .log import log_refusal, log_unverified, log_verified
from .policy import ORIGIN, Policy
from .require import find_missing

C = TypeVar("C", bound=Callback)

_CONTENT_TYPE = "content-type"
_NEEDED = tuple((name, name.lower()) for name in (*HEADERS, "Content-Type"))
_NO_TYPE = ("",)
_GONE = "something has read the body before, or the server did not pass it on"
_REPLAYED = "it has a body, which would be verified but not read: a POST that somebody has recorded"
_MOVED = (
    "it has no body, and the callback stands in its query, which would be verified but not read: a"
    " GET that somebody has recorded"
)
_BARED = "its address has the hash of a body, and it has none: a POST that somebody has recorded"
_LARGE = f"the body has more than {MAX_BODY:,} bytes"
_FORGED = (
    "a parameter has no name, or one that does not begin with a letter: what was signed is"
    " another request, that somebody has recorded"
)
_NO_HOST = "what it names as its host is none"
_STRANGER = "signing_key knows no key for it"
_NOBODYS: Secrets = (Secret(token_bytes()),)
_IN_QUERY = ("GET", "HEAD")
# The platform's names begin with letters. What comes first in what is signed, and does not, could
# be the end of another address, with all names of the platform's intact behind it, or the beginning
# of a signed body of JSON.
_FOREIGN = re.compile(r"[\x00-@\[{]|\Z")
_NO_ORIGIN = (
    "the host or the scheme that the request names, or the proxy in front, is none: no address can"
    " be made of it; public_url, or CXML_PUBLIC_URL, says what it is"
)
_NOTHING_HASHED = (None, sha256().hexdigest())


class RequestRefusedError(Exception):
    """A request that is answered with an error: an answer, and no fault of the program.

    Why is in the log, and nowhere else.
    """

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


def receive(
    policy: Policy,
    kind: type[C],
    incoming: Incoming,
    require: Sequence[str] = (),
    ask: Ask = ask_now,
) -> C:
    """Verify a request, and read it as a callback.

    Args:
        policy: how it is verified.
        kind: what it is read as.
        incoming: the request.
        require: the fields that have to be there, checked.
        ask: asks the function that finds the key, if that is a function.

    Raises:
        RequestRefusedError: it is not to be trusted, or cannot be read.
        ConfigurationError: what finds the key gave none that can be.

    """
    request = _Request(policy, incoming)
    request.open()
    keys = policy.keys
    if callable(keys):
        keys = read_found(Hidden(ask(keys, request.unverified(kind))))
    request.verify(keys)
    return request.read(kind, require)


async def receive_later(
    policy: Policy,
    kind: type[C],
    incoming: Incoming,
    require: Sequence[str] = (),
    *,
    ask: AskLater,
    body: Callable[[], Awaitable[bytes | None]] | None = None,
) -> C:
    """Do what :func:`receive` does where the answer of a function that finds keys is awaited.

    Args:
        policy: as for :func:`receive`.
        kind: as for :func:`receive`.
        incoming: as for :func:`receive`.
        require: as for :func:`receive`.
        ask: asks the function that finds the key, if that is a function.
        body: reads the body, where that is awaited; it is asked as that of ``incoming`` is.

    Raises:
        RequestRefusedError: as :func:`receive` does.
        ConfigurationError: as :func:`receive` does.

    """
    request = _Request(policy, incoming)
    if body is not None:
        incoming.body = await body()
    request.open()
    keys = policy.keys
    if callable(keys):
        keys = read_found(Hidden(await ask(keys, request.unverified(kind))))
    request.verify(keys)
    return request.read(kind, require)


def expect_required(
    policy: Policy, incoming: Incoming, callback: Callback, require: Sequence[str]
) -> None:
    """Refuse a callback, wherever it comes from, that has not what is required.

    Raises:
        RequestRefusedError: that is so.

    """
    if reason := find_missing(callback, require):
        url = _public(policy, incoming.origin, incoming.header) + incoming.target
        log_refusal(400, incoming, url, reason)
        raise RequestRefusedError(400)


class _Request:
    """A request on its way: it is opened, and then verified, and then read."""

    __slots__ = ("_forms", "_headers", "_incoming", "_policy", "_public", "_sent", "_type", "_url")

    def __init__(self, policy: Policy, incoming: Incoming) -> None:
        self._policy, self._incoming = policy, incoming
        self._public = _public(policy, incoming.origin, incoming.header)
        self._url = self._public + incoming.target
        self._headers = {
            # Some servers leave the white space that may stand around a header's text.
            lowered: [text.strip(" \t")]
            for name, lowered in _NEEDED
            if (text := incoming.header(name)) is not None
        }
        self._type = media_type(self._headers.get(_CONTENT_TYPE, _NO_TYPE)[0])
        self._forms: list[Pairs] = []
        self._sent = b""
        self._refuse_unread()

    def open(self) -> None:
        """Read the body, which a request that is refused without it does not come to."""
        self._sent = self._body()

    def _refuse_unread(self) -> None:
        """Refuse what would be refused whatever its body is, which may come without end."""
        if _says_large(self._incoming.header):
            raise self._refused(413, _LARGE)
        is_signed = len(self._headers) > (_CONTENT_TYPE in self._headers)
        if self._policy.keys is not None and not is_signed:
            self._expect_signature(())

    def _body(self) -> bytes:
        body = self._incoming.read()
        if body is None or len(body) > MAX_BODY:
            raise self._refused(413, _LARGE)
        if isinstance(body, BrokenOff):
            raise self._refused(400, "the client left before the whole of it came")
        if not body and not _says_empty(self._incoming.header):
            raise self._refused(403, _GONE)
        if body and self._incoming.method in _IN_QUERY:
            raise self._refused(403, _REPLAYED)
        return body

    def unverified(self, kind: type[Callback]) -> Mapping[str, str]:
        """Give what was sent, for a function that finds keys, before anything is trusted.

        Nobody is asked for the key of a request that cannot be read; without a signature it has not
        come so far.
        Under every name of a field stands what the callback will have: else one account could be
        named to the function, and another to the view.
        """
        try:
            pairs = self._callback(Callback).form
        except CallbackError as error:
            raise self._refused(403, str(error)) from None
        is_json = self._type == "application/json"
        return MappingProxyType(kind.__callback_spec__().as_read(pairs, is_json=is_json))

    def verify(self, keys: Secrets | None) -> None:
        """Refuse what is not signed with one of the keys; without any, nothing is verified."""
        if keys is None:
            log_unverified(self._incoming, self._url, self._policy.unverified)
        elif self._policy.public_url is None and not ORIGIN.fullmatch(self._public):
            raise self._refused(403, _NO_HOST)
        elif not keys:
            # It takes as long as for an account that has a key: nobody is to learn which has.
            self._expect_signature(_NOBODYS, _STRANGER)
        else:
            self._expect_signature(keys)

    def _expect_signature(self, keys: Secrets, refusal: str = "") -> None:
        found = examine(
            keys,
            self._url,
            self._headers,
            self._sent,
            strip_port=self._policy.strip_port,
            others=self._other_addresses(),
            split=self._split,
        )
        if isinstance(found, str):
            explained = self._explained(keys, found)
            raise self._refused(403, refusal or explained)
        log_verified(self._incoming, found.url)

    def _other_addresses(self) -> Iterator[str]:
        """Give the same address with its host written otherwise, and the root as well."""
        header = self._incoming.header
        # Whoever they come from: only how they spell the host that is known already is of use.
        said = [_last(header(name)) for name in ("Host", "X-Forwarded-Host")]
        yield from same_hosts(self._url, said)
        for root in self._other_root():
            yield root
            yield from same_hosts(root, said)

    def _other_root(self) -> Iterator[str]:
        """Give the address of the root with a slash at its end, if it has none, or without."""
        path, mark, query = self._incoming.target.partition("?")
        if self._incoming.root or path in ("", "/"):
            other = path[:-1] if path.endswith("/") else f"{path}/"
            yield f"{self._public}{other}{mark}{query}"

    def _explained(self, keys: Secrets, fault: str) -> str:
        """Say in the log, and there alone, which address a signature fits, if one near does."""
        header = self._incoming.header
        headers = {name: text for name in EXPLAINING if (text := header(name)) is not None}
        name = self._policy.names.of("public_url")
        return explain_fault(keys, self._url, headers, self._sent, fault, public_url=name)

    def _split(self, sent: bytes) -> Pairs:
        if not self._forms:
            self._forms.append(read_pairs(sent))
        return self._forms[0]

    def read(self, kind: type[C], require: Sequence[str]) -> C:
        """Read what was verified."""
        try:
            callback = self._callback(kind)
            replayed = self._replayed(callback)
        except CallbackError as error:
            raise self._refused(400, str(error)) from None
        if replayed:
            raise self._refused(403, replayed)
        if require and (reason := find_missing(callback, require)):
            raise self._refused(400, reason)
        return callback

    def _replayed(self, callback: Callback) -> str:
        """Say that what was signed is another request: of another method, or with another body.

        Without a body a signature says nothing of the method. That nothing was sent is no fault:
        to ask what is heard while one waits, the platform need not say anything.
        """
        form = self._split(self._sent) if self._type == FORM_TYPE else ()
        # A form such as "=&" has a body that adds nothing to what is signed.
        if any(chain.from_iterable(form)) or (self._sent and self._type != FORM_TYPE):
            return _FORGED if form and _FOREIGN.match(min(form)[0]) else ""
        if hash_of_body(self._url) not in _NOTHING_HASHED:
            return _BARED
        if self._incoming.method in _IN_QUERY or _says_something(callback):
            return ""
        return _MOVED if _says_something(self._queried(type(callback))) else ""

    def _callback(self, kind: type[C]) -> C:
        if self._incoming.method in _IN_QUERY:
            return self._queried(kind)
        if self._type == FORM_TYPE or not self._sent:
            return kind.from_form(self._split(self._sent))
        if self._type == "application/json":
            return kind.from_json(self._sent)
        raise CallbackError("a callback is a form or JSON, and the content type is that of neither")

    def _queried(self, kind: type[C]) -> C:
        query = self._incoming.target.partition("?")[2]
        return kind.from_query(query.encode("utf-8", "surrogateescape"))

    def _refused(self, status: int, reason: str) -> RequestRefusedError:
        log_refusal(status, self._incoming, self._url, reason)
        return RequestRefusedError(status)


def _says_something(callback: Callback) -> bool:
    """Tell whether something that its class knows was read."""
    return not vars(callback).keys().isdisjoint(callback.__callback_spec__().parameters)


def _says_large(header: Header) -> bool:
    """Tell whether a request says that its body is larger than what is read."""
    length = header("Content-Length") or ""
    if len(length) < len(str(MAX_BODY)):
        return False
    length = length.strip(" \t").lstrip("0")
    is_number = length.isascii() and length.isdigit()
    return is_number and (len(length) > len(str(MAX_BODY)) or int(length) > MAX_BODY)


def _says_empty(header: Header) -> bool:
    """Tell whether a request says that it has no body; that none could be read says nothing."""
    length = header("Content-Length") or ""
    return not length.strip("0") and header("Transfer-Encoding") is None


def address(policy: Policy, origin: Callable[[], str], header: Header, target: str) -> str:
    """Give the address that the platform reaches a view at, and that is verified there.

    Args:
        policy: how the requests of the view are verified.
        origin: what the server takes for the scheme and the host.
        header: looks up a header of the request that is being answered.
        target: the path, and the query, as the application sees them.

    Raises:
        ConfigurationError: what the request says of its host cannot be.

    """
    public = _public(policy, origin, header)
    if policy.public_url is None and not ORIGIN.fullmatch(public):
        raise ConfigurationError(_NO_ORIGIN)
    path, mark, query = target.partition("?")
    known = policy.root if path == "/" else path
    return f"{public}{known}{mark}{query}"


def _public(policy: Policy, origin: Callable[[], str], header: Header) -> str:
    if policy.public_url is not None:
        return policy.public_url
    seen = origin()
    if not policy.trust_forwarded:
        return seen
    scheme, _, host = seen.partition("://")
    said = _last(header("X-Forwarded-Proto")), _last(header("X-Forwarded-Host"))
    return f"{said[0].lower() or scheme}://{said[1] or host}"


def _last(values: str | None) -> str:
    """Take what the nearest proxy said; what stands before it may come from anybody."""
    return (values or "").rpartition(",")[2].strip()
