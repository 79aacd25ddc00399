"""Whether the views of a program look who asks."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from .literal import last_name
from .tree import MOST_KNOWN, assigned_by, walk
from .views import JOINS

if TYPE_CHECKING:
    from .names import Names
    from .tree import Tree
    from .views import Function, View

_WORDS = r"valid|verif|signature|signed|auth(?!or)|secure|twilio_view|from_request"
_VERIFIES = re.compile(_WORDS, re.IGNORECASE)
_MAY_VERIFY = re.compile(_WORDS.encode(), re.IGNORECASE)
_OURS = re.compile(r"cxml\.(?:flask|django|starlette)\b")
_DECORATORS = ("document", "status_callback")
"""What cxml decorates views with: of Starlette they are methods, of an object of any name."""
_HOOKS = re.compile(r"before_(?:app_)?request|middleware", re.IGNORECASE)
_MAY_HOOK = re.compile(rb"before_(?:app_)?request|middleware|dependencies", re.IGNORECASE)
_BEFORE_ALL = ("dependencies", "middleware")
"""What an application, or a router, of FastAPI is given that is called before all its views."""
_ENTRIES = ("__call__", "dispatch", "initial", "setup")
"""The methods that each request to a class goes through."""
_PLAIN = frozenset(sys.stdlib_module_names).union(
    ("cxml", "django", "fastapi", "flask", "rest_framework", "starlette", "werkzeug")
)
"""Packages of which nothing looks who asks, but for what is known to do so."""
_OPENS = ("csrf_exempt", "exempt")
"""What things of a program are called that let everybody in."""


class Doubt(NamedTuple):
    """What of other modules may verify a view, by the whole names: this file does not tell."""

    behind: frozenset[str] = frozenset()
    """What the view is behind: it may do anything."""
    calls: frozenset[str] = frozenset()
    """What is only called on the way, as much is that does not verify."""


class Guards:
    """Tells which views verify the signature of a request, or are behind something that does.

    A function that is called so, or that calls one that is, is taken for one that verifies: its
    author thought of it. So is a class with a method that does, where each request goes through it.

    Args:
        tree: the program.
        names: what its names stand for.

    """

    def __init__(self, tree: Tree, names: Names) -> None:
        self._tree, self._names = tree, names

    def is_verified(self, view: View) -> bool:
        """Whether a view, or something before it, looks who asks."""
        said = [*view.behind_routes, *(each.call for each in view.routes)]
        if any(self._is_verifying(each) for each in said):
            return True
        if any(map(_is_closed, view.permissions)):
            return True
        if view.cls and self.verifies(view.cls.name):
            return True
        return self.verifies(view.function.name) or self._has_hook

    def verifies(self, name: str) -> bool:
        """Whether a function, or a class, of this file verifies."""
        return name in self._verifying

    def doubt(self, view: View) -> Doubt:
        """Say what may verify a view all the same, where that is not seen in this file."""
        said = [*view.behind_routes, *self._given_hooks, *(view.cls.bases if view.cls else ())]
        said += (given for each in view.routes for given in _given_before(each.call))
        return self._doubt_behind(said, view.function, *self._own_hooks)

    def _doubt_behind(self, said: Iterable[ast.expr], *functions: Function) -> Doubt:
        behind = self._inside(said)
        own = self._calls_of(last_name(each) for each in behind if not self._names(each))
        calls = self._calls_of(each.name for each in functions)
        return Doubt(_doubtful({*map(self._names, behind)} | own), _doubtful(calls))

    def before(self, module: str) -> Doubt | None:
        """Say what is called before all views of another file, as far as this one says.

        Args:
            module: the name of the other, which this one has to import.

        Returns:
            what may verify; nothing where something surely does.

        """
        if module not in self._imported:
            return Doubt()
        hooks = self._hooks[:MOST_KNOWN]
        given = [each for call, each in hooks if self._is_before(call, module)]
        if any(self._is_verifier(last_name(each)) for each in self._inside(given)):
            return None
        if any(self.verifies(each.name) for each in self._own_hooks):
            return None
        return self._doubt_behind(given, *self._own_hooks)

    @cached_property
    def _imported(self) -> set[str]:
        """The parts of the names of what is imported."""
        return {part for _, whole in self._names.imports() for part in whole.split(".")}

    def _is_before(self, call: ast.Call, module: str) -> bool:
        """Whether a hook may be one of the views of a module, and is not given to another one."""
        is_joining = last_name(call.func) in JOINS and call.args
        whole = self._names(call.args[0] if is_joining else call.func)
        return not whole or _is_plain(whole) or module in whole.split(".")

    def doubt_of(self, name: str) -> Doubt:
        """Say what may verify in a function, or a class, of this file."""
        return Doubt(_doubtful(self._calls_of([name])))

    def _inside(self, some: Iterable[ast.expr]) -> list[ast.Name | ast.Attribute]:
        """Give the names in expressions, each as a whole."""
        every = (each for one in some for each in walk(one))
        named = (each for each in every if isinstance(each, ast.Name | ast.Attribute))
        return [each for each in named if not isinstance(self._tree.parent(each), ast.Attribute)]

    def _calls_of(self, names: Iterable[str]) -> set[str]:
        """Give the whole names of what functions of this file, and those that they call, call."""
        waiting = [*dict.fromkeys(names)]
        seen, found = {*waiting}, set[str]()
        for name in islice(waiting, MOST_KNOWN):
            calls = self._calls.get(name, {})
            found.update(filter(None, calls.values()))
            fresh = [each for each, whole in calls.items() if not whole and each not in seen]
            seen.update(fresh)
            waiting += fresh
        return found

    @cached_property
    def _calls(self) -> dict[str, dict[str, str]]:
        """What functions, and classes, call by which name, and what that is as a whole."""
        found: dict[str, dict[str, str]] = {}
        for function in self._tree.outer_functions:
            calls = {last_name(each): self._names(each) for each in _called(function)}
            for name in self._names_of(function):
                found.setdefault(name, {}).update(calls)
        for name, maker in self._made:
            found.setdefault(name, {})[last_name(maker)] = self._names(maker)
        return found

    @cached_property
    def _made(self) -> list[tuple[str, ast.expr]]:
        """The classes, and what is made at the top, each with what it is made of."""
        found = [(cls.name, base) for cls in self._tree.all(ast.ClassDef) for base in cls.bases]
        assigned = (pair for each in self._tree.root.body for pair in assigned_by(each))
        made = ((target, call) for target, call in assigned if isinstance(call, ast.Call))
        return [*found, *((last_name(target), call.func) for target, call in made)]

    def _names_of(self, function: Function) -> list[str]:
        """Give what a function is called by: its name, or that of its class."""
        above = self._tree.parent(function)
        is_entry = isinstance(above, ast.ClassDef) and function.name in _ENTRIES
        return [above.name] if is_entry and isinstance(above, ast.ClassDef) else [function.name]

    def is_ours(self, decorator: ast.expr) -> bool:
        """Whether a decorator is of cxml."""
        function = decorator.func if isinstance(decorator, ast.Call) else decorator
        return _is_method_of_ours(decorator) or bool(_OURS.match(self._names(function)))

    def is_told_not_to(self, decorator: ast.expr) -> bool:
        """Whether a decorator of cxml is told not to verify."""
        keywords = decorator.keywords if isinstance(decorator, ast.Call) else []
        off = [each for each in keywords if each.arg == "verify" and _is_false(each.value)]
        return bool(off) and self.is_ours(decorator)

    def _is_verifying(self, decorator: ast.expr) -> bool:
        if self.is_told_not_to(decorator):
            return False
        every = (each for each in walk(decorator) if isinstance(each, ast.expr))
        return any(self.is_ours(each) or self._is_verifier(last_name(each)) for each in every)

    def _is_verifier(self, name: str) -> bool:
        return _VERIFIES.search(name) is not None or name in self._verifying

    @cached_property
    def _verifying(self) -> set[str]:
        """The functions that verify, or call one that does, and the classes."""
        callers: dict[str, list[str]] = {}
        for function in self._tree.outer_functions:
            names = self._names_of(function)
            for each in _called(function):
                callers.setdefault(last_name(each), []).extend(names)
        for name, maker in self._made:
            callers.setdefault(last_name(maker), []).append(name)
        found: set[str] = set()
        waiting = [name for name in callers if _VERIFIES.search(name)]
        for name in waiting:
            fresh = [each for each in callers.get(name, ()) if each not in found]
            found.update(fresh)
            waiting += fresh
        return found

    @cached_property
    def _has_hook(self) -> bool:
        """Whether all requests go through something that verifies."""
        if any(self.verifies(each.name) for each in self._own_hooks):
            return True
        return any(self._is_verifier(last_name(each)) for each in self._inside(self._given_hooks))

    @cached_property
    def _own_hooks(self) -> list[Function]:
        """The functions of this file that are called before all views."""
        every = self._tree.outer_functions
        return [each for each in every if any(map(_is_hook, each.decorator_list))]

    @property
    def _given_hooks(self) -> list[ast.expr]:
        """What is given to something that calls it before all views."""
        return [each for _, each in self._hooks]

    @cached_property
    def _hooks(self) -> list[tuple[ast.Call, ast.expr]]:
        """What is given to something that calls it before all views, each with what gives it."""
        routes = {each for function in self._tree.functions for each in function.decorator_list}
        found: list[tuple[ast.Call, ast.expr]] = []
        for call in self._tree.all(ast.Call):
            found += ((call, each) for each in call.args if _is_hook(call.func))
            found += ((call, each) for each in _given_before(call) if call not in routes)
        return found


def may_verify(data: bytes) -> bool:
    """Whether anything in a program may verify, by all that is written there."""
    return _MAY_VERIFY.search(data) is not None


def may_hook(data: bytes) -> bool:
    """Whether a program may have something called before all views, as its text tells."""
    return _MAY_HOOK.search(data) is not None


def _is_closed(permissions: ast.expr) -> bool:
    """Whether classes of Django REST framework let not everybody ask."""
    names = [each.id for each in walk(permissions) if isinstance(each, ast.Name)]
    return bool({*names} - {"AllowAny"})


def _is_method_of_ours(decorator: ast.expr) -> bool:
    """Whether it is as ``@webhooks.document(VoiceRequest)``, of an object of any name."""
    if not isinstance(decorator, ast.Call) or not isinstance(decorator.func, ast.Attribute):
        return False
    return decorator.func.attr in _DECORATORS and bool(decorator.args)


def _is_false(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is False


def _is_hook(node: ast.expr) -> bool:
    function = node.func if isinstance(node, ast.Call) else node
    return _HOOKS.search(last_name(function)) is not None


def _given_before(call: ast.Call) -> list[ast.expr]:
    """Give what FastAPI is told to call first."""
    return [each.value for each in call.keywords if each.arg in _BEFORE_ALL]


def _doubtful(names: Iterable[str]) -> frozenset[str]:
    """Give the whole names of which it is not known that nothing verifies there."""
    return frozenset(each for each in names if each and not _is_plain(each))


def _is_plain(whole: str) -> bool:
    package, name = whole.partition(".")[0], whole.rpartition(".")[2]
    return package in _PLAIN or name in _OPENS


def _called(function: Function) -> Iterator[ast.expr]:
    """Give what a function calls, and what FastAPI is to call before it."""
    for each in walk(function):
        if isinstance(each, ast.Call):
            yield each.func
            if last_name(each.func) in ("Depends", "Security"):
                yield from each.args
