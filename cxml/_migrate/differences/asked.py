"""What a view is sent, which tells what its answer may have, and when it is asked for."""

from __future__ import annotations

import ast

from ..._check.python.views import Function
from ..addresses import askers
from ..program import Program
from ..rewrites.views import received


def kinds_asked(program: Program, function: Function) -> set[str]:
    """Give the classes of callbacks that a view is sent: what it says itself, or what asks for it.

    Args:
        program: where it stands.
        function: the view, or a method of a class that is one.

    """
    if found := received(program, function):
        return {found[0]}
    above = program.module.parent(function)
    name = above.name if isinstance(above, ast.ClassDef) else function.name
    return {each.kind for each in askers(program, name)}
