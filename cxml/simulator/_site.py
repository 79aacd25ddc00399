"""Where the application is, and how a request to it is written and signed."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import SplitResult, quote, urlencode, urljoin, urlsplit

from attrs import field, frozen

from .._text.addresses import without_user
from .._text.wording import article, shown
from ..errors import misused
from ..signature import FORM_TYPE, HEADER, sign
from ..testing._request import Request as Outgoing, with_query
from ._errors import ElsewhereError, FailedError, argument
from ._given import text_given

NO_KEY = "PSK_cxml_simulator"
"""What signs where nobody has a key, and so nobody should verify."""
_SAFE = "!#$%&'()*+,/:;=?@[]~"
_A_DOCUMENT = (
    "SignalWire takes no document itself, but the address of one: give the path of the view that"
    " answers with it"
)
Pairs = tuple[tuple[str, str], ...]


@frozen(kw_only=True)
class Site:
    """An application, as the platform reaches it."""

    base: str
    """The address of its root, without a slash at the end."""
    find_key: Callable[[], str] = field(repr=False)
    """Finds what requests are signed with, which settings may say another way later."""
    header: str = HEADER
    """Where the signature stands."""
    seconds: float | None = None
    """How long, of the clock on the wall, answers are waited for; as is usual, if unset."""

    @property
    def key(self) -> str:
        """What the next request is signed with."""
        return self.find_key()

    def address_of(self, name: str, path: str | None) -> str | None:
        """Give the whole address that an argument has, if it is set.

        Raises:
            UsageError: it is none.

        """
        return None if path is None else self.address(path, f"{argument(name)}=")

    def address(self, path: str, name: str = "") -> str:
        """Give the whole address of a path of the application.

        Args:
            path: the path, or the whole address.
            name: what errors put in front of it.

        Raises:
            UsageError: it is none.

        """
        if str(path).lstrip().startswith("<"):
            raise misused(f"{name}{article(path)} is no address: {_A_DOCUMENT}")
        text_given(name or "an address", path)
        try:
            path.encode()
            return urljoin(f"{self.base}/", path.lstrip("/") if path.startswith("/") else path)
        except ValueError as error:
            raise misused(f"{name}{shown(path)} is no address: {error}") from None

    def has(self, url: str) -> bool:
        """Whether an address is one of the application."""
        return f"{url}/".startswith((f"{self.base}/", f"{self.base}?", f"{self.base}#"))

    def post(self, method: str, url: str, pairs: Pairs) -> Outgoing:
        """Write a request, and sign it.

        Raises:
            FailedError: the address is none, or not one of the application.

        """
        target, pairs = self._target(url), tuple((name, _sent(value)) for name, value in pairs)
        if method == "GET":
            return self._signed(method, with_query(target, pairs), (), b"")
        return self._signed(method, target, pairs, urlencode(pairs).encode())

    def _signed(self, method: str, target: str, pairs: Pairs, body: bytes) -> Outgoing:
        scheme, host, *_ = urlsplit(self.base)
        # A path in front of the application is taken off by whoever stands there.
        headers = {"Content-Type": FORM_TYPE} if method == "POST" else {}
        headers[self.header] = sign(self.key, self.base + target, pairs)
        origin = f"{scheme}://{host}"
        return Outgoing(
            method=method,
            origin=origin,
            target=target,
            headers=headers,
            body=body,
            seconds=self.seconds,
        )

    def _target(self, url: str) -> str:
        if not self.has(url):
            raise ElsewhereError(url, self.base)
        url = url.partition("#")[0]  # what follows is never sent
        target = url.removeprefix(self.base)
        return quote(target if target[:1] == "/" else f"/{target}", safe=_SAFE)


def base_of(given: object, name: str) -> str:
    """Give the address of the root of an application, without a slash at the end.

    Args:
        given: what somebody says that it is.
        name: what that is called where it is set.

    Raises:
        UsageError: it is no address of HTTP.

    """
    text = str(given).rstrip("/")
    url = split_http(text)
    if url is None or url.query or url.fragment:
        raise misused(
            f"{name} is {shown(without_user(text))}: it must be an address such"
            " as https://example.com, without a query"
        )
    return text


def split_http(address: str) -> SplitResult | None:
    """Take an address of HTTP apart; ``None`` if it is none."""
    try:
        address.encode()
        url = urlsplit(address)
        is_one = url.scheme in ("http", "https") and bool(url.hostname) and url.port != 0
    except ValueError:
        return None
    return url if is_one else None


def _sent(value: str) -> str:
    """Give a text as it can be sent: half a character, as JSON and Python have it, cannot."""
    return value.encode(errors="replace").decode()


def joined(base: str, address: str) -> str:
    """Resolve an address of a document against the one that the document came from.

    Raises:
        FailedError: it is no address.

    """
    base = base.partition("#")[0]
    try:
        return urljoin(base, address.strip()) or base
    except ValueError as error:
        raise FailedError(11100, f"{address!r} is no address: {error}") from None
