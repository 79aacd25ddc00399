"""What looked who asks, and is there for nothing as soon as cxml does that."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from .._check.python.tree import place_of
from .._check.python.views import Function
from .answering import is_ours
from .beside import Files
from .deciding import looks_who_asks
from .neighbours import files_of, programs_in
from .program import Program
from .uses import Part, used_parts
from .validators import asks_validator, makes_validator

_LIKELY = (b"RequestValidator", b".validate")
_FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef


def unused_checks(program: Program) -> list[Part]:
    """Give what looks who asks in a program, and is used in no file of the project.

    Nothing is, as long as cxml verifies no view: then nobody knows why it is not.
    """
    if not any(each in program.data for each in _LIKELY):
        return []
    every = (program.rewritten or files_of(program)).known(_unused)
    return sorted(every.get(program.path, ()), key=lambda each: place_of(each.node))


def _unused(files: Files) -> dict[str, list[Part]]:
    programs = programs_in(files)
    found: dict[str, list[Part]] = {}
    if any(map(_is_verified, programs)):
        checks = [each for program in programs for each in _checks(program)]
        used = used_parts(programs, checks)
        for each in checks:
            if each.node not in used:
                found.setdefault(each.program.path, []).append(each)
    return found


def _is_verified(program: Program) -> bool:
    """Whether cxml verifies a view in a program."""
    every = [*program.module.functions, *program.module.all(ast.ClassDef)]
    return any(is_ours(program, each) for node in every for each in node.decorator_list)


def _checks(program: Program) -> Iterator[Part]:
    for each in program.module.root.body:
        match each:
            case ast.FunctionDef() | ast.AsyncFunctionDef() if _looks(program, each):
                yield Part(program, each.name, each)
            case ast.Assign(targets=[ast.Name(id=name)], value=made):
                if makes_validator(program, made):
                    yield Part(program, name, each)
            case _:
                pass


def _looks(program: Program, function: Function) -> bool:
    """Whether a function decorates views and looks who asks, or gives what does."""
    if looks_who_asks(program, function):
        return _gives_inner(function)
    returned = program.module.answers.returned(function)
    # What is decorated may be served under an address, and called by no name.
    return not function.decorator_list and any(_tells(program, each) for each in returned)


def _gives_inner(function: Function) -> bool:
    """Whether a function gives one that it makes, as a decorator does, and no factory."""
    inner = {each.name for each in function.body if isinstance(each, _FUNCTIONS)}
    last = function.body[-1]
    names = (each for each in ast.walk(last) if isinstance(each, ast.Name))
    return isinstance(last, ast.Return) and any(each.id in inner for each in names)


def _tells(program: Program, node: ast.expr) -> bool:
    return asks_validator(program, node) or makes_validator(program, node)
