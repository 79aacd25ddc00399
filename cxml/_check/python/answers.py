"""What the views of a program answer with."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from .built import Built
from .follow import Follower, Written
from .literal import last_name, operands
from .tree import MOST_KNOWN, walk

if TYPE_CHECKING:
    from .names import Names
    from .tree import Tree
    from .views import Function

_ASIDE = frozenset({"delete_cookie", "set_cookie", "status_code"})
_READS = frozenset({"CallSid", "ConferenceSid", "MessageSid", "StatusCallbackEvent"})


class Answers:
    """Tells what functions answer with.

    Args:
        tree: the program.
        names: what its names stand for.
        follower: knows what it builds.
        texts: the documents that are written down, or put together from texts.
        named: the names to which documents are added piece by piece.

    """

    def __init__(
        self,
        tree: Tree,
        names: Names,
        follower: Follower,
        texts: Collection[ast.expr],
        named: Collection[str] = (),
    ) -> None:
        self._tree, self._names, self._follower = tree, names, follower
        self._texts, self._collected = {*texts}, {*named}

    def returned(self, function: Function) -> list[ast.expr]:
        """Give what a function returns."""
        return self._returned.get(function, [])

    @cached_property
    def _returned(self) -> dict[ast.AST, list[ast.expr]]:
        found: dict[ast.AST, list[ast.expr]] = {}
        for each in self._tree.all(ast.Return):
            if each.value is not None:
                found.setdefault(self._names.scope_of(each), []).append(each.value)
        return found

    def made(self, function: Function) -> list[ast.expr]:
        """Give what a function returns; of a name, what was made and got it, if that is certain."""
        return [self._made(each, function) for each in self.returned(function)]

    def _made(self, node: ast.expr, function: Function) -> ast.expr:
        if not isinstance(node, ast.Name) or self.is_text(node) or self._is_response(node):
            return node
        given = [each for each in self.given(node, function) if isinstance(each, ast.Call)]
        uses = self._tree.used.get(node.id, ())
        is_certain = len(given) == 1 and len(uses) < MOST_KNOWN and all(map(self._is_aside, uses))
        return given[0] if is_certain else node

    def _is_aside(self, use: ast.expr) -> bool:
        """Whether what is done with an answer leaves its type as it is."""
        parent = self._tree.parent(use)
        if isinstance(parent, ast.Attribute):
            return parent.attr in _ASIDE
        return isinstance(parent, ast.Return)

    def is_text(self, node: ast.expr) -> bool:
        """Whether an expression is the text of a document, or a function gives that."""
        if self._is_text_itself(node):
            return True
        function = self._called(node)
        returned = self.returned(function) if function else []
        return bool(returned) and all(map(self._is_text_itself, returned))

    def _is_text_itself(self, node: ast.expr) -> bool:
        if isinstance(self._follower.values.get(node), Written):
            return True
        if isinstance(node, ast.BinOp):
            return any(map(self._is_named, operands(node)))
        return self._is_named(node)

    def _is_named(self, node: ast.expr) -> bool:
        return node in self._texts or (isinstance(node, ast.Name) and node.id in self._named)

    def is_built(self, node: ast.expr) -> bool:
        """Whether an expression is a response as it is built, or a function gives that."""
        if self._is_response(node):
            return True
        function = self._called(node)
        returned = self.returned(function) if function else []
        return bool(returned) and all(map(self._is_response, returned))

    def _is_response(self, node: ast.expr) -> bool:
        value = self._follower.values.get(node)
        return isinstance(value, Built) and value.element.tag == "Response"

    def answers(self, function: Function) -> bool:
        """Whether a function gives an answer of Django's, and does not only help one that does.

        It makes one, or another function of this program makes it.
        """
        return function in self._answering

    @cached_property
    def _answering(self) -> set[Function]:
        return self._with_callers(each for each in self._tree.functions if self._makes(each))

    def _makes(self, function: Function) -> bool:
        """Whether a function makes an answer of Django's, and returns it."""
        every = (each for node in self.returned(function) for each in self._ways(node, function))
        calls = [each for each in every if isinstance(each, ast.Call)]
        names = [last_name(each.func) for each in calls if not self._is_response(each)]
        return any(each.endswith("Response") or each == "render" for each in names)

    def hands_on(self, function: Function) -> bool:
        """Whether a function returns what one of another file makes of a document."""
        every = (each for node in self.returned(function) for each in self._ways(node, function))
        return any(isinstance(each, ast.Call) and self._is_handed_on(each) for each in every)

    def _is_handed_on(self, call: ast.Call) -> bool:
        return bool(self._names(call.func)) and any(map(self._is_document, call.args))

    def builds(self, function: Function) -> bool:
        """Whether a function makes a response, or returns a document."""
        made = self._follower.made.get(function, [])
        if any(each.element.tag == "Response" for each in made):
            return True
        every = (each for node in self.returned(function) for each in _parts(node))
        return any(self._is_document(each) for each in every)

    def gives(self, function: Function) -> bool:
        """Whether a function builds, or returns what another of this program builds."""
        return function in self._giving

    @cached_property
    def _giving(self) -> set[Function]:
        """The functions that build, and those that return what these give."""
        return self._with_callers(each for each in self._tree.functions if self.builds(each))

    def _with_callers(self, functions: Iterable[Function]) -> set[Function]:
        """Give functions, and all that return something of these."""
        # Of all at once, since thousands may return what each other give.
        waiting = [*functions]
        found = {*waiting}
        for function in waiting:
            fresh = {*self._callers.get(function, ())} - found
            found |= fresh
            waiting += fresh
        return found

    @cached_property
    def _callers(self) -> dict[Function, list[Function]]:
        """The functions that return something of another one, by that."""
        found: dict[Function, list[Function]] = {}
        for each in self._tree.functions:
            for value in self._named_too(each):
                if called := self._called(value):
                    found.setdefault(called, []).append(each)
        return found

    def _named_too(self, function: Function) -> Iterator[ast.expr]:
        """Give what a function returns, with what stands in it, and what its names were given."""
        every = (each for node in self.returned(function) for each in _parts(node))
        return (value for each in every for value in self._ways(each, function))

    def _ways(self, node: ast.expr, function: Function) -> list[ast.expr]:
        """Give what an expression comes to, in one way or another."""
        given = (value for each in _ways(node) for value in (each, *self.given(each, function)))
        return [each for value in given for each in _ways(value)]

    def given(self, node: ast.expr, function: Function) -> list[ast.expr]:
        """Give all that a name is given in a function; nothing for what is no name."""
        return self._given.get((function, node.id), []) if isinstance(node, ast.Name) else []

    @cached_property
    def _given(self) -> dict[tuple[ast.AST, str], list[ast.expr]]:
        found: dict[tuple[ast.AST, str], list[ast.expr]] = {}
        for name, some in self._tree.given.items():
            for each in some:
                found.setdefault((self._names.scope_of(each), name), []).append(each)
        return found

    def _called(self, node: ast.expr) -> Function | None:
        """Give the function of this program that an expression calls."""
        match node:
            case ast.Call(func=ast.Name(id=name)):
                return self._functions.get(name)
            case ast.Call(func=ast.Attribute(value=ast.Name(id="self"), attr=name)):
                some = self._methods.get(name, {})
                own = self._tree.parent(self._names.scope_of(node))
                return some.get(own) or next(iter(some.values()), None)
            case _:
                return None

    @cached_property
    def _functions(self) -> dict[str, Function]:
        """The functions that stand in no other and in no class, by their names."""
        own = (each for each in self._tree.functions if self._tree.parent(each) is self._tree.root)
        return {each.name: each for each in own}

    @cached_property
    def _methods(self) -> dict[str, dict[ast.AST | None, Function]]:
        """The methods of each name, by their classes."""
        found: dict[str, dict[ast.AST | None, Function]] = {}
        for each in self._tree.functions:
            above = self._tree.parent(each)
            if isinstance(above, ast.ClassDef):
                found.setdefault(each.name, {})[above] = each
        return found

    def reads(self, function: Function) -> bool:
        """Whether a function reads what the platform alone sends."""
        every = (each for each in walk(function) if isinstance(each, ast.Constant))
        return any(isinstance(each.value, str) and each.value in _READS for each in every)

    def _is_document(self, node: ast.expr) -> bool:
        return isinstance(self._follower.values.get(node), Built) or self._is_text_itself(node)

    @cached_property
    def _named(self) -> set[str]:
        """The names of documents that are written down."""
        targets = (to for to, value in self._tree.assigned() if value in self._texts)
        return self._collected.union(each.id for each in targets if isinstance(each, ast.Name))


def _ways(node: ast.expr) -> list[ast.expr]:
    """Give an expression, without what waits for it; of one that chooses, what it chooses from."""
    found: list[ast.expr] = []
    waiting = [node]
    while waiting:
        match waiting.pop():
            case ast.Await(value=inner):
                waiting.append(inner)
            case ast.IfExp(body=body, orelse=other):
                waiting += (other, body)
            case each:
                found.append(each)
    return found


def _parts(node: ast.expr) -> Iterator[ast.expr]:
    """Give an expression, and what is given to a call in it, or stands first in a tuple."""
    yield node
    if isinstance(node, ast.Tuple):
        yield from node.elts[:1]
    elif isinstance(node, ast.Call):
        yield from node.args
        yield from (each.value for each in node.keywords)
