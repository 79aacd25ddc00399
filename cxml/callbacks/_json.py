"""JSON bodies: read within bounds, and taken apart into pairs of text."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, NoReturn, TypeAlias, cast

from .._input.form import Pairs, kind, refuse_large, too_many
from .._input.limits import MAX_FIELDS
from ..errors import CallbackError

JsonBody: TypeAlias = str | bytes | bytearray | memoryview | Mapping[str, object]
"""What ``from_json`` takes: a raw body, or the object that a framework read from it."""
Path: TypeAlias = tuple[str, ...]

MAX_DEPTH = 32
"""The most objects and lists that are read inside one another."""
_MOST_DIGITS = 18
_MOST_MARKS = 20_000


def body_of(data: JsonBody, refuse: Callable[[int], None] = refuse_large) -> str:
    """Give the text of a body; what a framework has read already is written again.

    Args:
        data: the body.
        refuse: what raises an error for too large a size.

    """
    if isinstance(data, str):
        refuse(len(data))
        return _well_formed(data)
    if isinstance(data, Mapping):
        return _well_formed(_written(data, refuse))
    if isinstance(cast("object", data), (bytes, bytearray, memoryview)):
        raw = memoryview(data)
        refuse(raw.nbytes)
        return _decoded(raw.tobytes())
    raise CallbackError(
        f"{kind(data)} cannot be read: give the raw body, or an object read from it"
    )


def _well_formed(text: str) -> str:
    """Put U+FFFD for lone surrogates, as for bytes of a form that are no text."""
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _written(data: Mapping[str, object], refuse: Callable[[int], None]) -> str:
    try:
        text = write_json(dict(data))
    except (TypeError, ValueError, RecursionError):
        raise CallbackError("the object holds what JSON cannot hold") from None
    refuse(len(text))
    return text


def read_json(
    text: str, most_marks: int = _MOST_MARKS, most_abreast: int = MAX_FIELDS
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
    if text.count(",") + text.count("[") + text.count("{") > most_marks:
        raise CallbackError(
            f"the JSON has more than the {most_marks:,} commas, brackets and braces that are read"
        )
    found = _parsed(text)
    if not isinstance(found, dict):
        raise CallbackError(f"the JSON is {_KINDS[type(found)]}, not an object")
    tree = cast("dict[str, Any]", found)
    _refuse_unwieldy(tree, most_abreast)
    if "\\ud" in text.lower():  # perhaps half of a character, which no text can hold
        tree = cast("dict[str, Any]", _parsed(_well_formed(write_json(tree))))
    return tree


def write_json(value: object) -> str:
    """Write JSON without white space."""
    import json

    return json.dumps(value, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


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


def _parsed(text: str) -> object:
    import json

    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=_integer,
            parse_float=_float,
            parse_constant=_constant,
        )
    except CallbackError:
        raise
    except RecursionError:
        raise _too_deep() from None
    except ValueError as error:
        raise CallbackError(f"the body is not JSON: {error}") from None


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise CallbackError("the JSON has a name twice in one object")
    return found


def _integer(text: str) -> int:
    if len(text.lstrip("-")) > _MOST_DIGITS:
        raise CallbackError(f"the JSON has a number of more than {_MOST_DIGITS} digits")
    return int(text)


def _float(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise CallbackError("the JSON has a number that is too large")
    return number


def _constant(word: str) -> NoReturn:
    raise CallbackError(f"the JSON has {word}, which is no number in JSON")


def _refuse_unwieldy(tree: object, most_abreast: int) -> None:
    level: list[object] = [tree]
    for _ in range(MAX_DEPTH):
        inside = (inner for each in level for inner in _inside(each))
        level = [each for each in inside if isinstance(each, (dict, list))]
        if not level:
            return
        if len(level) > most_abreast:
            raise too_many()
    raise _too_deep()


def _inside(value: object) -> Iterable[object]:
    """Give the values right inside an object or a list."""
    if isinstance(value, dict):
        return cast("dict[str, object]", value).values()
    return cast("list[object]", value)


def _too_deep() -> CallbackError:
    return CallbackError(f"the JSON is deeper than the {MAX_DEPTH} levels that are read")


_KINDS: Mapping[type, str] = {
    list: "a list",
    str: "a text",
    int: "a number",
    float: "a number",
    bool: "true or false",
    type(None): "null",
}
