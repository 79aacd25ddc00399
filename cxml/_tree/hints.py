"""What is said about what an element lacks and another has: where it is, and what to write."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from .._text.wording import listed, no_such
from ..errors import Problem, UnknownAttributeError
from . import vocabulary
from .display import public_name
from .spec import spec_of

if TYPE_CHECKING:
    from .child import AnyChild
    from .node import Node

    Class = type[Node]

MOST_NAMED = 5
"""How many classes are named where many have something."""


# Methods


def no_method(element: Node, name: str) -> AttributeError:
    """Make the error for a method that an element does not have."""
    cls = type(element)
    if hint := _way_to(cls, name):
        message, _ = no_such("attribute", name, (), owner=public_name(cls))
        problem = Problem(
            code="unknown-attribute", message=f"{message}: {hint}", path=f"{cls.tag}/@{name}"
        )
        return UnknownAttributeError(problem)
    # No class has it: as Python says it.
    message = f"{cls.__name__!r} object has no attribute {name!r}"
    return AttributeError(message, name=name, obj=element)


def _way_to(cls: Class, name: str) -> str:
    ancestors = vocabulary.ancestors_of(cls)
    for start in (cls, *ancestors, *vocabulary.channels()):
        if way := vocabulary.way_down(start, name):
            break
    else:
        return ""
    if cls.__cxml_untyped__:
        return f"add_child({way[-1].tag!r}, ...) puts one into it"
    # A way that begins at the element itself, or above it: the shorter ones come first.
    around = next((each for each in ancestors if name in each.__cxml_grammar__), None)
    if start is not cls and around:
        return f"{_maker(cls)}(...) gives the {cls.__name__} that it adds: {_call_on(around, name)}"
    return _where(start, way, is_foreign=start not in (cls, *ancestors))


def _maker(cls: Class) -> str:
    """Name the method that makes an element of a class."""
    lines = (vocabulary.line_of(each, cls) for each in vocabulary.parents_of(cls))
    return next(line.name for line in lines if line)


def _call_on(around: Class, name: str) -> str:
    owner = "response" if around in vocabulary.channels() else around.__name__
    return f"call {name} on the {owner}"


def _where(start: Class, way: list[AnyChild], *, is_foreign: bool) -> str:
    """Say where something stands, and how it gets there from a class."""
    parent = way[-2].element if len(way) > 1 else start
    root = f" a {start.__name__}" if is_foreign else ""
    stands = f"{way[-1].tag} stands in"
    if parent is start and is_foreign:
        return f"{stands}{root}"
    owner = "response" if start in vocabulary.channels() else _maker(start)
    calls = "".join(f".{each.name}({_needed(each)})" for each in way[:-1])
    inside = f"{stands} {parent.__name__}{f', in{root}' if root else ''}"
    return f"{inside}: {owner}{calls}.{way[-1].name}(...)"


def _needed(line: AnyChild) -> str:
    text = spec_of(line.element).text
    return "..." if text and text.required else ""


# Attributes


def who_has(cls: Class, name: str, *, in_xml: bool = False) -> str:
    """Say which neighbours of a class have an attribute that it lacks; nothing where none has.

    Args:
        cls: the class.
        name: the attribute's name, in Python or in XML.
        in_xml: whether it stands in a document, where a text has no name.

    """
    places = (
        (vocabulary.inside(cls), f", inside the {cls.__name__}"),
        (vocabulary.parents_of(cls), f", around the {cls.__name__}"),
    )
    found = [_owners(classes, cls, name, in_xml) + where for classes, where in places]
    said = [each for each in found if not each.startswith(",")]
    return "; ".join(said) or _owners(vocabulary.beside(cls), cls, name, in_xml)


def _owners(classes: Iterable[Class], cls: Class, name: str, in_xml: bool) -> str:
    names = [
        each.__name__
        for each in classes
        if each not in cls.__mro__ and name in _names(each, in_xml)
    ]
    return f"{some(names)} {'has' if len(names) == 1 else 'have'} it" if names else ""


def _names(cls: Class, in_xml: bool) -> set[str]:
    spec = spec_of(cls)
    if in_xml:
        return {*spec.by_wire}
    fields = [*spec.attributes.values(), *([spec.text] if spec.text else [])]
    return {*spec.by_wire, *(each.name for each in fields), *(each.keyword for each in fields)}


def some(names: list[str]) -> str:
    """Name the first of many."""
    more = len(names) - MOST_NAMED
    return listed(names) if more <= 0 else f"{', '.join(names[:MOST_NAMED])} and {more} more"


# Elements


def where_it_stands(cls: Class, tag: str) -> str:
    """Say where an element stands that cannot stand in a class; nothing where no class is known."""
    parents = vocabulary.parents_by_tag().get(tag, ())
    roots = [root for root in vocabulary.channels() if {*cls.__mro__} & {*vocabulary.reached(root)}]
    near = [each for root in roots for each in vocabulary.reached(root) if each in parents]
    if near or not parents:
        return f"it stands in {some([each.__name__ for each in near])}" if near else ""
    root = next(root for root in vocabulary.channels() if parents[0] in vocabulary.reached(root))
    inside = "" if parents[0] is root else f"{parents[0].__name__}, in "
    return f"it stands in {inside}a {root.__name__}, and cxml.parse finds the channel"
