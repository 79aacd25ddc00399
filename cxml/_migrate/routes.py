"""The paths under which a project serves its views, as far as they are written down."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from .._check.python.literal import last_name, operands
from .program import Program

Segments: TypeAlias = tuple[str | None, ...]
"""What stands between the slashes of a path; nothing where any text may stand."""
_TABLES = {"path", "re_path", "url"}
"""What serves a view in a list of Django's."""
_RULES = {"Route", "add_api_route", "add_route", "add_url_rule", *_TABLES}
_MOUNTS = {"Mount", "mount"}
_PREFIXES = {"prefix", "url_prefix"}
_VIEWS = {"endpoint", "route", "view", "view_func"}
_ADDRESSES = {"path", "route", "rule"}
_HOST = re.compile(r"\w+://[^/]*")
_SLASHED = re.compile(r"\[\^/\]")
_ANY = re.compile(r"[<{(\[\\+*?|]")
_ENDS = "/^$"
_HOLE = "\0"
DEEPEST = 8
"""Below how many parts of a path views are looked for that stand elsewhere."""


def path_of(address: ast.expr) -> Segments | None:
    """Give the path of an address that is written down; nothing where it is not.

    What a program works out in front of it is where the application is; elsewhere it may be any
    text.
    """
    match address:
        case ast.Call(func=ast.Attribute(attr="build_absolute_uri"), args=[inner]):
            return path_of(inner)
        case ast.JoinedStr(values=parts):
            return _path(map(_text, parts))
        case ast.BinOp(op=ast.Add()):
            return _path(map(_text, operands(address)))
        case _:
            return _path([_text(address)])


def _text(part: ast.expr) -> str:
    match part:
        case ast.Constant(value=str() as text):
            return text
        case _:
            return _HOLE


def _path(parts: Iterable[str]) -> Segments | None:
    whole = re.split("[?#]", "".join(parts).lstrip(_HOLE))[0]
    return _segments(whole[_host(whole) :]) if whole else None


def _host(whole: str) -> int:
    found = _HOST.match(whole)
    return found.end() if found else 0


def _segments(path: str) -> Segments:
    parts = _SLASHED.sub(".", path).strip(_ENDS).split("/")
    return tuple(None if _ANY.search(each) else each for each in parts if each)


def view_in(node: ast.expr) -> str:
    """Give the name of a view where it is given to a route, whatever is called with it."""
    while isinstance(node, ast.Call):
        is_class = isinstance(node.func, ast.Attribute) and node.func.attr == "as_view"
        inner = node.func.value if is_class and isinstance(node.func, ast.Attribute) else None
        node = inner or next(iter(node.args), ast.Constant(""))
    return last_name(node)


class Routes:
    """Tells which view of a project is served at a path."""

    def __init__(self, programs: Iterable[Program]) -> None:
        self._prefixes: set[Segments] = set()
        self._views: dict[Segments, set[str]] = {}
        for program in programs:
            self._prefixes.update(filter(None, _prefixes(program)))
            for path, view in _served(program):
                self._views.setdefault(path, set()).add(view)

    def view_at(self, path: Segments) -> str:
        """Give the name of the view that is served at a path, where it is one."""
        found = [each for each in self._views if self._leads(path, each)]
        views = self._views[max(found, key=_exact)] if found else set[str]()
        return next(iter(views)) if len(views) == 1 else ""

    def _leads(self, path: Segments, route: Segments) -> bool:
        split = len(path) - len(route)
        return split >= 0 and _fits(path[split:], route) and self._is_prefix(path[:split])

    def _is_prefix(self, head: Segments) -> bool:
        """Whether what stands in front of a route is all known to be there."""
        return not head or any(
            len(head) <= DEEPEST
            and _fits(head[: len(each)], each)
            and self._is_prefix(head[len(each) :])
            for each in self._prefixes
        )


def _fits(path: Segments, route: Segments) -> bool:
    pairs = zip(path, route, strict=False)
    return len(path) == len(route) and all(there in (None, here) for here, there in pairs)


def _exact(route: Segments) -> tuple[int, int]:
    return len(route), sum(each is not None for each in route)


def _prefixes(program: Program) -> Iterator[Segments | None]:
    """Give what stands in front of all paths of another table."""
    for call in program.module.all(ast.Call):
        yield from (path_of(each.value) for each in call.keywords if each.arg in _PREFIXES)
        if call.args and (last_name(call.func) in _MOUNTS or _includes(call)):
            yield path_of(call.args[0])


def _includes(call: ast.Call) -> bool:
    match call.args:
        case [_, ast.Call(func=included), *_]:
            return last_name(call.func) in _TABLES and last_name(included) == "include"
        case _:
            return False


def _served(program: Program) -> Iterator[tuple[Segments, str]]:
    """Give the paths that a program serves, each with the name of the view."""
    for view in program.module.views:
        for route in view.routes:
            if route.call in view.function.decorator_list:
                yield from ((path, view.names[-1]) for path in _paths(route.call))
    for call in program.module.all(ast.Call):
        if last_name(call.func) in _RULES and not _includes(call):
            given = (*call.args[1:], *(k.value for k in call.keywords if k.arg in _VIEWS))
            names = [name for each in given if (name := view_in(each))]
            yield from ((path, name) for name in names[:1] for path in _paths(call))


def _paths(call: ast.Call) -> Iterator[Segments]:
    named = [each.value for each in call.keywords if each.arg in _ADDRESSES]
    for each in [*call.args[:1], *named][:1]:
        match each:
            case ast.Constant(value=str() as text):
                yield _segments(text)
            case _:
                pass
