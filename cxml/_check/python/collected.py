"""Texts that a program collects: added to a name, or to a list that is joined."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, cast

from .literal import inside, operands
from .tree import MOST_KNOWN, place_of

if TYPE_CHECKING:
    from .names import Names, Scope
    from .tree import Tree

MOST_PIECES = 1_000
"""How many pieces of one text are looked at."""
_ADDS = ("append", "extend", "insert")


class Text(NamedTuple):
    """A text that is collected."""

    node: ast.expr
    """What gives it: the call that joins it, or what its name is given first."""
    pieces: list[ast.expr]
    """What it is made of, in the order of the file."""
    name: str = ""
    """Its name, where it is added up."""


class Collected:
    """Finds what is collected in a program.

    Args:
        tree: the program.
        names: knows the scopes of its names.

    """

    def __init__(self, tree: Tree, names: Names) -> None:
        self._tree, self._names = tree, names
        self._times: Counter[tuple[Scope, str]] = Counter()

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """The texts that are joined, or added up in several statements."""
        return (*self._joined(), *self._added())

    def _joined(self) -> Iterator[Text]:
        for call in self._tree.all(ast.Call):
            if (joined := joined_by(call)) is not None and self._is_new(joined):
                yield Text(call, flat(self.pieces_of(joined)))

    def _added(self) -> Iterator[Text]:
        for (_, name), statements in self._by_name.items():
            if any(_is_adding(each, name) for each in statements):
                pieces = flat(each for one in statements for each in _given_by(one))
                yield Text(pieces[0], pieces, name)

    def _is_new(self, joined: ast.expr) -> bool:
        """Whether a list is looked at once more: of one that is joined very often, not always."""
        if not isinstance(joined, ast.Name):
            return True
        key = self._names.scope_of(joined), joined.id
        self._times[key] += 1
        return self._times[key] <= MOST_KNOWN

    def pieces_of(self, node: ast.expr) -> list[ast.expr]:
        """Give what is joined of a list: all that is put into it, as far as that is seen."""
        if not isinstance(node, ast.Name):
            return _inside(node)
        statements = self._by_name.get((self._names.scope_of(node), node.id), [])
        if not statements:
            return [node]
        return [each for one in statements for given in _given_by(one) for each in _inside(given)]

    @cached_property
    def _by_name(self) -> dict[tuple[Scope, str], list[ast.stmt | ast.Call]]:
        """What gives each name something, or puts it into that; of very much not all."""
        found: dict[tuple[Scope, str], list[ast.stmt | ast.Call]] = {}
        for target, statement in sorted(self._giving(), key=lambda each: place_of(each[1])):
            some = found.setdefault((self._names.scope_of(target), target.id), [])
            if len(some) < MOST_PIECES:
                some.append(statement)
        return found

    def _giving(self) -> Iterator[tuple[ast.Name, ast.stmt | ast.Call]]:
        for plain in self._tree.all(ast.Assign):
            yield from ((each, plain) for each in plain.targets if isinstance(each, ast.Name))
        given: list[ast.AnnAssign | ast.AugAssign] = [*self._tree.all(ast.AnnAssign)]
        given += (each for each in self._tree.all(ast.AugAssign) if isinstance(each.op, ast.Add))
        for each in given:
            if isinstance(each.target, ast.Name) and each.value is not None:
                yield each.target, each
        for call in self._tree.all(ast.Call):
            owner = _list_of(call)
            if isinstance(owner, ast.Name):
                yield owner, call


def _is_adding(statement: ast.stmt | ast.Call, name: str) -> bool:
    """Whether a statement gives a name what it has, and more."""
    if isinstance(statement, ast.Assign):
        first, *more = operands(statement.value)
        return isinstance(first, ast.Name) and first.id == name and bool(more)
    return isinstance(statement, ast.AugAssign)


def _list_of(call: ast.Call) -> ast.expr | None:
    """Give the list that a call puts something into."""
    function = call.func
    is_one = isinstance(function, ast.Attribute) and function.attr in _ADDS and bool(call.args)
    return function.value if is_one and isinstance(function, ast.Attribute) else None


def joined_by(call: ast.Call) -> ast.expr | None:
    """Give what a call joins to a text."""
    if len(call.args) != 1 or _text_of_method(call, "join") is None:
        return None
    return call.args[0]


def parts_of(node: ast.expr) -> list[ast.expr] | None:
    """Take a text apart: a sum, an f-string, one that is filled in, or stripped.

    Returns:
        what is written down, and the values between; nothing of what is none of these.

    """
    if isinstance(node, ast.JoinedStr):
        return node.values
    if isinstance(node, ast.BinOp):
        return _parts_of_operation(node)
    if not isinstance(node, ast.Call):
        return None
    if (text := _text_of_method(node, "format")) is not None:
        return [text, *node.args, *(each.value for each in node.keywords)]
    inner = inside(node)
    return [inner] if inner else None


def _parts_of_operation(node: ast.BinOp) -> list[ast.expr] | None:
    if isinstance(node.op, ast.Add):
        return [node.left, node.right]
    if not isinstance(node.op, ast.Mod) or not _is_text(node.left):
        return None
    right = node.right
    if isinstance(right, ast.Dict):
        return [node.left, *right.values]
    return [node.left, *(right.elts if isinstance(right, ast.Tuple) else [right])]


def flat(pieces: Iterable[ast.expr]) -> list[ast.expr]:
    """Give the smallest pieces of a text: what is written down, and the values between."""
    found: list[ast.expr] = []
    waiting = [*pieces][::-1]
    while waiting:
        node = waiting.pop()
        parts = parts_of(node)
        if parts is None:
            found.append(node)
        else:
            waiting += reversed(parts)
    return found


def _text_of_method(call: ast.Call, name: str) -> ast.expr | None:
    """Give the text that is written down and has a method called."""
    function = call.func
    if not isinstance(function, ast.Attribute) or function.attr != name:
        return None
    return function.value if _is_text(function.value) else None


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str | bytes)


def _given_by(statement: ast.stmt | ast.Call) -> list[ast.expr]:
    """Give what a statement gives a name, or a call puts into a list."""
    if isinstance(statement, ast.Call):
        last = statement.args[-1]
        is_several = isinstance(statement.func, ast.Attribute) and statement.func.attr == "extend"
        return _inside(last) if is_several else [last]
    value = cast("ast.Assign | ast.AugAssign | ast.AnnAssign", statement).value
    return [] if value is None else [value]


def _inside(node: ast.expr) -> list[ast.expr]:
    """Give what stands in a list; of what is none, that itself."""
    if isinstance(node, ast.GeneratorExp | ast.ListComp):
        return [node.elt]
    return node.elts if isinstance(node, ast.List | ast.Tuple) else [node]
