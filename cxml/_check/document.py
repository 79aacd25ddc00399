"""A document that rules look at: its elements, their places, and the options of the run."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from attrs import define, field

from .._tree.node import Node, inside, unknown_attributes_of
from .._tree.spec import spec_of
from .._tree.unknown import Unknown
from .found import TEXT, Change, Found

if TYPE_CHECKING:
    from .._declare.field import Field
    from .settings import Settings


@define(eq=False, slots=False)
class Raw:
    """A document before it is read."""

    data: bytes
    """As it came."""
    read: bytes | None
    """In UTF-8, without a byte order mark; unset where it cannot be told."""

    @cached_property
    def text(self) -> str:
        """In characters; empty where it has none that can be told."""
        return "" if self.read is None else self.read.decode(errors="replace")


@define(kw_only=True, eq=False, slots=False)
class Document:
    """A document that was read, or a tree that was built."""

    root: Node
    settings: Settings
    path: str = ""
    raw: Raw | None = None
    """As it came; unset of a tree that was built."""
    is_written: bool = True
    """Whether somebody wrote its values down, as in a file or in source."""
    is_served: bool = True
    """Whether it is served as it stands, and not a piece of a program that writes more of it."""
    incomplete: frozenset[int] = frozenset()
    """The elements of which only a part is known, by their identity."""
    _parents: dict[int, Node] = field(factory=dict[int, Node], init=False)

    def parent(self, element: Node) -> Node | None:
        """Give what an element stands in; of the root, nothing."""
        if not self._parents:
            self._parents = {id(child): each for each in self.elements for child in children(each)}
        return self._parents.get(id(element))

    def ancestors(self, element: Node) -> Iterator[Node]:
        """Give what an element stands in, from the nearest on."""
        parent = self.parent(element)
        while parent is not None:
            yield parent
            parent = self.parent(parent)

    @cached_property
    def elements(self) -> tuple[Node, ...]:
        """All elements, in document order; an element that stands twice comes twice."""
        return tuple(_walk(self.root))

    @cached_property
    def numbers(self) -> dict[int, int]:
        """The number of each element in document order, by its identity."""
        return {id(each): number for number, each in reversed([*enumerate(self.elements)])}

    @cached_property
    def verbs(self) -> tuple[Node, ...]:
        """The children of the root."""
        return tuple(children(self.root))

    def after(self, element: Node) -> tuple[Node, ...]:
        """Give the elements behind one, inside the same parent."""
        parent = self.parent(element)
        beside = [] if parent is None else children(parent)
        numbers = [number for number, each in enumerate(beside) if each is element]
        return tuple(beside[numbers[0] + 1 :]) if numbers else ()

    def is_complete(self, element: Node) -> bool:
        """Whether all of an element is known, so that what is not there is missing.

        Of an element that a program builds, only a part may be known.
        """
        return id(element) not in self.incomplete

    def find(self, *tags: str) -> Iterator[Node]:
        """Give the elements of these names, in document order."""
        return (each for each in self.elements if each.tag in tags)

    def where(self, element: Node, at: str = "") -> str:
        """Say where an element is, or a part of it: ``Response/Dial[2]/@timeout``."""
        steps = [at] if at else []
        here: Node | None = element
        while here is not None:
            parent = self.parent(here)
            steps.insert(0, _numbered(here, parent))
            here = parent
        return "/".join(steps)


def _numbered(element: Node, parent: Node | None) -> str:
    same = [each for each in children(parent) if each.tag == element.tag] if parent else []
    number = next((number for number, each in enumerate(same, 1) if each is element), 1)
    return f"{element.tag[:80]}[{number}]" if len(same) > 1 else element.tag[:80]


def _walk(root: Node) -> Iterator[Node]:
    # A stack, since a tree that was built may be deeper than Python calls.
    waiting = [root]
    while waiting:
        element = waiting.pop()
        yield element
        waiting += reversed(children(element))


def children(element: Node) -> list[Node]:
    """Give the elements that stand in one."""
    return [each for each in inside(element) if not isinstance(each, str)]


def text_of(element: Node) -> str:
    """Give the own text of an element, also of one that has no declaration."""
    if isinstance(element, Unknown):
        return "".join(each for each in inside(element) if isinstance(each, str))
    text = spec_of(type(element)).text
    return "" if text is None else str(element.__dict__.get(text.name) or "")


def all_text(element: Node) -> str:
    """Give an element's text, with that of the elements in it."""
    inner = (each if isinstance(each, str) else all_text(each) for each in inside(element))
    own = "" if isinstance(element, Unknown) else text_of(element)
    return own + "".join(inner)


def wire_values(element: Node) -> dict[str, str]:
    """Give the attributes of an element as they are written, by their names in XML."""
    spec = spec_of(type(element))
    data = element.__dict__
    known = {
        wire: each.kind.encode(data[each.name])
        for wire, each in spec.by_wire.items()
        if data.get(each.name) is not None
    }
    return known | dict(cast("Any", unknown_attributes_of(element)))


class Place(NamedTuple):
    """An attribute that is there, or a text."""

    element: Node
    field: Field
    document: Document

    @property
    def at(self) -> str:
        """The part of the element, as a finding says it."""
        return f"@{self.field.wire}" if self.field.wire else TEXT

    @property
    def name(self) -> str:
        """What it is called in a message."""
        return self.field.wire or f"the text of {self.element.tag}"

    @property
    def parent(self) -> Node | None:
        """What the element stands in."""
        return self.document.parent(self.element)

    def lacks(self, name: str) -> bool:
        """Whether the element surely does not have another attribute, by its name in Python."""
        is_there = self.element.__dict__.get(name) is not None
        return not is_there and self.document.is_complete(self.element)

    def found(
        self,
        *,
        word: str = "",
        changes: tuple[Change, ...] = (),
        suggestion: str | None = None,
        is_sure: bool = True,
        severity: str | None = None,
        platform_code: int | None = None,
        **says: object,
    ) -> Found:
        """Say that something is wrong here."""
        return Found(
            self.element,
            self.at,
            says={"name": self.name, "tag": self.element.tag} | says,
            word=word,
            changes=changes,
            suggestion=suggestion,
            is_sure=is_sure,
            severity=severity,
            platform_code=platform_code,
        )
