"""Which objects hold the settings of an application of Flask, where a factory is given them."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from .._check.python.literal import last_name
from .._check.python.module import is_of_tests
from .._check.python.names import parameters_of
from .._check.python.views import Function
from .neighbours import files_of
from .program import Program


def object_named(program: Program, given: ast.expr) -> str:
    """Say which object a factory takes its settings of: not by the name of its parameter.

    Args:
        program: where the factory stands.
        given: what ``from_object`` or the like is called with.

    """
    match program.names.scope_of(given), given:
        case (ast.FunctionDef() | ast.AsyncFunctionDef() as factory, ast.Name(id=name)):
            if name in {each.arg for each in parameters_of(factory)}:
                known = " or ".join(dict.fromkeys(_passed(program, factory, name)))
                return known or f"the object that the caller of {factory.name} passes"
        case _:
            pass
    return _shown(program, given)


def _shown(program: Program, node: ast.expr) -> str:
    match node:
        case ast.Constant(value=str() as text):
            return text
        case _:
            return program.source(node)


def _passed(program: Program, factory: Function, name: str) -> Iterator[str]:
    """Give what is passed for a parameter by its default, and by callers that are no tests."""
    if (default := _default(factory, name)) and _is_place(default):
        yield _shown(program, default)
    names = [each.arg for each in (*factory.args.posonlyargs, *factory.args.args)]
    place = names.index(name) if name in names else len(names)
    for path, data in files_of(program).holding(factory.name):
        other = Program(data, path)
        if is_of_tests(path) or not path.endswith(".py") or other.problem:
            continue
        for call in other.module.all(ast.Call):
            if last_name(call.func) == factory.name:
                named = [each.value for each in call.keywords if each.arg == name]
                given = [*call.args[place : place + 1], *named]
                yield from (_shown(other, each) for each in given if _is_place(each))


def _default(factory: Function, name: str) -> ast.expr | None:
    given = factory.args
    every = [*given.posonlyargs, *given.args]
    behind = every[len(every) - len(given.defaults) :]
    defaults = [*given.defaults, *given.kw_defaults]
    pairs = zip([*behind, *given.kwonlyargs], defaults, strict=True)
    return next((value for each, value in pairs if each.arg == name), None)


def _is_place(node: ast.expr) -> bool:
    """Whether something names a module or a class, where a setting can be written."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str)
    return last_name(node)[:1].isupper() and not isinstance(node, ast.Call)
