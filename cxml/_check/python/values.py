"""Values that are written down in a program."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final

from ..leftover import SOME_TEXT
from .literal import Literal, last_name, read_literal

if TYPE_CHECKING:
    from .text import PythonText


class Unknown:
    """What is known only when the program runs."""


UNKNOWN: Final = Unknown()
STANDS_FOR = "{{value}}"
"""What a value is taken for that is not known: no rule judges what the platform fills in."""
_ADDRESSES = frozenset(
    {"build_absolute_uri", "reverse", "str", "url_for", "url_path_for", "urljoin"}
)
"""Functions that give a text, whatever they are given."""
_PLAIN = (str, bytes, int, float, type(None))
MOST_BITS = 10_000
"""How long a number may be: Python writes no longer ones as text."""


def value_of(node: ast.expr, text: PythonText) -> object:
    """Give the value of an expression: a text, a number, true, false, none, or a list of these.

    Returns:
        the value; ``UNKNOWN`` where it is not written down.

    """
    match node:
        case ast.Constant(value=value):
            return value if _is_plain(value) else UNKNOWN
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as number)):
            return -number if _is_plain(number) else UNKNOWN
        case ast.List(elts=parts) | ast.Tuple(elts=parts) | ast.Set(elts=parts):
            values = [_simple(each) for each in parts]
            return UNKNOWN if any(each is UNKNOWN for each in values) else values
        case ast.BinOp() | ast.Call():
            literal = literal_at(node, text)
            return UNKNOWN if literal is None else literal.value
        case _:
            return UNKNOWN


def stands_for(node: ast.expr | None) -> str:
    """Give what the value of an expression is taken for where it is not known.

    Of most it is not known either whether there is one: it may be none.
    """
    match node:
        case ast.JoinedStr() | ast.BinOp(left=ast.JoinedStr()) | ast.BinOp(right=ast.JoinedStr()):
            return SOME_TEXT
        case ast.BinOp(left=ast.Constant(value=str())) | ast.BinOp(right=ast.Constant(value=str())):
            return SOME_TEXT
        case ast.Call(func=function) if last_name(function) in _ADDRESSES:
            return SOME_TEXT
        case _:
            return STANDS_FOR


def _simple(node: ast.expr) -> object:
    return node.value if isinstance(node, ast.Constant) and _is_plain(node.value) else UNKNOWN


def _is_plain(value: object) -> bool:
    if isinstance(value, int):
        return value.bit_length() <= MOST_BITS
    return isinstance(value, _PLAIN)


def literal_at(node: ast.expr, text: PythonText) -> Literal | None:
    """Give the text that an expression is, as it is written."""
    spelling = read_literal(node, text)
    return Literal(node, text, spelling) if spelling and spelling.text else None
