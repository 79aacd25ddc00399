"""Where the form of a request stands in a program, and what is read of it, in any framework."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import NamedTuple

from .._check.python.literal import last_name
from .._check.python.names import parameters_of
from .._check.python.tree import walk
from .._check.python.views import Function
from .program import Program
from .reads import Read, read_at

_FLASK_FORMS = {f"flask.request.{each}" for each in ("args", "form", "values")}
_DJANGO_FORMS = {"GET", "POST"}
# What holds what was sent, in any framework, of something that is a request by its name.
_HOLDERS = {
    "GET", "POST", "args", "data", "form", "forms", "media", "params", "query", "query_params",
    "values",
}  # fmt: skip
_REQUESTS = {"rel_url", "req", "request"}
_OF_REQUEST = re.compile(r"(?:bottle|flask|quart)\.request\.\w+")
_READ_BY = {"form", "post"}
_PARSERS = {"dict", "parse_qs", "parse_qsl"}
_COPIES = {"copy", "dict", "to_dict"}
_GETTERS = {
    "get", "get_list", "getall", "getlist", "getone", "getunicode", "pop", "setdefault",
}  # fmt: skip
# Of Tornado and Falcon, which are asked for a parameter by its name.
_ARGUMENTS = {
    "get_argument", "get_arguments", "get_body_argument", "get_body_arguments", "get_param",
    "get_param_as_int", "get_param_as_list", "get_query_argument", "get_query_arguments",
}  # fmt: skip
_MARK = re.compile(r"fastapi\.(?:\w+\.)?(?:Form|Query)")
MOST_COPIES = 3
"""How often what was sent may be given another name."""


class Parameter(NamedTuple):
    """A parameter of a function that FastAPI fills with what was sent."""

    node: ast.arg | ast.AnnAssign
    """The parameter, or the field of a model that stands for all of the form."""
    name: str
    """What is sent, as it is sent."""
    is_needed: bool
    """Whether a request without it is refused."""


def forms_of_flask(program: Program, function: Function) -> Iterator[ast.expr]:
    """Give where the forms of Flask's request stand in a function."""
    every = (each for each in walk(function) if isinstance(each, ast.Attribute))
    return (each for each in every if program.names(each) in _FLASK_FORMS)


def forms_of_django(_: Program, function: Function) -> Iterator[ast.expr]:
    """Give where the forms of Django's request stand in a function."""
    names = _first_two(function)
    every = (each for each in walk(function) if isinstance(each, ast.Attribute))
    return (each for each in every if each.attr in _DJANGO_FORMS and _owner(each) in names)


def forms_of_fastapi(_: Program, function: Function) -> Iterator[ast.expr]:
    """Give where a form stands in a function that it awaited."""
    names = {
        target.id
        for each in walk(function)
        if isinstance(each, ast.Assign) and _is_awaited_form(each.value)
        for target in each.targets
        if isinstance(target, ast.Name)
    }
    every = (each for each in walk(function) if isinstance(each, ast.Name))
    return (each for each in every if each.id in names and isinstance(each.ctx, ast.Load))


def _is_awaited_form(node: ast.expr) -> bool:
    match node:
        case ast.Await(value=ast.Call(func=ast.Attribute(attr="form"))):
            return True
        case ast.Call(func=ast.Name(id="dict"), args=[inner]):
            return _is_awaited_form(inner)
        case _:
            return False


def _first_two(function: Function) -> set[str]:
    return {each.arg for each in function.args.args[:2]}


def _owner(node: ast.Attribute) -> str:
    return node.value.id if isinstance(node.value, ast.Name) else ""


def reads_in(program: Program, function: Function) -> Iterator[Read]:
    """Give what a function reads of the form of its request, where that can be written anew."""
    of_all = (forms_of_flask, forms_of_django, forms_of_fastapi)
    forms = [form for forms_of in of_all for form in forms_of(program, function)]
    return filter(None, (read_at(each, program.module) for each in forms))


def reads_of_any(program: Program, function: Function) -> list[Read]:
    """Give all that a function reads of its request, in any framework and by any way."""
    return program.known(_reads_of_any, function)


def _reads_of_any(program: Program, function: Function) -> list[Read]:
    found = {each.node: each for each in reads_in(program, function)}
    forms = _Forms(program, function)
    for each in walk(function):
        if isinstance(each, ast.expr) and (read := forms.read_at(each)):
            found.setdefault(read.node, read)
    return [*found.values()]


