"""The Python files of a project, as far as one of them is asked about another."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cached_property
from os.path import exists
from pathlib import PurePath
from typing import NamedTuple

from .._check.python.views import Function
from .beside import Files, Parts, parts_of
from .program import Program

DEEPEST = 3
"""Over how many files a name may be handed on."""
_SOURCES = ((), ("src",))
"""The folders, below one in which a program may be started, from which modules are imported."""
_ENDINGS = (".py", "/__init__.py")


class Named(NamedTuple):
    """What a name surely stands for: one of a module, at the top of it."""

    program: Program
    name: str


class Neighbours:
    """The files of a project. Each is read when something is asked about it."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._data = files.data
        self._programs: dict[Parts, Program] = {}
        self._found: dict[tuple[Parts, str], Parts] = {}

    def take(self, program: Program) -> None:
        """Take a file that is read already, in the place of the one of that name."""
        parts = parts_of(program.path)
        self._data[parts] = (program.path, program.data)
        self._programs[parts] = program

    @cached_property
    def every(self) -> list[Program]:
        """All files that can be read."""
        return [each for parts in self._data if not (each := self._at(parts)).problem]

    def named(self, program: Program, whole: str) -> Named | None:
        """Give what a name surely stands for that a program imports of the project.

        Args:
            program: who imports it.
            whole: its whole name, such as ``.decorators.verified``.

        """
        found, name = self._followed(program, whole)
        return Named(found, name) if found else None

    def origin(self, program: Program, whole: str) -> str:
        """Give the whole name of something of a library, where a program may import it of others.

        Args:
            program: who imports it.
            whole: its whole name there, such as ``.keys.RequestValidator``.

        Returns:
            its name in the library; an empty text where it is of the project, or that is not sure.

        """
        found, name = self._followed(program, whole)
        return "" if found else name

    def _followed(self, program: Program, whole: str) -> tuple[Program | None, str]:
        """Give the module of a name, with the name there; of a library none, with all of the name.

        Where it may be another one there is neither.
        """
        for _ in range(DEEPEST + 1):
            module, _, name = whole.rpartition(".")
            other = self._imported_of(program.path, module)
            if other is None:
                return None, whole
            handed = {inner for alias, inner in other.names.imports() if _local(alias) == name}
            if not handed:
                return other, name
            # What is also something else there, or of two modules, may be any of them.
            if len(handed) > 1 or name in other.functions or name in other.module.given:
                break
            program, whole = other, handed.pop()
        return None, ""

    def functions(self, program: Program, whole: str) -> list[tuple[Program, Function]]:
        """Give the functions that a name surely stands for, each with where it stands.

        Args:
            program: who imports it.
            whole: its whole name, such as ``.decorators.verified``.

        """
        found = self.named(program, whole)
        every = functions_named(*found) if found else []
        return [each for each in every if _is_at_the_top(*each)]

    def possible(self, program: Program, whole: str) -> list[tuple[Program, Function]]:
        """Give the functions that a name may stand for, in whichever file of the project.

        Args:
            program: who imports it.
            whole: its whole name.

        """
        module, _, name = whole.rpartition(".")
        found = self._meant(program.path, module)
        return [(other, each) for other in found for each in other.functions.get(name, ())]

    def imported(self, program: Program, whole: str) -> str:
        """Give the whole name of what a module of the project imports under a name.

        Args:
            program: who names it.
            whole: the name with its module, such as ``app.notify.Client``.

        """
        module, _, name = whole.rpartition(".")
        for other in self._meant(program.path, module):
            for alias, inner in other.names.imports():
                if _local(alias) == name:
                    return inner
        return ""

    def has(self, program: Program, whole: str) -> bool:
        """Whether the module of a name stands in the project, as far as the name itself tells."""
        return whole.startswith(".") or any(
            True for _ in self._meant(program.path, whole.rpartition(".")[0])
        )

    def _imported_of(self, path: str, module: str) -> Program | None:
        """Give the module that Python surely imports in a file; none where it may be another."""
        own = PurePath(path).parts[:-1]
        if not module:
            return None
        if (own, module) not in self._found:
            self._found[own, module] = self._surely(own, module)
        parts = self._found[own, module]
        found = self._at(parts) if self._is_read(parts) else None
        return None if found is None or found.problem else found

    def _surely(self, own: Parts, module: str) -> Parts:
        if module.startswith("."):
            found = [each for each in _relative(own, module) if self._is_there(each)]
        else:
            found = [each for each in _absolute(own, module) if self._is_there(each)]
            # Who starts a program has its own folder first; what is in a package is not started so.
            is_near = found[:1] == [(*own, *module.split("."))] and not self._is_there(own)
            found = found[:1] if is_near else found
        return found[0] if len(found) == 1 else ()

    def _is_there(self, parts: Parts) -> bool:
        """Whether there is such a module, in what is looked at or beside it."""
        return bool(parts) and (self._is_read(parts) or _is_on_disk(parts))

    def _is_read(self, parts: Parts) -> bool:
        return parts in self._data or parts in self._files.elsewhere

    def _meant(self, path: str, module: str) -> Iterator[Program]:
        """Give the modules that a name may mean, where it stands in a file."""
        own = PurePath(path).parts[:-1]
        for parts in _relative(own, module) if module.startswith(".") else self._ending(module):
            if parts in self._data and not (found := self._at(parts)).problem:
                yield found

    def _ending(self, module: str) -> list[Parts]:
        wanted = (*module.split("."),) if module else ()
        return [each for each in self._data if wanted and each[-len(wanted) :] == wanted]

    def _at(self, parts: Parts) -> Program:
        if parts not in self._programs:
            name, data = self._data.get(parts) or self._files.read(parts)
            self._programs[parts] = Program(data, name, beside=self._files)
        return self._programs[parts]


def _relative(own: Parts, module: str) -> Iterator[Parts]:
    """Give what a relative name may mean: ``from . import x`` has a dot more than it says."""
    rest = module.lstrip(".")
    dots = len(module) - len(rest)
    for level in (dots, dots - 1) if rest else (dots,):
        if 0 < level <= len(own) + 1:
            yield (*own[: len(own) + 1 - level], *(rest.split(".") if rest else ()))


def _absolute(own: Parts, module: str) -> Iterator[Parts]:
    """Give what an absolute name may mean, by the folder that a program is started in."""
    names = module.split(".")
    for depth in range(len(own), -1, -1):
        yield from ((*own[:depth], *below, *names) for below in _SOURCES)


def _is_on_disk(parts: Parts) -> bool:
    """Whether a module stands there that is not looked at, as what a link leads to."""
    path = str(PurePath(*parts))
    # Path.exists() fails of a name that is too long for a file.
    return any(exists(f"{path}{each}") for each in _ENDINGS)  # noqa: PTH110


def _local(alias: ast.alias) -> str:
    return alias.asname or alias.name


def _is_at_the_top(program: Program, function: Function) -> bool:
    return program.module.parent(function) is program.module.root


def functions_named(program: Program, name: str) -> list[tuple[Program, Function]]:
    """Give the functions of a name in a program, if nothing else has that name there."""
    is_sure = name not in program.module.given
    return [(program, each) for each in program.functions.get(name, [])] if is_sure else []


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
