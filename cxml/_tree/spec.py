"""What a class declares, worked out once: its attributes, its text and its children."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, get_type_hints

import attrs
from attrs import define, field

from .._declare import metadata as facts
from .._declare.annotations import unfold
from .._declare.field import Field, kind_of
from .._text.names import lower_camel
from .child import restricted, rivals

if TYPE_CHECKING:
    from .child import child
    from .node import Node

NOT_ATTRIBUTES = ("_children", "unknown_attributes")


@define(kw_only=True, slots=False, eq=False, repr=False)
class Plan:
    """All that a class declares."""

    tag: str
    nesting_code: int | None
    untyped: bool
    text: Field | None
    attributes: dict[str, Field]
    grammar: Mapping[str, child[Any, Any]]
    children: dict[str, child[Any, Any]] = field(init=False)
    by_class: dict[type, child[Any, Any] | None] = field(init=False)
    """The line under which elements of a class may stand, of the classes that were asked for."""
    rivals: dict[str, dict[str, int | None]] = field(init=False)
    by_wire: dict[str, Field] = field(init=False)
    readers: dict[str, tuple[str, Callable[[str], Any]]] = field(init=False)
    """By the name on the wire: the name in Python, and what reads the text."""
    restricted: frozenset[str] = field(init=False)
    mixed: bool = field(init=False)
    instead: str = field(init=False)
    """The child that the text says the same as, where no child may stand beside it."""

    def __attrs_post_init__(self) -> None:
        fields = self.attributes.values()
        self.by_wire = {each.wire: each for each in fields if each.wire}
        self.readers = {wire: (each.name, each.read) for wire, each in self.by_wire.items()}
        self.children = {each.tag: each for each in self.grammar.values()}
        self.by_class = {}
        self.rivals = rivals(self.grammar)
        self.restricted = restricted(self.grammar)
        self.mixed = self.text is not None and self.text.has(facts.Trait.MIXED)
        instead = self.text.note(facts.Instead) if self.text else None
        self.instead = instead.method if instead else ""

    def find(self, name: str) -> Field | None:
        """Find an attribute, or the text, by its name in Python."""
        return self.text if self.text and self.text.name == name else self.attributes.get(name)


def plan_of(cls: type[Node]) -> Plan:
    """Give what a class declares, worked out at its first use."""
    known: Plan | None = cls.__cxml_spec__
    if known is None:
        known = cls.__cxml_spec__ = make_plan(cls)
    return known


def make_plan(cls: type[Node]) -> Plan:
    """Work out what a class declares."""
    if "__attrs_attrs__" not in vars(cls):
        from .undeclared import refuse_undeclared

        refuse_undeclared(cls)
    hints = get_type_hints(cls, include_extras=True)
    declared = [a for a in attrs.fields(cls) if a.name not in NOT_ATTRIBUTES]
    fields = [make_field(cls, a, hints[a.name]) for a in declared]
    return Plan(
        tag=cls.tag,
        nesting_code=cls.nesting_code,
        untyped=cls.__cxml_untyped__,
        text=next((each for each in fields if each.wire is None), None),
        attributes={each.name: each for each in fields if each.wire is not None},
        grammar=cls.__cxml_grammar__,
    )


def make_field(cls: type[Node], attribute: attrs.Attribute[Any], annotation: object) -> Field:
    types_, notes = unfold(annotation)
    converter: Any = attribute.converter  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    keyword = attribute.alias or attribute.name
    wire = next((note.name for note in notes if isinstance(note, facts.Wire)), None)
    if cls.value_code and not any(isinstance(note, facts.PlatformCode) for note in notes):
        notes = (*notes, facts.PlatformCode(cls.value_code))
    return Field(
        element=cls.tag,
        name=attribute.name,
        keyword=keyword,
        wire=(wire or lower_camel(keyword)) if attribute.kw_only else None,
        kind=kind_of(types_, notes, is_text=not attribute.kw_only),
        support=next((note for note in notes if isinstance(note, facts.Support)), cls.support),
        required=attribute.default is attrs.NOTHING,
        nullable=type(None) in types_,
        notes=notes,
        converter=converter,
    )
