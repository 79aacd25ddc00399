"""Where a project sets something that has a name: in its modules, classes and environments."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import partial

from .._check.files import is_program
from .._check.python.literal import last_name
from .._check.python.tree import walk
from .beside import Files
from .neighbours import files_of
from .program import Program

_NAME = re.compile(r"[A-Z][A-Z0-9_]*")
"""A setting, as its name is written."""
_OF_FLASK = {"debug": ("DEBUG", "FLASK_DEBUG"), "testing": ("TESTING",)}
"""The settings that an application of Flask has as attributes."""
_HOLDERS = re.compile(r"\w*(?:conf|config|settings)", re.IGNORECASE)
_GIVERS = {"setdefault", "setenv"}
_VARIABLE = r"^[ \t]*(?:-[ \t]*|ENV[ \t]+|export[ \t]+)?[\"']?{}[\"']?[ \t]*[=:]"
MOST_PLACES = 5
"""How many places are named."""


def places_set(program: Program, node: ast.expr) -> str:
    """Say where the settings are set that an expression asks; empty where nobody knows.

    Args:
        program: where it stands.
        node: the expression.

    """
    settings = files_of(program).known(_Settings)
    names = dict.fromkeys(settings_in(node))
    found = [*dict.fromkeys(place for name in names for place in settings.places(name))]
    more = f" and {len(found) - MOST_PLACES} more" if len(found) > MOST_PLACES else ""
    return f"{', '.join(found[:MOST_PLACES])}{more}"


def settings_in(node: ast.expr) -> Iterator[str]:
    """Give the names of the settings and variables that an expression asks."""
    for each in walk(node):
        match each:
            case (
                ast.Name(id=name)
                | ast.Subscript(slice=ast.Constant(value=str() as name))
                | ast.Call(args=[ast.Constant(value=str() as name), *_])
            ) if _NAME.fullmatch(name):
                yield name
            case ast.Attribute(value=owner, attr=name):
                yield from _of_attribute(last_name(owner), name)
            case _:
                pass


def _of_attribute(owner: str, name: str) -> tuple[str, ...]:
    if _NAME.fullmatch(name):
        return (name,)
    # Settings that have a class of their own are set by variables of the same name.
    held = (name, name.upper()) if _HOLDERS.fullmatch(owner) and "_" in name else ()
    return held or _OF_FLASK.get(name, ())


class _Settings:
    """What the files of a project set. A file is looked into when it names what is asked."""

    def __init__(self, files: Files) -> None:
        self._holding = files.holding
        self._known: dict[tuple[str, bool], list[str]] = {}

    def places(self, name: str, *, again: bool = True) -> list[str]:
        """Give the files that set something, each with the classes and functions that do.

        Args:
            name: the setting.
            again: whether that is also asked of the variables of the environment that give it.

        """
        if (name, again) not in self._known:
            found: list[str] = []
            for path, data in self._holding(name):
                found += self._places_in(path, data, name, again=again)
            self._known[name, again] = found
        return self._known[name, again]

    def _places_in(self, path: str, data: bytes, name: str, *, again: bool) -> Iterator[str]:
        if not is_program(path, data):
            if re.search(_VARIABLE.format(name).encode(), data, re.MULTILINE):
                yield path
            return
        program = Program(data, path)
        given = [] if program.problem else [*_given(program, name)]
        scopes = (program.names.scope_of(node) for node, _ in given)
        inside = dict.fromkeys(getattr(each, "name", "") for each in scopes)
        if given:
            named = ", ".join(filter(None, inside))
            yield f"{path} ({named})" if named else path
        for _, value in given if again else ():
            for variable in settings_in(value):
                yield from self.places(variable, again=False) if variable != name else ()


def _given(program: Program, name: str) -> Iterator[tuple[ast.AST, ast.expr]]:
    """Give where something is given a value under a name, and the value."""
    is_named = partial(_is_named, name=name)
    for each in walk(program.module.root):
        match each:
            case ast.Assign(targets=targets, value=value) if any(map(is_named, targets)):
                yield each, value
            case ast.AnnAssign(target=target, value=ast.expr() as value) if is_named(target):
                yield each, value
            case ast.keyword(arg=arg, value=value) if arg == name:
                yield each, value
            case ast.Dict(keys=keys, values=values):
                pairs = zip(keys, values, strict=True)
                yield from ((each, value) for key, value in pairs if _is_key(key, name))
            case ast.Call(func=ast.Attribute(attr=how), args=[key, value, *_]):
                if how in _GIVERS and _is_key(key, name):
                    yield each, value
            case _:
                pass


def _is_named(target: ast.expr, name: str) -> bool:
    if isinstance(target, ast.Subscript):
        return _is_key(target.slice, name)
    return last_name(target) == name


def _is_key(node: ast.expr | None, name: str) -> bool:
    """Whether something is a name that is written down as a text."""
    return isinstance(node, ast.Constant) and node.value == name
