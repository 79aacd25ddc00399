"""What names of a program stand for, as its imports say."""

from __future__ import annotations

import ast
import builtins
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from .literal import last_name

if TYPE_CHECKING:
    from .tree import Tree

_Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
Scope: TypeAlias = ast.Module | _Function | ast.ClassDef
_BINDING = (
    ast.Name, ast.arg, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.ExceptHandler,
    ast.MatchAs, ast.MatchStar, ast.MatchMapping,
)  # fmt: skip
LONGEST_ANNOTATION = 200
"""How many characters an annotation may have that is written as a text."""
DEEPEST_ANNOTATION = 5
LONGEST_NAME = 20
"""How many parts a dotted name may have that is looked for."""


class Names:
    """The names of a program that come from an import.

    A name has the meaning that it has where it stands: one that a function gives to something of
    its own has none.

    Args:
        tree: the program.

    """

    def __init__(self, tree: Tree) -> None:
        self._tree = tree

    def __call__(self, node: ast.expr) -> str:
        """Give the whole name of what an expression stands for, such as ``cxml.Dial``.

        Returns:
            the name with its modules; an empty text where that is not known.

        """
        return self._whole(node, again=True)

    def _whole(self, node: ast.expr, *, again: bool) -> str:
        parts: list[str] = []
        while isinstance(node, ast.Attribute) and len(parts) < LONGEST_NAME:
            parts.append(node.attr)
            node = node.value
        start = self._imported(node, again=again) if isinstance(node, ast.Name) else ""
        return ".".join([start, *reversed(parts)]) if start else ""

    def at(self, line: int, column: int) -> str:
        """Give the whole name of what begins at a place, if it comes from an import.

        Args:
            line: the line, from 1.
            column: the column in characters, from 1.

        """
        return self._by_place.get(self._tree.text.at(line, column), "")

    def imports(self) -> Iterator[tuple[ast.alias, str]]:
        """Give what is imported, each with its whole name; of a star the module and the star."""
        for statement in self._tree.all(ast.Import):
            yield from ((alias, alias.name) for alias in statement.names)
        for each in self._tree.all(ast.ImportFrom):
            module = "." * each.level + (each.module or "")
            yield from ((alias, f"{module}.{alias.name}") for alias in each.names)

    def scope_of(self, node: ast.AST) -> Scope:
        """Give the function, the class or the module that a node stands in.

        What decorates a function, or stands in its head, does not stand in it; its parameters do.
        """
        return self._scopes.get(node, self._tree.root)

    @cached_property
    def _scopes(self) -> dict[ast.AST, Scope]:
        tree = self._tree
        functions: list[_Function] = [*tree.functions, *tree.all(ast.Lambda)]
        scopes: list[Scope] = [tree.root, *functions, *tree.all(ast.ClassDef)]
        own = {inner: scope for scope in scopes for inner in _own(scope)}
        found: dict[ast.AST, Scope] = {tree.root: tree.root}
        for node, parent in tree.parents.items():  # what is further out comes first
            found[node] = own.get(node) or found[parent]
        for function in functions:
            found |= dict.fromkeys(parameters_of(function), function)
        return found

    def binder(self, name: ast.Name) -> Scope | None:
        """Give the scope that binds a name where it stands; nothing where none in the file does."""
        scope = here = self.scope_of(name)
        while True:
            # A method does not see the names of its class.
            if name.id in self._bound.get(scope, ()) and _sees(scope, here):
                return scope
            if scope is self._tree.root:
                return None
            scope = self.scope_of(scope)

    def _imported(self, name: ast.Name, *, again: bool) -> str:
        scope = self.binder(name)
        if scope is None:
            return self._from_star(name.id)
        # What is given a new name may not have got its own that way: that could go round.
        other = self._aliases.get((scope, name.id)) if again else None
        return self._bound[scope][name.id] or (self._whole(other, again=False) if other else "")

    def _from_star(self, name: str) -> str:
        return f"{self._star}.{name}" if self._star and not hasattr(builtins, name) else ""

    @cached_property
    def _star(self) -> str:
        """The module of which everything is imported, where that is but one."""
        stars = [name for alias, name in self.imports() if alias.name == "*"]
        return stars[0].removesuffix(".*") if len(stars) == 1 else ""

    def annotated(self, node: ast.expr | None) -> str:
        """Give the whole name of the class that an annotation names, and ``None`` at most.

        An annotation may be written as a text, and the class may be given another name.
        """
        for _ in range(DEEPEST_ANNOTATION):
            inner = None if node is None else _annotated(node)
            if inner is None:
                break
            node = inner
        return "" if node is None else self(node)

    @cached_property
    def _bound(self) -> dict[Scope, dict[str, str]]:
        """What each scope binds: by an import its whole name, by anything else nothing."""
        found: dict[Scope, dict[str, str]] = {}
        for node in self._others():
            found.setdefault(self.scope_of(node), {})[bound_by(node)] = ""
        # Imports come last: a name that is given something else where an import fails is that.
        for alias, whole in self.imports():
            bound = found.setdefault(self.scope_of(alias), {})
            name = bound_by(alias)
            if name != "*" and not bound.get(name):
                is_package = "." in alias.name and not alias.asname
                bound[name] = name if is_package else whole
        return found

    def _others(self) -> Iterator[ast.AST]:
        """Give what binds a name otherwise than an import."""
        every = (each for kind in _BINDING for each in self._tree.all(kind))
        return filter(bound_by, every)

    def is_steady(self, scope: Scope, name: str) -> bool:
        """Whether a scope gives a name something once, and nothing further in gives it more."""
        return self._counts[scope, name] == 1 and name not in self._rebound

    @cached_property
    def _counts(self) -> Counter[tuple[Scope, str]]:
        return Counter((self.scope_of(each), bound_by(each)) for each in self._others())

    @cached_property
    def _rebound(self) -> set[str]:
        every: list[ast.Global | ast.Nonlocal] = [*self._tree.all(ast.Global)]
        every += self._tree.all(ast.Nonlocal)
        return {name for each in every for name in each.names}

    @cached_property
    def _aliases(self) -> dict[tuple[Scope, str], ast.expr]:
        """What is given another name, by that: as in ``Answer = VoiceResponse``, and only once."""
        found: dict[tuple[Scope, str], ast.expr] = {}
        for target, value in self._tree.assigned():
            key = (self.scope_of(target), bound_by(target))
            if self.is_steady(*key) and _is_dotted(value):
                found[key] = value
        return found

    @cached_property
    def captured(self) -> dict[Scope, set[str]]:
        """The names that functions and classes in a scope use, by that scope."""
        found: dict[Scope, set[str]] = {}
        for name in self._tree.all(ast.Name):
            scope = self.scope_of(name)
            while scope is not self._tree.root:
                scope = self.scope_of(scope)
                found.setdefault(scope, set()).add(name.id)
        return found

    @cached_property
    def _by_place(self) -> dict[int, str]:
        found: dict[int, str] = {}
        text = self._tree.text
        every: list[ast.expr] = [*self._tree.all(ast.Name), *self._tree.all(ast.Attribute)]
        for node in every:
            above = self._tree.parent(node)
            if not isinstance(above, ast.Attribute) and (whole := self(node)):
                found[text.span(node).start] = whole
        return found


