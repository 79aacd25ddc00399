"""``cxml.parse()``: read a document without saying which channel it is for."""

from __future__ import annotations

from typing import TypeAlias

from .. import fax, messaging, voice
from .._input.limits import MAX_BYTES

Response: TypeAlias = "voice.VoiceResponse | messaging.MessagingResponse | fax.FaxResponse"
"""A document of any channel."""


def parse(
    document: str | bytes, *, strict: bool = True, max_bytes: int = MAX_BYTES
) -> voice.VoiceResponse | messaging.MessagingResponse | fax.FaxResponse:
    """Read a document, and find out from its verbs which channel it is for.

    The channel is the one that knows the most of the verbs. Where that is true of several, as of
    an empty document, and of one that has nothing but a Redirect or a Reject, it is the first of
    voice, messaging and fax; of one with an Sms it is messaging. Who knows the channel asks its
    response: ``cxml.MessagingResponse.from_xml(document)``.

    Args:
        document: the XML, as text or as bytes.
        strict: whether to refuse elements, attributes and values that cxml does not know. When
            false they are kept, and written as they came.
        max_bytes: the longest document that is read, in bytes of UTF-8.

    Raises:
        DocumentError: the document cannot be read; its ``problems`` say all that is wrong.

    """
    # Here, since whoever only writes documents never loads lxml.
    from .._tree.read import read_any

    classes, telling = channels()
    return read_any(document, classes, strict=strict, max_bytes=max_bytes, telling=telling)


def channels() -> tuple[list[type[Response]], dict[str, type[Response]]]:
    """Give the roots that a document may have, and the verbs that tell of one of them."""
    # In the order of likelihood: the first wins where several know as many of the verbs.
    classes: list[type[Response]]
    classes = [voice.VoiceResponse, messaging.MessagingResponse, fax.FaxResponse]
    # A call may send an Sms too, but seldom does nothing that a call alone can do.
    return classes, {"Sms": messaging.MessagingResponse}
