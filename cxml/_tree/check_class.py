"""What can be wrong with the declaration of an element, found when its class is made."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from keyword import iskeyword
from typing import TYPE_CHECKING, Any, Literal, cast, get_args, get_origin

import attrs

from .._declare import metadata as facts
from .._declare.annotations import unfold
from .._declare.declared import Declared, declared_names
from .._declare.field import Field
from .._text.names import is_xml_name
from .._text.values import RefusedError
from .._text.wording import listed, nearest
from .spec import NOT_ATTRIBUTES, declared_attributes, make_field
from .undeclared import Fault, refuse
from .unknown_attributes import checked_name

if TYPE_CHECKING:
    from .node import Node

_KINDS = {str: "text", int: "number", bool: "truth value"}
_TOGETHER = [
    {"text"}, {"text", "word"}, {"text", "truth value"}, {"number"}, {"number", "word"},
    {"truth value"}, {"truth value", "word"}, {"word"}, {"words"}, {"numbers"}, {"amount"},
]  # fmt: skip
_BESIDE: dict[type, set[str]] = {
    facts.Type: {"text"},
    facts.Pattern: {"text"},
    facts.Length: {"text"},
    facts.Range: {"number", "numbers", "amount"},
    facts.Separator: {"words"},
}
"""The kinds of value that a fact says something about."""


def refuse_faults(cls: type[Node], reserved: Collection[str]) -> None:
    """Refuse a class whose declaration cannot work, with all that is wrong.

    Args:
        cls: the class.
        reserved: names that every element has for something else.

    Raises:
        DeclarationError: something is wrong.

    """
    refuse(cls, _faults(cls, reserved))


def refuse_keywords(cls: type[Node]) -> None:
    """Refuse a class with keywords that no ``__init__`` can have, before attrs makes one.

    Raises:
        DeclarationError: two fields have one keyword, or a keyword is none.

    """
    if "__attrs_attrs__" not in vars(cls):  # attrs makes a class with slots twice
        refuse(cls, _of_keywords(cls))


def _faults(cls: type[Node], reserved: Collection[str]) -> Iterator[Fault]:
    if cls.tag and not is_xml_name(cls.tag):
        yield "tag", f"{cls.tag!r} is not a name that XML allows"
    yield from _of_grammar(cls, reserved)
    yield from _of_names(cls, reserved)
    try:
        fields = declared_attributes(cls)
    except NameError as error:
        yield "", f"{error}; annotations need it when the class is made, not in a type check alone"
        return
    made: list[Field] = []
    for each in fields:
        found = [*_of_field(each)] or [*_of_facts(cls, each, made)]
        yield from ((each.name, what) for what in found)
    yield from _of_wires(made)


def _fields(cls: type[Node]) -> list[attrs.Attribute[Any]]:
    return [each for each in attrs.fields(cls) if each.name not in NOT_ATTRIBUTES]


# Fields


def _of_field(each: Declared) -> Iterator[str]:
    yield from _of_types(each.types)
    yield from _of_default(each)
    kinds = {kind for type_ in each.types if (kind := _kind_of(type_))}
    for note in each.notes:
        if kinds and not kinds & _BESIDE.get(type(note), kinds):
            yield f"{type(note).__name__} says nothing about a {listed(sorted(kinds))}"


def _of_facts(cls: type[Node], each: Declared, made: list[Field]) -> Iterator[str]:
    """Make the field, and check what its facts say by it."""
    try:
        field = make_field(cls, each)
    except re.error as error:
        yield f"the pattern is no regular expression: {error}"
        return
    made.append(field)
    instead = field.note(facts.Instead)
    if instead and (field.wire or instead.method not in cls.__cxml_grammar__):
        yield f"Instead({instead.method!r}) is for the text, and names a child of the element"
    if default := field.note(facts.Default):
        yield from _refusal(f"the default is {default.text!r}", field.read, default.text)
    if field.wire:
        yield from _refusal(f"{field.wire!r} in XML", checked_name, field.wire)


def _refusal(what: str, check: Callable[[str], object], text: str) -> Iterator[str]:
    try:
        check(text)
    except RefusedError as refused:
        yield f"{what}: {refused.reason}"


def _of_types(types: tuple[object, ...]) -> Iterator[str]:
    kinds = {_kind_of(each): each for each in types}
    if None in kinds:
        shown = (
            repr(kinds[None]) if get_origin(kinds[None]) else getattr(kinds[None], "__name__", "it")
        )
        yield (
            f"{shown} is no kind of value: take str, int, bool, Decimal, Literal with words, "
            "or a tuple[..., ...] of words or of int"
        )
    elif kinds.keys() - {""} not in _TOGETHER:
        names = sorted(str(kind) for kind in kinds if kind)
        yield f"a value cannot be one of {', '.join(names)}" if names else "has no kind of value"


def _kind_of(each: Any) -> str | None:
    """Name the kind of value that a type stands for; nothing for ``None``."""
    if each is type(None):
        return ""
    if get_origin(each) is Literal:
        return "word" if all(isinstance(word, str) for word in get_args(each)) else None
    if get_origin(each) is tuple and get_args(each)[1:] == (...,):
        inner = {_kind_of(kind) for kind in unfold(get_args(each)[0])[0]}
        return {"word": "words", "number": "numbers"}.get(str(*inner)) if len(inner) == 1 else None
    return "amount" if getattr(each, "__name__", "") == "Decimal" else _KINDS.get(each)


def _of_default(each: Declared) -> Iterator[str]:
    if isinstance(each.default, cast("type", attrs.Factory)):
        yield "a factory makes no attribute: what nobody set is not written; write = None"
    elif each.required and not each.positional:
        yield "only the text can be required: write = None"
    elif each.default not in ((None, "", attrs.NOTHING) if each.positional else (None,)):
        yield (
            f"{each.default!r} would be read and not written: write = None, and "
            f"Annotated[..., Default({str(each.default)!r})] for what the platform does"
        )


# Names


def _of_names(cls: type[Node], reserved: Collection[str]) -> Iterator[Fault]:
    texts = [each.name for each in _fields(cls) if not each.kw_only]
    if len(texts) > 1:
        yield (
            "",
            (
                f"only one field can be the text, and {listed(texts)} are positional: write "
                "@define(kw_only=True), and field(kw_only=False) for the text alone"
            ),
        )
    for each in _fields(cls):
        if each.name in cls.__cxml_grammar__:
            yield (
                each.name,
                (f"is a child's method too: name the field otherwise, with alias={each.name!r}"),
            )
        elif each.name in reserved:
            yield each.name, "is a name that every element has for something else"


def _of_keywords(cls: type[Node]) -> Iterator[Fault]:
    own = declared_names(cls)
    taken = {each.alias or "": each.name for each in attrs.fields(cls) if each.name not in own}
    for name in own:
        keyword: str = getattr(vars(cls).get(name), "alias", None) or name
        if not keyword.isidentifier() or iskeyword(keyword):
            yield name, f"{keyword!r} cannot be a keyword: write alias={f'{name}_'!r}"
        elif taken.setdefault(keyword, name) != name:
            yield name, f"the keyword {keyword} is that of {taken[keyword].strip('_')} already"


def _of_wires(fields: Iterable[Field]) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for each in fields:
        if each.wire and first.setdefault(each.wire, each.name) != each.name:
            yield each.name, f"is {each.wire} in XML, as {first[each.wire]} is"


# Children


def _of_grammar(cls: type[Node], reserved: Collection[str]) -> Iterator[Fault]:
    tags: dict[str, str] = {}
    for name, line in cls.__cxml_grammar__.items():
        if name in reserved:
            yield name, "is a name that every element has for something else"
        if tags.setdefault(line.tag, name) != name:
            yield name, f"is {line.tag} in XML, as {tags[line.tag]} is"
        for other in sorted(line.never_with - cls.__cxml_grammar__.keys()):
            near = nearest(other, cls.__cxml_grammar__)
            hint = f"; did you mean {near!r}?" if near else ""
            yield name, f"never_with names no child of the element: {other!r}{hint}"
