"""Whether what a program puts into a document is a number, or was escaped."""

from __future__ import annotations

import ast
import re
from functools import cached_property
from typing import TYPE_CHECKING

from .literal import last_name
from .names import parameters_of
from .tree import MOST_KNOWN

if TYPE_CHECKING:
    from .names import Names, Scope
    from .tree import Tree

_ESCAPES = re.compile(r"escape|quote|clean|urlencode|^(?:int|len|float|round)$", re.IGNORECASE)
_NUMBER = re.compile(r"[,.\d]*[bdefgnoxX%]")


class Escaped:
    """Tells which values of a program cannot write markup.

    Args:
        tree: the program.
        names: knows the scopes of its names.

    """

    def __init__(self, tree: Tree, names: Names) -> None:
        self._tree, self._names = tree, names

    def __call__(self, value: ast.expr) -> bool:
        """Whether a value is a number or was escaped, or all that its name is given was."""
        if isinstance(value, ast.FormattedValue):
            return _is_number(value) or self(value.value)
        if isinstance(value, ast.Dict):
            return all(map(self, value.values))
        return _is_safe(value) or (isinstance(value, ast.Name) and self._is_given_safe(value))

    def _is_given_safe(self, name: ast.Name) -> bool:
        """Whether a name is given nothing else, whatever way leads to where it is used."""
        scope = self._scope_with(name)
        given = self._given.get((scope, name.id), [])
        if not given or len(given) > MOST_KNOWN or not all(map(_gives_safe, given)):
            return False
        return name.id not in _parameters(scope) or any(
            each.lineno < name.lineno and self._is_passed(each, name) for each in given
        )

    def _scope_with(self, name: ast.Name) -> Scope:
        """Give the scope in which a name is given something."""
        scope = self._names.scope_of(name)
        while scope is not self._tree.root:
            if (scope, name.id) in self._given or name.id in _parameters(scope):
                break
            scope = self._names.scope_of(scope)
        return scope

    @cached_property
    def _given(self) -> dict[tuple[Scope, str], list[ast.stmt | ast.expr]]:
        """What gives each name of a scope something; of one that is given much, not all."""
        found: dict[tuple[Scope, str], list[ast.stmt | ast.expr]] = {}
        for name in self._tree.all(ast.Name):
            if isinstance(name.ctx, ast.Store):
                some = found.setdefault((self._names.scope_of(name), name.id), [])
                above = self._tree.parent(name)
                if len(some) <= MOST_KNOWN:
                    some.append(above if isinstance(above, ast.stmt) else name)
        return found

    def _is_passed(self, statement: ast.AST, name: ast.Name) -> bool:
        """Whether a statement runs on every way to a name behind it."""
        block, here = self._tree.parent(statement), self._tree.parent(name)
        while here is not None and here is not block:
            here = self._tree.parent(here)
        return here is not None


def _is_number(value: ast.FormattedValue) -> bool:
    spec = value.format_spec
    parts = spec.values if isinstance(spec, ast.JoinedStr) else []
    written = "".join(str(each.value) for each in parts if isinstance(each, ast.Constant))
    return _NUMBER.fullmatch(written) is not None


def _is_safe(value: ast.expr) -> bool:
    if isinstance(value, ast.IfExp):
        return all(map(_is_escaped, (value.body, value.orelse)))
    return _is_escaped(value)


def _is_escaped(value: ast.expr) -> bool:
    if isinstance(value, ast.Call):
        return _ESCAPES.search(last_name(value.func)) is not None
    return isinstance(value, ast.Constant)


def _gives_safe(statement: ast.AST) -> bool:
    return isinstance(statement, ast.Assign) and _is_safe(statement.value)


def _parameters(scope: Scope) -> set[str]:
    if isinstance(scope, ast.Module | ast.ClassDef):
        return set()
    return {each.arg for each in parameters_of(scope)}
