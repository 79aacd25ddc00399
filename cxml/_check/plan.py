"""What there is to ask about elements: worked out once for all that have the same attributes.

Most of a good document is known to be so before any rule is asked: a value is plain, or was judged
before, or stands beside an attribute that settles it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from .._tree.spec import spec_of
from .found import TEXT
from .rule import On, Rule, Subject
from .rules.plain import PLAIN

if TYPE_CHECKING:
    from .._declare.field import Field
    from .._tree.node import Node

MOST_SHAPES = 4_096
"""How many sets of attributes are remembered, of all classes."""

Asked: TypeAlias = tuple[Rule, On]
"""A rule, and what it wants to be asked about."""
Shape: TypeAlias = tuple[Any, ...]
"""A class of elements, and the attributes that some of them have, by their names in Python."""


class OfPlain(NamedTuple):
    """An attribute with rules that have nothing to say of a plain value."""

    field: Field
    name: str
    is_plain: Callable[[str], object]
    rules: tuple[Rule, ...]


class OfJudged(NamedTuple):
    """An attribute with rules that judge each value once."""

    field: Field
    name: str
    judged: set[object]
    """The values of which they have nothing to say."""
    rules: tuple[Asked, ...]


class OfAny(NamedTuple):
    """An attribute with rules that are asked in any case."""

    field: Field
    name: str
    rules: tuple[Rule, ...]


class Plan(NamedTuple):
    """What there is to ask about elements of one shape."""

    whole: tuple[Rule, ...]
    plain: tuple[OfPlain, ...]
    judged: tuple[OfJudged, ...]
    always: tuple[OfAny, ...]


class Planner:
    """Makes the plans of a run.

    Args:
        whole: the rules about elements.
        parts: those about attributes and texts.

    """

    def __init__(self, whole: Sequence[Asked], parts: Sequence[Asked]) -> None:
        self._whole, self._parts = whole, parts
        self._judged: dict[tuple[type[Node], str], set[object]] = {}
        self.plans: dict[Shape, Plan | None] = {}
        """Those that were made; ``None`` where there is nothing to ask."""

    def plan(self, shape: Shape) -> Plan | None:
        """Make the plan of a shape."""
        if len(self.plans) >= MOST_SHAPES:
            self.plans.clear()  # a document may have as many as it has elements
        made = _Shape(shape, self._parts, self._judged).plan(self._whole)
        plan = self.plans[shape] = made if any(made) else None
        return plan


class _Shape:
    def __init__(
        self,
        shape: Shape,
        parts: Sequence[Asked],
        judged: dict[tuple[type[Node], str], set[object]],
    ) -> None:
        self._cls: type[Node] = shape[0]
        self._spec = spec = spec_of(self._cls)
        self._all_judged = judged
        text = spec.text.name if spec.text else ""
        self._there = there = frozenset(TEXT if each == text else each for each in shape[1:])
        fields = [field for name in shape[1:] if (field := spec.find(name))]
        needed = [each for each in parts if each[1].is_needed(there)]
        self._fields = [
            (field, [each for each in needed if _is_about(each[1], spec.tag, field)])
            for field in fields
        ]

    def plan(self, rules: Sequence[Asked]) -> Plan:
        return Plan(
            tuple(rule for rule, on in rules if self._is_about(on)),
            tuple(self._of_plain()),
            tuple(self._of_judged()),
            tuple(self._of_any()),
        )

    def _is_about(self, on: On) -> bool:
        is_named = on.wanted(self._cls) if on.wanted else self._spec.tag in on.names
        return is_named and on.is_needed(self._there)

    def _of_plain(self) -> Iterator[OfPlain]:
        for field, asked in self._fields:
            if rules := tuple(rule for rule, on in asked if on.skips_plain):
                yield OfPlain(field, field.name, PLAIN.get(field.kind.name, _is_never), rules)

    def _of_judged(self) -> Iterator[OfJudged]:
        for field, asked in self._fields:
            if rules := tuple(each for each in asked if _is_judged(each[1], field)):
                judged = self._all_judged.setdefault((self._cls, field.name), set())
                yield OfJudged(field, field.name, judged, rules)

    def _of_any(self) -> Iterator[OfAny]:
        for field, asked in self._fields:
            rules = tuple(
                rule for rule, on in asked if not on.skips_plain and not _is_judged(on, field)
            )
            if rules:
                yield OfAny(field, field.name, rules)


def _is_about(on: On, tag: str, field: Field) -> bool:
    """Whether a rule is about an attribute, or about a text."""
    if on.subject is Subject.KIND:
        return field.kind.name in on.names
    if on.wanted:
        return on.wanted(field)
    name = field.name if field.wire else TEXT
    return name in on.names and (not on.within or tag in on.within)


def _is_judged(on: On, field: Field) -> bool:
    # Of a secret nothing is remembered.
    return not on.skips_plain and (on.by_value or on.may is not None) and not field.secret


def _is_never(_: str) -> bool:
    return False
