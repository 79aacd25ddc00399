"""What a class of SWML declares, worked out once: its properties and what each may be."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, get_type_hints

import attrs
from attrs import define

from .._declare import metadata as facts
from .._declare.annotations import unfold
from .._declare.field import Field, kind_of
from .._declare.simple_types import Choice, Integer, Words
from .._input.problems import Reading
from .._text.values import RefusedError
from .._text.wording import in_line, nearest
from ..errors import InvalidValueError, Problem
from ._node import SwmlNode
from ._plain import copied
from ._structure import Structure
from ._variable import OrVariable, Variable, is_variable


@define(kw_only=True, slots=False, eq=False, repr=False)
class Property(Field):
    """One property of an object: its name, its kind and the facts about it."""

    kind: Any

    def __attrs_post_init__(self) -> None:
        """Leave ``read`` to this class: a document of SWML has values of JSON, not texts."""

    @property
    def path(self) -> str:
        """Where it stands, as a problem says it."""
        return f"{self.element}.{self.wire}" if self.element else f"{self.wire}"

    def take(self, value: object) -> Any:
        """Check what a caller gives; return what is kept.

        Raises:
            InvalidValueError: the value is not allowed.

        """
        if not isinstance(self.kind, Structure):
            return super().take(value)
        try:
            data = copied(value if self.converter is None else self.converter(value))
        except RefusedError as refused:
            raise InvalidValueError(self.problem(value, refused, path=self.path)) from None
        reading = Reading()
        kept = self.kind.take(data, reading, self.path)
        for problem in reading.problems:
            raise InvalidValueError(problem)
        return kept

    def shown(self, value: object) -> str:
        """Show a value, as Python would build it, to people who may see it."""
        return "'***'" if self.has(facts.Trait.SECRET) else repr(value)

    def _in_message(self, value: object) -> str:
        if isinstance(self.kind, Structure):  # it may hold a secret
            return f"given as {type(value).__name__}"
        return super()._in_message(value)

    def take_json(self, value: object, reading: Reading, path: str) -> object:
        """Check what a document says; return what is kept."""
        if isinstance(self.kind, Structure):
            return self.kind.take(value, reading, path)
        try:
            self._same_type(value)
            return self.kind.take(value)
        except RefusedError as refused:
            if reading.strict:
                reading.report(self.problem(value, refused), path)
            return value

    def _same_type(self, value: object) -> None:
        """Refuse what a caller may give and a document may not, such as ``"true"`` for true."""
        kind = self.kind
        if isinstance(kind, OrVariable):
            if is_variable(value):
                return
            kind = kind.kind
        if isinstance(kind, Integer):
            if type(value) is not int:
                raise RefusedError(f"must be {kind.allowed}, without quotes")
        elif isinstance(kind, Choice) and kind.booleans:
            if type(value) is not bool:
                raise RefusedError("must be true or false, without quotes")
        elif not isinstance(value, str):
            few = " with spaces between the words" if isinstance(kind, Words) else ""
            raise RefusedError(f"must be text{few}; in YAML, write quotes around it")

    def to_json(self, value: Any) -> Any:
        """Give what is written for a value that was kept."""
        return self.kind.write(value) if self.has_words and type(value) is tuple else value

    @property
    def has_words(self) -> bool:
        """Whether it is a list of words, written as one text."""
        return isinstance(self.kind, Words)


def plan_of(cls: type[SwmlNode]) -> Mapping[str, Property]:
    """Give what a class declares, by the names on the wire, worked out at its first use."""
    return _make_plan(cls)  # type: ignore[arg-type]  # a class can be hashed, its objects cannot


@cache
def _make_plan(cls: type[SwmlNode]) -> Mapping[str, Property]:
    hints = get_type_hints(cls, include_extras=True)
    declared = [each for each in attrs.fields(cls) if each.name != "unknown_properties"]
    properties = [_property(cls, each, hints[each.name]) for each in declared]
    return {f"{each.wire}": each for each in properties}


def _property(cls: type[SwmlNode], attribute: attrs.Attribute[Any], annotation: object) -> Property:
    converter: Any = attribute.converter  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    required = attribute.default is attrs.NOTHING
    return declare(cls.place, attribute.name, annotation, required=required, converter=converter)


def declare(
    element: str, name: str, annotation: object, *, required: bool, converter: Any = None
) -> Property:
    """Work out what a property may be from its annotation."""
    types_, notes = unfold(annotation)
    return Property(
        element=element,
        name=name,
        keyword=name,
        wire=name.rstrip("_"),
        kind=swml_kind(types_, notes),
        support=facts.Support.CXML,
        required=required,
        nullable=type(None) in types_,
        notes=notes,
        converter=converter,
    )


def swml_kind(types_: tuple[object, ...], notes: tuple[object, ...]) -> Any:
    """Give the kind of a property: one that is declared, or one that follows from its type."""
    for note in notes:
        if isinstance(note, Structure):
            return note
    kind: Any = kind_of(types_, notes, is_text=False)
    kind.templates = False
    return OrVariable(kind=kind) if Variable in types_ else kind


def unknown_property(cls: type[SwmlNode], name: str) -> Problem:
    """Say that there is no such property, and which one was probably meant."""
    known = [each.keyword for each in plan_of(cls).values()]
    return Problem(
        code="unknown-property",
        message=f"{cls.__name__} has no property {in_line(name)}",
        path=f"{cls.place}.{in_line(name)}".lstrip("."),
        suggestion=nearest(name, known),
    )
