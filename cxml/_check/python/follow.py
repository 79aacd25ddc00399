"""Following what a program does with elements, statement by statement, without running it.

Only what is certain is taken: statements that run one after the other. What a branch, a loop or a
call of something unknown adds is judged by itself, and makes what it is added to incomplete.
"""

from __future__ import annotations

import ast
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, cast

from ..._text.wording import did_you_mean, no_such
from ..._tree.display import public_name
from ..._tree.hints import no_method
from ..._tree.spec import spec_of
from ..._tree.twilio_names import MOVED
from ...errors import UnknownAttributeError
from .built import Built, OldName, Remark, Workshop
from .classes import Library, class_of
from .literal import last_name
from .names import bound_by, parameters_of
from .tree import walk
from .values import STANDS_FOR

if TYPE_CHECKING:
    from ..._tree.node import Node
    from .names import Names, Scope
    from .tree import Tree

DEEPEST = 60
"""How deep in an expression something is still followed."""
_SHOWS = {
    "bool", "bytes", "check", "format", "id", "isinstance", "len", "make_response", "print", "repr",
    "str", "type",
}  # fmt: skip
"""Functions that change nothing of what they are given."""
_WRITES = {"str", "to_xml", "to_bytes", "__str__"}
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_ENDS = (ast.Return, ast.Raise, ast.Break, ast.Continue)
# Of these it is not known whether, or how often, what stands in them is done.
_UNSURE = (
    ast.BoolOp, ast.IfExp, ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp,
)  # fmt: skip
_LOOKS = (ast.Compare, ast.UnaryOp, ast.FormattedValue, ast.JoinedStr)


class Written(NamedTuple):
    """The text of an element, as a document."""

    built: Built


Value: TypeAlias = Built | Written | None


class _Known:
    """What names stand for at this moment, with what changed, so that a branch can be left again.

    To copy all names for each branch would take the square of the length of a program.
    """

    def __init__(self) -> None:
        self.values: dict[str, Value] = {}
        self.changes: list[tuple[str, Value]] = []
        """The names that were given something else, each with what it stood for before."""

    def give(self, name: str, value: Value) -> None:
        """Let a name stand for something."""
        self.changes.append((name, self.values.get(name)))
        self.values[name] = value

    def forget(self, name: str) -> Value:
        """Let a name stand for nothing that is known, and give what it stood for."""
        before = self.values.pop(name, None)
        if before is not None:
            self.changes.append((name, before))
        return before

    def undo(self, start: int) -> dict[str, Value]:
        """Take back the changes since some moment, and give what became of the names."""
        after = {name: self.values.get(name) for name, _ in self.changes[start:]}
        before = dict(reversed(self.changes[start:]))
        del self.changes[start:]
        for name, value in before.items():
            self.values.pop(name, None)
            if value is not None:
                self.values[name] = value
        return {name: value for name, value in after.items() if value is not before[name]}


