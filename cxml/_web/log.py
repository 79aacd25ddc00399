"""What the log says of requests: why one was refused, and as what one was taken.

Each record has fields of its own, for logs that are no texts: ``url``, ``status``, ``reason`` and
``call_sid``.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from .._text.addresses import bare_address, shown_address
from .incoming import Incoming

LOGGER = logging.getLogger("cxml.views")

LISTENERS: list[Callable[[int, str], object]] = []
"""Who is told of refusals beside the log, which may be off: the platform that a test plays."""

_MOST_SHOWN = 200
_LONGEST_SID = 64
_SID = b"&CallSid="


def log_refusal(status: int, incoming: Incoming, url: str, reason: str) -> None:
    """Say as a warning why a request was refused."""
    for told in LISTENERS:
        told(status, reason)
    fields = _fields(incoming, url, reason, status)
    LOGGER.warning(
        "refused with %d: %s: %s", status, shown_request(incoming, url), reason, extra=fields
    )


def log_unverified(incoming: Incoming, url: str, reason: str) -> None:
    """Say as a warning that a request was taken from anybody, and why."""
    fields = _fields(incoming, url, reason)
    LOGGER.warning("taken unverified: %s (%s)", shown_request(incoming, url), reason, extra=fields)


def log_answered(incoming: Incoming, url: str, status: int) -> None:
    """Say as a warning that the framework has answered what was verified, before the view."""
    reason = "verified, but authentication, permissions, throttles or the like came before the view"
    fields = _fields(incoming, url, reason, status)
    LOGGER.warning(
        "answered with %d: %s: %s", status, shown_request(incoming, url), reason, extra=fields
    )


def log_verified(incoming: Incoming, url: str) -> None:
    """Say, where somebody wants to know it, which address a request was verified with."""
    if LOGGER.isEnabledFor(logging.DEBUG):
        fields = _fields(incoming, url, "verified")
        LOGGER.debug("verified: %s", shown_request(incoming, url), extra=fields)


def fields_of_none(reason: str) -> dict[str, object]:
    """Give the same fields to a record that is of no request, for formats that name them."""
    return {"url": None, "status": None, "reason": reason, "call_sid": None}


def _fields(
    incoming: Incoming, url: str, reason: str, status: int | None = None
) -> dict[str, object]:
    return {
        "url": shown_address(url),
        "status": status,
        "reason": reason,
        "call_sid": _call_sid(incoming),
    }


def _call_sid(incoming: Incoming) -> str | None:
    """Find what may be the call's id, which nobody has verified, without reading all of a form."""
    in_query = incoming.method in ("GET", "HEAD")
    query = incoming.target.partition("?")[2].encode("utf-8", "surrogateescape")
    # What has not been read is not waited for.
    body = b"" if callable(incoming.body) else incoming.body
    form = b"&" + (query if in_query else body or b"")
    begin = form.find(_SID) + len(_SID)
    if begin < len(_SID):
        return None
    sent = form[begin : begin + 3 * _LONGEST_SID].partition(b"&")[0]
    text = unquote_to_bytes(sent).decode("utf-8", "replace")
    return ascii(text[:_LONGEST_SID])[1:-1]


def shown_request(incoming: Incoming, url: str) -> str:
    """Name a request by its method and its address."""
    return ascii(f"{incoming.method[:20]} {bare_address(url)}"[:_MOST_SHOWN])[1:-1]
