"""The headers of a request, in any of the shapes that servers and gateways give them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sized
from typing import Protocol, TypeAlias, cast

from .._input.form import kind
from ..errors import misused

HEADER = "X-SignalWire-Signature"
"""The header that SignalWire documents."""
TWILIO_HEADER = "X-Twilio-Signature"
"""The header of Twilio's requests."""
HEADERS = (
    HEADER,
    TWILIO_HEADER,
    "X-SignalWire-SHA256-Signature",
    "X-Twilio-SHA256-Signature",
)
"""The headers that are looked at; one valid signature is enough."""
CONTENT_TYPE = "content-type"
OF_A_BODY = (CONTENT_TYPE, "content-length", "transfer-encoding")
"""The headers of which a request with a body has one, whoever sent it."""

_SIGNED = tuple(name.lower() for name in HEADERS)
NEEDED = frozenset((*_SIGNED, *OF_A_BODY))


class _Mapped(Protocol):
    """What has names and values: a mapping, or the class of a framework that is none."""

    def items(self) -> Iterable[tuple[str | bytes, object]]: ...


Headers: TypeAlias = _Mapped | Iterable[tuple[str | bytes, str | bytes]]
"""The headers of a request: a mapping, whose values may be lists, or pairs; text or bytes; or the
environ of WSGI, or the scope of ASGI."""
Values: TypeAlias = Mapping[str, list[str]]
"""The values of headers, by their names in lower case."""


def signatures_in(values: Values) -> list[str]:
    """Give what the headers of signatures hold."""
    return [each for name in _SIGNED if name in values for each in values[name]]


def content_type_in(values: Values) -> str:
    return values[CONTENT_TYPE][0] if CONTENT_TYPE in values else ""


def read_headers(headers: Headers, wanted: Collection[str] = NEEDED) -> Values:
    """Give the values of the headers that are looked at, each as often as it came.

    Raises:
        UsageError: these are no headers, whatever a peer may have sent.

    """
    found = _lowered(_pairs(headers), wanted)
    # The environment of the process, which is a part of the environ, may have a HOST, too.
    if not NEEDED.isdisjoint(found) or not isinstance(headers, Mapping):
        return found
    return _lowered(_inside(cast("Mapping[object, object]", headers)), wanted)


def _lowered(pairs: Iterable[tuple[object, object]], wanted: Collection[str]) -> Values:
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        # Headers that are a plain dict, as of a cloud function, have names in any letter case.
        lowered = (name if isinstance(name, str) else _text(name, "the name of a header")).lower()
        if lowered in wanted and (values := _values(value)):
            found.setdefault(lowered, []).extend(values)
    return found


def _pairs(headers: object) -> Iterable[tuple[object, object]]:
    if hasattr(headers, "items"):
        return cast("_Mapped", headers).items()
    if isinstance(headers, (str, bytes)) or not isinstance(headers, Iterable):
        raise misused(
            f"the headers are {kind(headers)}: give all headers of the request, as a mapping or as"
            f" pairs, such as {{{HEADER!r}: signature, 'Content-Type': content_type}}"
        )
    return map(_pair, cast("Iterable[object]", headers))


def _inside(headers: Mapping[object, object]) -> Iterable[tuple[object, object]]:
    """Find the headers in what a server gives, if that is what this is."""
    # A peer can send a header of any name; but none whose value is a number or a mapping.
    if isinstance(headers.get("wsgi.multithread"), int):
        return _in_environ(headers)
    return _pairs(headers.get("headers")) if isinstance(headers.get("asgi"), Mapping) else ()


def _in_environ(environ: Mapping[object, object]) -> Iterator[tuple[object, object]]:
    for name, value in environ.items():
        if isinstance(name, str) and name.startswith(("HTTP_", "CONTENT_")):
            yield name.removeprefix("HTTP_").replace("_", "-"), value


def _pair(pair: object) -> tuple[object, object]:
    if type(pair) in (tuple, list) and len(cast("Sized", pair)) == 2:
        return cast("tuple[object, object]", pair)
    raise misused(f"headers are pairs of a name and a value, not {kind(pair)}")


def _values(value: object) -> list[str]:
    several = cast("Iterable[object]", value) if isinstance(value, (list, tuple)) else (value,)
    # White space around a value is none of it; some servers leave it there.
    return [_text(each, "the value of a header").strip(" \t") for each in several]


def _text(given: object, what: str) -> str:
    if isinstance(given, str):
        return given
    if isinstance(given, bytes):
        return given.decode("latin-1")
    raise misused(f"{what} is {kind(given)}, not text")