class _Forms:
    """Tells what holds, in a function, what was sent with its request."""

    def __init__(self, program: Program, function: Function) -> None:
        self._program, self._first = program, _first_two(function)
        self._names: set[str] = set()
        given = [*_given_in(function)]
        for _ in range(MOST_COPIES if given else 0):
            self._names |= {name for name, value in given if self._holds(value)}

    def read_at(self, node: ast.expr) -> Read | None:
        """Say what is read by an expression, or right behind it."""
        match node:
            case ast.Call(
                func=ast.Attribute(attr=how), args=[ast.Constant(value=str() as name), *_]
            ) if how in _ARGUMENTS:
                return Read(node, name)
            case _:
                return self._read_of(node) if self._holds(node) else None

    def _read_of(self, form: ast.expr) -> Read | None:
        if found := read_at(form, self._program.module):
            return found
        above = self._program.module.parent(form)
        call = self._program.module.parent(above) if above else None
        match call:
            case ast.Call(
                func=ast.Attribute(attr=how) as called,
                args=[ast.Constant(value=str() as name), *_],
            ) if called is above and how in _GETTERS:
                return Read(call, name)
            case _:
                # Bottle's forms have what was sent as attributes.
                return Read(above, above.attr) if isinstance(above, ast.Attribute) else None

    def _holds(self, node: ast.expr) -> bool:
        match node:
            case ast.Name(id=name):
                return name in self._names
            case ast.Attribute():
                return self._is_held(node)
            case ast.Await(value=ast.Call(func=ast.Attribute(attr=how))) if how in _READ_BY:
                return True
            case ast.Await(value=inner):
                return self._holds(inner)
            case ast.Call(func=ast.Attribute(value=inner, attr=how), args=[]) if how in _COPIES:
                return self._holds(inner)
            case ast.Call(func=made, args=[inner]):
                return last_name(made) in _PARSERS and self._holds(inner)
            case ast.BoolOp(values=[first, *_]) | ast.IfExp(body=first):
                return self._holds(first)
            case _:
                return False

    def _is_held(self, node: ast.Attribute) -> bool:
        if node.attr not in _HOLDERS:
            return False
        if node.attr in _DJANGO_FORMS and _owner(node) in self._first:
            return True
        is_request = last_name(node.value) in _REQUESTS
        return is_request or _OF_REQUEST.fullmatch(self._program.names(node)) is not None


def _given_in(function: Function) -> Iterator[tuple[str, ast.expr]]:
    """Give what names are given in a function."""
    for each in walk(function):
        match each:
            case (
                ast.Assign(targets=[ast.Name(id=name)], value=value)
                | ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value)
                | ast.NamedExpr(target=ast.Name(id=name), value=value)
            ):
                yield name, value
            case _:
                pass


def parameters_in(program: Program, function: Function) -> Iterator[Parameter]:
    """Give the parameters of a function that FastAPI fills with what was sent."""
    is_view = function in program.endpoints
    defaults = _defaults(function)
    for each in parameters_of(function):
        default = defaults.get(each)
        mark = _mark(program, each, default)
        if mark is not None and (model := _model(program, each)):
            yield from _fields(model)
        elif mark is not None:
            yield Parameter(each, _alias(mark) or each.arg, _is_needed(mark, default))
        elif is_view and not isinstance(default, ast.Call):
            yield Parameter(each, each.arg, default is None)


def _defaults(function: Function) -> dict[ast.arg, ast.expr]:
    given = function.args
    every = [*given.posonlyargs, *given.args]
    behind = every[len(every) - len(given.defaults) :]
    found = dict(zip(behind, given.defaults, strict=True))
    pairs = zip(given.kwonlyargs, given.kw_defaults, strict=True)
    return found | {name: value for name, value in pairs if value}


def _mark(program: Program, node: ast.arg, default: ast.expr | None) -> ast.Call | None:
    """Give what says of a parameter that it is a part of the form, or of the query."""
    notes = [*walk(node.annotation)] if node.annotation else []
    every = (each for each in (default, *notes) if isinstance(each, ast.Call))
    return next((each for each in every if _MARK.fullmatch(program.names(each.func))), None)


def _model(program: Program, node: ast.arg) -> ast.ClassDef | None:
    """Give the class of this file that stands for all of a form, if that is what it is read as."""
    match node.annotation:
        case ast.Subscript(slice=ast.Tuple(elts=[ast.Name(id=name), *_])) | ast.Name(id=name):
            return next(
                (each for each in program.module.all(ast.ClassDef) if each.name == name), None
            )
        case _:
            return None


def _fields(model: ast.ClassDef) -> Iterator[Parameter]:
    for each in model.body:
        if isinstance(each, ast.AnnAssign):
            call = each.value if isinstance(each.value, ast.Call) else None
            name = (call and _alias(call)) or last_name(each.target)
            is_needed = _is_needed(call, None) if call else each.value is None
            yield Parameter(each, name, is_needed)


def _alias(mark: ast.Call) -> str:
    for each in mark.keywords:
        if each.arg in ("alias", "validation_alias") and isinstance(each.value, ast.Constant):
            return str(each.value.value)
    return ""


def _is_needed(mark: ast.Call, default: ast.expr | None) -> bool:
    """Whether there is no default, in the mark or behind the parameter."""
    if default is not None and default is not mark:
        return _is_ellipsis(default)
    named = [each.value for each in mark.keywords if each.arg in ("default", "default_factory")]
    given = [*mark.args[:1], *named]
    return not given or _is_ellipsis(given[0])


def _is_ellipsis(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is ...


def places_read(
    program: Program, function: Function
) -> Iterator[tuple[str, ast.expr | ast.arg | ast.AnnAssign]]:
    """Give the names of all that a function gets of what was sent, each with where it does."""
    yield from ((each.name, each.node) for each in reads_of_any(program, function))
    yield from ((each.name, each.node) for each in parameters_in(program, function))


def names_read(program: Program, function: Function) -> list[str]:
    """Give the names of all that a function gets of what was sent, as they are sent."""
    return [name for name, _ in places_read(program, function)]
