"""JSON bodies: read within bounds, and taken apart into pairs of text."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, TypeAlias, cast

from .._input.form import Pairs, kind, refuse_large, too_many
from .._input.json import JsonRefusedError, levels, opened, read_json as read_bounded, whole_text
from .._input.limits import MAX_DEPTH, MAX_FIELDS, MOST_MARKS
from ..errors import CallbackError

JsonBody: TypeAlias = str | bytes | bytearray | memoryview | Mapping[str, object]
"""What ``from_json`` takes: a raw body, or the object that a framework read from it."""
Path: TypeAlias = tuple[str, ...]
# It takes back nothing, and ends where a text has no end, so that it takes linear time.
_TEXT = r'"[^"\\]*+(?:\\(?s:.)[^"\\]*+)*+"?'


def body_of(data: JsonBody, refuse: Callable[[int], None] = refuse_large) -> str:
    """Give the text of a body; what a framework has read already is written again.

    Args:
        data: the body.
        refuse: what raises an error for too large a size.

    """
    if isinstance(data, str):
        refuse(len(data))
        return whole_text(data)
    if isinstance(data, Mapping):
        return whole_text(_written(data, refuse))
    if isinstance(cast("object", data), (bytes, bytearray, memoryview)):
        raw = memoryview(data)
        refuse(raw.nbytes)
        return _decoded(raw.tobytes())
    raise CallbackError(
        f"{kind(data)} cannot be read: give the raw body, or an object read from it"
    )


def _written(data: Mapping[str, object], refuse: Callable[[int], None]) -> str:
    try:
        # The encoder takes no Mapping but dict.
        text = write_json(dict(data))
    except (TypeError, ValueError, RecursionError):
        raise CallbackError("the object holds what JSON cannot hold") from None
    refuse(len(text))
    return text


def read_json(
    text: str, most_marks: int = MOST_MARKS, most_abreast: int = MAX_FIELDS
) -> dict[str, Any]:
    """Read an object in JSON; lone surrogates become U+FFFD.

    Args:
        text: the JSON.
        most_marks: the most commas, brackets and braces that are read.
        most_abreast: the most objects and lists of one depth that are read.

    Raises:
        CallbackError: it is not JSON, not an object, deeper than ``MAX_DEPTH``, or has more
            values than are read in good time, a name twice, or a number that no parameter can be.

    """
    # Counting takes a tenth of the time of reading. That marks within texts cost nothing is looked
    # at where there are many, as in a transcription or a label.
    if _marks(text) > most_marks and _marks(re.sub(_TEXT, "", text)) > most_marks:
        raise CallbackError(
            f"the JSON has more than the {most_marks:,} commas, brackets and braces that are read"
        )
    try:
        found = read_bounded(text, deepest=MAX_DEPTH, mend=True)
    except JsonRefusedError as refused:
        raise CallbackError(f"the body cannot be read: {refused}") from None
    if not isinstance(found, dict):
        raise CallbackError(f"the JSON is {_KINDS[type(found)]}, not an object")
    tree = cast("dict[str, Any]", found)
    # A level of many empty objects has no values for flatten() to count.
    if opened(text) > most_abreast and any(len(level) > most_abreast for level in levels(tree)):
        raise too_many()
    return tree


def _marks(text: str) -> int:
    return text.count(",") + opened(text)


def write_json(value: object) -> str:
    """Write JSON without white space."""
    return _encode()(value)


@cache
def _encode() -> Callable[[object], str]:
    # Made once: json.dumps makes an encoder each time it is told anything of the form. Many
    # programs write none, and do without loading the module.
    from json import JSONEncoder

    return JSONEncoder(separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode


def flatten(tree: Mapping[str, object], whole: Collection[Path]) -> Pairs:
    """Take an object apart into pairs: a path such as ``params.status``, and a text.

    Args:
        tree: the object.
        whole: paths of objects that stay whole, as JSON.

    Raises:
        CallbackError: it has more than ``MAX_FIELDS`` values, or is larger than ``MAX_BODY``.

    """
    pairs: list[tuple[str, str]] = []
    size = 0
    for path, value in _leaves((), tree, whole):
        if len(pairs) == MAX_FIELDS:
            raise too_many()
        name, text = ".".join(path), value if isinstance(value, str) else write_json(value)
        # The path stands before every value, so pairs can be many times as large as the body.
        size += len(name) + len(text)
        refuse_large(size)
        pairs.append((name, text))
    return tuple(pairs)


def _leaves(path: Path, value: object, whole: Collection[Path]) -> Iterator[tuple[Path, object]]:
    """Walk to every value; ``null`` is as good as nothing."""
    inside: Iterable[tuple[str, object]]
    if isinstance(value, dict) and path not in whole:
        inside = cast("dict[str, object]", value).items()
    elif isinstance(value, list):
        inside = ((str(place), each) for place, each in enumerate(cast("list[object]", value)))
    else:
        if value is not None:
            yield path, value
        return
    for name, each in inside:
        yield from _leaves((*path, name), each, whole)


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise CallbackError(f"the JSON is not UTF-8: byte {error.start} is wrong") from None


_KINDS: Mapping[type, str] = {
    list: "a list",
    str: "a text",
    int: "a number",
    float: "a number",
    bool: "true or false",
    type(None): "null",
}
