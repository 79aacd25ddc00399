"""The Python files of a project, as far as one of them is asked about another."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import PurePath

from .._check.python.views import Function
from .beside import Files, parts_of
from .program import Program

DEEPEST = 3
"""Over how many files a name may be handed on."""


class Neighbours:
    """The files of a project. Each is read when something is asked about it."""

    def __init__(self, files: Files) -> None:
        self._data = files.data
        self._programs: dict[tuple[str, ...], Program] = {}

    def take(self, program: Program) -> None:
        """Take a file that is read already, in the place of the one of that name."""
        parts = parts_of(program.path)
        self._data[parts] = (program.path, program.data)
        self._programs[parts] = program

    @cached_property
    def every(self) -> list[Program]:
        """All files that can be read."""
        return [each for parts in self._data if not (each := self._at(parts)).problem]

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


def neighbours_of(program: Program) -> Neighbours:
    """Give the files that stand beside a program, as they are asked about."""
    return files_of(program).known(Neighbours)


def programs_in(files: Files) -> list[Program]:
    """Give the files of a project that can be read."""
    return files.known(Neighbours).every


def files_of(program: Program) -> Files:
    """Give the files that stand beside a program; without any, the program alone."""
    if program.beside is None:
        program.beside = Files()
        program.beside.add(program.path, program.data)
    return program.beside
