"""Whether what a program puts into a document is a number, or was escaped."""

from __future__ import annotations

import ast
import re
from functools import cached_property
from typing import TYPE_CHECKING

from .collected import joined_by, parts_of
from .literal import last_name
from .names import parameters_of
from .tree import MOST_KNOWN

if TYPE_CHECKING:
    from .collected import Collected
    from .names import Names, Scope
    from .tree import Tree

_ESCAPES = re.compile(r"escape|quote|clean|urlencode|^(?:int|len|float|round)$", re.IGNORECASE)
_NUMBER = re.compile(r"[,.\d]*[bdefgnoxX%]")
MOST_LOOKED_AT = 200
"""How many parts of one value are looked at."""


class Escaped:
    """Tells which values of a program cannot write markup.

    Args:
        tree: the program.
        names: knows the scopes of its names.
        collected: knows what its lists are made of.

    """

    def __init__(self, tree: Tree, names: Names, collected: Collected) -> None:
        self._tree, self._names, self._collected = tree, names, collected

    def __call__(self, value: ast.expr) -> bool:
        """Whether a value, and all that it is made of, is a number, written down, or escaped."""
        waiting, seen = [value], set[ast.expr]()
        while waiting:
            each = waiting.pop()
            made_of = [] if each in seen else self._made_of(each)
            if made_of is None or len(seen) > MOST_LOOKED_AT:
                return False
            seen.add(each)
            waiting += made_of
        return True

    def _made_of(self, value: ast.expr) -> list[ast.expr] | None:
        """Give what a value is made of: of what is safe nothing, and ``None`` of what is not."""
        if isinstance(value, ast.FormattedValue):
            return [] if _is_number(value) else [value.value]
        if isinstance(value, ast.Dict):
            return value.values
        if isinstance(value, ast.IfExp):
            return [value.body, value.orelse]
        if isinstance(value, ast.Constant):
            return []
        if isinstance(value, ast.Name):
            return self._given_to(value)
        return self._called(value) if isinstance(value, ast.Call) else parts_of(value)

    def _called(self, call: ast.Call) -> list[ast.expr] | None:
        if _ESCAPES.search(last_name(call.func)):
            return []
        joined = joined_by(call)
        return parts_of(call) if joined is None else self._collected.pieces_of(joined)

    def _given_to(self, name: ast.Name) -> list[ast.expr] | None:
        """Give what a name is given; ``None`` where it may be something else."""
        scope = self._scope_with(name)
        given = self._given.get((scope, name.id), [])
        values = [*filter(None, map(_given_by, given))]
        # What is given nothing but what is made of it comes from somewhere else.
        is_known = not all(self._stands_in(name, each) for each in given)
        if not is_known or len(given) > MOST_KNOWN or len(values) < len(given):
            return None
        if name.id in _parameters(scope) and not any(
            each.lineno < name.lineno and self._is_passed(each, name) for each in given
        ):
            return None
        return values

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
                is_only_told = isinstance(above, ast.AnnAssign) and above.value is None
                if len(some) <= MOST_KNOWN and not is_only_told:
                    some.append(above if isinstance(above, ast.stmt) else name)
        return found

    def _stands_in(self, node: ast.AST, outer: ast.AST) -> bool:
        here: ast.AST | None = node
        while here is not None and here is not outer and not isinstance(here, ast.stmt):
            here = self._tree.parent(here)
        return here is outer

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


def _given_by(statement: ast.AST) -> ast.expr | None:
    if isinstance(statement, ast.Assign | ast.AugAssign | ast.AnnAssign):
        return statement.value
    return None


def _parameters(scope: Scope) -> set[str]:
    if isinstance(scope, ast.Module | ast.ClassDef):
        return set()
    return {each.arg for each in parameters_of(scope)}
