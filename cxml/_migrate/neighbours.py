"""The Python files of a project, as far as one of them is asked about another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import PurePath
from typing import TypeVar, cast
from weakref import WeakKeyDictionary

from .._check.python.views import Function
from .beside import Files
from .program import Program

T = TypeVar("T")
DEEPEST = 3
"""Over how many files a name may be handed on."""


class Neighbours:
    """The files of a project. Each is read when something is asked about it."""

    def __init__(self, files: Files) -> None:
        # Not the files themselves, which are known as long as somebody has them.
        self._data = files.data
        self._programs: dict[tuple[str, ...], Program] = {}
        self._known: dict[object, object] = {}

    @cached_property
    def every(self) -> list[Program]:
        """All files that can be read."""
        return [each for parts in self._data if not (each := self._at(parts)).problem]

    def known(self, make: Callable[[list[Program]], T]) -> T:
        """Give what is worked out of all files that can be read: once, whoever asks.

        Args:
            make: works it out.

        """
        if make not in self._known:
            self._known[make] = make(self.every)
        return cast("T", self._known[make])

    def functions(self, program: Program, whole: str, depth: int = 0) -> list[Function]:
        """Give the functions that a name stands for which a program imports.

        Args:
            program: who imports it.
            whole: its whole name, such as ``.decorators.verified``.
            depth: over how many files it was handed on.

        """
        module, _, name = whole.rpartition(".")
        for other in self._modules(program.path, module):
            found = [
                each
                for each in other.functions.get(name, ())
                if other.module.parent(each) is other.module.root
            ]
            for alias, inner in other.names.imports() if depth < DEEPEST and not found else ():
                if (alias.asname or alias.name) == name:
                    found += self.functions(other, inner, depth + 1)
            if found:
                return found
        return []

    def imported(self, program: Program, whole: str) -> str:
        """Give the whole name of what a module of the project imports under a name.

        Args:
            program: who names it.
            whole: the name with its module, such as ``app.notify.Client``.

        """
        module, _, name = whole.rpartition(".")
        for other in self._modules(program.path, module):
            for alias, inner in other.names.imports():
                if (alias.asname or alias.name) == name:
                    return inner
        return ""

    def has(self, program: Program, whole: str) -> bool:
        """Whether the module of a name stands in the project, as far as the name itself tells."""
        return whole.startswith(".") or any(
            True for _ in self._modules(program.path, whole.rpartition(".")[0])
        )

    def _modules(self, path: str, module: str) -> Iterator[Program]:
        """Give the modules that a name may mean, where it stands in a file."""
        for parts in _meant(path, module) if module.startswith(".") else self._ending(module):
            if parts in self._data and not (found := self._at(parts)).problem:
                yield found

    def _ending(self, module: str) -> list[tuple[str, ...]]:
        wanted = (*module.split("."),) if module else ()
        return [each for each in self._data if wanted and each[-len(wanted) :] == wanted]

    def _at(self, parts: tuple[str, ...]) -> Program:
        if parts not in self._programs:
            name, data = self._data[parts]
            self._programs[parts] = Program(data, name)
        return self._programs[parts]


def _meant(path: str, module: str) -> Iterator[tuple[str, ...]]:
    """Give what a relative name may mean: ``from . import x`` has a dot more than it says."""
    rest = module.lstrip(".")
    folders = PurePath(path).parts[:-1]
    for level in (len(module) - len(rest), len(module) - len(rest) - 1):
        if 0 < level <= len(folders) + 1:
            yield (*folders[: len(folders) + 1 - level], *(rest.split(".") if rest else ()))


_KNOWN: WeakKeyDictionary[Files, Neighbours] = WeakKeyDictionary()


def neighbours_of(program: Program) -> Neighbours:
    """Give the files that stand beside a program; without any, the program alone."""
    if program.beside is None:
        program.beside = Files()
        program.beside.add(program.path, program.data)
    return _KNOWN.setdefault(program.beside, Neighbours(program.beside))
