"""Which names of a program other files have of it, or may have."""

from __future__ import annotations

import ast
import re

from .._check.files import is_program
from .beside import Files, module_of
from .neighbours import files_of
from .program import Program

_LISTED = "__all__"
_PACKAGE = re.compile(rb"from[ \t]+\.")
"""How a file of a package imports of that without its name."""


def is_exported(program: Program, name: str) -> bool:
    """Whether a program says that a name is for others, or another file has it of the program."""
    return name in _listed(program) or files_of(program).known(_Takers).take(program, name)


def _listed(program: Program) -> set[str]:
    """Give the texts in all that says which names of a module are for others."""
    found: set[str] = set()
    for name in program.module.all(ast.Name) if _LISTED.encode() in program.data else ():
        if name.id == _LISTED:
            inside = ast.walk(program.around(name))
            texts = (each.value for each in inside if isinstance(each, ast.Constant))
            found.update(each for each in texts if isinstance(each, str))
    return found


class _Takers:
    """The files that may have something of another one. Each is asked once about a name."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._known: dict[tuple[str, str], bool] = {}

    def take(self, program: Program, name: str) -> bool:
        """Whether a file has a name of a program."""
        key = (program.path, name)
        if key not in self._known:
            self._known[key] = self._ask(program.path, name)
        return self._known[key]

    def _ask(self, path: str, name: str) -> bool:
        module = module_of(path)
        word = re.compile(rf"\b{re.escape(module)}\b".encode())
        return any(
            _takes(Program(data, other), module, name)
            for other, data in self._files.holding(name)
            if other != path and is_program(other, data)
            if word.search(data) or _PACKAGE.search(data)
        )


def _takes(program: Program, module: str, name: str) -> bool:
    """Whether a program has a name of what may be a module, or everything of that."""
    imported = {whole for _, whole in program.names.imports()}
    written = {program.names(each) for each in program.module.all(ast.Attribute)}
    return any(_is_of(whole, module, name) for whole in imported | written)


def _is_of(whole: str, module: str, name: str) -> bool:
    owner, _, last = whole.rpartition(".")
    # Of a package itself only the dots are known.
    is_of_module = owner.rpartition(".")[2] == module or (
        whole.startswith(".") and not owner.strip(".")
    )
    return last in (name, "*") and is_of_module
