"""Answers that are surely no documents, as those of views that are told something."""

from __future__ import annotations

import ast

from .._check.python.literal import last_name
from .._check.python.views import Function
from .program import Program
from .views import ANSWERS, BODIES, DEEPEST, FINE


def answers_plainly(program: Program, function: Function, depth: int = 0) -> bool:
    """Whether nothing that a function returns can be a document, as far as that is certain."""
    returned = program.module.answers.returned(function)
    return all(is_plain(each, program, function, depth) for each in returned)


def is_plain(node: ast.expr, program: Program, function: Function, depth: int = 0) -> bool:
    """Whether what a function returns is surely no document."""
    match node:
        case ast.Constant():
            return not program.module.answers.is_text(node)
        case ast.Dict() | ast.DictComp():
            return True
        case ast.Tuple(elts=[first, *_]) | ast.Await(value=first):
            return is_plain(first, program, function, depth)
        case ast.IfExp(body=one, orelse=other):
            return all(is_plain(each, program, function, depth) for each in (one, other))
        case ast.Name():
            given = program.module.answers.given(node, function)
            known = depth < DEEPEST and bool(given)
            return known and all(is_plain(each, program, function, depth + 1) for each in given)
        case ast.Call():
            return _is_plain_call(node, program, function, depth)
        case _:
            return False


def _is_plain_call(call: ast.Call, program: Program, function: Function, depth: int) -> bool:
    name = last_name(call.func)
    if name in FINE:
        return True
    if name in ANSWERS or name == "dict":
        bodies = [*call.args[:1], *(each.value for each in call.keywords if each.arg in BODIES)]
        return all(is_plain(each, program, function, depth) for each in bodies)
    makers = program.functions.get(name, []) if isinstance(call.func, ast.Name) else []
    return (
        depth < DEEPEST
        and bool(makers)
        and all(answers_plainly(program, each, depth + 1) for each in makers)
    )
