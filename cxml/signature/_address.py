"""The spellings of one address: with its port or without, and with its query escaped otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from .._input.limits import LONGEST_RESPELLED

_DEFAULT_PORTS = {"http": "80", "https": "443", "ws": "80", "wss": "443"}
AUTHORITY = re.compile(  # possessive, and so linear: nothing that was read is read again
    r"(?P<scheme>(?:http|ws)s?)://(?:[^/?#@]*+@)*+"
    r"(?P<host>\[[^\]/?#]*+\]|[^/?#:@\[\]]*+)(?::(?P<port>[0-9]++))?(?=[/?#]|$)"
)


def _escapes(characters: str) -> tuple[tuple[str, str], ...]:
    pairs = [(f"%{ord(each):02X}", each) for each in characters]
    return (*pairs, *((escape.lower(), each) for escape, each in pairs))


# What may stand in a query as it is, and is escaped by some programs and not by others. Neither &,
# = nor ;, which divide parameters; nor +, # and %; nor letters and digits, which would make an
# escape of what is none.
_FREE = _escapes("!$'()*,/:?@-._~")
_RAW = _escapes(' "<>[\\]^`{|}')
"""What cannot stand there, and is signed as it was given."""
_BEYOND_ASCII = re.compile("(?:%[89a-fA-F][0-9a-fA-F])+")
_IN_COMPONENT = {ord(each): f"%{ord(each):02X}" for each in "$,/:?@"}
"""What JavaScript's ``encodeURIComponent`` escapes, of what is free."""
_IN_FORM = {ord(each): f"%{ord(each):02X}" for each in "!$'()*,/:?@"}
"""What Python's ``urlencode`` escapes, of what is free."""


def spellings(url: str, *, strip_port: bool, others: Iterable[str] = ()) -> Iterator[str]:
    """Give an address, and then whatever else it may have been when it was signed.

    All of them are the same host, path and parameters, as are the others.
    """
    yield url  # at once, because it is right for nearly every request
    for address in chain((url,), others):
        for each in chain((address,), _respelled(address)):
            yield from (it for it in with_ports(each, strip_port=strip_port) if it is not url)


def with_ports(url: str, *, strip_port: bool) -> Iterator[str]:
    """Give the address, and as it is with or without its port."""
    yield url
    if (match := AUTHORITY.match(url)) is None:
        return
    default, port = _DEFAULT_PORTS[match["scheme"]], match["port"]
    if port is None:
        yield f"{url[: match.end()]}:{default}{url[match.end() :]}"
    elif port == default or strip_port:
        yield url[: match.start("port") - 1] + url[match.end() :]


def _respelled(url: str) -> Iterator[str]:
    """Give the address with its query escaped as other programs do; it says the same."""
    start, mark, query = url.partition("?")
    if query and len(query) <= LONGEST_RESPELLED:
        for each in dict.fromkeys(_queries(query)):
            if each != query:
                yield start + mark + each


def _queries(query: str) -> Iterator[str]:
    yield query.replace("%27", "'")  # which is what browsers' URL parsers escape, and no more
    free = _replaced(query, _FREE)
    yield free
    yield free.translate(_IN_COMPONENT).replace("+", "%20")
    yield free.translate(_IN_FORM).replace("%20", "+")
    yield _BEYOND_ASCII.sub(_characters, _replaced(free, _RAW))


# Linear: one pass for each, and none makes a new escape, since a % that stays is followed by what
# followed it before, or by what is no digit.
def _replaced(query: str, escapes: tuple[tuple[str, str], ...]) -> str:
    for escape, character in escapes:
        query = query.replace(escape, character)
    return query


def _characters(escapes: re.Match[str]) -> str:
    return bytes.fromhex(escapes[0].replace("%", "")).decode("utf-8", "surrogateescape")
