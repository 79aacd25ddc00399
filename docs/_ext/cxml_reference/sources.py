"""The texts that stand under attributes in the source of a class.

Python keeps no such text at run time, so it is read from the source.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path


def attribute_texts(cls: type) -> dict[str, str]:
    """Give the texts of a class's attributes, those of its bases included, by name."""
    found: dict[str, str] = {}
    for each in reversed(_ours(cls)):
        found |= _own_texts(_file(each), each.__qualname__)
    return found


def source_files(cls: type) -> list[Path]:
    """Name the files that a class and its bases are declared in."""
    return sorted({Path(_file(each)) for each in _ours(cls)})


def _ours(cls: type) -> list[type]:
    return [each for each in cls.__mro__ if each.__module__.split(".")[0] == "cxml"]


def _file(cls: type) -> str:
    return inspect.getsourcefile(cls) or ""


@cache
def _own_texts(file: str, name: str) -> dict[str, str]:
    module = ast.parse(Path(file).read_text(encoding="utf-8"))
    classes = [node for node in module.body if isinstance(node, ast.ClassDef)]
    bodies = [node.body for node in classes if node.name == name]
    return {attribute: text for body in bodies for attribute, text in _texts(body)}


def _texts(body: list[ast.stmt]) -> Iterator[tuple[str, str]]:
    for statement, text in pairwise(body):
        match statement, text:
            case (
                ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]),
                ast.Expr(value=ast.Constant(value=str(said))),
            ):
                yield name, inspect.cleandoc(said)
