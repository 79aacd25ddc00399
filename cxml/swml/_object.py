"""What every object of SWML is: built, changed, read and written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Self

import attrs
from attrs import define, setters

from .._declare.attrs_methods import drop_methods_of_attrs, set_unset
from .._declare.metadata import Trait
from .._declare.positional import is_positional, note_positional, show_positional
from .._input.problems import Reading, document_error
from .._text.names import public_names
from .._text.values import ValueRefusedError
from .._text.wording import in_line, shown
from ..errors import InvalidValueError, Problem, UnknownAttributeError, UsageError
from ._encode import SchemaName, written
from ._metadata import ALWAYS, Schema
from ._node import SwmlNode
from ._plain import as_object, copied
from ._spec import Property, properties_of, unknown_property


@define(kw_only=True, slots=False, eq=False, repr=False, on_setattr=setters.NO_OP)
class SwmlObject(SwmlNode):
    """Base of every object of SWML.

    Every property is a keyword, named as on the wire. Values are checked where they are given, and
    again on assignment. A property that nobody set reads as ``None`` and is not written.

    Args:
        unknown_properties: properties that cxml has no declaration for. They are written as they
            are.

    Raises:
        InvalidValueError: a value is not allowed.
        UnknownAttributeError: there is no such property.
        UsageError: something required is missing, or too much was positional.

    """

    def __init_subclass__(cls) -> None:
        note_positional(cls)

    @classmethod
    def __attrs_init_subclass__(cls) -> None:
        """Set what an unset property reads as, and an ``__init__`` that checks."""
        drop_methods_of_attrs(cls)
        set_unset(cls)
        show_positional(cls)
        made = cls.__init__

        def __init__(self: SwmlObject, *args: Any, **given: Any) -> None:  # noqa: N807
            self._build(args, given)

        # inspect, and so help() and editors, follow __wrapped__ and show the names and types of
        # attrs' own __init__. By the dict, because a checker knows no such attribute of a function.
        __init__.__dict__["__wrapped__"] = made
        # By way of type, because checkers let nobody assign an __init__.
        type.__setattr__(cls, "__init__", __init__)

    # Building

    def _build(self, args: tuple[object, ...], given: dict[str, object]) -> None:
        plan = properties_of(type(self))
        first = self._positional()
        if len(args) > (first is not None) or (args and first in given):
            message = f"{type(self).__name__} got {shown(args[-1])} by position; write name=value"
            raise UsageError(Problem(code="usage", message=message, path=self.method_name))
        if args:
            # An f-string only for the checkers: `first` is not None here, by the length of args.
            given[f"{first}"] = args[0]
        self._put(given)
        for each in plan.values():
            if each.required and each.name not in self.__dict__:
                message = f"{each.keyword} is missing"
                raise UsageError(Problem(code="missing", message=message, path=each.path))

    @classmethod
    def _positional(cls) -> str | None:
        """Name the property that may be given by position."""
        return next((each.name for each in attrs.fields(cls) if is_positional(cls, each)), None)

    def _put(self, given: Mapping[str, object]) -> None:
        """Check values and keep them, all or none."""
        # All or none: whoever catches the error has the object as it was, not half changed.
        before = dict(self.__dict__)
        try:
            for name, value in given.items():
                self._keep(name, value)
            self._set_always()
            self._refuse_problems()
        # Also for KeyboardInterrupt, which may come at any line.
        except BaseException:
            self.__dict__.clear()
            self.__dict__.update(before)
            raise

    def _set_always(self) -> None:
        """Set what is written also when nobody set it."""
        for each in properties_of(type(self)).values():
            if ALWAYS in each.notes:
                self.__dict__.setdefault(each.name, getattr(type(self), each.name))

    def _refuse_problems(self) -> None:
        for problem in self._problems():
            raise InvalidValueError(problem)

    def _keep(self, name: str, value: object) -> None:
        found = next((x for x in properties_of(type(self)).values() if x.name == name), None)
        if name == "unknown_properties":
            kept: object = self._unknown(value)
        elif found is None:
            raise UnknownAttributeError(unknown_property(type(self), name))
        else:
            kept = None if value is None else found.accept(value)
        if kept is not None:
            self.__dict__[name] = kept
            return
        if found and found.required:
            message = f"{name} is missing"
            raise UsageError(Problem(code="missing", message=message, path=found.path))
        self.__dict__.pop(name, None)

    def _unknown(self, value: object) -> Mapping[str, object] | None:
        try:
            data = as_object(copied(value or {}))
        except ValueRefusedError as refused:
            problem = Problem(code="value", message=refused.reason, path=self.method_name)
            raise InvalidValueError(problem) from None
        known = [name for name in data or () if name in properties_of(type(self))]
        if data is None or known:
            wrong = f"cxml knows {known[0]}: write {known[0]}=" if known else "must be a mapping"
            message = f"unknown_properties: {wrong}"
            raise UsageError(Problem(code="usage", message=message, path=self.method_name))
        return data or None

    def _problems(self) -> Iterator[Problem]:
        """Say what is wrong between properties that are right in themselves."""
        return iter(())

    # Checkers take any name for a class that has a __setattr__ of its own.
    if not TYPE_CHECKING:  # pragma: no branch

        def __setattr__(self, name: str, value: object) -> None:
            self._put({name: value})

    def __delattr__(self, name: str) -> None:
        setattr(self, name, None)

    # Reading and writing

    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, strict: bool = True) -> Self:
        """Read plain data, as JSON has it.

        Args:
            data: the properties, by their names on the wire.
            strict: whether to refuse properties and values that cxml does not know. When false
                they are kept, and written as they came.

        Raises:
            DocumentError: the data cannot be read; its ``problems`` say all that is wrong.

        """
        reading = Reading(strict=strict)
        try:
            made = cls.__swml_read__(copied(data), reading, cls.method_name)
        except ValueRefusedError as refused:
            raise document_error("value", refused.reason) from None
        reading.finish()
        if isinstance(made, cls):
            return made
        raise document_error("value", f"must be an object, not {shown(made)}")

    @classmethod
    def __swml_read__(cls, data: object, reading: Reading, path: str) -> object:
        if isinstance(data, cls):
            return data
        given = as_object(data)
        if given is None:
            reading.refuse(f"must be an object, not {shown(data)}", path)
            return data
        # Past __init__, which raises at the first problem; a document has all of them written down.
        made = object.__new__(cls)
        dot = f"{path}." if path else ""
        unknown: dict[str, object] = {}
        for name, value in given.items():
            if found := properties_of(cls).get(name):
                made.__dict__[found.name] = found.take_json(value, reading, f"{dot}{in_line(name)}")
            else:
                unknown[name] = value
                if reading.strict:
                    reading.report(unknown_property(cls, name), f"{dot}{in_line(name)}")
        if unknown:
            made.__dict__["unknown_properties"] = unknown
        made._complete(reading, path)
        return made

    def _complete(self, reading: Reading, path: str) -> None:
        for wire, each in properties_of(type(self)).items():
            if each.name not in self.__dict__ and (each.required or each.has(Trait.NEEDED)):
                reading.refuse(f"{wire} is missing", path, code="missing")
        self._set_always()
        # Not asked of what is kept unchecked: the rules take values to be of their types.
        for problem in self._problems() if reading.strict else ():
            # Problems name their place from the class on; in a document it has a longer way.
            inner = problem.path.removeprefix(self.method_name)
            reading.report(problem, (path + inner).lstrip("."))

    def to_dict(self, *, schema: SchemaName = "current") -> dict[str, object]:
        """Give the properties that are set as plain data, as JSON has it.

        Args:
            schema: the schema to write for: ``current``, or ``sdk``, the older one that the
                platform's SDK checks with. The older one lacks properties, and takes one event
                where the current one takes several.

        Raises:
            InvalidValueError: this schema cannot say what was set.
            NestingError: more than 100 values stand inside each other.

        """
        return written(self, Schema(schema), self.method_name)

    # Being a value

    def __dir__(self) -> list[str]:
        return public_names(super().__dir__())

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        return self.__dict__ == other.__dict__

    def __repr__(self) -> str:
        return f"cxml.swml.{type(self).__name__}({', '.join(self.__cxml_shown__())})"

    def __cxml_shown__(self) -> Iterator[str]:
        first = self._positional()
        plan = properties_of(type(self)).values()
        # sorted() is stable: the positional one first, the others as they are declared.
        for each in sorted(plan, key=lambda each: each.name != first):
            if each.name in self.__dict__ and not self._goes_without_saying(each):
                name = "" if each.name == first else f"{each.name}="
                yield f"{name}{each.shown(self.__dict__[each.name])}"
        if self.unknown_properties:
            yield f"unknown_properties={self.unknown_properties!r}"

    def _goes_without_saying(self, each: Property) -> bool:
        return ALWAYS in each.notes and self.__dict__[each.name] == getattr(type(self), each.name)


# `set_unset` leaves alone what has a factory, and an object of its own for each would be one more
# thing to make. One for all has to be one that nobody can write to.
type.__setattr__(SwmlObject, "unknown_properties", MappingProxyType({}))
