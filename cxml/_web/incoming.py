"""A request of any web framework, as far as it concerns a callback."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TypeAlias

from attrs import define, field

Header: TypeAlias = Callable[[str], str | None]


@define(kw_only=True, eq=False)
class Incoming:
    """A request, as far as it concerns a callback; one is made for each, and not kept."""

    method: str
    origin: Callable[[], str]
    """What the server takes for the scheme and the host, such as ``https://example.com``."""
    target: str
    """The path and the query, encoded as they were on the wire."""
    header: Header
    body: bytes | Callable[[], bytes | None] | None = field(default=b"")
    """``None`` when it is larger than what is read; empty when there is nothing to be read, or
    nothing any more; or what reads it, and is asked only of a request that may be a callback."""
    root: bool = field(default=False)
    """Whether the application sees its root, whatever stands before that on the wire."""

    def read(self) -> bytes | None:
        """Give the body, which is read now unless it has been."""
        if callable(self.body):
            self.body = self.body()
        return self.body


class BrokenOff(bytes):
    """The body of a request whose client left before the whole of it came."""

    # No empty body: one that says nothing of its length would be taken for that of a request
    # without any, which somebody may have recorded.


@cache
def environ_name(header: str) -> str:
    """Spell a header as WSGI does."""
    name = header.upper().replace("-", "_")
    return name if name in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{name}"
