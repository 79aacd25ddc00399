"""The syntax tree of a program, and what stands where in it."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TypeVar, cast

from .literal import last_name
from .text import NotPythonError, PythonText, decode, parse

# One object stands for each operator, wherever it is; the others are texts, numbers and the like.
_WITHOUT = frozenset(
    ("ctx", "op", "ops", "id", "attr", "arg", "asname", "module", "level", "kind", "conversion")
)
MOST_KNOWN = 100
"""How many uses of one name are looked at."""
MOST_AROUND = 5
"""In how many others a function may stand that is asked about: each is looked through by itself."""
N = TypeVar("N", bound=ast.AST)


class _Fields(dict[type[ast.AST], tuple[str, ...]]):
    """The fields of each class of nodes in which others may stand; most nodes have none."""

    def __missing__(self, kind: type[ast.AST]) -> tuple[str, ...]:
        every = () if kind is ast.Constant else kind._fields
        fields = self[kind] = tuple(each for each in every if each not in _WITHOUT)
        return fields


_FIELDS = _Fields()


def children_of(node: ast.AST) -> list[ast.AST]:
    """Give what stands in a node, in order: in a third of the time that ast takes for it."""
    found: list[ast.AST] = []
    for name in _FIELDS[type(node)]:
        value: list[object] | ast.AST | None = getattr(node, name, None)
        if isinstance(value, list):
            found += [each for each in value if isinstance(each, ast.AST)]
        elif isinstance(value, ast.AST):
            found.append(value)
    return found


def walk(node: ast.AST) -> Iterator[ast.AST]:
    """Give a node, and all that stands in it, in the order of the file."""
    waiting = [node]
    while waiting:
        here = waiting.pop()
        yield here
        waiting += reversed(children_of(here))


def assigned_by(node: ast.AST | None) -> list[tuple[ast.expr, ast.expr]]:
    """Give what a statement assigns, with an annotation or without: each target, with the value."""
    match node:
        case ast.Assign(targets=targets, value=value):
            return [(target, value) for target in targets]
        case ast.AnnAssign(target=target, value=ast.expr() as value):
            return [(target, value)]
        case _:
            return []


def place_of(node: ast.expr | ast.stmt) -> tuple[int, int]:
    """Give the line of a part of a program, and its column there, to sort by."""
    return node.lineno, node.col_offset


class Tree:
    """A program that was parsed.

    Args:
        data: the file.

    """

    def __init__(self, data: bytes) -> None:
        self.problem: NotPythonError | None = None
        """Why it could not be read; then there is nothing in it."""
        self.text = PythonText("")
        self.root = ast.Module(body=[], type_ignores=[])
        try:
            self.text = decode(data)
            self.root = parse(data, self.text.text)
        except NotPythonError as problem:
            self.problem = problem

    @cached_property
    def _walked(self) -> tuple[dict[type[ast.AST], list[ast.AST]], dict[ast.AST, ast.AST]]:
        by_type: dict[type[ast.AST], list[ast.AST]] = {}
        parents: dict[ast.AST, ast.AST] = {}
        # A list of what is waiting, since a tree may be deeper than Python calls.
        waiting: list[ast.AST] = [self.root]
        while waiting:
            node = waiting.pop()
            kind = type(node)
            by_type.setdefault(kind, []).append(node)
            if not _FIELDS[kind]:
                continue
            children = children_of(node)
            for each in children:
                parents[each] = node
            children.reverse()
            waiting += children
        return by_type, parents

    def all(self, kind: type[N]) -> Iterator[N]:
        """Give the nodes of a class, in the order of the file."""
        return iter(cast("list[N]", self._walked[0].get(kind, [])))

    @cached_property
    def used(self) -> dict[str, list[ast.expr]]:
        """Where names are used, by the last part of each; of one that is used much, not all."""
        found: dict[str, list[ast.expr]] = {}
        every: list[ast.Name | ast.Attribute] = [*self.all(ast.Name), *self.all(ast.Attribute)]
        for node in every:
            some = found.setdefault(last_name(node), [])
            if isinstance(node.ctx, ast.Load) and len(some) < MOST_KNOWN:
                some.append(node)
        return found

    @cached_property
    def called(self) -> dict[str, list[ast.Call]]:
        """What is called, by the last part of its name, in the order of the file."""
        found: dict[str, list[ast.Call]] = {}
        for each in self.all(ast.Call):
            found.setdefault(last_name(each.func), []).append(each)
        return found

    def called_any(self, names: Iterable[str]) -> Iterator[ast.Call]:
        """Give the calls of some names, by the last parts of these."""
        return (each for name in names for each in self.called.get(name, ()))

    @cached_property
    def given(self) -> dict[str, list[ast.expr]]:
        """What names are given, by the last part of each; of one that is given much, not all."""
        found: dict[str, list[ast.expr]] = {}
        for target, value in self.assigned():
            some = found.setdefault(last_name(target), [])
            if len(some) < MOST_KNOWN:
                some.append(value)
        return found

    def assigned(self) -> Iterator[tuple[ast.expr, ast.expr]]:
        """Give what is assigned, in statements and in expressions: the target, and the value."""
        every: list[ast.stmt] = [*self.all(ast.Assign), *self.all(ast.AnnAssign)]
        yield from (pair for each in every for pair in assigned_by(each))
        yield from ((each.target, each.value) for each in self.all(ast.NamedExpr))

    def given_once(self, node: ast.expr) -> ast.expr:
        """Give what a name stands for that is given once; anything else as it is."""
        given = self.given.get(node.id, ()) if isinstance(node, ast.Name) else ()
        return given[0] if len(given) == 1 else node

    @property
    def functions(self) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
        """The functions, and the methods."""
        return [*self.all(ast.FunctionDef), *self.all(ast.AsyncFunctionDef)]

    @cached_property
    def outer_functions(self) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
        """The functions that do not stand in very many others."""
        return [each for each in self.functions if not self._is_deep(each)]

    def _is_deep(self, function: ast.AST) -> bool:
        around, here = 0, self.parent(function)
        while here is not None and around <= MOST_AROUND:
            around += isinstance(here, ast.FunctionDef | ast.AsyncFunctionDef)
            here = self.parent(here)
        return around > MOST_AROUND

    @property
    def definitions(self) -> list[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
        """The functions, and the classes."""
        return [*self.functions, *self.all(ast.ClassDef)]

    @property
    def parents(self) -> dict[ast.AST, ast.AST]:
        """What each node stands in; what is further out comes first."""
        return self._walked[1]

    def parent(self, node: ast.AST) -> ast.AST | None:
        """Give what a node stands in."""
        return self._walked[1].get(node)
