"""Views that are classes: the class is decorated, and its methods get the callback."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable, Iterator

from .._check.python.views import Function
from .adding import Imports
from .answering import CALLBACKS, Home, decorated, given_callback, undecorated, why_strange
from .change import Change, Edit, Left
from .deciding import checks_who_asks
from .held import functions_of
from .program import Program
from .reads import with_article
from .views import Candidate

_CLASS = "decorate {cls} with @document, which gives each of its methods the callback"
_BASE = f"{_CLASS}; what it inherits of {{what}} is not known here"
_USED = f"{_CLASS}; {{what}} of it is called, or inherited, in line {{line}}"
_DISPATCH = f"{_CLASS}, and not dispatch, which does more than that"
_REQUEST = f"{_CLASS}; {{what}} does not name what it gets first"


def class_views(
    program: Program,
    candidates: Iterable[tuple[ast.ClassDef, Candidate]],
    home: Home,
    drops: Collection[ast.expr] = (),
) -> Iterator[Change | Left]:
    """Decorate classes whose methods answer with documents.

    Args:
        program: where they stand.
        candidates: the methods, each with its class.
        home: what decorates them.
        drops: what decorates them, or their methods, now, and goes.

    """
    classes: dict[ast.ClassDef, list[Candidate]] = {}
    for cls, candidate in candidates:
        classes.setdefault(cls, []).append(candidate)
    for cls, methods in classes.items():
        if any(each.answers for each in methods):
            gone = {*drops, *_checking(program, cls)}
            yield _why_not(program, cls, methods, home, gone) or _changed(
                program, cls, methods, home, gone
            )


def _checking(program: Program, cls: ast.ClassDef) -> Iterator[ast.expr]:
    """Give what decorates a class, or what it begins with, and looks who asks."""
    for each in (cls, *functions_of(cls)):
        yield from (d for d in each.decorator_list if checks_who_asks(program, d))


def _why_not(
    program: Program,
    cls: ast.ClassDef,
    methods: list[Candidate],
    home: Home,
    drops: Collection[ast.expr],
) -> Left | None:
    here = program.module.heading(cls)
    strange = next((each for each in cls.bases if program.names(each) not in home.bases), None)
    if strange is not None or not cls.bases:
        what = program.source(strange) if strange else "nothing"
        return Left(here, why=_BASE.format(cls=cls.name, what=what))
    names = {each.function.name for each in methods}
    if used := next(_uses(program, cls, names), None):
        why = _USED.format(cls=cls.name, what=program.source(used), line=used.lineno)
        return Left(here, why=why)
    if any(each.name == "dispatch" and _has(each, drops) for each in functions_of(cls)) and not any(
        True for _ in _only_dispatches(cls, drops)
    ):
        return Left(here, why=_DISPATCH.format(cls=cls.name))
    wanted = _place(home) + 1
    if lacking := next((each for each in methods if len(_parameters(each)) < wanted), None):
        what = lacking.function.name
        return Left(here, why=_REQUEST.format(cls=cls.name, what=what))
    return next(filter(None, map(why_strange, methods)), None)


def _place(home: Home) -> int:
    """Give behind which parameter of a method the callback comes: self, or the request."""
    return 0 if home.is_first else 1


def _uses(program: Program, cls: ast.ClassDef, names: Collection[str]) -> Iterator[ast.expr]:
    """Give where a method of a class is called by the program, and where the class is inherited."""
    for each in ast.walk(cls):
        match each:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="self" | "cls"), attr=name)):
                if name in names:
                    yield each.func
            case _:
                pass
    if cls.name in program.inherited:
        yield program.inherited[cls.name]


def _has(function: Function, drops: Collection[ast.expr]) -> bool:
    return any(each in drops for each in function.decorator_list)


def _parameters(candidate: Candidate) -> list[ast.arg]:
    return [*candidate.function.args.posonlyargs, *candidate.function.args.args]


def _only_dispatches(cls: ast.ClassDef, drops: Collection[ast.expr]) -> Iterator[Function]:
    """Give a method that is there to be decorated, and else does what the class above it does."""
    for each in functions_of(cls):
        match each.body:
            case [
                ast.Return(
                    value=ast.Call(
                        func=ast.Attribute(
                            value=ast.Call(func=ast.Name(id="super")), attr="dispatch"
                        )
                    )
                )
            ]:
                own = {*each.decorator_list}
                if each.name == "dispatch" and own and own <= {*drops}:
                    yield each
            case _:
                pass


def _changed(
    program: Program,
    cls: ast.ClassDef,
    methods: list[Candidate],
    home: Home,
    drops: Collection[ast.expr],
) -> Change:
    answering = next(each for each in methods if each.answers)
    channel = answering.channel
    kind = answering.kind_of(name for each in methods for name in each.names)
    imports = Imports(program)
    decorator, made = home.decorator(imports)
    name = imports.name(CALLBACKS, kind)
    edits = [*imports.edits, *made, decorated(program, cls, f"@{decorator}({name})")]
    edits += undecorated(program, cls, drops)
    for each in methods:
        edits += given_callback(each, f"{each.parameter(channel)}: {name}", _place(home))
        edits += undecorated(program, each.function, drops)
    edits += (_whole(program, each) for each in _only_dispatches(cls, drops))
    says = f"{cls.name} is verified by {home.module}, and its methods get {with_article(kind)}"
    return Change(program.module.heading(cls), tuple(dict.fromkeys(edits)), says=says)


def _whole(program: Program, function: Function) -> Edit:
    """Take away a method, with what decorates it and the empty lines in front of it."""
    text = program.text
    first = min(each.lineno for each in function.decorator_list)
    start = text.line_starts[first - 1]
    before = text.text[:start].rstrip(" \t\r\n\f")
    return Edit(len(before), text.end_of_line(text.span(function).end), "")
