"""What the views of all web frameworks have in common, without any of them."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import TypeAlias, TypedDict, TypeVar, cast
from urllib.parse import quote, unquote_to_bytes

from attrs import field, frozen

from .._tree.element import Element
from ..callbacks import MAX_BODY, Callback
from ..errors import CallbackError, ConfigurationError
from ..signature import FORM_TYPE, HEADERS, Keys, find_fault, media_type, read_keys

C = TypeVar("C", bound=Callback)
Header: TypeAlias = Callable[[str], str | None]

XML_TYPE = "text/xml; charset=utf-8"
EMPTY = '<?xml version="1.0" encoding="UTF-8"?><Response />'
LOGGER = logging.getLogger("cxml.views")

_NEEDED = (*HEADERS, "Content-Type")
_ORIGIN = re.compile(r"https?://[^/?#\s]+")
_PUBLIC_URL = re.compile(rf"{_ORIGIN.pattern}(/[^?#\s]*)?")
_GONE = "something has read the body before, or the server did not pass it on"
_SAFE = "/:@!$&'()*+,;=~"
_MOST_SHOWN = 200
_KEYS_BEGIN = b"PSK"


class Options(TypedDict, total=False):
    """How requests are verified; what is not given is taken from the settings.

    The settings have the same names, in capitals and with ``CXML_`` before them.
    """

    signing_key: Keys
    """The project's signing key; or several of them, of which any may have been used."""
    public_url: str
    """The address that the platform reaches the root of the application at, such as
    ``https://example.com``; unset, what the server takes for it."""
    trust_forwarded: bool
    """Whether the headers ``X-Forwarded-Proto`` and ``X-Forwarded-Host`` are believed; only for
    applications that nobody can reach but through a proxy that sets both."""
    verify: bool
    """``False`` takes every request from anybody, and says so in the log, each time."""


@frozen(kw_only=True)
class Policy:
    """How the requests of a view are verified, checked."""

    keys: tuple[bytes, ...] | None = field(repr=False)
    """The keys; ``None`` when nothing is verified."""
    public_url: str | None
    trust_forwarded: bool


def make_policy(options: Options, setting: Callable[[str], object]) -> Policy:
    """Check how requests are to be verified.

    Args:
        options: what was given for a view.
        setting: looks up what was not; gives ``None`` for what is not set.

    Raises:
        ConfigurationError: something is missing, or cannot be.

    """

    def value(name: str) -> object:
        given = cast("Mapping[str, object]", options).get(name)
        return setting(f"CXML_{name.upper()}") if given is None else given

    keys, verify = value("signing_key"), _flag("verify", value("verify"), default=True)
    if verify and keys is None:
        raise ConfigurationError(
            "there is no signing key: set CXML_SIGNING_KEY, or give signing_key; CXML_VERIFY=False,"
            " or verify=False, takes requests from anybody"
        )
    secrets = read_keys(cast("Keys", keys)) if verify else None
    if any(not each.startswith(_KEYS_BEGIN) for each in secrets or ()):
        _warn_of_keys()
    return Policy(
        keys=secrets,
        public_url=_checked_url(value("public_url")),
        trust_forwarded=_flag("trust_forwarded", value("trust_forwarded"), default=False),
    )


@cache
def _warn_of_keys() -> None:
    """Say, once and without the key, that it is none of SignalWire's: often it is the token."""
    LOGGER.warning(
        "a signing key does not begin with %s, as those of SignalWire do: an API token, which"
        " begins with PT, verifies nothing, but Twilio's auth token is right for Twilio",
        _KEYS_BEGIN.decode(),
    )


def make_address_policy(setting: Callable[[str], object]) -> Policy:
    """Check what an address depends on; no key is needed for that.

    Raises:
        ConfigurationError: a setting cannot be.

    """
    return make_policy(Options(verify=False), setting)


def check_options(options: Options) -> None:
    """Check the options of a view as far as that is possible without the settings.

    Raises:
        ConfigurationError: they cannot be.

    """
    complete = options.get("signing_key") is not None
    make_policy(options if complete else options | Options(verify=False), lambda _: None)


