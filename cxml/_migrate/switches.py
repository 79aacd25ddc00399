"""What lets requests pass unverified in a decorator that programs write by hand."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

from attrs import define

from .._check.python.views import Function
from .program import Program
from .validators import asks_validator

_FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef


class Switch(NamedTuple):
    """A condition under which a decorator calls its view unverified."""

    place: ast.expr
    """Where it is asked."""
    when: str
    """The condition, in words of the program."""
    parts: list[ast.expr]
    """What is asked there, but for the validator."""


def switches_in(program: Program, function: Function) -> Iterator[Switch]:
    """Give the conditions under which a decorator calls its view unverified."""
    looked = _Decorator(program, function, _views_in(function), valid_in(program, function))
    for each in ast.walk(function):
        if isinstance(each, ast.If | ast.IfExp):
            conditions = [*looked.conditions(each)]
            if conditions:
                words = " or ".join(says for _, says in conditions)
                yield Switch(each.test, words, [node for node, _ in conditions])


def _views_in(function: Function) -> frozenset[str]:
    """Give the names that the view may have: what a function gets that has another one inside."""
    functions = (each for each in ast.walk(function) if isinstance(each, _FUNCTIONS))
    outer = (each for each in functions if any(isinstance(x, _FUNCTIONS) for x in each.body))
    return frozenset(arg.arg for each in outer for arg in each.args.args)


def valid_in(program: Program, function: Function) -> frozenset[str]:
    """Give the names in a function that get what a validator says."""
    found: set[str] = set()
    for each in ast.walk(function):
        match each:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if _asks(program, value):
                found.add(name)
            case _:
                pass
    return frozenset(found)


def _asks(program: Program, node: ast.AST, names: frozenset[str] = frozenset()) -> bool:
    """Whether a validator is asked somewhere, or what it said stands there."""
    return any(
        asks_validator(program, each) or (isinstance(each, ast.Name) and each.id in names)
        for each in ast.walk(node)
    )


@define
class _Decorator:
    program: Program
    function: Function
    views: frozenset[str]
    """The names that the view may have in it."""
    valid: frozenset[str]
    """The names that get what a validator says."""

    def _asks(self, node: ast.AST) -> bool:
        return _asks(self.program, node, self.valid)

    def conditions(self, node: ast.If | ast.IfExp) -> Iterator[tuple[ast.expr, str]]:
        """Give what lets a request pass unverified at a fork, also in words of the program."""
        body = node.body if isinstance(node, ast.If) else [node.body]
        if self._asks(node.test):
            yield from self._beside(node.test, does_pass=self._passes(body))
        elif self._passes(body):
            yield node.test, self.program.source(node.test)
        elif any(self._asks(each) for each in body) and self._passes_outside(body):
            yield node.test, self._not(node.test)

    def _beside(self, test: ast.expr, *, does_pass: bool) -> Iterator[tuple[ast.expr, str]]:
        """Give what stands beside the validator in a condition, where it does for it."""
        wanted = ast.Or if does_pass else ast.And
        if isinstance(test, ast.BoolOp) and isinstance(test.op, wanted):
            for each in test.values:
                if not self._asks(each):
                    yield each, self.program.source(each) if does_pass else self._not(each)

    def _not(self, node: ast.expr) -> str:
        match node:
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return self.program.source(operand)
            case ast.BoolOp() | ast.Compare():
                return f"not ({self.program.source(node)})"
            case _:
                return f"not {self.program.source(node)}"

    def _passes(self, body: list[ast.stmt] | list[ast.expr]) -> bool:
        """Whether the view is called at once."""
        return any(map(self._is_passing, body))

    def _is_passing(self, node: ast.AST) -> bool:
        match node:
            case ast.Return(value=ast.expr() as value) | ast.Await(value=value):
                return self._is_passing(value)
            case ast.Call(func=ast.Name(id=name)):
                return name in self.views
            case _:
                return False

    def _passes_outside(self, body: list[ast.stmt] | list[ast.expr]) -> bool:
        inside = {each for part in body for each in ast.walk(part)}
        every = (each for each in ast.walk(self.function) if isinstance(each, ast.Return))
        return any(self._is_passing(each) for each in every if each not in inside)