def _own(scope: Scope) -> Sequence[ast.AST]:
    """Give what stands in a scope, and not around it."""
    return [scope.body] if isinstance(scope, ast.Lambda) else scope.body


def bound_by(node: ast.AST) -> str:
    """Give the name that a part of a program binds; of an import of everything, the star.

    Other parts, and those that bind a name only with something in them, give an empty text.
    """
    match node:
        case ast.Name(id=name, ctx=context):  # of most parts, the most
            return "" if isinstance(context, ast.Load) else name
        case ast.alias():
            return node.asname or node.name.partition(".")[0]
        case (
            ast.ExceptHandler(name=str(name))
            | ast.MatchAs(name=str(name))
            | ast.MatchStar(name=str(name))
            | ast.MatchMapping(rest=str(name))
            | ast.FunctionDef(name=name)
            | ast.AsyncFunctionDef(name=name)
            | ast.ClassDef(name=name)
            | ast.arg(arg=name)
        ):
            return name
        case _:
            return ""


def _is_dotted(node: ast.expr) -> bool:
    while isinstance(node, ast.Attribute):
        node = node.value
    return isinstance(node, ast.Name)


def _annotated(node: ast.expr) -> ast.expr | None:
    """Give what an annotation says more plainly; nothing where it is plain."""
    match node:
        case ast.Constant(value=str(text)) if len(text) <= LONGEST_ANNOTATION:
            return _parsed(text)
        case ast.BinOp(left=inner, op=ast.BitOr(), right=ast.Constant(value=None)):
            return inner
        case ast.BinOp(left=ast.Constant(value=None), op=ast.BitOr(), right=inner):
            return inner
        case ast.Subscript(value=kind, slice=inner) if last_name(kind) == "Optional":
            return inner
        case ast.Subscript(value=kind, slice=ast.Tuple(elts=[inner, *_])) if (
            last_name(kind) == "Annotated"
        ):
            return inner
        case _:
            return None


def _parsed(text: str) -> ast.expr | None:
    try:
        return ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError):
        return None


def parameters_of(function: _Function) -> list[ast.arg]:
    """Give the parameters of a function, of all kinds."""
    arguments = function.args
    more = [each for each in (arguments.vararg, arguments.kwarg) if each]
    return [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, *more]


def _sees(scope: Scope, here: Scope) -> bool:
    return scope is here or not isinstance(scope, ast.ClassDef)
