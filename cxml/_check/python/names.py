"""What names of a program stand for, as its imports say."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from .tree import Tree

_Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
Scope: TypeAlias = ast.Module | _Function | ast.ClassDef
LONGEST_NAME = 20
"""How many parts a dotted name may have that is looked for."""


class Names:
    """The names of a program that come from an import.

    A name has the meaning that it has where it stands: one that a function gives to something of
    its own has none.

    Args:
        tree: the program.

    """

    def __init__(self, tree: Tree) -> None:
        self._tree = tree

    def __call__(self, node: ast.expr) -> str:
        """Give the whole name of what an expression stands for, such as ``cxml.Dial``.

        Returns:
            the name with its modules; an empty text where that is not known.

        """
        parts: list[str] = []
        while isinstance(node, ast.Attribute) and len(parts) < LONGEST_NAME:
            parts.append(node.attr)
            node = node.value
        start = self._imported(node) if isinstance(node, ast.Name) else ""
        return ".".join([start, *reversed(parts)]) if start else ""

    def at(self, line: int, column: int) -> str:
        """Give the whole name of what begins at a place, if it comes from an import.

        Args:
            line: the line, from 1.
            column: the column in characters, from 1.

        """
        return self._by_place.get(self._tree.text.at(line, column), "")

    def imports(self) -> Iterator[tuple[ast.alias, str]]:
        """Give what is imported, each with its whole name; of a star the module and the star."""
        for statement in self._tree.all(ast.Import):
            yield from ((alias, alias.name) for alias in statement.names)
        for each in self._tree.all(ast.ImportFrom):
            module = "." * each.level + (each.module or "")
            yield from ((alias, f"{module}.{alias.name}") for alias in each.names)

    def scope_of(self, node: ast.AST) -> Scope:
        """Give the function, the class or the module that a node stands in.

        What decorates a function, or stands in its head, does not stand in it; its parameters do.
        """
        return self._scopes.get(node, self._tree.root)

    @cached_property
    def _scopes(self) -> dict[ast.AST, Scope]:
        tree = self._tree
        functions: list[_Function] = [*tree.functions, *tree.all(ast.Lambda)]
        scopes: list[Scope] = [tree.root, *functions, *tree.all(ast.ClassDef)]
        own = {inner: scope for scope in scopes for inner in _own(scope)}
        found: dict[ast.AST, Scope] = {tree.root: tree.root}
        for node, parent in tree.parents.items():  # what is further out comes first
            found[node] = own.get(node) or found[parent]
        for function in functions:
            found |= dict.fromkeys(parameters_of(function.args), function)
        return found

    def _imported(self, name: ast.Name) -> str:
        scope = here = self.scope_of(name)
        while True:
            # A method does not see the names of its class.
            bound = self._bound.get(scope, {}) if _sees(scope, here) else {}
            if name.id in bound:
                return bound[name.id]
            if scope is self._tree.root:
                return self._from_star(name.id)
            scope = self.scope_of(scope)

    def _from_star(self, name: str) -> str:
        return f"{self._star}.{name}" if self._star and not hasattr(builtins, name) else ""

    @cached_property
    def _star(self) -> str:
        """The module of which everything is imported, where that is but one."""
        stars = [name for alias, name in self.imports() if alias.name == "*"]
        return stars[0].removesuffix(".*") if len(stars) == 1 else ""

    @cached_property
    def _bound(self) -> dict[Scope, dict[str, str]]:
        """What each scope binds: by an import its whole name, by anything else nothing."""
        found: dict[Scope, dict[str, str]] = {}
        for node, name in self._others():
            found.setdefault(self.scope_of(node), {})[name] = ""
        # Imports come last: a name that is given something else where an import fails is that.
        for alias, whole in self.imports():
            bound = found.setdefault(self.scope_of(alias), {})
            name = alias.asname or alias.name.partition(".")[0]
            if name != "*" and not bound.get(name):
                is_package = "." in alias.name and not alias.asname
                bound[name] = name if is_package else whole
        return found

    def _others(self) -> Iterator[tuple[ast.AST, str]]:
        for name in self._tree.all(ast.Name):
            if isinstance(name.ctx, ast.Store):
                yield name, name.id
        for argument in self._tree.all(ast.arg):
            yield argument, argument.arg
        yield from ((each, each.name) for each in self._tree.definitions)

    @cached_property
    def captured(self) -> dict[Scope, set[str]]:
        """The names that functions and classes in a scope use, by that scope."""
        found: dict[Scope, set[str]] = {}
        for name in self._tree.all(ast.Name):
            scope = self.scope_of(name)
            while scope is not self._tree.root:
                scope = self.scope_of(scope)
                found.setdefault(scope, set()).add(name.id)
        return found

    @cached_property
    def _by_place(self) -> dict[int, str]:
        found: dict[int, str] = {}
        text = self._tree.text
        every: list[ast.expr] = [*self._tree.all(ast.Name), *self._tree.all(ast.Attribute)]
        for node in every:
            above = self._tree.parent(node)
            if not isinstance(above, ast.Attribute) and (whole := self(node)):
                found[text.span(node).start] = whole
        return found


def _own(scope: Scope) -> Sequence[ast.AST]:
    """Give what stands in a scope, and not around it."""
    return [scope.body] if isinstance(scope, ast.Lambda) else scope.body


def parameters_of(arguments: ast.arguments) -> list[ast.arg]:
    """Give the parameters of a function."""
    more = [each for each in (arguments.vararg, arguments.kwarg) if each]
    return [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, *more]


def _sees(scope: Scope, here: Scope) -> bool:
    return scope is here or not isinstance(scope, ast.ClassDef)
