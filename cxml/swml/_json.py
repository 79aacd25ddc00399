"""JSON: read with the bounds of a document, and written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import cast

from .._input.json import JsonRefusedError, read_json
from .._input.limits import DEEPEST
from .._input.mistaken import looks_like, no_document
from .._input.problems import document_error
from .._text.wording import shown


def write(data: Mapping[str, object], indent: int | None) -> str:
    """Write plain data."""
    return json.dumps(data, ensure_ascii=False, allow_nan=False, indent=indent)


def text_of(document: str | bytes, max_bytes: int) -> str:
    """Give the text of a document that is not too long.

    Raises:
        DocumentError: it is no text, too long, or not UTF-8.

    """
    if not isinstance(document, (str, bytes)):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise document_error("type", no_document(document))
    try:
        # The bound is one of bytes. Encoding also finds half characters, which `read_json` relies
        # on.
        data = document.encode() if isinstance(document, str) else document
        if len(data) > max_bytes:
            message = f"longer than {max_bytes} bytes (max_bytes allows more)"
            raise document_error("too-large", message)
        # -sig: editors on Windows put a byte order mark first, and JSON has no place for one.
        return data.decode("utf-8-sig")
    except (UnicodeDecodeError, UnicodeEncodeError) as error:
        message = f"the document is not UTF-8: {error.reason}"
        raise document_error("encoding", message) from None


def read(document: str | bytes, max_bytes: int) -> Mapping[str, object]:
    """Read an object.

    Raises:
        DocumentError: it is no JSON, too long or too deep, or a name stands twice in an object.

    """
    text = text_of(document, max_bytes)
    try:
        return an_object(read_json(text, deepest=DEEPEST))
    except JsonRefusedError as refused:
        code, line, column = refused.code, refused.line, refused.column
        hint = "" if text.lstrip().startswith(("{", "[")) else looks_like(text)
        raise document_error(code, refused.reason + hint, line=line, column=column) from None


def an_object(data: object) -> Mapping[str, object]:
    """Pass a document on, if it is an object."""
    if isinstance(data, dict):
        return cast("dict[str, object]", data)
    hint = looks_like(data) if isinstance(data, str) else ""  # a text alone is YAML
    raise document_error("root", f"the document has to be an object, not {shown(data)}{hint}")
