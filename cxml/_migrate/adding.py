"""Imports that a program gets, under names that it does not have."""

from __future__ import annotations

import ast

from .._check.python.comments import first_line
from .._check.python.literal import last_name
from .change import Edit
from .program import Program


class Imports:
    """The imports that a program needs, and has not yet."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._wanted: dict[str, dict[str, str]] = {}
        module = program.module
        self._bound = {each.id for each in module.all(ast.Name)}
        self._bound |= {each.name for each in module.definitions}
        self._known = {
            name: alias.asname or last_name(ast.Name(alias.name))
            for alias, name in program.names.imports()
            if isinstance(module.parent(alias), ast.ImportFrom)
        }

    def name(self, module: str, name: str) -> str:
        """Give the name under which something of a module is known, or will be."""
        if known := self._known.get(f"{module}.{name}"):
            return known
        local = self.local(name).lower() if self.local(name) != name else name
        self._wanted.setdefault(module, {})[name] = local
        return local

    def local(self, name: str) -> str:
        """Give a name that the program does not have."""
        return f"cxml_{name}" if name in self._bound | {*self._known.values()} else name

    @property
    def edits(self) -> list[Edit]:
        """What adds them: behind the last of the imports at the top."""
        text = self.program.text
        lines = [_import(module, names) for module, names in sorted(self._wanted.items())]
        start = behind_imports(self.program)
        begin = "" if start in text.line_starts else text.newline
        added = "".join(f"{each}{text.newline}" for each in lines)
        return [Edit(start, start, f"{begin}{added}")] if lines else []


def _import(module: str, names: dict[str, str]) -> str:
    every = (name if name == local else f"{name} as {local}" for name, local in names.items())
    return f"from {module} import {', '.join(sorted(every))}"


def behind_imports(program: Program) -> int:
    """Give the line behind the imports at the top; else that behind what the file says."""
    body = program.module.root.body
    defined = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    # What stands further down may be too late for what decorates a function.
    first = next((place for place, each in enumerate(body) if isinstance(each, defined)), None)
    every = [each for each in body[:first] if isinstance(each, ast.Import | ast.ImportFrom)]
    says = [each for each in body[:1] if isinstance(each, ast.Expr)]
    last = (every or says)[-1:]
    if last:
        return program.behind(last[0])
    return program.text.line_starts[first_line(body[0]) - 1] if body else 0
