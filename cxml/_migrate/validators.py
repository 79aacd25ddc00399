"""Validators of requests, as Twilio's library has them, in whichever file of a project they are."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from .._check.python.literal import last_name
from .._check.python.names import parameters_of
from .._check.python.views import Function
from .neighbours import functions_named, neighbours_of
from .program import Program

_MODULES = ("cxml.request_validator.", "signalwire.request_validator.", "twilio.")
"""How the whole names of validators begin."""
_CLASS = "RequestValidator"
_DEEPEST = 3
"""Over how many names, and functions that give one, it is followed."""
_MOST = 5
"""How many values a name may be given that is followed."""
_GIVEN = 3
"""What a validator is asked about: the address, the parameters, and the signature."""


def makes_validator(program: Program, node: ast.expr) -> bool:
    """Whether something is a call of the class of validators."""
    return isinstance(node, ast.Call) and _is_class(program, node.func)


def is_validator(program: Program, node: ast.expr, depth: int = 0) -> bool:
    """Whether something is surely a validator, by what it was given or made of."""
    if depth > _DEEPEST:
        return False
    match node:
        case ast.Call(func=made):
            return _is_class(program, made) or _gives(program, made, depth)
        case ast.Name() | ast.Attribute():
            return _is_given(program, node, depth)
        case _:
            return False


def asks_validator(program: Program, node: ast.AST) -> bool:
    """Whether something is surely what a validator says of a request, or what asks it."""
    match node:
        case ast.Attribute(value=owner, attr="validate"):
            return is_validator(program, owner)
        case ast.Call(func=ast.Attribute() as function):
            return asks_validator(program, function)
        case _:
            return False


def may_ask_validator(node: ast.AST) -> bool:
    """Whether something is called as a validator is, whatever it may be."""
    match node:
        case ast.Call(func=ast.Attribute(attr="validate")):
            return len(node.args) + len(node.keywords) == _GIVEN
        case _:
            return False


def doubts_in(program: Program, function: Function) -> Iterator[ast.Call]:
    """Give what is called in a function as a validator is, and is not surely one."""
    calls = (each for each in ast.walk(function) if isinstance(each, ast.Call))
    for each in filter(may_ask_validator, calls):
        if not asks_validator(program, each):
            yield each


def _is_class(program: Program, node: ast.expr) -> bool:
    whole = program.names(node)
    if whole and not _is_whole(whole):
        whole = neighbours_of(program).origin(program, whole)
    return _is_whole(whole)


def _is_whole(whole: str) -> bool:
    return whole.startswith(_MODULES) and whole.endswith(f".{_CLASS}")


def _gives(program: Program, made: ast.expr, depth: int) -> bool:
    """Whether a function of the project gives a validator, and nothing else."""
    found = functions_of(program, made)
    return bool(found) and all(_gives_one(*each, depth) for each in found)


def _gives_one(program: Program, function: Function, depth: int) -> bool:
    returned = program.module.answers.returned(function)
    return _are_validators(program, returned, depth)


def functions_of(program: Program, node: ast.expr) -> list[tuple[Program, Function]]:
    """Give the functions of the project that something surely is, each with where it stands."""
    if whole := program.names(node):
        return neighbours_of(program).functions(program, whole)
    match node:
        case ast.Name(id=name) | ast.Attribute(value=ast.Name(id="self"), attr=name):
            return functions_named(program, name)
        case _:
            return []


def _is_given(program: Program, node: ast.Name | ast.Attribute, depth: int) -> bool:
    if whole := program.names(node):
        found = neighbours_of(program).named(program, whole)
        return found is not None and _is_given_there(*found, depth)
    if isinstance(node, ast.Name) and (parameter := _parameter(program, node)):
        return _is_whole(program.names.annotated(parameter.annotation))
    return _is_given_there(program, last_name(node), depth)


def _is_given_there(program: Program, name: str, depth: int) -> bool:
    return _are_validators(program, program.module.given.get(name, []), depth)


def _are_validators(program: Program, values: list[ast.expr], depth: int) -> bool:
    """Whether all of some values are validators, but for what stands for none yet."""
    some = [each for each in values if not _is_none(each)]
    return 0 < len(some) <= _MOST and all(is_validator(program, each, depth + 1) for each in some)


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _parameter(program: Program, name: ast.Name) -> ast.arg | None:
    """Give the parameter that a name is, if it is one."""
    scope = program.names.binder(name)
    if not isinstance(scope, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
        return None
    return next((each for each in parameters_of(scope) if each.arg == name.id), None)
