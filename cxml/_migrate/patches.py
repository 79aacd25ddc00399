"""What tests patch of Twilio's library."""

from __future__ import annotations

import ast
import re

from .._check.python.literal import last_name
from .neighbours import neighbours_of
from .program import Program

_API = re.compile(r"twilio\.(?:base|http|rest)\b[\w.]*")


def is_patching(call: ast.Call) -> bool:
    """Whether a call puts something else in the place of what its first argument names."""
    return last_name(call.func) in ("patch", "setattr")


def patched_api(program: Program, call: ast.Call) -> str:
    """Give the name of what a call patches of the client of the API; empty where it is none."""
    match call:
        case ast.Call(args=[ast.Constant(value=str() as name), *_]) if is_patching(call):
            whole = name
        case ast.Call(args=[ast.expr() as owner, ast.Constant(value=str() as name), *_]) if (
            last_name(call.func) in ("object", "setattr")
        ):
            whole = f"{program.names(owner)}.{name}"
        case _:
            return ""
    known = whole if _API.fullmatch(whole) else neighbours_of(program).imported(program, whole)
    return known if _API.fullmatch(known) else ""
