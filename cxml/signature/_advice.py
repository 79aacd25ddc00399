"""What to do about a request that is not verified, in words for a log."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ._near import Parts, parts_of

_MOST_SHOWN = 200
_UNLIKELY_KEYS = (
    (re.compile(rb"PT"), "begins with PT, as API tokens do; the signing key begins with PSK"),
    (re.compile(rb"AC[0-9a-f]{32}$"), "is the SID of an account"),
    (re.compile(rb"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"), "is the ID of a project"),
    (re.compile(rb"['\"]"), "begins with a quotation mark"),
)


def shown_address(url: str) -> str:
    """Show an address in one line without what may be secret: a password, or its query."""
    scheme, _, rest = url.partition("?")[0].partition("://")
    authority, slash, path = rest.partition("/")
    shown = f"{scheme}://{authority.rpartition('@')[2]}{slash}{path}"
    return _in_line(shown)


def _in_line(text: str) -> str:
    return ascii(text[:_MOST_SHOWN])[1:-1]


def advice(given: str, fitting: str) -> str:
    """Say what makes one address of another."""
    before, after = parts_of(given), parts_of(fitting)
    steps = [*_steps(before, after)] if before and after else []
    if "#" in given:
        steps.append("take off what follows the #, which is never sent")
    # An address that cannot be taken apart has none near it but those with another port.
    return "; ".join(steps) or "mind the port"


def _steps(before: Parts, after: Parts) -> Iterator[str]:
    prefix = _prefix(after.path, before.path)
    if prefix or before[:2] != after[:2]:
        public = shown_address(f"{after.scheme}://{after.authority}{prefix}")
        secret = ", with the user and the password of the address" if "@" in after.authority else ""
        yield f"set CXML_PUBLIC_URL to {public}{secret}"
    if before.path != after.path and not prefix:
        yield _path_step(before.path, after.path)
    if before.query != after.query:
        yield (
            "give the address with its query, which was sent elsewhere"
            if after.query
            else "take off the query, which was not signed"
        )


def _path_step(before: str, after: str) -> str:
    if before.rstrip("/") == after.rstrip("/"):
        return "mind the slash at the end of the path"
    if surplus := _prefix(before, after):
        return f"take {_in_line(surplus)} out of CXML_PUBLIC_URL, or out of the path"
    return "give the path as it was on the wire"


def _prefix(longer: str, shorter: str) -> str:
    """Give what stands before a path in another; nothing if that is no path of its own."""
    return longer[: -len(shorter)] if shorter.strip("/") and longer.endswith(shorter) else ""


def key_notes(keys: Iterable[bytes]) -> Iterator[str]:
    """Say of keys what they are instead, without showing them."""
    for key in keys:
        yield from (f"a key {what}" for pattern, what in _UNLIKELY_KEYS if pattern.match(key))
