"""Why a program has to build documents of Twilio's classes still: who takes nothing else."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from .._check.python.views import Function
from .change import Change, Left
from .deciding import METHOD_DECORATOR
from .program import Program
from .views import HANDLERS, Candidate, is_answer, is_response

TWILIO_VIEW = "django_twilio.decorators.twilio_view"
"""It sends a response of Twilio's classes, a text, or an answer of Django's; nothing else."""
_UNKNOWN = (
    "{what} in line {line} of {path} may be a response, and @twilio_view of django-twilio knows"
    " those of Twilio's classes alone: let it return str() of the response, and this can move"
)
_LOOSE = (
    "line {line} of {path} gives a view to twilio_view of django-twilio, which knows responses of"
    " Twilio's classes alone: decorate the view, or take @document, and this can move"
)


def decorator_name(program: Program, decorator: ast.expr) -> str:
    """Give the whole name of what decorates a function, or by method_decorator a method."""
    if not isinstance(decorator, ast.Call):
        return program.names(decorator)
    whole = program.names(decorator.func)
    is_inside = whole == METHOD_DECORATOR and decorator.args
    return decorator_name(program, decorator.args[0]) if is_inside else whole


def functions_of(cls: ast.ClassDef) -> Iterator[Function]:
    """Give the methods of a class."""
    for each in cls.body:
        if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef):
            yield each


def twilio_views(program: Program) -> Iterator[Candidate]:
    """Give the functions whose answers ``@twilio_view`` of django-twilio sends."""
    for each in program.module.functions:
        if _decorates(program, each) and not isinstance(program.module.parent(each), ast.ClassDef):
            yield Candidate(program, each)
    for cls in program.module.all(ast.ClassDef):
        methods = [*functions_of(cls)]
        if any(_decorates(program, each) for each in (cls, *methods)):
            yield from (Candidate(program, each) for each in methods if each.name in HANDLERS)


def _decorates(program: Program, node: Function | ast.ClassDef) -> bool:
    return any(decorator_name(program, each) == TWILIO_VIEW for each in node.decorator_list)


def why_held(program: Program) -> str:
    """Say why a program builds documents of Twilio's classes still; empty where it need not.

    What one file of a project returns may be built in another, so it is the same for all.
    """
    if program.why_held is None:
        program.why_held = program.held or own_reason(program)
    return program.why_held


def own_reason(program: Program) -> str:
    """Say what in the file itself holds documents back; empty where nothing does."""
    for each in twilio_views(program):
        for node, document in each.returned:
            if document is None and not _is_known(node, program):
                what = program.source(node)
                return _UNKNOWN.format(what=what, line=node.lineno, path=program.path)
    if loose := next(_loose(program), None):
        return _LOOSE.format(line=loose.lineno, path=program.path)
    return ""


def _is_known(node: ast.expr, program: Program) -> bool:
    """Whether an answer is surely none of Twilio's classes."""
    if isinstance(node, ast.Constant | ast.JoinedStr) or is_answer(node, program):
        return True
    return isinstance(node, ast.Call) and program.names(node.func).startswith("django.")


def _loose(program: Program) -> Iterator[ast.expr]:
    """Give where ``twilio_view`` is used, and decorates nothing."""
    nodes = [*program.module.functions, *program.module.all(ast.ClassDef)]
    decorators = {part for each in nodes for d in each.decorator_list for part in ast.walk(d)}
    for each in (*program.module.all(ast.Name), *program.module.all(ast.Attribute)):
        if each not in decorators and program.names(each) == TWILIO_VIEW:
            yield each


def unless_held(program: Program, every: Iterable[Change | Left]) -> Iterator[Change | Left]:
    """Hold changes back where documents have to stay of Twilio's classes, and say why."""
    why = why_held(program)
    for each in every:
        yield Left(each.span, why=why) if why and isinstance(each, Change) else each


def as_text(candidate: Candidate) -> Iterator[ast.expr]:
    """Give where a function returns a response as it is built."""
    return (each for each, _ in candidate.returned if is_response(each, candidate.program))
