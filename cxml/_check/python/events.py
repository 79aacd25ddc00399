"""What a program reads of what the platform sends: the fields of events, and parameters."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache, cached_property
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from ...callbacks._absent import documented_words
from ...callbacks._callback import Callback
from .kinds import is_of_another_type
from .literal import last_name
from .names import parameters_of
from .taken import event_taken, places_before
from .texts import names_platform
from .values import UNKNOWN, value_of

if TYPE_CHECKING:
    from ...callbacks._spec import Parameter as Field
    from .names import Names, Scope
    from .tree import Tree

_CLASS = re.compile(r"cxml\.callbacks\.(?P<name>[A-Z]\w*)")
_LOOKS = ("getattr", "hasattr", "isinstance", "issubclass", "setattr", "type", "vars")
"""What tells a program more of an object than its class does."""
_FORMS = {"GET", "POST", "args", "form", "values"}
"""What holds the parameters of a request."""


class Read(NamedTuple):
    """An attribute of an event."""

    node: ast.Attribute
    event: str
    cls: type[Callback]


class Parameter(NamedTuple):
    """What a program reads of a request."""

    name: str = ""
    """On the wire; empty where it is no parameter."""
    words: frozenset[str] = frozenset()
    """Those that are documented for it; none where it may be anything."""
    field: Field | None = None
    """The field of an event, if that is what is read."""


class Compared(NamedTuple):
    """A word with which a parameter is compared, or another literal."""

    node: ast.expr
    word: object
    parameter: Parameter


_OTHER = Parameter()


@cache
def _class_of(name: str) -> type[Callback] | None:
    """Give the class of callbacks that a whole name stands for."""
    found = _CLASS.fullmatch(name)
    face = import_module("cxml.callbacks")
    cls: object = getattr(face, found["name"], None) if found else None
    return cls if isinstance(cls, type) and issubclass(cls, Callback) else None


class Events:
    """Finds what a program reads of events, and of requests.

    Args:
        tree: the program.
        names: what its names stand for.

    """

    def __init__(self, tree: Tree, names: Names) -> None:
        self._tree, self._names = tree, names

    @cached_property
    def _events(self) -> dict[tuple[Scope, str], type[Callback]]:
        """The parameters that are annotated, or decorated, as events, and stay that."""
        found: dict[tuple[Scope, str], type[Callback]] = {}
        if not any(name.startswith("cxml") for _, name in self._names.imports()):
            return found
        places = places_before(self._names)
        for function in self._tree.functions:
            every = [
                (each.arg, self._names.annotated(each.annotation))
                for each in parameters_of(function)
                if each.annotation
            ]
            every += event_taken(function, places, self._tree, self._names)
            for name, kind in every:
                cls = _class_of(kind)
                if cls and self._names.is_steady(function, name):
                    found[function, name] = cls
        return {key: cls for key, cls in found.items() if key not in self._looked_at}

    @cached_property
    def _looked_at(self) -> set[tuple[Scope, str]]:
        """The names of which the program finds out more than their classes say."""
        calls = self._tree.called_any(_LOOKS)
        nodes = [each.args[0] for each in calls if each.args]
        nodes += (each.subject for each in self._tree.all(ast.Match))
        return {key for each in nodes if isinstance(each, ast.Name) and (key := self._key(each))}

    def _key(self, name: ast.Name) -> tuple[Scope, str] | None:
        scope = self._names.binder(name)
        return None if scope is None else (scope, name.id)

    @cached_property
    def _called(self) -> set[str]:
        return {name for _, name in self._events}

    def reads(self) -> Iterator[Read]:
        """Give the attributes of events that are read."""
        for each in self._tree.all(ast.Attribute) if self._events else ():
            if isinstance(each.ctx, ast.Load) and (read := self._read(each)):
                yield read

    def _read(self, node: ast.Attribute) -> Read | None:
        owner = node.value
        if not isinstance(owner, ast.Name) or owner.id not in self._called:
            return None
        key = self._key(owner)
        cls = self._events.get(key) if key else None
        return Read(node, owner.id, cls) if cls else None

    @cached_property
    def is_error_expected(self) -> bool:
        """Whether the program names the error of what has no such attribute."""
        return any(each.endswith("AttributeError") for each in self._tree.used)

    @cached_property
    def set(self) -> frozenset[str]:
        """The names of attributes that the program gives, to whatever."""
        every = self._tree.all(ast.Attribute)
        return frozenset(each.attr for each in every if isinstance(each.ctx, ast.Store))

    def compared(self) -> Iterator[Compared]:
        """Give the words with which parameters are compared."""
        for compare in self._tree.all(ast.Compare):
            if len(compare.ops) == 1:
                left, right = compare.left, compare.comparators[0]
                if isinstance(compare.ops[0], ast.Eq | ast.NotEq):
                    yield from self._words(left, [right])
                    yield from self._words(right, [left])
                elif isinstance(right, ast.List | ast.Tuple | ast.Set):
                    yield from self._words(left, right.elts)
        for match in self._tree.all(ast.Match):
            patterns = [each for case in match.cases for each in _alternatives(case.pattern)]
            values = [each.value for each in patterns if isinstance(each, ast.MatchValue)]
            yield from self._words(match.subject, values)

    def _words(self, read: ast.expr, values: list[ast.expr]) -> Iterator[Compared]:
        literals = [each for each in values if self._is_literal(each)]
        parameter = self._parameter(read) if literals else _OTHER
        if not parameter.name:
            return
        written = [(each, value_of(each, self._tree.text)) for each in literals]
        texts = {value for _, value in written if isinstance(value, str)}
        for node, value in written:
            # Who looks for a number and for its text too is prepared for either.
            if value is not UNKNOWN and _is_never(value, parameter) and _text(value) not in texts:
                yield Compared(node, value, parameter)

    def _is_literal(self, node: ast.expr) -> bool:
        """Whether it is a text or, where there are events, a number."""
        if isinstance(node, ast.UnaryOp) and self._events:
            node = node.operand
        if not isinstance(node, ast.Constant):
            return False
        return isinstance(node.value, str) or bool(self._events)

    def _parameter(self, node: ast.expr, *, again: bool = True) -> Parameter:
        """Give the parameter that is read."""
        match node:
            case ast.Attribute():
                return self._of_event(node)
            case ast.Name() if again and (key := self._key(node)) in self._given:
                return self._parameter(self._given[key], again=False) if key else _OTHER
            case ast.Subscript(value=form, slice=ast.Constant(value=str(name))):
                pass
            case ast.Call(
                func=ast.Attribute(attr="get", value=form),
                args=[ast.Constant(value=str(name)), *default],
            ) if all(map(_is_blank, default)):
                pass
            case _:
                return _OTHER
        is_form = last_name(form) in _FORMS and names_platform(self._tree)
        return Parameter(name, documented_words(name)) if is_form else _OTHER

    def _of_event(self, node: ast.Attribute) -> Parameter:
        read = self._read(node)
        field = read and read.cls.__callback_spec__().parameters.get(node.attr)
        if not field:
            return _OTHER
        return Parameter(field.wire, frozenset(map(str, field.words or ())), field)

    @cached_property
    def _given(self) -> dict[tuple[Scope, str] | None, ast.expr]:
        """What names are given that are given something once."""
        found: dict[tuple[Scope, str] | None, ast.expr] = {}
        for target, value in self._tree.assigned():
            if isinstance(target, ast.Name):
                key = self._names.scope_of(target), target.id
                if self._names.is_steady(*key):
                    found[key] = value
        return found


def _is_never(value: object, parameter: Parameter) -> bool:
    if parameter.field and is_of_another_type(value, parameter.field):
        return True
    is_word = isinstance(value, str) and value != ""
    return bool(parameter.words) and is_word and value not in parameter.words


def _text(value: object) -> str | None:
    """Give the text that says the same as a number."""
    return None if isinstance(value, str) else str(value)


def _is_blank(node: ast.expr) -> bool:
    """Whether it is a value that stands for one that was not sent."""
    return isinstance(node, ast.Constant) and not node.value


def _alternatives(pattern: ast.pattern) -> list[ast.pattern]:
    return pattern.patterns if isinstance(pattern, ast.MatchOr) else [pattern]
