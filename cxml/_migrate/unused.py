"""What looked who asks, and is there for nothing as soon as cxml does that."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable, Iterator
from pathlib import PurePath
from typing import NamedTuple, TypeAlias

from .._check.python.module import is_of_tests
from .._check.python.tree import place_of, walk
from .._check.python.views import Function
from .answering import is_ours
from .beside import Files
from .deciding import looks_who_asks
from .neighbours import files_of, programs_in
from .program import Program
from .validators import asks_validator, makes_validator

Known: TypeAlias = tuple[str, str]
"""The last part of the name of a module, and a name in it."""
_LIKELY = (b"RequestValidator", b".validate")
_FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef


class Check(NamedTuple):
    """What looks who asks, or helps to."""

    program: Program
    name: str
    node: ast.stmt


def unused_checks(program: Program) -> list[Check]:
    """Give what looks who asks in a program, and is used in no file of the project.

    Nothing is, as long as cxml verifies no view: then nobody knows why it is not.
    """
    if not any(each in program.data for each in _LIKELY):
        return []
    every = (program.rewritten or files_of(program)).known(_unused)
    own = (each for each in every if each.program.path == program.path)
    return sorted(own, key=lambda each: place_of(each.node))


def _unused(files: Files) -> list[Check]:
    programs = programs_in(files)
    if not any(map(_is_verified, programs)):
        return []
    waiting = [each for program in programs for each in _checks(program)]
    found: list[Check] = []
    gone: set[ast.AST] = set()
    # What only another one used is unused with that.
    while dead := [each for each in waiting if not _is_used(each, programs, gone)]:
        found += dead
        waiting = [each for each in waiting if each not in dead]
        gone.update(node for each in dead for node in walk(each.node))
    return found


def _is_verified(program: Program) -> bool:
    """Whether cxml verifies a view in a program."""
    every = [*program.module.functions, *program.module.all(ast.ClassDef)]
    return any(is_ours(program, each) for node in every for each in node.decorator_list)


def _checks(program: Program) -> Iterator[Check]:
    for each in program.module.root.body:
        match each:
            case ast.FunctionDef() | ast.AsyncFunctionDef() if _looks(program, each):
                yield Check(program, each.name, each)
            case ast.Assign(targets=[ast.Name(id=name)], value=made):
                if makes_validator(program, made):
                    yield Check(program, name, each)
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


def _is_used(check: Check, programs: Iterable[Program], gone: Collection[ast.AST]) -> bool:
    """Whether something names a check, other than itself and what is unused too."""
    own = {*walk(check.node)}
    known = _known(check, programs)
    nodes = (node for each in programs for node in _naming(each, known))
    return any(node not in gone and node not in own for node in nodes)


def _known(check: Check, programs: Iterable[Program]) -> set[Known]:
    """Give the names under which a check is known, in all modules to which it is handed on."""
    known = {(_module(check.program), check.name)}
    while more := {each for program in programs for each in _imported(program, known)} - known:
        known |= more
    return known


def _imported(program: Program, known: Collection[Known]) -> Iterator[Known]:
    for alias, whole in program.names.imports():
        module, name = _last_two(whole)
        if name == "*":
            yield from ((_module(program), own) for where, own in known if where == module)
        elif _means(whole, known):
            yield _module(program), alias.asname or name


def _naming(program: Program, known: Collection[Known]) -> Iterator[ast.AST]:
    """Give where a program names something: as its own, below its module, or in a text."""
    here = {name for module, name in known if module == _module(program)}
    for name in program.module.all(ast.Name):
        if name.id in here and isinstance(name.ctx, ast.Load):
            yield name
    every = {name for _, name in known}
    for attribute in program.module.all(ast.Attribute):
        if attribute.attr in every and _means(program.names(attribute), known):
            yield attribute
    # What a test patches, it does not need.
    for text in () if is_of_tests(program.path) else program.module.texts:
        if isinstance(text.value, str) and _last_two(text.value) in known:
            yield text


def _means(whole: str, known: Collection[Known]) -> bool:
    """Whether a whole name may mean one of some; of a package itself only the name is known."""
    module, name = _last_two(whole)
    return (module, name) in known or (
        whole.startswith(".") and not module and any(name == own for _, own in known)
    )


def _last_two(whole: str) -> Known:
    module, _, name = whole.rpartition(".")
    return module.rpartition(".")[2], name


def _module(program: Program) -> str:
    path = PurePath(program.path)
    return path.parent.name if path.stem == "__init__" else path.stem
