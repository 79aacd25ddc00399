"""The texts that stand under attributes in the source of a class.

Python keeps no such text at run time, so it is read from the source, if that is there.
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
    for each in reversed(cls.__mro__):
        found |= _own_texts(source_file(each), each.__qualname__)
    return found


def source_file(cls: type) -> str:
    """Name the file that a class is declared in; empty where there is none."""
    try:
        return inspect.getsourcefile(cls) or ""
    except (OSError, TypeError):  # typed at a prompt; written in C
        return ""


@cache
def _own_texts(file: str, name: str) -> dict[str, str]:
    try:
        module = ast.parse(Path(file).read_text(encoding="utf-8"))
    except (OSError, ValueError, SyntaxError):  # there is no such file, or it is no longer the one
        return {}
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
            case _:
                pass
