"""The syntax tree of a program, and what stands where in it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cached_property
from typing import TypeVar, cast

from .text import NotPythonError, PythonText, decode, parse

N = TypeVar("N", bound=ast.AST)


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
            by_type.setdefault(type(node), []).append(node)
            children = [*ast.iter_child_nodes(node)]
            parents.update((each, node) for each in children)
            waiting += reversed(children)
        return by_type, parents

    def all(self, kind: type[N]) -> Iterator[N]:
        """Give the nodes of a class, in the order of the file."""
        return iter(cast("list[N]", self._walked[0].get(kind, [])))

    def parent(self, node: ast.AST) -> ast.AST | None:
        """Give what a node stands in."""
        return self._walked[1].get(node)

    def ancestors(self, node: ast.AST) -> Iterator[ast.AST]:
        """Give what a node stands in, from the nearest on."""
        parents = self._walked[1]
        while node in parents:
            node = parents[node]
            yield node
