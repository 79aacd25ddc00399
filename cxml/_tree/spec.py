"""What a class declares, worked out once: its attributes, its text and its children."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .._declare import metadata as facts
from .._declare.declared import Declared, declared_fields, once_per_class
from .._declare.field import Field
from .._declare.given import Given
from .._declare.infer import simple_type_of
from .._text.names import lower_camel
from .child import exclusions
from .node import NOT_ATTRIBUTES
from .undeclared import refuse_undeclared

if TYPE_CHECKING:
    from .child import child
    from .node import Node


class ElementSpec(Given):
    """All that a class declares."""

    tag: str
    nesting_code: int | None
    untyped: bool
    text: Field | None
    attributes: dict[str, Field]
    grammar: Mapping[str, child[Any, Any]]
    restricted: frozenset[str]

    def _work_out(self) -> None:
        fields = self.attributes.values()
        self.by_wire = {each.wire: each for each in fields if each.wire}
        self.children = {each.tag: each for each in self.grammar.values()}
        self.by_class: dict[type, child[Any, Any]] = {}
        """The line under which elements of a class may stand, of the classes that lines name."""
        self.by_other_class: dict[int, tuple[child[Any, Any] | None, object]] = {}
        """The same of others that were asked for, by their identities, as long as there are such
        classes: a program, or a test, may make and forget them."""
        self.exclusions = exclusions(self.grammar)
        self.mixed = self.text is not None and self.text.has(facts.Trait.MIXED)
        strips = self.text is None or getattr(self.text.kind, "strip", True)
        self.keeps_space = self.untyped or self.mixed or not strips
        """Whether white space inside is part of a text."""
        shorthand = self.text.find(facts.ShorthandFor) if self.text else None
        self.shorthand_for = shorthand.method if shorthand else ""
        """The child that the text says the same as, where no child may stand beside it."""

    def find(self, name: str) -> Field | None:
        """Find an attribute, or the text, by its name in Python."""
        return self.text if self.text and self.text.name == name else self.attributes.get(name)


@once_per_class
def spec_of(cls: type[Node]) -> ElementSpec:
    """Give what a class declares."""
    # attrs would answer with the fields of the base, and those of the class were lost silently.
    refuse_undeclared(cls)
    fields = [make_field(cls, each) for each in declared_attributes(cls)]
    return ElementSpec(
        tag=cls.tag,
        nesting_code=cls.nesting_code,
        untyped=cls.__cxml_untyped__,
        text=next((each for each in fields if each.wire is None), None),
        attributes={each.name: each for each in fields if each.wire is not None},
        grammar=cls.__cxml_grammar__,
        restricted=cls.__cxml_restricted__,
    )


def declared_attributes(cls: type[Node]) -> list[Declared]:
    """Give what the class declares as attributes, and as its text.

    Raises:
        NameError: an annotation names what is not there.

    """
    return declared_fields(cls, lower_camel, without=NOT_ATTRIBUTES)


def make_field(cls: type[Node], each: Declared) -> Field:
    """Work out what one attribute, or the text, of a class may be."""
    notes = each.notes
    if cls.value_code and not facts.find(notes, facts.PlatformCode):
        notes = (*notes, facts.PlatformCode(cls.value_code))
    return Field(
        element=cls.tag,
        name=each.name,
        keyword=each.keyword,
        wire=None if each.positional else each.wire,
        kind=simple_type_of(each.types, notes, is_text=each.positional),
        support=facts.find(notes, facts.Support) or cls.support,
        required=each.required,
        notes=notes,
        converter=each.converter,
    )
