"""JSON: read with bounds, and without what only some readers take."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import NoReturn, cast

from .._text.values import RefusedError
from .._text.wording import shown
from ..errors import DocumentError, Problem
from ._plain import DEEPEST
from ._structure import refused_document

_MOST_DIGITS = 20


def write(data: Mapping[str, object], indent: int | None) -> str:
    """Write plain data."""
    return json.dumps(data, ensure_ascii=False, allow_nan=False, indent=indent)


def text_of(document: str | bytes, max_bytes: int) -> str:
    """Give the text of a document that is not too long.

    Raises:
        DocumentError: it is no text, too long, or not UTF-8.

    """
    if not isinstance(document, (str, bytes)):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise refused(f"a document is str or bytes, not {type(document).__name__}", "type")
    try:
        data = document.encode() if isinstance(document, str) else document
        if len(data) > max_bytes:
            raise refused(f"longer than {max_bytes} bytes (max_bytes allows more)", "too-large")
        return data.decode("utf-8-sig")
    except (UnicodeDecodeError, UnicodeEncodeError) as error:
        raise refused(f"the document is not UTF-8: {error.reason}", "encoding") from None


def read(document: str | bytes, max_bytes: int) -> Mapping[str, object]:
    """Read an object.

    Raises:
        DocumentError: it is no JSON, too long or too deep, or a name stands twice in an object.

    """
    text = text_of(document, max_bytes)
    try:
        data: object = json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_constant,
            parse_int=_integer,
        )
    except json.JSONDecodeError as error:
        problem = Problem(
            code="syntax",
            message=f"this is not JSON: {error.msg[:1].lower()}{error.msg[1:]}",
            line=error.lineno,
            column=error.colno,
        )
        raise DocumentError([problem]) from None
    except RecursionError:
        raise refused(f"more than {DEEPEST} values stand inside each other", "too-deep") from None
    except RefusedError as error:
        raise refused_document(error, code="syntax") from None
    return an_object(data)


def an_object(data: object) -> Mapping[str, object]:
    """Pass a document on, if it is an object."""
    if isinstance(data, dict):
        return cast("dict[str, object]", data)
    raise refused(f"the document has to be an object, not {shown(data)}", "root")


def refused(message: str, code: str) -> DocumentError:
    """Give the error for a document that is refused as a whole."""
    return refused_document(RefusedError(message), code=code)


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) < len(pairs):
        ((twice, _),) = Counter(name for name, _ in pairs).most_common(1)
        raise RefusedError(f"the name {shown(twice)} stands twice in one object")
    return made


def _constant(word: str) -> NoReturn:
    raise RefusedError(f"{word} is no number in JSON")


def _integer(digits: str) -> int:
    if len(digits) > _MOST_DIGITS:
        raise RefusedError(f"a whole number of {len(digits)} digits is too large")
    return int(digits)
