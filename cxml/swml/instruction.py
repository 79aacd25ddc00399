"""Instructions, and lists of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from attrs import define

from .._input.problems import Reading
from .._text.wording import in_line, shown
from ._object import SwmlObject
from ._plain import as_list, as_object
from ._structure import Structure


@define(kw_only=True, slots=False, eq=False, repr=False)
class Method(SwmlObject):
    """Base of the instructions that there is a class for.

    A class that says its ``method_name`` is read wherever an instruction of that name stands.
    """

    wrapped = True

    def __init_subclass__(cls, **more: Any) -> None:
        """Enter the class under its name; the first class of a name is the one that is read."""
        super().__init_subclass__(**more)
        # Only a name of its own: a class that somebody derives must not take the place of its base,
        # and setdefault keeps anybody from taking that of another.
        if "method_name" in vars(cls):
            _METHODS.setdefault(cls.method_name, cls)

    @classmethod
    def __swml_read_body__(cls, body: object, reading: Reading, path: str) -> object:
        """Read what stands under the instruction's name."""
        return cls.__swml_read__(body, reading, path)


_METHODS: dict[str, type[Method]] = {}
"""The class of each instruction that has one: every class enters itself."""

Instruction = Method | Mapping[str, object]
"""An object of cxml, or plain data with one name in it, such as ``{"hangup": {}}``."""


class InstructionList(Structure):
    """A list of instructions."""

    name = "list of instructions"

    def accept(self, value: object, reading: Reading, path: str) -> object:
        """Check a list of instructions."""
        found = as_list(value)
        if found is None:
            reading.refuse(f"must be a list of instructions, not {shown(value)}", path)
            return value
        return tuple(_take(each, reading, f"{path}[{i}]") for i, each in enumerate(found))


class InstructionLists(Structure):
    """Lists of instructions, by names."""

    name = "lists of instructions by name"

    def accept(self, value: object, reading: Reading, path: str) -> object:
        """Check lists of instructions, one under each name."""
        found = as_object(value)
        if found is None:
            reading.refuse(f"must be lists of instructions by name, not {shown(value)}", path)
            return value
        lists = InstructionList()
        return {k: lists.accept(v, reading, f"{path}.{in_line(k)}") for k, v in found.items()}


Instructions = Annotated[Sequence[Instruction], InstructionList()]
NamedInstructions = Annotated[Mapping[str, Sequence[Instruction]], InstructionLists()]


# The instructions of the platform that hold instructions, though cxml has no class for them: a
# conference inside one is to be checked and found like any other.
_BRANCHING = frozenset(["cond", "switch"])
_WITH_RESULT = frozenset(["connect", "execute"])
_PLACES: Mapping[str, Structure] = {
    "case": InstructionLists(),
    "default": InstructionList(),
    "then": InstructionList(),
    "else": InstructionList(),
}
"""Where instructions stand in a switch and in conditions."""


def _take(value: object, reading: Reading, path: str) -> object:
    if isinstance(value, Method):
        return value
    found = as_object(value)
    if found is None or len(found) != 1:
        reading.refuse(_wrong(value), path, code="instruction")
        return value
    ((name, body),) = found.items()
    if kind := _METHODS.get(name):
        made = kind.__swml_read_body__(body, reading, f"{path}.{name}")
        # What could not be read stays under its name, as it came.
        return made if isinstance(made, kind) else value
    if body is None and name != "return":  # which returns any value
        reading.refuse(f"{in_line(name)} has no value; without properties, write {{}}", path)
    return {name: _body(name, body, reading, f"{path}.{in_line(name)}")}


def _body(name: str, body: object, reading: Reading, path: str) -> object:
    """Take the instructions inside another one, and leave all else in it as it is."""
    if name in _BRANCHING:
        return _branches(body, reading, path)
    found = as_object(body)
    if name not in _WITH_RESULT or found is None or "result" not in found:
        return body
    return {**found, "result": _branches(found["result"], reading, f"{path}.result")}


def _branches(body: object, reading: Reading, path: str) -> object:
    """Take the instructions in the cases of a switch, or in a list of conditions."""
    if (conditions := as_list(body)) is not None:
        return [_branches(each, reading, f"{path}[{i}]") for i, each in enumerate(conditions)]
    if (found := as_object(body)) is None:
        return body
    # All other names, such as `when` and `variable`, hold no instructions.
    kinds = {name: _PLACES.get(name) for name in found}
    return {
        name: kind.accept(inner, reading, f"{path}.{name}") if (kind := kinds[name]) else inner
        for name, inner in found.items()
    }


def _wrong(value: object) -> str:
    if isinstance(value, str):
        return f'an instruction is an object: write {{"{in_line(value)}": {{}}}}'
    if (found := as_object(value)) is not None:
        names = ", ".join(in_line(each)[:40] for each in [*found][:5]) or "none"
        return f"an instruction is an object with one name, not several or none: {names}"
    return f"an instruction is an object with one name, not {shown(value)}"
