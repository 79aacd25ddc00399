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
        there = {module: self._statement(module) for module in self._wanted}
        edits = [
            self._longer(statement, self._wanted[module])
            for module, statement in there.items()
            if statement
        ]
        wanted = sorted(each for each in self._wanted.items() if not there[each[0]])
        lines = [_import(module, names) for module, names in wanted]
        start = behind_imports(self.program, are_local=False)
        begin = "" if start in text.line_starts else text.newline
        added = "".join(f"{each}{text.newline}" for each in lines)
        return [*edits, *([Edit(start, start, f"{begin}{added}")] if lines else [])]

    def _statement(self, module: str) -> ast.ImportFrom | None:
        """Give a statement at the top that imports something of a module, in its simplest form."""
        for each in _at_the_top(self.program):
            if isinstance(each, ast.ImportFrom) and not each.level and each.module == module:
                return None if each.names[0].name == "*" else each
        return None

    def _longer(self, statement: ast.ImportFrom, names: dict[str, str]) -> Edit:
        end = self.program.text.span(statement.names[-1]).end
        return Edit(end, end, "".join(f", {each}" for each in _named(names)))


def _import(module: str, names: dict[str, str]) -> str:
    return f"from {module} import {', '.join(_named(names))}"


def _named(names: dict[str, str]) -> list[str]:
    every = (name if name == local else f"{name} as {local}" for name, local in names.items())
    return sorted(every)


def _at_the_top(program: Program) -> list[ast.Import | ast.ImportFrom]:
    """Give the imports at the top that stand before all that is defined."""
    body = program.module.root.body
    defined = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    # What stands further down may be too late for what decorates a function.
    first = next((place for place, each in enumerate(body) if isinstance(each, defined)), None)
    return [each for each in body[:first] if isinstance(each, ast.Import | ast.ImportFrom)]


def behind_imports(program: Program, *, are_local: bool = True) -> int:
    """Give the line behind the imports at the top; else that behind what the file says.

    Args:
        program: the program.
        are_local: whether that is behind those of the same package too, which come last.

    """
    body = program.module.root.body
    every = _at_the_top(program)
    foreign = [each for each in every if isinstance(each, ast.Import) or not each.level]
    if not are_local and foreign:
        every = foreign
    says = [each for each in body[:1] if isinstance(each, ast.Expr)]
    last = (every or says)[-1:]
    if last:
        return program.behind(last[0])
    return program.text.line_starts[first_line(body[0]) - 1] if body else 0
