"""Writes the stubs of the elements: run from the root after changing one.

What a keyword means stands under its field, and ``conference = child(...)`` is a method whose
parameters are those of the class. Type checkers work that out by themselves; but editors show no
text for a keyword of it, and ``pyright --verifytypes`` counts it as a guess. So each file of
elements has a stub beside it: the same text, with methods in the place of the lines of the
grammar, and docstrings that say what is taken::

    python tests/stubs.py

``tests/test_stubs.py`` says when that has been forgotten.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import types
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from textwrap import indent
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs

import cxml
from cxml._tree.child import AnyChild
from cxml._tree.class_text import with_arguments, written_text
from cxml._tree.methods import method_text
from cxml._tree.node import NOT_ATTRIBUTES, Node

PACKAGE = Path(cxml.__file__).parent
PACKAGES = ("voice", "messaging", "fax")
NOTE = "# Written by tests/stubs.py from the file beside it.\n"


def stubs() -> Iterator[tuple[Path, str]]:
    """Give each stub that there has to be, and its text."""
    for package in PACKAGES:
        for file in sorted((PACKAGE / package).glob("*.py")):
            if text := stub_of(file):
                yield file.with_suffix(".pyi"), text


def stub_of(file: Path) -> str:
    """Write the stub of a file; nothing where no element is declared in it."""
    source = file.read_text(encoding="utf-8")
    module = importlib.import_module(f"cxml.{file.parent.name}.{file.stem}")
    tree = ast.parse(source)
    writer, lines = Writer(module.__name__, _imported(tree)), source.splitlines()
    instead: list[tuple[ast.stmt, list[str]]] = [
        *((node, writer.method(line)) for line, node in _grammar(module, tree)),
        *((node, _said(cls, 4)) for cls, node in _texts(module, tree)),
    ]
    if not instead:
        return ""
    functions = (each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef))
    instead += [(each, _without_body(each)) for each in functions]
    for node, text in sorted(instead, key=lambda each: -each[0].lineno):
        lines[_first_line(node) - 1 : node.end_lineno] = text
    return NOTE + _with_imports("\n".join(lines) + "\n", writer.imports)


def _first_line(node: ast.stmt) -> int:
    decorators = node.decorator_list if isinstance(node, ast.FunctionDef) else []
    return min([node.lineno, *(each.lineno for each in decorators)])


def _without_body(function: ast.FunctionDef) -> list[str]:
    said = ast.get_docstring(function, clean=False)
    function.body = [ast.Expr(ast.Constant(said or ...))]
    return indent(ast.unparse(function), " " * function.col_offset).splitlines()


def _with_imports(text: str, more: Iterable[tuple[str, str]]) -> str:
    """Put the imports that are needed in the place of those that stand there."""
    tree = ast.parse(text)
    # The packages are asked for a class by the lines of the grammar alone.
    used = {each.id for each in ast.walk(tree) if isinstance(each, ast.Name)} - {*PACKAGES}
    imports = [each for each in tree.body if isinstance(each, ast.ImportFrom)]
    first, *others = imports  # from __future__
    lines = [
        f"from {'.' * each.level}{each.module or ''} import {', '.join(names)}"
        for each in others
        if (
            names := [
                ast.unparse(name) for name in each.names if (name.asname or name.name) in used
            ]
        )
    ]
    lines += (f"from {home} import {name}" for home, name in sorted(more))
    kept = text.splitlines()
    return "\n".join([*kept[: first.end_lineno], "", *lines, *kept[others[-1].end_lineno :]]) + "\n"


def _imported(tree: ast.Module) -> set[str]:
    found = (each for each in tree.body if isinstance(each, ast.ImportFrom))
    return {name.asname or name.name for each in found for name in each.names}


def _grammar(module: Any, tree: ast.Module) -> Iterator[tuple[AnyChild, ast.Assign]]:
    """Give the lines of the grammars in a file, and where each stands."""
    for cls in (each for each in tree.body if isinstance(each, ast.ClassDef)):
        for node in cls.body:
            match node:
                case ast.Assign(
                    targets=[ast.Name(id=name)], value=ast.Call(func=ast.Name(id="child"))
                ):
                    yield getattr(module, cls.name).__cxml_grammar__[name], node
                case _:
                    pass


def _texts(module: Any, tree: ast.Module) -> Iterator[tuple[type[Node], ast.stmt]]:
    """Give the elements in a file, and where the docstring of each stands."""
    for node in (each for each in tree.body if isinstance(each, ast.ClassDef)):
        cls = getattr(module, node.name)
        if issubclass(cls, Node) and written_text(cls):
            yield cls, node.body[0]


def _said(cls: type[Node], depth: int, first: str = "") -> list[str]:
    """Write a docstring that says what a class takes."""
    margin = " " * depth
    said = indent(with_arguments(first or written_text(cls), cls), margin).lstrip()
    return [*f'{margin}"""{said}'.splitlines(), "", f'{margin}"""']


class Writer:
    """Writes the methods of one stub, and the imports that these need."""

    def __init__(self, module: str, imported: set[str]) -> None:
        self._module = module
        self._imported = imported
        self.imports: set[tuple[str, str]] = set()

    def method(self, line: AnyChild) -> list[str]:
        """Write the method that stands for a line of the grammar."""
        cls = line.element
        made = [each for each in attrs.fields(cls) if each.init]
        ordered = sorted(made, key=lambda each: each.name in NOT_ATTRIBUTES)
        given = [each for each in ordered if not _is_keyword(cls, each)]
        keywords = [each for each in ordered if _is_keyword(cls, each)]
        parameters = [*map(self._parameter(cls), given), "*", *map(self._parameter(cls), keywords)]
        return [
            f"    def {line.name}(",
            "        self,",
            *(f"        {each}," for each in parameters),
            f"    ) -> {self._name(cls)}:",
            *_said(cls, 8, method_text(line)),
            "",
        ]

    def _parameter(self, cls: type) -> Callable[[attrs.Attribute[Any]], str]:
        types_of = get_type_hints(cls)

        def parameter(each: attrs.Attribute[Any]) -> str:
            kind = types_of[each.name]
            if each.converter is not None:
                taken = get_type_hints(each.converter)
                taken.pop("return")
                kind = next(iter(taken.values()))
            default = "" if each.default is attrs.NOTHING else f" = {_default(each.default)}"
            return f"{each.alias}: {self._spelled(kind)}{default}"

        return parameter

    def _spelled(self, kind: Any) -> str:
        """Spell a type out, with no name of the file that declares it."""
        origin, inner = get_origin(kind), get_args(kind)
        if origin in (Union, types.UnionType):
            return " | ".join(dict.fromkeys(self._spelled(each) for each in inner))
        if kind in (None, types.NoneType):
            return "None"
        if kind is ...:
            return "..."
        if origin is Literal:
            return f"{self._name(Literal)}[{', '.join(map(_quoted, inner))}]"
        if origin is not None:
            return f"{self._name(origin)}[{', '.join(map(self._spelled, inner))}]"
        return self._name(kind)

    def _name(self, thing: Any) -> str:
        """Name a class, and import it where the file does not have it anyhow."""
        name, home = str(getattr(thing, "__name__", None) or thing._name), thing.__module__
        if home in ("builtins", self._module) or name in self._imported:
            return name
        if home.startswith("cxml."):
            near = home.rpartition(".")[0] == self._module.rpartition(".")[0]
            home = f".{home.rpartition('.')[2]}" if near else f"..{home.removeprefix('cxml.')}"
        self.imports.add((home, name))
        return name


def _is_keyword(cls: type, each: attrs.Attribute[Any]) -> bool:
    kinds = {name: given.kind for name, given in inspect.signature(cls).parameters.items()}
    return kinds[str(each.alias)] is inspect.Parameter.KEYWORD_ONLY


def _default(value: object) -> str:
    return repr(value) if value in (None, (), "") else "..."


def _quoted(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else repr(value)


def main() -> None:
    """Write the stubs, and remove those that nothing needs any more."""
    wanted = dict(stubs())
    for package in PACKAGES:
        for file in (PACKAGE / package).glob("*.pyi"):
            if file.stem != "__init__" and file not in wanted:
                file.unlink()
    for file, text in wanted.items():
        file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
