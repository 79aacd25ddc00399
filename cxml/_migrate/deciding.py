"""Decorators that programs write by hand, and that look who asks, in whichever file they stand."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from .._check.python.literal import last_name
from .._check.python.views import Function
from .besides import besides
from .neighbours import functions_named, neighbours_of
from .program import Program
from .validators import asks_validator, functions_of, may_ask_validator

METHOD_DECORATOR = "django.utils.decorators.method_decorator"
_LIBRARIES = ("cxml.", "django.", "django_twilio.", "fastapi.", "flask.", "flask_twilio.")
_LIKELY = re.compile(r"twilio|signature|valid|verif|webhook", re.IGNORECASE)
_LONGEST = 60
"""How many characters are shown of what else one does."""
_TELLING = re.compile(r"RequestValidator|\w*signature\w*|compare_digest", re.IGNORECASE)


def looks_who_asks(program: Program, function: Function) -> bool:
    """Whether a function decorates views, and surely looks who asks."""
    return program.known(_looks, function)


def _looks(program: Program, function: Function) -> bool:
    body = function.body
    decorates = any(isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef) for each in body)
    return decorates and any(asks_validator(program, each) for each in ast.walk(function))


def checks_who_asks(program: Program, decorator: ast.expr) -> bool:
    """Whether a decorator surely looks who asks, and does nothing else, also for several others."""
    inner = _inside(program, decorator)
    return len(inner) == 1 and _checks(program, inner[0]) and does_more(program, decorator) is None


def does_more(program: Program, decorator: ast.expr) -> str | None:
    """Say what a decorator does, and where, that surely looks who asks, and does more than that."""
    for each in _inside(program, decorator):
        for owner, function in _functions(program, each) if _checks(program, each) else ():
            if more := besides(owner, function):
                return f"{owner.source(more).splitlines()[0][:_LONGEST]} in {owner.path}"
    return None


def may_check(program: Program, decorator: ast.expr) -> str:
    """Give the name of what may look who asks in a decorator; empty where nothing does."""
    inner = _inside(program, decorator)
    return next((last_name(each) for each in inner if _may_check(program, each)), "")


def _inside(program: Program, decorator: ast.expr) -> list[ast.expr]:
    """Give what decorates, without what makes it a decorator of methods, or is given to it."""
    if not isinstance(decorator, ast.Call):
        return [decorator]
    if program.names(decorator.func) != METHOD_DECORATOR or not decorator.args:
        return [decorator.func]
    first = decorator.args[0]
    every = first.elts if isinstance(first, ast.List | ast.Tuple) else [first]
    return [found for each in every for found in _inside(program, each)]


def _checks(program: Program, decorator: ast.expr) -> bool:
    found = _functions(program, decorator)
    return bool(found) and all(looks_who_asks(*each) for each in found)


def _may_check(program: Program, decorator: ast.expr) -> bool:
    if _checks(program, decorator):
        return True
    if functions := _functions(program, decorator) or _possible(program, decorator):
        return any(owner.known(_may_look, each) for owner, each in functions)
    whole = program.names(decorator)
    is_likely = _LIKELY.search(last_name(decorator)) is not None
    is_own = isinstance(decorator, ast.Name) and not whole and decorator.id in program.module.given
    is_near = bool(whole) and neighbours_of(program).has(program, whole)
    return is_likely and not whole.startswith(_LIBRARIES) and (is_own or is_near)


def _functions(program: Program, decorator: ast.expr) -> list[tuple[Program, Function]]:
    """Give the functions that a decorator surely is, each with where it stands."""
    whole = program.names(decorator)
    if whole and not whole.startswith(_LIBRARIES):
        return neighbours_of(program).functions(program, whole)
    is_own = isinstance(decorator, ast.Name) and not whole
    return functions_named(program, last_name(decorator)) if is_own else []


def _possible(program: Program, decorator: ast.expr) -> list[tuple[Program, Function]]:
    """Give the functions that a decorator may be, by its name."""
    whole = program.names(decorator)
    if whole:
        known = not whole.startswith(_LIBRARIES)
        return neighbours_of(program).possible(program, whole) if known else []
    return [(program, each) for each in program.functions.get(last_name(decorator), ())]


def _may_look(program: Program, function: Function) -> bool:
    """Whether something in a function, or in what it calls, is called as what looks who asks is."""
    calls = (each for each in ast.walk(function) if isinstance(each, ast.Call))
    helpers = (each for call in calls for _, each in functions_of(program, call.func))
    return _is_telling(function) or any(map(_is_telling, helpers))


def _is_telling(function: Function) -> bool:
    is_telling = any(_TELLING.fullmatch(each) for each in _words(function))
    return is_telling or any(map(may_ask_validator, ast.walk(function)))


def _words(function: Function) -> Iterator[str]:
    for each in ast.walk(function):
        if isinstance(each, ast.Name):
            yield each.id
        elif isinstance(each, ast.Attribute):
            yield each.attr
