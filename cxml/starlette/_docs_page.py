"""Requests that FastAPI's page of docs sends while somebody develops."""

from __future__ import annotations

from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request

from .._web.log import LOGGER, fields_of_none
from .._web.target import whole_path
from ..signature import HEADERS
from ._request import root_of

OF_DOCS = "trust_docs is on, and the page of docs has sent it"
"""Why such a request is taken without a signature."""
_HOSTS = ("localhost", "127.0.0.1", "[::1]")
_PASSED_ON = (
    *("via", "forwarded", "forwarded-for", "cdn-loop", "client-ip", "wl-proxy-client-ip"),
    *("x-client-ip", "x-cluster-client-ip", "x-remote-addr", "x-remote-ip", "x-scheme", "x-host"),
    *("x-request-id", "x-correlation-id", "x-proxyuser-ip", "traceparent", "remote-addr"),
)
_PASSED_ON_BEGIN = (
    *("x-forwarded", "x-original-", "x-real-", "x-envoy-", "x-amz", "x-cloud-", "x-appengine-"),
    *("x-azure-", "x-arr-", "x-ms-", "x-nf-", "x-vercel-", "x-render-", "x-replit-", "x-goog-"),
    *("cf-", "true-client-", "fastly-", "fly-", "ngrok-", "tailscale-", "do-connecting-", "x-b3-"),
)
"""Headers that only a proxy or a tunnel adds."""


def warn_of_docs() -> None:
    """Say that requests of the page of docs are trusted."""
    LOGGER.warning(
        "trust_docs is on: what the page of docs sends from this machine is taken without a"
        " signature; leave it out where anybody else can reach the application",
        extra=fields_of_none("trust_docs is on"),
    )


def is_from_docs(request: Request) -> bool:
    """Tell whether the page of docs has sent a request, on this machine."""
    return _is_local(request) and _is_of_page(request)


def _is_local(request: Request) -> bool:
    """Whether nothing says that it came from elsewhere, as what a tunnel passes on does."""
    host = request.headers.get("Host", "").lower()
    if any(name in request.headers for name in HEADERS) or _is_of_plain_proxy(request):
        return False
    names = (name.lower() for name in request.headers)
    if any(name in _PASSED_ON or name.startswith(_PASSED_ON_BEGIN) for name in names):
        return False
    known = host if host in _HOSTS else host.rpartition(":")[0]
    return known in _HOSTS and request.client is not None and _is_loopback(request.client.host)


def _is_of_plain_proxy(request: Request) -> bool:
    """Whether it is asked as no browser asks, but a proxy that adds no header, such as nginx."""
    closes = request.headers.get("Connection", "").lower() == "close"
    return closes or request.scope.get("http_version") == "1.0"


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _is_of_page(request: Request) -> bool:
    """Whether a browser says that the page sent it; other pages cannot make a browser say so."""
    scope: dict[str, Any] = dict(request.scope)
    page: str | None = getattr(scope.get("app"), "docs_url", None)
    said = urlsplit(request.headers.get("Referer", ""))
    is_own = request.headers.get("Sec-Fetch-Site") == "same-origin"
    is_here = said.netloc.lower() == request.headers.get("Host", "").lower()
    if page is None:
        return False
    return is_own and is_here and said.path in (page, whole_path(root_of(scope), page))
