"""By which methods a view may be asked, as far as its program says so."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from .literal import last_name
from .tree import assigned_by
from .views import VERBS, Function, View, methods_listed

if TYPE_CHECKING:
    from .names import Names

Methods: TypeAlias = frozenset[str]
_PLAIN = ("django.views.View", "django.views.generic.View", "django.views.generic.base.View")
"""The class of Django that answers no method by itself."""
_ALLOWED = "http_method_names"
_ONLY = {"require_GET": "GET", "require_POST": "POST", "require_safe": "GET"}
_LISTS = ("api_view", "require_http_methods")
_HANDS_ON = ("dispatch", "http_method_not_allowed")
"""Methods of a class that may answer whatever it is asked by."""


class Taken(NamedTuple):
    """The methods that a view takes."""

    methods: Methods
    node: ast.expr | Function
    """What says so."""


def taken_by(view: View, names: Names) -> Taken | None:
    """Give the methods that a view takes; nothing where that is not known.

    Args:
        view: the view.
        names: what the names of its program stand for.

    """
    if view.routes:
        known = [each.methods for each in view.routes if each.methods is not None]
        is_known = len(known) == len(view.routes)
        return Taken(frozenset[str]().union(*known), view.routes[0].call) if is_known else None
    said = next(_decorating(view.function), None)
    return said if said or view.cls is None else _of_class(view.cls, view.function, names)


def _decorating(function: Function) -> Iterator[Taken]:
    """Give what decorators of Django, and of its REST framework, say."""
    for each in function.decorator_list:
        if method := _ONLY.get(last_name(each)):
            yield Taken(frozenset({method}), each)
        elif isinstance(each, ast.Call) and last_name(each.func) in _LISTS:
            methods = methods_listed(each.args[0]) if each.args else frozenset({"GET"})
            if methods is not None:
                yield Taken(methods - {"HEAD", "OPTIONS"}, each)


def _of_class(cls: ast.ClassDef, function: Function, names: Names) -> Taken | None:
    """Give what a class of Django's takes that answers nothing beside what it says itself."""
    assigned = (pair for each in cls.body for pair in assigned_by(each))
    given = {last_name(target): value for target, value in assigned}
    functions = {each.name for each in cls.body if isinstance(each, Function)}
    there = functions | given.keys()
    if not there.isdisjoint(_HANDS_ON):
        return None
    own = frozenset(each.upper() for each in there & VERBS)
    if _ALLOWED in given:
        allowed = methods_listed(given[_ALLOWED])
        return None if allowed is None else Taken(allowed - {"HEAD", "OPTIONS"}, given[_ALLOWED])
    is_plain = all(names(each) in _PLAIN for each in cls.bases)
    return Taken(own, function) if is_plain else None
