"""What a server was asked for, spelt as it was on the wire, where the signature was made of it."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote_to_bytes

_SAFE = "/:@!$&'()*+,;=~"
_ROOT = re.compile(rb"^https?://[^/?#]*")
_SLASHES = re.compile("//+")
_CHARACTERS = re.compile(rb"%[0-9a-fA-F]{2}|.", re.DOTALL)


def wire_target(path: bytes, raw: str | None, query: str) -> str:
    """Give the path and the query as they were on the wire.

    Bytes that were not escaped are read as UTF-8, and those that are none as half characters.

    Args:
        path: the decoded path.
        raw: the target as the server got it, if it says so, in Latin-1.
        query: the query as the server got it, in Latin-1.

    """
    seen = _sent(raw or "")
    if not seen.startswith(b"/"):  # proxies may be sent a whole address
        seen = _ROOT.sub(b"", seen)
    sent, mark, _ = seen.partition(b"?")
    spelt = _spelt(path, sent)
    # Else what a peer sends would stand in the host, as servers let any target pass.
    begun = spelt if spelt[:1] in (b"", b"/") else b"/" + spelt
    target = begun + (b"?" + _sent(query) if query or mark else b"")
    return target.decode("utf-8", "surrogateescape")


def below(prefix: str, path: str) -> str:
    """Give the part of a path that routes are looked up by.

    Under ASGI a path should begin with the prefix that the application stands under, and lacks it
    where a framework was told of it, and the server was not.

    Args:
        prefix: the ``root_path`` of the application, as it was given.
        path: the path, with the prefix or without.

    """
    return path.removeprefix(prefix) if f"{path}/".startswith(f"{prefix}/") else path


def whole_path(prefix: str, path: str) -> str:
    """Give a path with the prefix that the application stands under, and that a proxy took away.

    Args:
        prefix: ``SCRIPT_NAME``, or the ``root_path`` of the application, as it was given: with
            slashes around it or without.
        path: the decoded path that routes are looked up by, without the prefix.

    """
    inner = prefix.strip("/")
    between = "/" if path and not path.startswith("/") else ""
    return f"/{inner}{between}{path}" if inner else path


def _sent(text: str) -> bytes:
    """Give the bytes that a server has put into a text: as WSGI has it, one for each character."""
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:  # no server does that, but a program that makes a request may
        return text.encode("utf-8", "surrogateescape")


def _spelt(path: bytes, sent: bytes) -> bytes:
    """Spell a path as what was sent does, as far as that is the path."""
    decoded = unquote_to_bytes(sent)
    if decoded == path and sent:
        return sent
    seen, said = _read(path), _read(decoded)
    if sent and _tidied(seen) == _tidied(said):
        return sent
    if sent and seen.endswith(said):  # a proxy has taken away what stood before
        return _quoted(seen.removesuffix(said)) + sent
    if path and decoded.endswith(path):  # something in the application has
        return b"".join(_CHARACTERS.findall(sent)[-len(path) :])
    return _quoted(path)


def _read(decoded: bytes) -> str:
    """Read a path as frameworks do: with U+FFFD for what is no UTF-8, or as escapes again."""
    return unquote_to_bytes(decoded).decode("utf-8", "replace")


def _tidied(path: str) -> str:
    """Take the slashes out of a path that servers take out, or put in at its end."""
    return _SLASHES.sub("/", path).rstrip("/")


def _quoted(path: str | bytes) -> bytes:
    return quote(path, safe=_SAFE).encode()
