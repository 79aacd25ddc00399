"""Which functions of a project are, or become, views that cxml verifies."""

from __future__ import annotations

import ast
from typing import NamedTuple

from .._check.python.views import Framework, Function
from .answering import is_ours
from .beside import Files
from .neighbours import files_of, programs_in
from .program import Program
from .views import Candidate


class Asked(NamedTuple):
    """A function that may answer a request."""

    is_verified: bool
    """Whether cxml verifies it, or does when it is moved, as it answers with documents."""
    is_django: bool


def views_called(program: Program, name: str) -> list[Asked]:
    """Give the functions of a project that are called so, or that stand in a class of the name."""
    return files_of(program).known(_Views).called(name)


class _Views:
    def __init__(self, files: Files) -> None:
        self._known: dict[str, list[Asked]] = {}
        self._places: dict[str, list[tuple[Program, Function]]] = {}
        for program in programs_in(files):
            for each in program.module.functions:
                for name in _names(program, each):
                    self._places.setdefault(name, []).append((program, each))

    def called(self, name: str) -> list[Asked]:
        if name not in self._known:
            self._known[name] = [_asked(*each) for each in self._places.get(name, ())]
        return self._known[name]


def _names(program: Program, function: Function) -> set[str]:
    above = program.module.parent(function)
    return {function.name, *([above.name] if isinstance(above, ast.ClassDef) else [])}


def _asked(program: Program, function: Function) -> Asked:
    above = program.module.parent(function)
    of_class = above.decorator_list if isinstance(above, ast.ClassDef) else []
    every = [*function.decorator_list, *of_class]
    is_verified = Candidate(program, function).answers or any(is_ours(program, d) for d in every)
    views = (each for each in program.module.views if each.function is function)
    is_django = any(each.framework is Framework.DJANGO for each in views)
    return Asked(is_verified, is_django or "django" in program.packages)
