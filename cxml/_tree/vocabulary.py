"""All that documents may hold, for what is said about something that stands elsewhere.

Asking loads every class of every channel, so it is done for errors alone.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from .._text.wording import misspelt
from .display import HOME
from .node import Node
from .spec import spec_of

if TYPE_CHECKING:
    from .child import AnyChild

    Class = type[Node]


@cache
def channels() -> tuple[Class, ...]:
    """Give the roots of all documents, voice first: what is exported and stands in nothing else."""
    package = import_module(HOME)
    exported: list[Any] = [getattr(package, name) for name in package.__all__]
    classes = [each for each in exported if isinstance(each, type) and issubclass(each, Node)]
    inside = {line.element for each in classes for line in each.__cxml_grammar__.values()}
    roots = [each for each in classes if each.__cxml_grammar__ and each not in inside]
    return tuple(sorted(roots, key=lambda each: -len(each.__cxml_grammar__)))


def reached(root: Class) -> list[Class]:
    """Give a class, and all that may stand inside it at any depth; what is nearer comes first."""
    found = [root]
    for each in found:
        found += [inner for inner in inside(each) if inner not in found]
    return found


@cache
def by_channel() -> dict[Class, list[Class]]:
    """Give all that a document of each channel may hold, by its root."""
    return {root: reached(root) for root in channels()}


@cache
def classes() -> tuple[Class, ...]:
    """Give every class that cxml has for something in a document, each channel after the other."""
    return tuple(dict.fromkeys(each for found in by_channel().values() for each in found))


@cache
def parents_by_tag() -> dict[str, tuple[Class, ...]]:
    """Give, for each name in XML that has a class, the classes in which it may stand."""
    found: dict[str, list[Class]] = {}
    for each in classes():
        for tag in spec_of(each).children:
            found.setdefault(tag, []).append(each)
    return {tag: tuple(parents) for tag, parents in found.items()}


def misspelt_tag(name: str, cls: Class) -> str | None:
    """Give the name in XML that was meant by one that no class has, if it is much the same."""
    package = import_module(HOME)
    if name in package.__all__:  # many names in XML are those of their classes: nothing is loaded
        return None
    tags = {each.tag for each in (*classes(), *reached(cls))}
    return None if name in tags else misspelt(name, tags)


def parents_of(cls: Class) -> list[Class]:
    """Give the classes in which a class, or what it derives from, may stand."""
    known = next((each for each in cls.__mro__ if each in _parents()), None)
    return _parents()[known] if known else []


@cache
def _parents() -> dict[type, list[Class]]:
    found: dict[type, list[Class]] = {each: [] for each in classes()}
    for parent in classes():
        for each in inside(parent):
            found[each].append(parent)
    return found


def ancestors_of(cls: Class) -> list[Class]:
    """Give what may stand around a class at any distance; what is nearer comes first."""
    found = [*parents_of(cls)]
    for each in found:
        found += [more for more in parents_of(each) if more not in found]
    return found


def inside(cls: Class) -> list[Class]:
    """Give the classes that may stand in a class."""
    return list(dict.fromkeys(line.element for line in cls.__cxml_grammar__.values()))


def beside(cls: Class) -> list[Class]:
    """Give the classes that may stand beside a class."""
    return list(dict.fromkeys(each for parent in parents_of(cls) for each in inside(parent)))


def way_down(cls: Class, name: str) -> list[AnyChild]:
    """Give the shortest way from a class to a method of this name, line by line; or nothing."""
    ways: list[tuple[Class, list[AnyChild]]] = [(cls, [])]
    seen = {cls}
    for at, way in ways:
        if line := at.__cxml_grammar__.get(name):
            return [*way, line]
        for line in at.__cxml_grammar__.values():
            if line.element not in seen:
                seen.add(line.element)
                ways.append((line.element, [*way, line]))
    return []


def line_of(parent: Class, cls: Class) -> AnyChild | None:
    """Give the line of a class under which another may stand in it, if there is one."""
    lines = parent.__cxml_grammar__.values()
    return next((line for line in lines if line.element in cls.__mro__), None)
