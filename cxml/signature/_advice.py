"""What to do about a request that is not verified, in words for a log."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .._text.addresses import shown_address
from ._near import Parts, parts_of
from ._query import query_step

SETTING = "CXML_PUBLIC_URL"
_MOST_SHOWN = 200
_OF_TESTS = ("localhost", "testserver")
"""The hosts that applications have in tests of their frameworks."""
_SLASHES = re.compile("//+")
_UNLIKELY_KEYS = (
    (re.compile(rb"PT"), "begins with PT, as API tokens do; the signing key begins with PSK"),
    (re.compile(rb"AC[0-9a-f]{32}$"), "is the SID of an account"),
    (re.compile(rb"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"), "is the ID of a project"),
    (re.compile(rb"['\"]"), "begins with a quotation mark"),
)


def _in_line(text: str) -> str:
    return ascii(text[:_MOST_SHOWN])[1:-1]


def next_step(url: str) -> str:
    """Say what to compare where nothing near an address fits; its query is shown nowhere."""
    query = (
        "and its query, which is not shown here"
        if "?" in url.partition("#")[0]
        else "which has no query"
    )
    return (
        f"compare this address, {query}, with the one that the platform was given, capitals in the"
        " host included, with what a proxy may have taken from the beginning of its path, and the"
        " key with that of its project"
    )


def advice(given: str, fitting: str, public_url: str = SETTING) -> str:
    """Say what makes one address of another.

    Args:
        given: the address that was given.
        fitting: the one that the signature is of.
        public_url: how the option is spelt that says the public address.

    """
    before, after = parts_of(given), parts_of(fitting)
    steps = [*_steps(before, after, public_url)] if before and after else []
    if "#" in given:
        steps.append("take off what follows the #, which is never sent")
    # An address that cannot be taken apart has none near it but those with another port.
    return "; ".join(steps) or "mind the port"


def _steps(before: Parts, after: Parts, public_url: str) -> Iterator[str]:
    prefix, surplus = _prefix(after.path, before.path), _prefix(before.path, after.path)
    moved = before[:2] != after[:2]
    if moved and after.authority in _OF_TESTS:
        origin = shown_address(f"{before.scheme}://{before.authority}{surplus}")
        yield f'in a test, give the client base_url="{origin}"'
    elif prefix or moved:
        yield _public_step(after, prefix, public_url)
    if surplus and moved and after.authority not in _OF_TESTS:
        yield f"{_in_line(surplus)} is in {public_url}, or in the path, and was not signed"
    elif before.path != after.path and not prefix and not (surplus and moved):
        yield _path_step(before.path, after.path, surplus, public_url)
    if before.query != after.query:
        yield query_step(before.query, after.query)


def _public_step(after: Parts, prefix: str, public_url: str) -> str:
    """Say how the option is given, or the setting is set, that says the public address."""
    address = shown_address(f"{after.scheme}://{after.authority}{prefix}")
    secret = ", with the user and the password of the address" if "@" in after.authority else ""
    is_setting = public_url == SETTING
    step = f"set {public_url} to {address}" if is_setting else f'give {public_url}="{address}"'
    return f"{step}{secret}"


def _path_step(before: str, after: str, surplus: str, public_url: str) -> str:
    if before.rstrip("/") == after.rstrip("/"):
        there, here = ("a slash", "none") if after.endswith("/") else ("no slash", "one")
        return f"the address that was signed has {there} at its end, and this one has {here}"
    if _SLASHES.sub("/", before) == _SLASHES.sub("/", after):
        which = "the address that was signed" if "//" in after else "this address"
        return f"{which} has // in its path: write one slash there"
    if surplus:
        where = "out of the path, where root_path or SCRIPT_NAME may have put it"
        return f"take {_in_line(surplus)} out of {public_url}, or {where}"
    return "give the path as it was on the wire"


def _prefix(longer: str, shorter: str) -> str:
    """Give what stands before a path in another; nothing if that is no path of its own."""
    before = longer[: -len(shorter)] if shorter.strip("/") and longer.endswith(shorter) else ""
    return before if before.strip("/") else ""


def key_notes(keys: Iterable[bytes]) -> Iterator[str]:
    """Say of keys what they are instead, without showing them."""
    for key in keys:
        yield from (f"a key {what}" for pattern, what in _UNLIKELY_KEYS if pattern.match(key))