class Follower:
    """Follows a program.

    Args:
        tree: the program.
        names: what its names stand for.
        shop: makes the elements.

    """

    def __init__(self, tree: Tree, names: Names, shop: Workshop) -> None:
        self._tree, self._names, self._shop = tree, names, shop
        # What an inner function gives another value may be anything, whenever that is called.
        rebound = {name for each in tree.all(ast.Global) for name in each.names}
        self._rebound = rebound.union(*(each.names for each in tree.all(ast.Nonlocal)))
        self._env = _Known()
        self._scope: Scope = tree.root
        self._blocks = 0
        self.values: dict[ast.expr, Value] = {}
        """What expressions are, of those that are an element or its text."""
        self.made: dict[Scope, list[Built]] = {}
        """The elements that each function makes by their classes."""

    def follow(self) -> None:
        """Follow all that the program does."""
        self._follow(self._tree.root, self._tree.root.body)
        for each in self._tree.definitions:
            self._follow(each, each.body)

    def _follow(self, scope: Scope, body: Sequence[ast.stmt]) -> None:
        self._env, self._scope = _Known(), scope
        self._enter()
        if isinstance(scope, _FUNCTIONS):
            self._parameters(scope.args)
        self._statements(body)

    def _enter(self) -> None:
        self._blocks += 1
        self._shop.block = self._blocks

    def _parameters(self, arguments: ast.arguments) -> None:
        for each in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs):
            if built := self._annotated(each.annotation, each):
                self._env.give(each.arg, built)

    def _annotated(self, annotation: ast.expr | None, node: ast.expr | ast.arg) -> Built | None:
        """Give what an annotation says that something is, of which no more is known."""
        known = class_of(self._names.annotated(annotation))
        built = self._shop.start(*known, node) if known else None
        if built:
            built.is_whole = False
        return built

    # Statements

    def _statements(self, body: Iterable[ast.stmt]) -> None:
        for each in body:
            self._statement(each)

    def _statement(self, node: ast.stmt) -> None:
        match node:
            case ast.Assign(targets=targets, value=value):
                self._assign(targets, self._evaluate(value), value)
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                given = self._evaluate(value) or self._annotated(node.annotation, value)
                self._assign([target], given, value)
            case ast.Expr(value=value):
                self._evaluate(value)
            case ast.Return(value=ast.expr() as value):
                self._return(value)
            case ast.With() | ast.AsyncWith():
                self._with(node)
            case ast.If():
                self._if(node)
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                # What it uses of here was noted when that was made.
                self._env.forget(node.name)
            case _:
                self._other(node)

    def _other(self, node: ast.stmt) -> None:
        """Follow a statement of which nothing is certain but what it looks at first."""
        for each in ast.iter_child_nodes(node):
            if isinstance(each, ast.expr):
                self._escape(self._evaluate(each))
        for name in _given_first(node):
            self._env.forget(name)
        bodies: list[list[ast.stmt]] = [
            getattr(node, name, []) for name in ("body", "orelse", "finalbody")
        ]
        bodies += [each.body for each in getattr(node, "handlers", ())]
        bodies += [each.body for each in getattr(node, "cases", ())]
        for body in bodies:
            self._branch(body)
        self._forget(node)

    def _forget(self, node: ast.AST) -> None:
        """Forget what is given another value, or is not there any more."""
        for name in _stored(node):
            self._env.forget(name)

    def _if(self, node: ast.If) -> None:
        # Not one in the other: a chain of elif may be as long as a program.
        test: ast.If | None = node
        while test is not None:
            self._evaluate(test.test)
            self._branch(test.body)
            behind = test.orelse
            test = behind[0] if len(behind) == 1 and isinstance(behind[0], ast.If) else None
            if test is None:
                self._branch(behind)

    def _branch(self, body: Sequence[ast.stmt]) -> None:
        start, block = len(self._env.changes), self._shop.block
        self._enter()
        self._statements(body)
        changed = self._env.undo(start)
        if not (body and isinstance(body[-1], _ENDS)):
            for name, value in changed.items():
                self._escape(value)
                self._env.forget(name)
        self._shop.block = block

    def _with(self, node: ast.With | ast.AsyncWith) -> None:
        for item in node.items:
            value = self._evaluate(item.context_expr)
            if item.optional_vars is not None:
                self._assign([item.optional_vars], value, item.context_expr)
        self._statements(node.body)

    def _assign(self, targets: Iterable[ast.expr], value: Value, node: ast.expr) -> None:
        for target in targets:
            if isinstance(target, ast.Name):
                self._name(target.id, value)
                if target.id in self._names.captured.get(self._scope, ()):
                    self._escape(value)
            elif isinstance(target, ast.Attribute):
                self._set(target, node)
                self._escape(value)
            else:
                self._escape(value)
                self._forget(target)

    def _name(self, name: str, value: Value) -> None:
        if value is not None and name not in self._rebound:
            self._env.give(name, value)
        else:
            self._escape(value)
            self._env.forget(name)

    def _set(self, target: ast.Attribute, node: ast.expr) -> None:
        built = self._evaluate(target.value)
        if not isinstance(built, Built):
            return
        spec = spec_of(type(built.element))
        field = spec.attributes.get(target.attr) or spec.by_wire.get(target.attr)
        if built.library is Library.CXML and isinstance(built.node, ast.Call):
            self._shop.refuse_name(built, target)
        if field is None:
            built.is_whole = False
        elif built.block == self._shop.block:
            self._shop.set(built, field, node, target)
        else:
            built.element.__dict__[field.name] = STANDS_FOR

    def _return(self, node: ast.expr) -> None:
        value = self._evaluate(node)
        if not isinstance(value, Built):
            return
        made = self.made.get(self._scope, [])
        if value.method and value.root in made and value.root.is_whole:
            self._shop.served.append(Remark(node, {"child": value.element.tag}))
        elif not getattr(self._scope, "decorator_list", ()):
            value.is_whole = False  # whoever called may go on with it

    def _escape(self, value: Value) -> None:
        """Note that something may be done with an element that is not seen."""
        if isinstance(value, Built):
            value.is_whole = False

    # Expressions

    def _evaluate(self, node: ast.expr, depth: int = 0) -> Value:
        if depth > DEEPEST:
            return None
        value = self._value(node, depth + 1)
        if value is not None:
            self.values[node] = value
        return value

    def _value(self, node: ast.expr, depth: int) -> Value:
        match node:
            case ast.Constant():
                return None
            case ast.Name():
                return self._env.values.get(node.id)
            case ast.Call():
                return self._call(node, depth)
            case ast.Attribute():
                return self._attribute(node, depth)
            case ast.Await(value=inner):
                return self._evaluate(inner, depth)
            case ast.NamedExpr(target=target, value=inner):
                value = self._evaluate(inner, depth)
                self._assign([target], value, inner)
                return value
            case _:
                self._unsure(node, depth)
                return None

    def _unsure(self, node: ast.expr, depth: int) -> None:
        block = self._shop.block
        # A name of a lambda or a comprehension is another than that around it.
        outer = {name: self._env.forget(name) for name in _own_names(node)}
        self._parts(node, depth, is_unsure=isinstance(node, _UNSURE))
        for name, value in outer.items():
            if value is not None:
                self._env.give(name, value)
        self._shop.block = block

    def _parts(self, node: ast.AST, depth: int, *, is_unsure: bool) -> None:
        """Follow what stands in an expression; what is only looked at stays as it is."""
        for each in ast.iter_child_nodes(node):
            if is_unsure:
                self._enter()  # it is not known of either that the other is done too
            if isinstance(each, ast.expr):
                value = self._evaluate(each, depth)
                if not isinstance(node, _LOOKS):
                    self._escape(value)
            else:
                self._parts(each, depth + 1, is_unsure=is_unsure)

    def _attribute(self, node: ast.Attribute, depth: int) -> Value:
        built = self._evaluate(node.value, depth)
        if not isinstance(built, Built):
            return None
        spec = spec_of(type(built.element))
        if node.attr in MOVED and not spec.find(node.attr):
            if built.library is Library.CXML:
                self._shop.old_names.append(OldName(node, built))
        elif node.attr in spec.grammar:
            self._escape(built)
        return None

    def _call(self, node: ast.Call, depth: int) -> Value:
        function = node.func
        known = class_of(self._names(function))
        if known:
            self._arguments(node, depth)
            built = self._shop.make(*known, node)
            self._children(built, node)
            self.made.setdefault(self._scope, []).append(built)
            return built
        if isinstance(function, ast.Attribute):
            owner = self._evaluate(function.value, depth)
            if isinstance(owner, Built):
                return self._method(owner, function.attr, node, depth)
        return self._function(node, depth)

    def _function(self, node: ast.Call, depth: int) -> Value:
        name = last_name(node.func)
        values = self._arguments(node, depth)
        shows = name in _SHOWS or name.endswith("Response")
        for each in values:
            if not shows:
                self._escape(each)
        first = values[0] if values else None
        if name == "str" and isinstance(first, Built):
            return self._written(first, node)
        return None

    def _arguments(self, node: ast.Call, depth: int) -> list[Value]:
        every = list(node.args)
        for keyword in node.keywords:
            every += _children(keyword) or [keyword.value]
        return [self._evaluate(each, depth) for each in every]

    def _written(self, built: Built, node: ast.Call) -> Written:
        if built.method:
            self._shop.served.append(Remark(node, {"child": built.element.tag}))
        return Written(built)

    def _method(self, owner: Built, name: str, node: ast.Call, depth: int) -> Value:
        """Follow the call of a method of an element."""
        values = self._arguments(node, depth)
        line = spec_of(type(owner.element)).grammar.get(name)
        if line is not None:
            built = self._shop.make(line.element, owner.library, node)
            self._children(built, node)
            self._shop.place(built, owner, name)
            return built
        if name in ("append", "nest"):
            return self._append(owner, name, node, values)
        if name in _WRITES:
            return self._written(owner, node)
        for each in (owner, *values):
            self._escape(each)
        if owner.library is Library.CXML and isinstance(node.func, ast.Attribute):
            self._unknown(owner, node.func)
        return None

    def _unknown(self, owner: Built, function: ast.Attribute) -> None:
        """Note a method that an element of cxml does not have."""
        name, element = function.attr, owner.element
        if name in MOVED:
            self._shop.old_names.append(OldName(function, owner))
        elif isinstance(owner.node, ast.Call) and name not in self._given and _lacks(element, name):
            self._shop.wrong_calls.append(
                Remark(function, {"what": _no_method(cast("Hashable", type(element)), name)})
            )

    @cached_property
    def _given(self) -> set[str]:
        """The names of attributes that the program gives, to whatever."""
        every = self._tree.all(ast.Attribute)
        return {each.attr for each in every if isinstance(each.ctx, ast.Store)}

    def _append(self, owner: Built, name: str, node: ast.Call, values: Sequence[Value]) -> Value:
        child = values[0] if len(values) == 1 else None
        if not isinstance(child, Built):
            owner.is_whole = False
            return owner if name == "append" else None
        if child.method and child.parent is owner:
            says = {"name": child.element.tag, "parent": owner.element.tag, "method": child.method}
            self._shop.added_twice.append(Remark(node, says))
        else:
            self._shop.place(child, owner)
        return owner if name == "append" else child

    def _children(self, built: Built, node: ast.Call) -> None:
        """Put in what a call is given as children."""
        for keyword in node.keywords:
            if keyword.arg == "children":
                values = [self.values.get(each) for each in _children(keyword)]
                children = [each for each in values if isinstance(each, Built)]
                for each in children:
                    self._shop.place(each, built)
                if len(children) < len(values) or not values:
                    built.is_whole = False


