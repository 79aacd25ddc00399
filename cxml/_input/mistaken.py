"""What is given for a document and is none: a path, an open file, an answer, the name of a file."""

from __future__ import annotations

import re

from .._text.wording import shown

# In the order in which they are tried: a file has a ``name`` too, and an answer a ``read``.
_READERS = ("read_bytes", "content", "read", "data", "getvalue")
_NAME = r"(?:[A-Za-z]:)?[^<>{}\[\]\"'\r\n]*\.[A-Za-z0-9]{1,5}"
_LONGEST_NAME = 200
PAGE = "; this looks like a web page, such as one that says what went wrong"


def no_document(given: object) -> str:
    """Say that something is neither text nor bytes, and how it becomes so."""
    message = f"a document is str or bytes, not {type(given).__name__}"
    return message + _advice(type(given))


def _advice(cls: type) -> str:
    # Of the class: what is asked of an object may read it.
    if hasattr(cls, "to_xml"):
        return ": this is an element, which has been read already"
    if cls in (bytearray, memoryview):
        return ": write bytes(...) around it"
    if found := next((name for name in _READERS if hasattr(cls, name)), None):
        return f": give what its .{found}{'()' if callable(getattr(cls, found)) else ''} has"
    return ""


def page(document: bytes) -> str:
    """Say, at the end of a sentence, that a document is a web page; mostly nothing."""
    return PAGE if re.match(rb"\s*<!doctype\s+html", document, re.IGNORECASE) else ""


def looks_like(document: str | bytes) -> str:
    """Say, at the end of a sentence, what a text is that is no document; mostly nothing."""
    text = document.decode(errors="replace") if isinstance(document, bytes) else document
    text = text[: _LONGEST_NAME + 2].strip()
    if text.startswith(("<", "{", "[")):
        return f"; this looks like {'XML' if text[0] == '<' else 'JSON'}"
    if text.startswith("&lt;"):
        return "; this looks like XML that was escaped, as for a web page"
    if len(text) > _LONGEST_NAME:
        return ""
    if re.match(r"https?://\S+$", text):
        return "; this looks like an address: fetch what is there first"
    if re.fullmatch(_NAME, text):
        return f"; this looks like the name of a file: Path({shown(text)}).read_bytes() reads it"
    return ""
