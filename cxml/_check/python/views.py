"""The views of a program: what answers when the platform asks."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from .literal import last_name
from .tree import assigned_by

if TYPE_CHECKING:
    from .names import Names
    from .tree import Tree

Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef


class Framework(StrEnum):
    """What serves a view."""

    FLASK = "Flask"
    DJANGO = "Django"
    FASTAPI = "FastAPI"


APPS = {
    "flask.Flask": Framework.FLASK,
    "flask.Blueprint": Framework.FLASK,
    "fastapi.FastAPI": Framework.FASTAPI,
    "fastapi.APIRouter": Framework.FASTAPI,
    "starlette.applications.Starlette": Framework.FASTAPI,
    "starlette.routing.Router": Framework.FASTAPI,
}
"""What has routes, with the framework that it is of."""
_PACKAGES = {
    "flask": Framework.FLASK,
    "fastapi": Framework.FASTAPI,
    "starlette": Framework.FASTAPI,
    "django": Framework.DJANGO,
}
VERBS = {"delete", "get", "patch", "post", "put"}
"""The methods of a request, as frameworks name functions after them."""
ROUTES = {"route", "api_route", *VERBS}
"""What decorates a view."""
PERMISSIONS = ("authentication_classes", "permission_classes")
"""What holds, in a view of Django REST framework, the classes that decide who may ask."""
RULES = {
    "Route": Framework.FASTAPI,
    "add_api_route": Framework.FASTAPI,
    "add_route": Framework.FASTAPI,
    "add_url_rule": Framework.FLASK,
}
"""What serves a view that it does not decorate, with the framework that it is of."""
JOINS = ("include_router", "register_blueprint")
"""What gives an application, or a blueprint, the routes of another."""


class Route(NamedTuple):
    """An address under which a view is served."""

    call: ast.Call
    framework: Framework
    methods: frozenset[str] | None
    """The methods that it takes; nothing where that is not known."""


class View(NamedTuple):
    """A function that answers requests."""

    function: Function
    framework: Framework
    routes: tuple[Route, ...]
    cls: ast.ClassDef | None = None
    """The class that it is a method of."""

    @property
    def decorators(self) -> list[ast.expr]:
        """What decorates it, its class, or what that class begins with, apart from its routes."""
        routes = {each.call for each in self.routes}
        every = [*self.function.decorator_list]
        if self.cls:
            every += self.cls.decorator_list
            for each in self.cls.body:
                is_entry = isinstance(each, ast.FunctionDef) and each.name == "dispatch"
                every += (
                    each.decorator_list if is_entry and isinstance(each, ast.FunctionDef) else []
                )
        return [each for each in every if each not in routes]

    @property
    def is_of_rest(self) -> bool:
        """Whether it is a view of Django REST framework, by the name of what it inherits."""
        bases = self.cls.bases if self.cls else []
        return any(last_name(each).endswith("APIView") for each in bases)

    @property
    def permissions(self) -> list[ast.expr]:
        """What decides, in a view of Django REST framework, who may ask."""
        body = self.cls.body if self.cls else []
        own = (pair for each in body for pair in assigned_by(each))
        given = [value for target, value in own if last_name(target) in PERMISSIONS]
        every = [each for each in self.decorators if isinstance(each, ast.Call)]
        return given + [
            arg for each in every if last_name(each.func) in PERMISSIONS for arg in each.args
        ]

    @property
    def behind_routes(self) -> list[ast.expr]:
        """What is called before it: what decorates a route is not, since that has the view then."""
        routes = [each.call for each in self.routes]
        own = self.function.decorator_list
        above = own[: max((place for place, each in enumerate(own) if each in routes), default=0)]
        return [each for each in self.decorators if each not in above]

    @property
    def names(self) -> list[str]:
        """What it is called where its address is."""
        return [self.function.name, *([self.cls.name] if self.cls else [])]

    @property
    def place(self) -> ast.expr | Function:
        """Where it begins: with what decorates it."""
        return next(iter(self.function.decorator_list), self.function)


class Views:
    """Finds the views of a program."""

    def __init__(self, tree: Tree, names: Names) -> None:
        self._tree, self._names = tree, names

    def find(self) -> Iterator[View]:
        """Give the views."""
        rules = self._rules
        for function in self._tree.outer_functions:
            routes = [*self._decorating(function), *rules.get(function.name, ())]
            if routes:
                yield View(function, routes[0].framework, tuple(routes))
            elif self._frameworks == {Framework.DJANGO}:
                yield from self._of_django(function)

    @cached_property
    def _frameworks(self) -> set[Framework]:
        """The frameworks that are imported."""
        packages = {name.lstrip(".").partition(".")[0] for _, name in self._names.imports()}
        return {framework for name, framework in _PACKAGES.items() if name in packages}

    @cached_property
    def _apps(self) -> dict[str, Framework]:
        """What is known to be an application, by the names that it is given."""
        found: dict[str, Framework] = {}
        for target, call in self._tree.assigned():
            framework = APPS.get(self._names(call.func)) if isinstance(call, ast.Call) else None
            if framework:
                found[last_name(target)] = framework
        return found

    def _framework_of(self, app: ast.expr) -> Framework | None:
        known = self._apps.get(last_name(app))
        others = self._frameworks - {Framework.DJANGO}
        return known or (next(iter(others)) if len(others) == 1 else None)

    def _decorating(self, function: Function) -> Iterator[Route]:
        for each in function.decorator_list:
            if not isinstance(each, ast.Call) or not isinstance(each.func, ast.Attribute):
                continue
            name, framework = each.func.attr, self._framework_of(each.func.value)
            if framework and name in ROUTES and (each.args or each.keywords):
                yield Route(each, framework, _methods(name, each))

    @cached_property
    def _rules(self) -> dict[str, list[Route]]:
        """Routes that are not written as decorators, by the names of the views."""
        found: dict[str, list[Route]] = {}
        for call in self._tree.called_any(RULES):
            owner = call.func.value if isinstance(call.func, ast.Attribute) else call.func
            framework = self._framework_of(owner)
            for given in (*call.args, *(each.value for each in call.keywords)):
                if framework and (view := last_name(given)):
                    route = Route(call, framework, _methods("route", call))
                    found.setdefault(view, []).append(route)
        return found

    def _of_django(self, function: Function) -> Iterator[View]:
        parent = self._tree.parent(function)
        parameters = [each.arg for each in function.args.args[:2]]
        if isinstance(parent, ast.ClassDef):
            is_view = any(last_name(each).endswith("View") for each in parent.bases)
            if is_view and function.name in VERBS and parameters[1:] == ["request"]:
                yield View(function, Framework.DJANGO, (), parent)
        elif parameters[:1] == ["request"] and isinstance(parent, ast.Module):
            yield View(function, Framework.DJANGO, ())


def _methods(name: str, call: ast.Call) -> frozenset[str] | None:
    if name in VERBS:
        return frozenset({name.upper()})
    for each in call.keywords:
        if each.arg is None:
            return None
        if each.arg == "methods":
            return methods_listed(each.value)
    return frozenset({"GET"})


def methods_listed(node: ast.expr) -> frozenset[str] | None:
    """Give the methods that are written down in a list; nothing where one is worked out."""
    parts = node.elts if isinstance(node, ast.List | ast.Tuple | ast.Set) else [node]
    words = [each.value for each in parts if isinstance(each, ast.Constant)]
    named = [each.upper() for each in words if isinstance(each, str)]
    return frozenset(named) if len(named) == len(parts) else None