def _lacks(element: Node, name: str) -> bool:
    return not name.startswith("_") and not hasattr(type(element), name)


@lru_cache(maxsize=256)
def _no_method(cls: type[Node], name: str) -> str:
    # Kept, since a program may make one mistake very often.
    element: Node = object.__new__(cls)
    error = no_method(element, name)
    if isinstance(error, UnknownAttributeError):
        return error.problem.message
    owner = public_name(cls)
    message, near = no_such("attribute", name, element.__cxml_grammar__, owner=owner)
    return message + did_you_mean(near)


def _children(keyword: ast.keyword) -> list[ast.expr]:
    """Give the children that are written in a list."""
    is_list = keyword.arg == "children" and isinstance(keyword.value, ast.List | ast.Tuple)
    return keyword.value.elts if is_list and isinstance(keyword.value, ast.List | ast.Tuple) else []


def _stored(node: ast.AST) -> Iterator[str]:
    """Give the names that a statement, a pattern or a target binds, wherever in it."""
    every = (bound_by(each) for each in walk(node) if not isinstance(each, ast.arg))
    return filter(None, every)


def _given_first(node: ast.stmt) -> Iterator[str]:
    """Give the names that a statement binds before anything in its bodies is done."""
    if isinstance(node, ast.For | ast.AsyncFor):
        yield from _stored(node.target)
    for handler in getattr(node, "handlers", ()):
        yield from filter(None, [handler.name])
    for case in getattr(node, "cases", ()):
        yield from _stored(case.pattern)


def _own_names(node: ast.expr) -> set[str]:
    """Give the names that a lambda or a comprehension has for itself."""
    match node:
        case ast.Lambda():
            return {each.arg for each in parameters_of(node)}
        case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
            return {name for each in node.generators for name in _stored(each.target)}
        case _:
            return set()
