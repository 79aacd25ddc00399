"""What can be wrong with the declaration of an element, found when its class is made."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from keyword import iskeyword
from typing import TYPE_CHECKING, Any, cast

import attrs

from .._declare import metadata as facts
from .._declare.declared import Declared, declared_names
from .._declare.field import Field
from .._declare.infer import NoSimpleTypeError, parts_of
from .._declare.positional import TELLS, is_doubtful, is_positional
from .._text.names import is_xml_name
from .._text.values import ValueRefusedError
from .._text.wording import did_you_mean, listed, nearest
from .node import NOT_ATTRIBUTES
from .spec import declared_attributes, make_field
from .undeclared import Fault, refuse
from .unknown_attributes import checked_name

if TYPE_CHECKING:
    from .node import Node

_OF_KINDS = {facts.Type, facts.Pattern, facts.Length, facts.Range, facts.Separator}
"""Facts that say something about a value of a certain kind, and nothing about any other."""


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
    # One annotation that cannot be resolved leaves all others of its class unresolved too.
    except NameError as error:
        yield "", f"{error}; annotations need it when the class is made, not in a type check alone"
        return
    # Filled while the faults of each field are given: names on the wire can clash between any two.
    made: list[Field] = []
    for each in fields:
        yield from ((each.name, what) for what in _of_field(cls, each, made))
    yield from _of_wires(made)


def _fields(cls: type[Node]) -> list[attrs.Attribute[Any]]:
    return [each for each in attrs.fields(cls) if each.name not in NOT_ATTRIBUTES]


# Fields


def _of_field(cls: type[Node], each: Declared, made: list[Field]) -> Iterator[str]:
    yield from _of_default(each)
    try:
        field = make_field(cls, each)
    except NoSimpleTypeError as none:
        yield f"{none}"
        return
    made.append(field)
    yield from _of_facts(cls, field, each)


def _of_facts(cls: type[Node], field: Field, each: Declared) -> Iterator[str]:
    for fact in map(type, each.notes):
        if fact in _OF_KINDS and fact not in field.kind.facts:
            yield f"{fact.__name__} says nothing about a {listed(sorted(parts_of(each.types)))}"
    instead = field.find(facts.ShorthandFor)
    if instead and (field.wire or instead.method not in cls.__cxml_grammar__):
        yield f"ShorthandFor({instead.method!r}) is for the text, and names a child of the element"
    if default := field.find(facts.Default):
        yield from _refusal(f"the default is {default.text!r}", field.decode, default.text)
    if field.wire:
        yield from _refusal(f"{field.wire!r} in XML", checked_name, field.wire)


def _refusal(what: str, check: Callable[[str], object], text: str) -> Iterator[str]:
    try:
        check(text)
    except ValueRefusedError as refused:
        yield f"{what}: {refused.reason}"


def _of_default(each: Declared) -> Iterator[str]:
    if isinstance(each.default, cast("type", attrs.Factory)):
        yield "a factory makes no attribute: what nobody set is not written; write = None"
    elif each.required and not each.positional:
        yield "only the text can be required: write it as ... | None = None"
    # An unset text may read as "", which is not written either, so nothing is lost.
    elif each.default not in ((None, "", attrs.NOTHING) if each.positional else (None,)):
        yield (
            f"{each.default!r} would be read and not written: write = None, and "
            f"Annotated[..., Default({str(each.default)!r})] for what the platform does"
        )


# Names


def _of_names(cls: type[Node], reserved: Collection[str]) -> Iterator[Fault]:
    # Where kw_only was forgotten, attrs makes every field positional: that is the usual slip.
    texts = [each.name for each in _fields(cls) if is_positional(cls, each)]
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
    # attrs has not looked at this class yet: what it says of fields is that of the bases.
    own = declared_names(cls)
    taken = {each.alias or "": each.name for each in attrs.fields(cls) if each.name not in own}
    for name in own:
        # Without an alias, attrs takes the underscores before a name off.
        keyword: str = getattr(vars(cls).get(name), "alias", None) or name.lstrip("_")
        # attrs' __init__ has self, and functions that are written have names with an underscore in
        # front.
        ours = keyword == "self" or keyword.startswith("_")
        if not TELLS and is_doubtful(vars(cls).get(name)):
            yield (
                name,
                "may be the text or an attribute, over attrs before 25.4: write kw_only=True for "
                'an attribute, or default="" for the text',
            )
        if not keyword.isidentifier() or iskeyword(keyword) or ours:
            possible = f"{name.strip('_')}_"
            yield name, f"{keyword!r} cannot be a keyword: write alias={possible!r}"
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
        for keyword in ("never_with", "though_with"):
            for other in sorted(getattr(line, keyword) - cls.__cxml_grammar__.keys()):
                hint = did_you_mean(nearest(other, cls.__cxml_grammar__))
                yield name, f"{keyword} names no child of the element: {other!r}{hint}"
