"""Addresses, shown without what may be secret in them."""

from __future__ import annotations

import re

_MOST_SHOWN = 200
_HOST = re.compile(r"(?P<name>\[[^\]]*\]|[^:@\[\]]*)(?P<port>:[0-9]{0,5})?")


def without_user(url: str) -> str:
    """Take the user and the password from an address.

    A password may hold a ``/``, a ``?`` or a ``#`` that nobody has escaped. Then its first part
    seems to be the host, and the rest the path: what stands before the last ``@`` is taken then.
    """
    scheme, mark, rest = url.partition("://")
    authority = re.split("[/?#]", rest, maxsplit=1)[0]
    path = rest[len(authority) :]
    host = authority.rpartition("@")[2]
    if _is_host(host, path):
        return f"{scheme}{mark}{host}{path}"
    return f"{scheme}{mark}{rest.rpartition('@')[2]}"


def _is_host(host: str, path: str) -> bool:
    found = _HOST.fullmatch(host)
    if found is None:
        return False
    # A user and a password of digits look like a host and its port.
    is_plain = found["port"] is None or found["name"] == "localhost" or not found["name"].isalnum()
    return is_plain or "@" not in path.partition("?")[0]


def bare_address(url: str) -> str:
    """Take from an address what may be secret: a user and a password, or what is in the query."""
    return without_user(url).partition("?")[0]


def shown_address(url: str) -> str:
    """Show an address, shortly and in one line, without what may be secret."""
    return ascii(bare_address(url)[:_MOST_SHOWN])[1:-1]
