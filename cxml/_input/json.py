"""JSON within bounds, and without what readers of JSON do not agree on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import isfinite
from typing import NoReturn, cast

from .._text.values import ValueRefusedError
from .._text.wording import in_line, shown
from .limits import MOST_DIGITS


class JsonRefusedError(ValueRefusedError):
    """Why a text is not read as JSON, and where, if that is one place."""

    def __init__(
        self,
        reason: str,
        *,
        code: str = "syntax",
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        super().__init__(reason)
        self.code = code
        self.line = line
        self.column = column

    def __str__(self) -> str:
        """Say all of it in one line."""
        place = f" (line {self.line}, column {self.column})" if self.line else ""
        return self.reason + place


def read_json(text: str, *, deepest: int, mend: bool = False) -> object:
    r"""Read JSON; the time it takes is in proportion to its length.

    Args:
        text: the JSON, of whole characters: a surrogate can only stand in it as an escape.
        deepest: how many objects and lists may stand inside each other.
        mend: whether half a character, such as ``\ud800``, becomes U+FFFD, rather than be refused.

    Raises:
        JsonRefusedError: it is no JSON, too deep, has a name twice in one object, a number that is
            none or that is too large, or half a character.

    """
    # The parser is in C and ends at Python's own bound of recursion, so it may go first. The depth
    # is looked at only where there are enough brackets for it, which few texts have.
    data = _parsed(text, deepest)
    if opened(text) > deepest and any(depth > deepest for depth, _ in enumerate(levels(data), 1)):
        raise _too_deep(deepest)
    # json joins escaped pairs itself, so half a character can only come from an escape that begins
    # with \ud or \uD.
    if "\\ud" not in text.lower():
        return data
    import json

    written = json.dumps(data, ensure_ascii=False)
    whole = whole_text(written)
    if whole == written:
        return data
    if not mend:
        raise JsonRefusedError("half of a surrogate pair is no character")
    # Read anew, not mended in place: two names that differed by what was lost may be one now.
    return _parsed(whole, deepest)


def opened(text: str) -> int:
    """Count where objects and lists may begin: there are no more of them, and few in most texts."""
    return text.count("[") + text.count("{")


def levels(data: object) -> Iterator[list[object]]:
    """Give the objects and lists at each depth, from the outermost inwards."""
    # By levels, since a walk that recurses would need the bound that it is to find out.
    level: list[object] = [data] if isinstance(data, dict | list) else []
    while level:
        yield level
        inside = (inner for each in level for inner in _inside(each))
        level = [each for each in inside if isinstance(each, dict | list)]


def whole_text(text: str) -> str:
    """Put U+FFFD for lone surrogates, which no database and no document takes."""
    if text.isascii():
        return text
    # By way of UTF-16, where half a character is one mistake; UTF-8 would give three U+FFFD for it.
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _parsed(text: str, deepest: int) -> object:
    import json  # not every program that loads callbacks reads JSON

    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=_integer,
            parse_float=_float,
            parse_constant=_constant,
        )
    except json.JSONDecodeError as error:
        reason = f"this is not JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        raise JsonRefusedError(reason, line=error.lineno, column=error.colno) from None
    except RecursionError:
        raise _too_deep(deepest) from None


def _inside(value: object) -> Iterator[object]:
    """Give the values right inside an object or a list."""
    if isinstance(value, dict):
        yield from cast("dict[str, object]", value).values()
    else:
        yield from cast("list[object]", value)


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Make an object; of a name that stands twice, one reader would take the first value."""
    made = dict(pairs)
    if len(made) < len(pairs):
        ((twice, _),) = Counter(name for name, _ in pairs).most_common(1)
        raise JsonRefusedError(f"the name {shown(twice)} stands twice in one object")
    return made


def _integer(text: str) -> int:
    digits = len(text.lstrip("-"))
    # int() takes quadratic time, and from 4,300 digits on raises an error of its own.
    if digits > MOST_DIGITS:
        raise JsonRefusedError(f"a whole number of {digits} digits is too large")
    return int(text)


def _float(text: str) -> float:
    number = float(text)
    # float() reads 1e999 as infinity, which no JSON can be written from.
    if not isfinite(number):
        raise JsonRefusedError(f"the number {in_line(text)} is too large")
    return number


def _constant(word: str) -> NoReturn:
    raise JsonRefusedError(f"{word} is no number in JSON")


def _too_deep(deepest: int) -> JsonRefusedError:
    return JsonRefusedError(f"more than {deepest} values stand inside each other", code="too-deep")
