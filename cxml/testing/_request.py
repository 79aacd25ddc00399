"""What the platform sends: where to, what, and signed with what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeGuard, cast
from urllib.parse import quote, urlencode, urljoin, urlsplit

from attrs import field, frozen

from .._input.form import Form, read_pairs
from .._text.wording import article, shown
from ..callbacks import Callback
from ..errors import ConfigurationError, Problem, UsageError
from ..signature import FORM_TYPE, HEADER, Hidden, Keys, read_keys, sign, sign_body

_SAFE = "!#$%&'()*+,/:;=?@[]~"


_OTHER_KEYWORDS = {
    "headers": "headers are given when the client is made, as in client(app, headers={...})",
    "json": "what is JSON is read before, as in post(path, SwmlStreamStatus.from_json(...))",
    **dict.fromkeys(
        ("body", "content", "data", "form", "params"),
        "what is sent stands behind the path, as in post(path, {'CallSid': '1'})",
    ),
}
"""What test clients of frameworks call it that is given here in another way."""


def unset(_: str) -> None:
    """Look a setting up where there are none."""


@frozen(kw_only=True)
class Request:
    """One request, as it is sent."""

    method: str
    origin: str
    """The scheme and the host, such as ``https://example.com``."""
    target: str
    """The path and the query, encoded."""
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = b""
    seconds: float | None = None
    """How long, of the clock on the wall, an answer is waited for; as is usual, if unset."""


@frozen(kw_only=True)
class Platform:
    """Whoever sends requests to an application, and signs them."""

    key: Keys | None = field(repr=False)
    base_url: str | None
    headers: Mapping[str, str] = field(repr=False)
    setting: Callable[[str], object] = field(repr=False)
    """Looks a setting of the application up; gives ``None`` for what is not set."""
    usual: str
    """The address that the application has where nobody says another."""

    def request(
        self, method: str, path: str, sent: object, args: tuple[Any, ...], fields: dict[str, Any]
    ) -> Request:
        """Make the request that sends a callback, or a form, to a path.

        Raises:
            ConfigurationError: there is no key.
            UsageError: the path is an address elsewhere, or what is sent is nothing of that kind.

        """
        said = _made(sent, args, fields)
        target = self._target(path)
        if method == "GET":
            return self._signed(method, with_query(target, _pairs(said)), None, b"")
        if isinstance(said, Callback) and _is_json(said):
            return self._signed(method, target, "application/json", said.to_json().encode())
        body = said.encode() if isinstance(said, str) else said
        if not isinstance(body, bytes):
            body = urlencode(_pairs(said)).encode()
        return self._signed(method, target, FORM_TYPE, body)

    def _signed(self, method: str, target: str, body_type: str | None, body: bytes) -> Request:
        base = self._base()
        url, key = base + target, self._key()
        headers = {} if body_type is None else {"Content-Type": body_type}
        if key is not None:
            is_json = body_type == "application/json"
            headers[HEADER] = sign_body(key, url, body) if is_json else sign(key, url, body)
        scheme, host, *_ = urlsplit(base)
        return Request(
            method=method,
            origin=f"{scheme}://{host}",
            target=target,
            headers={**headers, **self.headers},
            body=body,
        )

    def _base(self) -> str:
        base = self.base_url or self.setting("CXML_PUBLIC_URL") or self.usual
        return str(base).rstrip("/")

    def _target(self, path: str) -> str:
        """Take the address of the application off, as the server does that the platform asks."""
        base, path = self._base(), path.partition("#")[0]  # what follows a # is never sent
        try:
            path.encode()
            url = urljoin(f"{base}/", path.lstrip("/") if path.startswith("/") else path)
        except ValueError as error:
            raise _misused(f"{shown(path)} is no address: {error}") from None
        if not f"{url}/".startswith(f"{base}/"):
            raise _misused(f"{shown(path)} leads elsewhere: the application is at {base}")
        target = url.removeprefix(base)
        return quote(target if target[:1] == "/" else f"/{target}", safe=_SAFE)

    def _key(self) -> str | None:
        key: object = self.key or self.setting("CXML_SIGNING_KEY")
        if callable(key):
            raise ConfigurationError("CXML_SIGNING_KEY is a function: give the client the key")
        if key is None and self.setting("CXML_VERIFY") is False:
            return None
        if key is None:
            or_set = "" if self.setting is unset else ", or set CXML_SIGNING_KEY in the settings"
            raise ConfigurationError(
                f"there is no key to sign with: give it, as in client(app, key){or_set}"
            )
        return read_keys(Hidden(key))[0].decode()


def _made(sent: object, args: tuple[Any, ...], fields: dict[str, Any]) -> Callback | Form:
    for name in fields.keys() & _OTHER_KEYWORDS.keys():
        if not (_is_kind(sent) and name in sent.__callback_spec__().parameters):
            raise _misused(f"there is no {name}=: {_OTHER_KEYWORDS[name]}")
    if not callable(sent):
        if args or fields:
            raise _misused(f"fields are for a class of callbacks, and this is {article(sent)}")
        return cast("Callback | Form", sent)
    made = sent(*args, **fields)
    if not isinstance(made, Callback):
        raise _misused(f"{shown(sent)} makes no callback: name a class, such as VoiceRequest")
    return made


def _is_kind(sent: object) -> TypeGuard[type[Callback]]:
    return isinstance(sent, type) and issubclass(sent, Callback)


def _misused(message: str) -> UsageError:
    return UsageError(Problem(code="usage", message=message, path="client"))


def _pairs(said: Callback | Form) -> tuple[tuple[str, str], ...]:
    return said.to_form() if isinstance(said, Callback) else tuple(read_pairs(said))


def _is_json(callback: Callback) -> bool:
    """Whether the platform sends it as JSON: it came so, or has no names of forms."""
    from ..callbacks._json_schema import is_sent_as_json

    if callback.wire is not None:
        return callback.wire == "json"
    return is_sent_as_json(callback.__callback_spec__())


def with_query(target: str, pairs: tuple[tuple[str, str], ...]) -> str:
    """Put parameters behind those that an address has."""
    if not pairs:
        return target
    return f"{target}{'&' if '?' in target else '?'}{urlencode(pairs)}"
