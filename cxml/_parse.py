"""``cxml.parse()``: read a document without saying which channel it is for."""

from __future__ import annotations

from ._element import MAX_BYTES
from .voice import VoiceResponse


def parse(
    document: str | bytes, *, strict: bool = True, max_bytes: int = MAX_BYTES
) -> VoiceResponse:
    """Read a document, and find out from its verbs which channel it is for.

    So far cxml knows the voice channel, so every document is read as one.

    Args:
        document: the XML, as text or as bytes.
        strict: whether to refuse elements, attributes and values that cxml does not know. When
            false they are kept, and written as they came.
        max_bytes: the longest document that is read, in bytes of UTF-8.

    Raises:
        DocumentError: the document cannot be read; its ``problems`` say all that is wrong.

    """
    return VoiceResponse.from_xml(document, strict=strict, max_bytes=max_bytes)
