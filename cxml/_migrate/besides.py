"""What a decorator does besides looking who asks, which would be lost with it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import partial
from typing import TypeAlias

from .._check.python.literal import last_name
from .._check.python.names import parameters_of
from .._check.python.tree import walk
from .._check.python.views import Function
from .harmless import MARKS, changes_nothing, is_refusal
from .program import Program
from .switches import valid_in
from .validators import asks_validator, functions_of, is_validator, makes_validator

_Node: TypeAlias = ast.expr | ast.stmt
_FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef
_DEEPEST = 2
"""How many functions of the project may call each other that are looked through."""
_USERS = {"current_user", "g", "session", "user"}
"""What holds who uses a page, or what one part of a program leaves for another."""
_SIGNED = re.compile("signature", re.IGNORECASE)
_KEYS = re.compile("token|key|secret", re.IGNORECASE)


def besides(program: Program, function: Function) -> _Node | None:
    """Give what a decorator does that is more than looking who asks; nothing where that is all."""
    return program.known(_AT[0], function)


def _first(program: Program, function: Function, depth: int) -> _Node | None:
    return next(_Work(program, function, depth).found(), None)


# By how many functions called each other, as each is looked through once.
_AT = [partial(_first, depth=depth) for depth in range(_DEEPEST + 1)]


class _Work:
    """A function, as far as it is asked what it does.

    Args:
        program: where it stands.
        function: the decorator, or what it calls.
        depth: how many functions called each other for it.

    """

    def __init__(self, program: Program, function: Function, depth: int) -> None:
        self._program = program
        self._depth = depth
        self._nodes = [node for each in function.body for node in walk(each)]
        inner = [each for each in self._nodes if isinstance(each, _FUNCTIONS)]
        functions = [function, *inner]
        outer = (each for each in functions if any(isinstance(e, _FUNCTIONS) for e in each.body))
        self._names = {each.name for each in inner}
        self._views = {arg.arg for each in outer for arg in parameters_of(each)}
        self._given = {arg.arg for each in functions for arg in parameters_of(each)}
        self._valid = valid_in(program, function)
        self._of_keys = {part for each in self._nodes for part in self._made_of(each)}

    def found(self) -> Iterator[_Node]:
        """Give all that is more than looking who asks."""
        for each in self._nodes:
            if isinstance(each, ast.expr | ast.stmt) and self._is_more(each):
                yield each
        calls = (each for each in self._nodes if isinstance(each, ast.Call))
        for each in calls:
            if self._is_view(each.func) and not self._is_given_back(each):
                yield self._program.around(each)

    def _made_of(self, node: ast.AST) -> Iterator[ast.AST]:
        """Give what a validator is made of, where that is the same for all requests."""
        if isinstance(node, ast.Call) and makes_validator(self._program, node):
            for each in (*node.args, *(keyword.value for keyword in node.keywords)):
                if not self._reads(each):
                    yield from ast.walk(each)

    def _reads(self, node: ast.expr) -> bool:
        """Whether something is read of the request, or of who uses the page."""
        names = {last_name(each) for each in ast.walk(node) if isinstance(each, ast.expr)}
        return bool(names & {*_USERS, *self._given, "request"})

    def _is_more(self, node: _Node) -> bool:
        match node:
            case ast.Call():
                return not self._is_harmless(node)
            case ast.Attribute(ctx=ast.Store() | ast.Del()):
                is_own = isinstance(node.value, ast.Name) and node.value.id in self._names
                return not is_own or MARKS.fullmatch(node.attr) is None
            case ast.Subscript(ctx=ast.Store() | ast.Del()):
                return True
            case ast.Name(id=name, ctx=ast.Store()):
                return name in self._given - self._views
            case ast.Name() | ast.Attribute():
                return last_name(node) in _USERS
            case ast.If(test=test, body=body, orelse=other):
                return self._decides(test, [*body, *other])
            case ast.IfExp(test=test, body=body, orelse=other):
                return self._decides(test, [body, other])
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                return not all(map(self._may_decorate, node.decorator_list))
            case _:
                return isinstance(node, _STRANGE)

    def _may_decorate(self, decorator: ast.expr) -> bool:
        # What is called there is looked at as any other call.
        return isinstance(decorator, ast.Call) or changes_nothing(self._program, decorator)

    def _is_harmless(self, call: ast.Call) -> bool:
        program, function = self._program, call.func
        if call in self._of_keys or is_refusal(call):
            return True
        if isinstance(program.module.parent(call), ast.Raise):
            return True
        is_own = isinstance(function, ast.Name) and function.id in self._names
        if is_own or self._is_view(function):
            return self._hands_on(call)
        is_known = changes_nothing(program, function) or is_validator(program, call)
        return is_known or asks_validator(program, call) or self._is_helper(call)

    def _is_view(self, function: ast.expr) -> bool:
        """Whether what is called is the view, or what stands for it there."""
        match function:
            case ast.Name(id=name):
                return name in self._views
            case ast.Call(func=made, args=[ast.Name(id=name)]):
                return name in self._views and changes_nothing(self._program, made)
            case _:
                return False

    def _is_given_back(self, node: ast.AST) -> bool:
        """Whether what a view gives is the answer, or what that is made of, also where it fails."""
        above = self._program.module.parent(node)
        match above:
            case ast.Await():
                return self._is_given_back(above)
            case ast.IfExp(test=test):
                # Which condition may choose what is called, is looked at there.
                is_call = test is not node and not isinstance(node, ast.Name)
                return is_call and self._is_given_back(above)
            case ast.Call():
                return is_refusal(above) and self._is_given_back(above)
            case ast.Assign(targets=[ast.Name(id=name)]):
                uses = [e for e in self._nodes if isinstance(e, ast.Name) and e.id == name]
                read = [each for each in uses if isinstance(each.ctx, ast.Load)]
                is_once = len(read) == len(uses) - 1
                return is_once and bool(read) and all(map(self._is_given_back, read))
            case _:
                return isinstance(above, ast.Return) and not self._is_caught(above)

    def _is_caught(self, node: ast.AST) -> bool:
        """Whether something else is answered where a statement fails."""
        here: ast.AST | None = node
        while here is not None and not isinstance(here, _FUNCTIONS):
            if isinstance(here, ast.Try) and here.handlers:
                return True
            here = self._program.module.parent(here)
        return False

    def _hands_on(self, call: ast.Call) -> bool:
        """Whether the view is called with what it is called with by who asks, and nothing else."""
        values = [*call.args, *(keyword.value for keyword in call.keywords)]
        every = (each.value if isinstance(each, ast.Starred) else each for each in values)
        return all(isinstance(e, ast.Name) and e.id in {*self._given, *self._names} for e in every)

    def _is_helper(self, call: ast.Call) -> bool:
        """Whether what is called is of the project, and does nothing else either."""
        if self._depth == _DEEPEST:
            return False
        found = functions_of(self._program, call.func)
        make = _AT[self._depth + 1]
        return bool(found) and all(owner.known(make, each) is None for owner, each in found)

    def _decides(self, test: ast.expr, ends: list[ast.stmt] | list[ast.expr]) -> bool:
        """Whether a condition that is about something else refuses a request, or lets it pass."""
        refuses, passes = any(map(self._refuses, ends)), any(map(self._passes, ends))
        if not refuses and not passes:
            return False
        parts = [*_operands(test)]
        others = [each for each in parts if not self._is_about(each)]
        # What asks the settings alone is for tests: the report names it.
        return any(map(self._reads, others)) or (refuses and len(others) == len(parts))

    def _is_about(self, part: ast.expr) -> bool:
        """Whether a condition is about the signature, or the key."""
        nodes = [*ast.walk(part)]
        words = [word for each in nodes if (word := _word(each))]
        if any(asks_validator(self._program, each) for each in nodes):
            return True
        if any(each in self._valid or each == "method" or _SIGNED.search(each) for each in words):
            return True
        return any(map(_KEYS.search, words)) and not self._reads(part)

    def _refuses(self, node: _Node) -> bool:
        match node:
            case ast.Raise():
                return True
            case ast.Return(value=ast.expr() as value):
                return not self._passes(value)
            case ast.Expr(value=value):
                return self._refuses(value)
            case ast.Call():
                return is_refusal(node)
            case _:
                return False

    def _passes(self, node: _Node) -> bool:
        match node:
            case ast.Return(value=ast.expr() as value) | ast.Await(value=value):
                return self._passes(value)
            case ast.Call(func=function):
                return self._is_view(function)
            case _:
                return False


_STRANGE = (ast.Assert, ast.Global, ast.Nonlocal, ast.Yield, ast.YieldFrom)


def _operands(node: ast.expr) -> Iterator[ast.expr]:
    """Give the parts of a condition of which each may decide."""
    match node:
        case ast.BoolOp(values=values):
            for each in values:
                yield from _operands(each)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield from _operands(operand)
        case _:
            yield node


def _word(node: ast.AST) -> str:
    match node:
        case ast.Constant(value=str() as text):
            return text
        case ast.expr():
            return last_name(node)
        case _:
            return ""
