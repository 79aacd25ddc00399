"""Which class of callbacks the views of a program read, where an element may send it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ... import callbacks
from ..._input.positions import Span
from .addresses import ASKED
from .tree import walk
from .views import Function

if TYPE_CHECKING:
    from ...callbacks import Callback
    from .module import Module

_ANSWERED = ("DialedNumber", "DialedSip")
"""What is read as any call that needs a document, too."""
_SENT = {kind for kinds in ASKED.values() for kind in kinds.values() if kind not in _ANSWERED}
_REPORTS = {kind for kind in _SENT if kind.endswith("Status")} | {"ConferenceEvent"}
"""The classes that are sent of calls, messages and conferences which no element made, too."""
_MAY_READ = re.compile("|".join(sorted(_SENT)))
_OURS = "cxml.callbacks."
_PLACES = {"cxml.django.from_request": 1, "cxml.flask.from_request": 0}
"""What reads a request in a view, and which argument is the class: of Django the second."""
_DEPENDENCY = "received"
"""What reads one of Starlette, and of FastAPI: a method, of an object of any name."""


class Reader(NamedTuple):
    """A view, and the class of callbacks that it reads."""

    view: str
    kind: str
    span: Span
    """Where it names the class."""

    @property
    def is_told(self) -> bool:
        """Whether the class may be sent to an address that no element names."""
        return self.kind in _REPORTS


def readers_of(module: Module) -> Iterator[Reader]:
    """Give the views of a program that read what an element may send."""
    named = _named(module) if _MAY_READ.search(module.text.text) else {}
    for function, nodes in named.items():
        kinds = [*{module.names(each).removeprefix(_OURS) for each in nodes}]
        if len(kinds) == 1 and kinds[0] in _SENT:
            yield Reader(_name(function, module), kinds[0], module.text.span(nodes[0]))


def _named(module: Module) -> dict[Function, list[ast.expr]]:
    """Give the classes that decorators of cxml are given, and calls of it, by the functions."""
    found: dict[Function, list[ast.expr]] = {}
    for function, call, place in (*_in_heads(module), *_inside(module)):
        named = [each.value for each in call.keywords if each.arg == "kind"]
        found.setdefault(function, []).extend([*named, *call.args[place:]][:1])
    return found


def _in_heads(module: Module) -> Iterator[tuple[Function, ast.Call, int]]:
    """Give what of cxml reads a request before a function is called, and the place of the class."""
    for function in module.functions:
        decorators = (each for each in function.decorator_list if isinstance(each, ast.Call))
        yield from ((function, each, 0) for each in decorators if module.guards.is_ours(each))
        if _DEPENDENCY in module.called:
            yield from ((function, each, 0) for each in _dependencies(function))


def _dependencies(function: Function) -> Iterator[ast.Call]:
    """Give what FastAPI is to read for a function, by its parameters or beside its route."""
    every = (each for head in (*function.decorator_list, function.args) for each in walk(head))
    return (each for each in every if isinstance(each, ast.Call) and _is_dependency(each))


def _inside(module: Module) -> Iterator[tuple[Function, ast.Call, int]]:
    """Give what of cxml reads a request in a function, and the place of the class."""
    for call in module.called_any(("from_request", _DEPENDENCY)):
        place = 0 if _is_dependency(call) else _PLACES.get(module.names(call.func))
        scope = module.names.scope_of(call)
        if isinstance(scope, Function) and place is not None:
            yield scope, call, place


def _is_dependency(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and call.func.attr == _DEPENDENCY


def _name(function: Function, module: Module) -> str:
    """Give what a view is called where it is served: a method by its class."""
    above = module.parent(function)
    return above.name if isinstance(above, ast.ClassDef) else function.name


@cache
def fits(read: str, sent: str) -> bool:
    """Whether a view that reads one class understands what is sent as another."""
    one, other = _class(read), _class(sent)
    return issubclass(one, other) or issubclass(other, one)


def _class(kind: str) -> type[Callback]:
    cls: type[Callback] = getattr(callbacks, kind)
    return cls


@cache
def elements_sending(read: str) -> tuple[str, ...]:
    """Give the elements that send what a view understands that reads a class."""
    return tuple(
        element
        for element, kinds in ASKED.items()
        if any(fits(read, kind) for kind in kinds.values())
    )
