"""The kind of value that an annotation stands for, or the reason why it stands for none."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args, get_origin

from . import metadata as facts
from .annotations import unfold
from .metadata import find
from .simple_types import BooleanOrText, Choice, Integer, Text, Words

if TYPE_CHECKING:
    from .number_types import Amount, Integers

    SimpleType: TypeAlias = Text | Integer | Choice | Words | BooleanOrText | Integers | Amount

Notes: TypeAlias = tuple[object, ...]


class NoSimpleTypeError(TypeError):
    """Why a field cannot be of the types, or not with the facts, that it is declared with."""


def simple_type_of(types: Iterable[object], notes: Notes, *, is_text: bool) -> SimpleType:
    """Work out what a value may be from its annotation.

    Raises:
        NoSimpleTypeError: the types stand for no kind of value, or a pattern cannot be one.

    """
    parts = parts_of(types)
    if make := _MAKERS.get(parts):
        return make(tuple(_words(types)), notes, is_text)
    if parts:
        raise NoSimpleTypeError(f"a value cannot be one of {', '.join(sorted(parts))}")
    raise NoSimpleTypeError("has no kind of value")


def parts_of(types: Iterable[object]) -> frozenset[str]:
    """Name what the types of a union stand for, each by itself, but for ``None``.

    Raises:
        NoSimpleTypeError: one of them stands for nothing that an attribute can hold.

    """
    parts = {_part(each): each for each in types}
    if None in parts:
        raise _none(parts[None])
    return frozenset(f"{part}" for part in parts if part)


def _none(type_: Any) -> NoSimpleTypeError:
    shown = repr(type_) if get_origin(type_) else getattr(type_, "__name__", "it")
    return NoSimpleTypeError(
        f"{shown} is no kind of value: take str, int, bool, Decimal, Literal with words, "
        "or a tuple[..., ...] of words or of int"
    )


_PLAIN: Mapping[object, str] = {str: "text", int: "number", bool: "truth value", type(None): ""}
_MANY: Mapping[str | None, str] = {"word": "words", "number": "numbers"}


def _part(type_: object) -> str | None:
    origin, inside = get_origin(type_), get_args(type_)
    if origin is Literal:
        return "word" if all(isinstance(word, str) for word in inside) else None
    if origin is tuple and inside[1:] == (...,):
        inner = {_part(each) for each in unfold(inside[0])[0]}
        return _MANY.get(inner.pop()) if len(inner) == 1 else None
    return "amount" if _is_decimal(type_) else _PLAIN.get(type_)


def _is_decimal(type_: object) -> bool:
    """Tell ``Decimal`` without loading ``decimal``: whoever declares one has loaded it."""
    module = sys.modules.get("decimal")
    return module is not None and type_ is module.Decimal


def _words(types: Iterable[object]) -> Iterator[str]:
    for each in types:
        if get_origin(each) is Literal:
            yield from get_args(each)
        elif get_origin(each) is tuple:
            yield from _words(unfold(get_args(each)[0])[0])


# Making the kinds


def _text(words: tuple[str, ...], notes: Notes, is_text: bool) -> Text:
    shape, pattern, length = (
        find(notes, facts.Type),
        find(notes, facts.Pattern),
        find(notes, facts.Length),
    )
    return Text(
        name=shape.name if shape else "string",
        # A name or a number may stand on a line of its own between its tags. Nobody writes an
        # attribute so: if no Type says otherwise, its white space belongs to the text.
        strip=shape.strip if shape else is_text and facts.Trait.MIXED not in notes,
        pattern=_compiled(pattern.regex) if pattern else None,
        meaning=pattern.meaning if pattern else "",
        most=length.most if length else None,
        words=words,
    )


def _compiled(regex: str) -> re.Pattern[str]:
    try:
        return re.compile(regex)
    except re.error as error:
        raise NoSimpleTypeError(f"the pattern is no regular expression: {error}") from None


def _boolean_or_text(*_: object) -> BooleanOrText:
    return BooleanOrText()


def _integer(words: tuple[str, ...], notes: Notes, *_: object) -> Integer:
    # From 0, because every number of cXML counts something or is a time.
    limits = find(notes, facts.Range) or facts.Range(0)
    return Integer(low=limits.low, high=limits.high, words=words)


def _choice(words: tuple[str, ...], notes: Notes, *_: object) -> Choice:
    return Choice(words=words, undocumented=_undocumented(notes))


def _boolean(words: tuple[str, ...], notes: Notes, *_: object) -> Choice:
    return Choice(words=words, booleans=True, undocumented=_undocumented(notes))


def _word_list(words: tuple[str, ...], notes: Notes, *_: object) -> Words:
    between = find(notes, facts.Separator) or facts.Separator("")
    return Words(
        words=words,
        undocumented=_undocumented(notes),
        separator=between.text or None,
        also=between.also,
    )


def _undocumented(notes: Notes) -> tuple[str, ...]:
    found = find(notes, facts.UndocumentedWords)
    return found.words if found else ()


def _integers(_words: object, notes: Notes, *_: object) -> Integers:
    from .number_types import Integers  # few programs need it, and decimal takes a while

    limits = find(notes, facts.Range) or facts.Range(0)
    return Integers(low=limits.low, high=limits.high)


def _amount(_words: object, notes: Notes, *_: object) -> Amount:
    from .number_types import Amount

    limits = find(notes, facts.Range) or facts.Range(0)
    return Amount(low=limits.low, high=limits.high)


_MAKERS: Mapping[frozenset[str], Callable[[tuple[str, ...], Notes, bool], SimpleType]] = {
    frozenset(["text"]): _text,
    frozenset(["text", "word"]): _text,
    frozenset(["text", "truth value"]): _boolean_or_text,
    frozenset(["number"]): _integer,
    frozenset(["number", "word"]): _integer,
    frozenset(["truth value"]): _boolean,
    frozenset(["truth value", "word"]): _boolean,
    frozenset(["word"]): _choice,
    frozenset(["words"]): _word_list,
    frozenset(["numbers"]): _integers,
    frozenset(["amount"]): _amount,
}
"""Which types may stand beside each other, and the kind that they are together."""
