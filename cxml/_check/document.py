"""A document that rules look at: its elements, their places, and the options of the run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from .._input.limits import LONGEST_PATH
from .._tree.node import Node, inside, unknown_attributes_of
from .._tree.spec import spec_of
from .._tree.unknown import Unknown
from .found import TEXT, Change, Found
from .sources import text_of_bytes

if TYPE_CHECKING:
    from .._declare.field import Field
    from .settings import Settings


T = TypeVar("T")


class Raw:
    """A document before it is read.

    Args:
        data: as it came.
        read: in UTF-8, without a byte order mark; unset where it cannot be told.

    """

    def __init__(self, data: bytes, read: bytes | None) -> None:
        self.data = data
        self.read = read

    @property
    def known(self) -> bytes:
        """In UTF-8, if that can be told."""
        return self.data if self.read is None else self.read

    @cached_property
    def text(self) -> str:
        """In characters, as far as these can be told."""
        return text_of_bytes(self.data) if self.read is None else self.read.decode(errors="replace")


class Document:
    """A document that was read, or a tree that was built.

    Args:
        root: its root.
        settings: the options of the run.
        path: the file; empty where there is none.
        raw: as it came; unset of a tree that was built.
        is_written: whether somebody wrote its values down, as in a file or in source.
        is_served: whether it is served as it stands, and not a piece of a program that writes more
            of it.
        incomplete: the elements of which only a part is known, by their identity.
        is_template: whether a template language decides which elements it has.

    """

    def __init__(
        self,
        root: Node,
        settings: Settings,
        path: str = "",
        raw: Raw | None = None,
        *,
        is_written: bool = True,
        is_served: bool = True,
        incomplete: frozenset[int] = frozenset(),
        is_template: bool = False,
    ) -> None:
        self.root = root
        self.settings = settings
        self.path = path
        self.raw = raw
        self.is_written = is_written
        self.is_served = is_served
        self.incomplete = incomplete
        self.is_template = is_template

    def parent(self, element: Node) -> Node | None:
        """Give what an element stands in; of the root, nothing."""
        return self._parents.get(id(element))

    @cached_property
    def _parents(self) -> dict[int, Node]:
        return {id(child): each for each in self.elements for child in children(each)}

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

    def number(self, verb: Node) -> int | None:
        """Give the number of a verb, from 0; of any other element, nothing."""
        return self.once(_verb_numbers).get(id(verb))

    def is_complete(self, element: Node) -> bool:
        """Whether all of an element is known, so that what is not there is missing.

        Of an element that a program builds, only a part may be known.
        """
        return not self.is_template and id(element) not in self.incomplete

    def find(self, *tags: str) -> Iterator[Node]:
        """Give the elements of these names, in document order."""
        return (each for each in self.elements if each.tag in tags)

    def once(self, find: Callable[[Document], T]) -> T:
        """Give what a function finds out of the document; it is asked only once.

        What a rule asks of each of 60,000 elements must not go through all of them each time.
        """
        if find not in self._known:
            self._known[find] = find(self)
        return cast("T", self._known[find])

    @cached_property
    def _known(self) -> dict[Callable[[Document], object], object]:
        return {}

    def where(self, element: Node, at: str = "") -> str:
        """Say where an element is, or a part of it: ``Response/Dial[2]/@timeout``."""
        steps = [at] if at else []
        here: Node | None = element
        while here is not None:
            parent = self.parent(here)
            steps.append(here.tag[:80] + (self._number_in(parent, here) if parent else ""))
            here = parent
        # Names come from the document, and a hundred may stand inside each other.
        return "/".join(reversed(steps[-DEEPEST_SAID:]))[:LONGEST_PATH]

    def _number_in(self, parent: Node, child: Node) -> str:
        if id(parent) not in self._places:
            self._places[id(parent)] = _places_in(parent)
        number = self._places[id(parent)][id(child)]
        return f"[{number}]" if number else ""

    @cached_property
    def _places(self) -> dict[int, dict[int, int]]:
        return {}


DEEPEST_SAID = 100
"""How many steps of a path are said: a tree that was built may be deeper than any document."""


def _verb_numbers(document: Document) -> dict[int, int]:
    return {id(each): number for number, each in reversed([*enumerate(document.verbs)])}


def _places_in(parent: Node) -> dict[int, int]:
    """Give the number of each child among those of its name; 0 where it is the only one."""
    inside = children(parent)
    counts, seen = Counter(each.tag for each in inside), Counter[str]()
    places: dict[int, int] = {}
    for each in inside:
        seen[each.tag] += 1
        places.setdefault(id(each), seen[each.tag] if counts[each.tag] > 1 else 0)
    return places


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
    found: list[str] = []
    waiting: list[Node | str] = [element]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            found.append(each)
            continue
        if not isinstance(each, Unknown):
            found.append(text_of(each))
        waiting += reversed(inside(each))
    return "".join(found)


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
