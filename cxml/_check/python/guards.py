"""Whether the views of a program look who asks."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from .literal import last_name
from .tree import walk

if TYPE_CHECKING:
    from .names import Names
    from .tree import Tree
    from .views import Function, View

_VERIFIES = re.compile(
    r"valid|verif|signature|signed|auth(?!or)|secure|twilio_view|from_request", re.IGNORECASE
)
_OURS = re.compile(r"cxml\.(?:flask|django|starlette)\b")
_DECORATORS = ("document", "status_callback")
"""What cxml decorates views with: of Starlette they are methods, of an object of any name."""
_HOOKS = re.compile(r"before_(?:app_)?request|middleware", re.IGNORECASE)


class Guards:
    """Tells which views verify the signature of a request, or are behind something that does.

    A function that is called so, or that calls one that is, is taken for one that verifies: its
    author thought of it.

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
        return view.function.name in self._verifying or self._has_hook

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
        """The functions that verify, or call one that does."""
        callers: dict[str, list[str]] = {}
        for function in self._tree.outer_functions:
            for name in _called(function):
                callers.setdefault(name, []).append(function.name)
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
        hooks = (
            each
            for each in self._tree.functions
            if any(_is_hook(decorator) for decorator in each.decorator_list)
        )
        if any(each.name in self._verifying for each in hooks):
            return True
        calls = (each for each in self._tree.all(ast.Call) if _is_hook(each.func))
        return any(self._is_verifier(last_name(given)) for each in calls for given in each.args)


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


def _called(function: Function) -> Iterator[str]:
    """Name what a function calls, and what FastAPI is to call before it."""
    for each in walk(function):
        if isinstance(each, ast.Call):
            yield last_name(each.func)
            if last_name(each.func) in ("Depends", "Security"):
                yield from (last_name(given) for given in each.args)
