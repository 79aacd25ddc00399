"""What of a project is used in the end, and not only by what nothing uses itself."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator
from typing import NamedTuple, TypeAlias

from .._check.python.module import is_of_tests
from .._check.python.tree import walk
from .beside import module_of
from .program import Program

_Known: TypeAlias = tuple[str, str]
"""The last part of the name of a module, and a name in it."""
_ANY = "*"
"""Stands for a module of which only the package is known."""


class Part(NamedTuple):
    """A statement at the top of a program, with the name that it gives to something."""

    program: Program
    name: str
    node: ast.stmt


def used_parts(programs: Collection[Program], parts: Collection[Part]) -> set[ast.stmt]:
    """Give those of some statements that are used, and not only by those that nothing uses.

    Args:
        programs: the files of the project.
        parts: the statements.

    """
    return _Uses(programs, parts).reached()


class _Uses:
    """Where names are used, each by its key, as one leads to the next."""

    def __init__(self, programs: Collection[Program], parts: Collection[Part]) -> None:
        self._nodes: dict[_Known, list[ast.stmt]] = {}
        self._handed: dict[_Known, list[_Known]] = {}
        self._stars: dict[str, list[str]] = {}
        self._of_name: dict[str, list[_Known]] = {}
        self._by: dict[ast.stmt | None, list[_Known]] = {}
        for each in parts:
            self._nodes.setdefault((module_of(each.program.path), each.name), []).append(each.node)
        for program in programs:
            self._hand_on(program)
        for key in self._nodes.keys() | self._handed.keys():
            self._of_name.setdefault(key[1], []).append(key)
        names = self._renamed({each.name for each in parts})
        inside = {node: each.node for each in parts for node in walk(each.node)}
        for program in programs:
            for node, keys in _naming(program, names):
                self._by.setdefault(inside.get(node), []).extend(keys)

    def _hand_on(self, program: Program) -> None:
        """Note under which names a program knows what it imports."""
        here = module_of(program.path)
        for alias, whole in program.names.imports():
            module, name = _last_two(whole)
            if name == "*":
                self._stars.setdefault(here, []).append(module)
            else:
                local = alias.asname or name
                self._handed.setdefault((here, local), []).extend(_keys(whole))

    def _renamed(self, names: set[str]) -> set[str]:
        """Give the names under which something of some names is known anywhere."""
        given: dict[str, list[str]] = {}
        for (_, local), keys in self._handed.items():
            for _, name in keys:
                given.setdefault(name, []).append(local)
        found: set[str] = set()
        waiting = [*names]
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += given.get(name, ())
        return found

    def reached(self) -> set[ast.stmt]:
        """Give what is used from outside, and what that uses."""
        used: set[ast.stmt] = set()
        seen: set[_Known] = set()
        waiting = [*self._by.get(None, ())]
        while waiting:
            key = waiting.pop()
            if key in seen:
                continue
            seen.add(key)
            waiting += self._next(key)
            fresh = [each for each in self._nodes.get(key, ()) if each not in used]
            used.update(fresh)
            waiting += (more for each in fresh for more in self._by.get(each, ()))
        return used

    def _next(self, key: _Known) -> Iterator[_Known]:
        """Give what may stand behind a name."""
        module, name = key
        yield from self._handed.get(key, ())
        yield from ((each, name) for each in self._stars.get(module, ()))
        yield from self._of_name.get(name, ()) if module == _ANY else ()


def _naming(program: Program, names: Collection[str]) -> Iterator[tuple[ast.AST, list[_Known]]]:
    """Give where a program names something: as its own, below its module, or in a text."""
    here = module_of(program.path)
    for name in program.module.all(ast.Name):
        if name.id in names and isinstance(name.ctx, ast.Load):
            yield name, [(here, name.id)]
    for attribute in program.module.all(ast.Attribute):
        if attribute.attr in names and (whole := program.names(attribute)):
            yield attribute, _keys(whole)
    # What a test patches, it does not need.
    for text in () if is_of_tests(program.path) else program.module.texts:
        if isinstance(text.value, str) and (key := _last_two(text.value))[1] in names:
            yield text, [key]


def _keys(whole: str) -> list[_Known]:
    """Give what a whole name may mean; of a package itself only the name is known."""
    module, name = key = _last_two(whole)
    return [key, (_ANY, name)] if whole.startswith(".") and not module else [key]


def _last_two(whole: str) -> _Known:
    module, _, name = whole.rpartition(".")
    return module.rpartition(".")[2], name