def _flag(name: str, value: object, *, default: bool) -> bool:
    if value is None:
        return default
    if not isinstance(value, bool):
        raise ConfigurationError(
            f"CXML_{name.upper()}, or {name}, is {value!r}: must be True or False"
        )
    return value


def _checked_url(url: object) -> str | None:
    if url is None:
        return None
    if not isinstance(url, str) or not _PUBLIC_URL.fullmatch(url):
        raise ConfigurationError(
            f"CXML_PUBLIC_URL, or public_url, is {url!r}: must be an address such as "
            "'https://example.com', without a query"
        )
    return url.rstrip("/")


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


class Refusal(Exception):  # noqa: N818 - an answer, and no error of the program
    """A request that is answered with an error; why is in the log, and nowhere else."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


def receive(policy: Policy, kind: type[C], incoming: Incoming) -> C:
    """Verify a request, and read it as a callback.

    Raises:
        Refusal: it is not to be trusted, or cannot be read.

    """
    public = _public(policy, incoming.origin, incoming.header)
    url = public + incoming.target
    headers = {name: text for name in _NEEDED if (text := incoming.header(name)) is not None}
    body = incoming.body
    if body is None or len(body) > MAX_BODY:
        raise _refused(413, incoming, url, f"the body has more than {MAX_BODY:,} bytes")
    if not body and not _says_empty(incoming.header):
        raise _refused(403, incoming, url, _GONE)
    if policy.keys is None:
        LOGGER.warning("taken unverified: %s (CXML_VERIFY is off)", _shown(incoming, url))
    elif policy.public_url is None and not _ORIGIN.fullmatch(public):
        raise _refused(403, incoming, url, "what it names as its host is none")
    elif fault := find_fault(policy.keys, url, headers, body):
        raise _refused(403, incoming, url, fault)
    try:
        if incoming.method in ("GET", "HEAD"):
            return kind.from_query(incoming.target.partition("?")[2])
        return _read(kind, body, media_type(headers.get("Content-Type", "")))
    except CallbackError as error:
        raise _refused(400, incoming, url, str(error)) from None


def _says_empty(header: Header) -> bool:
    """Tell whether a request says that it has no body; that none could be read says nothing."""
    length = header("Content-Length") or ""
    return not length.strip("0") and header("Transfer-Encoding") is None


def _read(kind: type[C], body: bytes, body_type: str) -> C:
    if body_type == FORM_TYPE or not body:
        return kind.from_form(body)
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


def _refused(status: int, incoming: Incoming, url: str, reason: str) -> Refusal:
    LOGGER.warning("refused with %d: %s: %s", status, _shown(incoming, url), reason)
    return Refusal(status)


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
    sent, mark, _ = re.sub(r"^https?://[^/?#]*", "", raw or "").partition("?")
    known = sent if sent and unquote_to_bytes(sent) == path else quote(path, safe=_SAFE)
    return f"{known}?{query}" if query or mark else known


def as_document(result: Element | None, view: object = None) -> str:
    """Write a document, which a view returned.

    Raises:
        TypeError: it is none.

    """
    if result is None:
        return EMPTY
    if not isinstance(cast("object", result), Element) or result.tag != "Response":
        raise TypeError(
            f"{_kind(result)}{_from(view)} is no document: give a response of cxml, such as"
            " VoiceResponse, or None"
        )
    return str(result)


def expect_nothing(result: None, view: object) -> None:
    """Refuse what a view returned, unless it is nothing.

    Raises:
        TypeError: it is something, which the platform would not read.

    """
    if result is not None:
        raise TypeError(
            f"{_kind(result)}{_from(view)} would be read by nobody: answer a status callback with"
            " None"
        )


def _from(view: object) -> str:
    return f" from {getattr(view, '__qualname__', view)}" if view is not None else ""


def _kind(result: object) -> str:
    return f"<{result.tag}>" if isinstance(result, Element) else f"a {type(result).__name__}"
