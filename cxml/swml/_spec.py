"""What a class of SWML declares, worked out once: its properties and what each may be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from attrs import NOTHING, define

from .._declare.annotations import unfold
from .._declare.declared import Declared, declared_fields, once_per_class
from .._declare.field import FieldSpec, accept_converted, both_names
from .._declare.infer import simple_type_of
from .._declare.simple_types import Choice, Integer, Words
from .._input.problems import Reading
from .._text.values import ValueRefusedError
from .._text.wording import in_line, no_such
from ..errors import InvalidValueError, Problem
from ._node import SwmlNode
from ._plain import copied
from ._structure import Structure
from ._variable import OrVariable, Variable, is_variable


@define(kw_only=True, slots=False, eq=False, repr=False)
class Property(FieldSpec):
    """One property of an object: its names, its kind and the facts about it."""

    path: str
    """Where it stands, as a problem says it."""
    name: str
    keyword: str
    wire: str
    # Any, as there are two ways to check: a Structure writes problems down, at places of its own;
    # all other kinds raise for one value.
    kind: Any
    required: bool
    notes: tuple[object, ...]
    converter: Callable[[Any], object] | None

    def accept(self, value: object) -> Any:
        """Check what a caller gives; return what is kept.

        Raises:
            InvalidValueError: the value is not allowed.

        """
        try:
            if isinstance(self.kind, Structure):
                return self._structure(value, self.kind)
            return accept_converted(self.kind, self.converter, value)
        except ValueRefusedError as refused:
            name = both_names(self.keyword, self.wire)
            raise InvalidValueError(self.refusal(name, value, refused, path=self.path)) from None

    def _structure(self, value: object, kind: Structure) -> object:
        data = copied(value if self.converter is None else self.converter(value))
        reading = Reading()
        kept = kind.accept(data, reading, self.path)
        # The first alone: a caller's line is mended one mistake at a time, as with elements.
        for problem in reading.problems:
            raise InvalidValueError(problem)
        return kept

    def shown(self, value: object) -> str:
        """Show a value, as Python would build it, to people who may see it."""
        return "'***'" if self.secret else repr(value)

    def in_message(self, value: object) -> str:
        """Show a value in a message, but for one that may hold a secret."""
        if isinstance(self.kind, Structure):
            return f"given as {type(value).__name__}"
        return super().in_message(value)

    def take_json(self, value: object, reading: Reading, path: str) -> object:
        """Check what a document says; return what is kept."""
        if isinstance(self.kind, Structure):
            return self.kind.accept(value, reading, path)
        try:
            self._same_type(value)
            return self.kind.accept(value)
        except ValueRefusedError as refused:
            # Asked here too: what was meant is looked for in each refusal, and that is slow.
            if reading.strict:
                reading.report(self.refusal(self.wire, value, refused), path)
            return value

    def _same_type(self, value: object) -> None:
        """Refuse what a caller may give and a document may not, such as ``"true"`` for true."""
        kind = self.kind
        if isinstance(kind, OrVariable):
            if is_variable(value):
                return
            kind = kind.kind
        if isinstance(kind, Integer):
            # Not isinstance: True is an int to Python, but not in JSON.
            if type(value) is not int:
                raise ValueRefusedError(f"must be {kind.allowed}, without quotes")
        elif isinstance(kind, Choice) and kind.booleans:
            if type(value) is not bool:
                raise ValueRefusedError("must be true or false, without quotes")
        elif not isinstance(value, str):
            few = " with spaces between the words" if isinstance(kind, Words) else ""
            raise ValueRefusedError(f"must be text{few}; in YAML, write quotes around it")

    def to_json(self, value: Any) -> Any:
        """Give what is written for a value that was kept."""
        return self.kind.encode(value) if self.has_words and type(value) is tuple else value

    @property
    def has_words(self) -> bool:
        """Whether it is a list of words, written as one text."""
        return isinstance(self.kind, Words)


@once_per_class
def properties_of(cls: type[SwmlNode]) -> Mapping[str, Property]:
    """Give what a class declares, by the names on the wire."""
    declared = declared_fields(cls, _spelled, without=("unknown_properties",))
    return {each.wire: _property(cls.method_name, each) for each in declared}


def _spelled(keyword: str) -> str:
    """Spell a property as on the wire: as in Python, but for what is a word of Python's."""
    return keyword.rstrip("_")


def declare(element: str, name: str, annotation: object, *, required: bool) -> Property:
    """Work out what may be given for a name that no class of attrs declares."""
    types, notes = unfold(annotation)
    wire, default = _spelled(name), NOTHING if required else None
    each = Declared(name=name, keyword=name, wire=wire, types=types, notes=notes, default=default)
    return _property(element, each)


def _property(element: str, each: Declared) -> Property:
    return Property(
        path=f"{element}.{each.wire}".lstrip("."),
        name=each.name,
        keyword=each.keyword,
        wire=each.wire,
        kind=swml_kind(each.types, each.notes),
        required=each.required,
        notes=each.notes,
        converter=each.converter,
    )


def swml_kind(types_: tuple[object, ...], notes: tuple[object, ...]) -> Any:
    """Give the kind of a property: one that is declared, or one that follows from its type."""
    # A declared Structure comes first; the type beside it is there for checkers.
    for note in notes:
        if isinstance(note, Structure):
            return note
    plain = [each for each in types_ if each is not Variable]
    kind: Any = simple_type_of(plain, notes, is_text=False)
    # {{...}} is cXML's; in SWML it is plain text, and no reason to take a value unchecked.
    kind.templates = False
    return OrVariable(kind=kind) if Variable in types_ else kind


def unknown_property(cls: type[SwmlNode], name: str) -> Problem:
    """Say that there is no such property, and which one was probably meant."""
    known = [each.keyword for each in properties_of(cls).values()]
    message, near = no_such("property", name, known, owner=cls.__name__)
    path = f"{cls.method_name}.{in_line(name)}".lstrip(".")
    return Problem(code="unknown-property", message=message, path=path, suggestion=near)
