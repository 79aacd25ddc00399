"""Documents that are written down in a program, and those that it puts together from texts."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from ..grammar import CHANNELS, verbs_of
from .collected import flat
from .literal import Literal, inside, last_name, operands, read_literal
from .tree import assigned_by

if TYPE_CHECKING:
    from .collected import Collected, Text
    from .tree import Tree

_BEGINS = re.compile(
    "\ufeff?\\s*+(?:<\\?xml[^>]*\\?>\\s*+)?(?:<!--.*?-->\\s*)*+<Response(?P<more>[\\s/>])",
    re.DOTALL,
)
_ENDS = re.compile(r"</Response\s*>\s*(?:<!--[^>]*-->\s*)*$")
_EMPTY = re.compile(r"[^<>]*/>\s*$")
# Markup of languages that fill templates in, Python's own among them; but not {{From}}.
_FOREIGN = re.compile(
    r"\{%|\{\{(?![A-Za-z0-9_-]+\}\})|\$\{|\$[a-z_]|%\(\w+\)|%[sd]|(?<!\{)\{[\w.\[\]!:]*\}(?!\})"
)
_OPENED = re.compile(r"<Response(?:\s[^<>]*)?>\s*(?:<[A-Za-z]|\{\})")
_OURS = re.compile(r"twi(?:lio|ml)|laml|cxml|signalwire", re.IGNORECASE)
_TEMPLATES = {"Template", "from_string", "render_template_string"}
_FORMATS = ("format", "format_map")


class Interpolated(NamedTuple):
    """A document into which a program puts values."""

    node: ast.expr
    values: tuple[ast.expr, ...]
    is_one: bool = True
    """Whether it is one expression, and not collected in several statements."""

    def place(self, unsafe: ast.expr) -> ast.expr:
        """Give where to show that one of its values is not escaped."""
        return self.node if self.is_one else unsafe


def names_platform(tree: Tree) -> bool:
    """Whether a program names one of the platforms, or a library for them."""
    return _OURS.search(tree.text.text) is not None


def literals_of(tree: Tree) -> Iterator[Literal]:
    """Give the documents that are written down as they are."""
    for node, later in _texts(tree):
        if (spelling := read_literal(node, tree.text, later)) is not None:
            literal = Literal(node, tree.text, spelling, later)
            if _is_document(literal.value, tree):
                yield literal


def put_together(tree: Tree, collected: Collected) -> Iterator[Interpolated]:
    """Give the documents that are put together from texts and values, each value once."""
    seen: set[ast.expr] = set()
    for each in (*_in_expressions(tree), *_in_statements(collected)):
        if not seen.issuperset(each.values):
            seen.update(each.values)
            yield each


# What is written down


def _candidates(tree: Tree) -> Iterator[ast.expr]:
    """Give the expressions around texts in which a document begins."""
    seen: set[ast.expr] = set()
    for constant in tree.all(ast.Constant):
        value = constant.value
        begins = "<Response" in value if isinstance(value, str) else _begins(value)
        if begins:
            around = tree.parent(constant)
            whole = _whole(around if isinstance(around, ast.JoinedStr) else constant, tree)
            if whole not in seen:
                seen.add(whole)
                yield whole


def _begins(value: object) -> bool:
    return isinstance(value, bytes) and b"<Response" in value


def _whole(node: ast.expr, tree: Tree) -> ast.expr:
    """Give what a text becomes where it is added to others, stripped, or the like."""
    while True:
        parent = tree.parent(node)
        if isinstance(parent, ast.BinOp) and isinstance(parent.op, ast.Add):
            node = parent
        elif call := _call_around(node, tree):
            node = call
        else:
            return node


def _call_around(node: ast.expr, tree: Tree) -> ast.Call | None:
    """Give the call that gives the same text, or a part of it, if there is one around."""
    parent = tree.parent(node)
    call = tree.parent(parent) if isinstance(parent, ast.Attribute) else parent
    return call if isinstance(call, ast.Call) and inside(call) is node else None


def _texts(tree: Tree) -> Iterator[tuple[ast.expr, tuple[ast.Call, ...]]]:
    """Give texts that are used as they are, with what is done to them elsewhere."""
    for node in _candidates(tree):
        uses = _uses(node, tree)
        if not any(_is_filled(each, tree) for each in (node, *uses)):
            yield node, tuple(filter(None, (_call_around(each, tree) for each in uses)))[:1]


def _uses(node: ast.expr, tree: Tree) -> list[ast.expr]:
    """Give where the name is used that a text is given."""
    # In the order of the file: of very much only the first is said.
    names = dict.fromkeys(last_name(target) for target, _ in assigned_by(tree.parent(node)))
    return [each for name in names if name for each in tree.used.get(name, ())]


def _is_filled(node: ast.expr, tree: Tree) -> bool:
    """Whether a text is filled in, so that it is no document yet; or is only a docstring."""
    parent = tree.parent(node)
    if isinstance(parent, ast.Call):
        return node in parent.args and last_name(parent.func) in _TEMPLATES
    is_method = isinstance(parent, ast.Attribute) and parent.attr in _FORMATS
    is_formatted = isinstance(parent, ast.BinOp) and isinstance(parent.op, ast.Mod)
    return is_method or is_formatted or isinstance(parent, ast.Expr)


def _is_document(value: str, tree: Tree) -> bool:
    begins = _BEGINS.match(value)
    if begins is None or _FOREIGN.search(value):
        return False
    if _EMPTY.match(value, begins.start("more")):
        return True
    return _ENDS.search(value[-300:]) is not None and (names_platform(tree) or _has_verb(value))


def _has_verb(value: str) -> bool:
    """Whether any element is one of ours: other vendors have a Response too."""
    verbs = {verb.lower() for channel in CHANNELS for verb in verbs_of(channel)}
    return any(each.lower() in verbs for each in re.findall(r"<(\w+)", value))


# What is put together


def _in_expressions(tree: Tree) -> Iterator[Interpolated]:
    for node in _candidates(tree):
        pieces = flat([_innermost(node)])
        values = _values(pieces)
        if values and _holds(_fixed(pieces)):
            yield Interpolated(node, values)
        for use in (node, *_uses(node, tree)):
            yield from _formatted(use, node, tree)


def _in_statements(collected: Collected) -> Iterator[Interpolated]:
    for text in documents_collected(collected):
        yield Interpolated(text.node, _values(text.pieces), is_one=False)


def documents_collected(collected: Collected) -> Iterator[Text]:
    """Give the documents that are put together piece by piece."""
    return (each for each in collected.texts if _holds(_fixed(each.pieces)))


def _values(pieces: Iterable[ast.expr]) -> tuple[ast.expr, ...]:
    return tuple(each for each in pieces if not isinstance(each, ast.Constant))


def _innermost(node: ast.expr) -> ast.expr:
    """Give the text of which calls take a part, or all."""
    while isinstance(node, ast.Call) and (inner := inside(node)):
        node = inner
    return node


def _formatted(use: ast.expr, text: ast.expr, tree: Tree) -> Iterator[Interpolated]:
    parent = tree.parent(use)
    if not _holds(_fixed(operands(_innermost(text)))):
        return
    if isinstance(parent, ast.BinOp) and isinstance(parent.op, ast.Mod) and parent.left is use:
        right = parent.right
        yield Interpolated(parent, tuple(right.elts if isinstance(right, ast.Tuple) else [right]))
    elif isinstance(parent, ast.Attribute) and parent.attr in _FORMATS:
        call = tree.parent(parent)
        if isinstance(call, ast.Call):
            yield Interpolated(call, (*call.args, *(each.value for each in call.keywords)))


def _fixed(parts: Iterable[ast.expr]) -> str:
    """Give the parts of a text that are written down, with braces for the others."""
    texts = (each.value if isinstance(each, ast.Constant) else "{}" for each in parts)
    return "".join(
        each.decode("latin-1") if isinstance(each, bytes) else str(each) for each in texts
    )


def _holds(fixed: str) -> bool:
    return "<Response" in fixed and ("</Response" in fixed or _OPENED.search(fixed) is not None)
