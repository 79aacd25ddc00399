"""Addresses near one that does not fit: what proxies, servers and settings make of an address."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import product
from typing import NamedTuple

from .._input.limits import LONGEST_RESPELLED
from ._headers import Values
from ._query import near_queries

NEAR_HEADERS = (
    "Authorization",
    "Forwarded",
    "Host",
    "X-Forwarded-Host",
    "X-Forwarded-Port",
    "X-Forwarded-Prefix",
    "X-Original-Host",
    "X-Original-URI",
    "X-Original-URL",
    "X-Script-Name",
)
"""The headers that may say what the address was. Nobody believes them: a signature has to fit."""
_HOSTS = ("x-forwarded-host", "x-original-host", "host")
_PREFIXES = ("x-forwarded-prefix", "x-script-name")
_TARGETS = ("x-original-uri", "x-original-url")
_OTHER = {"http": "https", "https": "http", "ws": "wss", "wss": "ws"}
_MOST = 7
"""The most values of one part of an address that are tried."""
_PARTS = re.compile(
    r"(?P<scheme>[A-Za-z]++)://(?P<authority>[^/?#]*+)(?P<path>[^?#]*+)(?P<query>(?:\?[^#]*+)?+)"
)
_FORWARDED_HOST = re.compile(r'(?:^|[;,\s])host="?([^\s;,"]++)', re.IGNORECASE)
_HOST = re.compile(r"[^\s/?#@,]{1,255}")


class Parts(NamedTuple):
    """An address, taken apart; together they are the address again, but for a fragment."""

    scheme: str
    authority: str
    path: str
    query: str
    """With its question mark."""

    def __str__(self) -> str:
        return f"{self.scheme}://{''.join(self[1:])}"

    @property
    def host(self) -> str:
        """The authority without user and password."""
        return self.authority.rpartition("@")[2]


def parts_of(url: str) -> Parts | None:
    """Take an address apart, unless it is too long to look for others near it, or is none."""
    found = _PARTS.match(url) if len(url) <= LONGEST_RESPELLED else None
    return Parts(*found.groups()) if found else None


def near(parts: Parts, headers: Values, body: bytes) -> Iterator[tuple[int, str]]:
    """Give the addresses near one, and how many of their parts are others.

    Args:
        parts: the address as it was given, which is the first of them.
        headers: what was sent, with the headers of proxies.
        body: what may have been the query.

    """
    scheme = parts.scheme.lower()
    columns = (
        (parts.scheme, scheme, _OTHER.get(scheme, "https")),
        _authorities(parts, headers),
        _paths(parts, headers),
        _queries(parts, headers, body),
    )
    for row in product(*(enumerate([*dict.fromkeys(each)][:_MOST]) for each in columns)):
        yield sum(number > 0 for number, _ in row), str(Parts(*(text for _, text in row)))
    # Not with each of the others: a hundred times as many, for what is seldom wrong as well.
    for query in near_queries(parts.query):
        yield 1, str(parts._replace(query=query))


def _authorities(parts: Parts, headers: Values) -> Iterator[str]:
    yield parts.authority
    yield parts.host
    yield parts.authority.lower()
    yield from filter(_HOST.fullmatch, _hosts(headers))
    for port in _said(headers, ["x-forwarded-port"]):
        if port.isdecimal():
            yield f"{parts.host.partition(':')[0]}:{port[:5]}"
    for user in _users(headers):
        yield f"{user}@{parts.host}"


def _hosts(headers: Values) -> Iterator[str]:
    for said in _said(headers, _HOSTS):
        first, *_, last = said.split(",") * 2  # of the platform's side, and of the application's
        yield first.strip()
        yield last.strip()
    for said in _said(headers, ["forwarded"]):
        yield from _FORWARDED_HOST.findall(said)


def _users(headers: Values) -> Iterator[str]:
    """Give the user and the password that stood in the address, which clients send so."""
    for said in _said(headers, ["authorization"]):
        scheme, _, encoded = said.partition(" ")
        with suppress(ValueError):
            if scheme.lower() == "basic":
                yield b64decode(encoded).decode()


def _paths(parts: Parts, headers: Values) -> Iterator[str]:
    path = parts.path
    yield path
    yield path[:-1] if path.endswith("/") else f"{path}/"
    for prefix in _said(headers, _PREFIXES):
        yield f"/{prefix.strip('/')}{path}"
    for target in _said(headers, _TARGETS):
        yield target.partition("?")[0]
    # A prefix that is there and should not be, such as one that is there twice.
    segments = path.split("/")[1:]
    for count in (1, 2, 3):
        if len(segments) > count:
            yield f"/{'/'.join(segments[count:])}"
    yield re.sub("//+", "/", path)
    yield f"/{path}"


def _queries(parts: Parts, headers: Values, body: bytes) -> Iterator[str]:
    yield parts.query
    yield ""
    for target in _said(headers, _TARGETS):
        yield "".join(target.partition("?")[1:])
    if len(body) <= LONGEST_RESPELLED and body.isascii():
        yield f"?{body.decode()}"


def _said(headers: Values, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        for text in headers.get(name, ()):
            if len(text) <= LONGEST_RESPELLED:
                yield text
