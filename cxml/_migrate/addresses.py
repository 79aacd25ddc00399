"""Which element of a document asks for a view, where its address is made of the view's name."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from .._check.python.addresses import ASKED, naming, snake
from .._check.python.literal import last_name, written
from .._check.python.routes import Routes, own_name, path_of, table_of
from .._text.names import lower_camel
from .beside import Files
from .neighbours import files_of, programs_in
from .program import Program
from .reads import sent_in


class Beside(NamedTuple):
    """What else an element asks."""

    element: str
    attribute: str
    """As XML has it."""
    other: str
    """The class of callbacks that is sent there."""


def sent_beside(kind: str, name: str) -> Beside | None:
    """Give where an element that asks with a class is asking too, with one that has a name.

    Args:
        kind: the class, as ``RecordAction``.
        name: what that lacks, as it is sent.

    """
    for element, attributes in ASKED.items():
        for attribute, other in attributes.items() if kind in attributes.values() else ():
            if name in sent_in(other):
                return Beside(element.capitalize(), lower_camel(attribute), other)
    return None


class Asker(NamedTuple):
    """Where a program says which address an element asks."""

    program: Program
    call: ast.Call
    element: str
    """The element, as Python writes it."""
    keyword: ast.keyword
    """The attribute."""
    kind: str
    """The class of callbacks that is sent there."""


def asking(program: Program) -> Iterator[Asker]:
    """Give where a program says which address an element asks."""
    for call in program.module.all(ast.Call):
        element = snake(last_name(call.func))
        attributes = ASKED.get(element, {})
        for each in call.keywords if attributes else ():
            if kind := attributes.get(snake(each.arg or "")):
                yield Asker(program, call, element, each, kind)


def kind_asked(program: Program, view: str) -> str:
    """Give the class of callbacks that a view is sent, where all that asks for it agrees.

    Args:
        program: where the view stands.
        view: the name of the function, or of the class.

    """
    kinds = {each.kind for each in askers(program, view)}
    return next(iter(kinds)) if len(kinds) == 1 else ""


def askers(program: Program, view: str) -> list[Asker]:
    """Give all in a project that asks for a view.

    Args:
        program: where the view stands.
        view: the name of the function, or of the class.

    """
    return _addresses(program).askers.get(view, [])


def views_at(program: Program, address: ast.expr) -> Iterable[str]:
    """Give the names of the views to which an address leads, as far as the project tells.

    Args:
        program: where the address is used.
        address: what makes it: the name of a view, or a text.

    """
    return _addresses(program).views_at(address)


class _Addresses:
    """The addresses of a project, by what the views are called and where they are served."""

    def __init__(self, files: Files) -> None:
        self._programs = programs_in(files)
        self._tables = [table_of(each.module) for each in self._programs]
        self._names: dict[str, set[str]] = {}
        for each in chain.from_iterable(table.served for table in self._tables):
            if each.name and each.view:
                self._names.setdefault(each.name, set()).add(each.view)

    @cached_property
    def _routes(self) -> Routes:
        return Routes(self._tables)

    @cached_property
    def askers(self) -> dict[str, list[Asker]]:
        """What asks for views, by their names."""
        found: dict[str, list[Asker]] = {}
        for program in self._programs:
            for each in asking(program):
                for view in self.views_at(each.keyword.value):
                    found.setdefault(view, []).append(each)
        return found

    def views_at(self, address: ast.expr) -> Iterable[str]:
        """Give the names of the views to which an address leads."""
        if made := naming(address):
            text = written(made.name)
            name = last_name(made.name) if text is None else own_name(text)
            return self._names.get(name, {name} if name else ())
        path = path_of(address)
        view = self._routes.view_at(path) if path is not None else ""
        return {view} if view else ()


def _addresses(program: Program) -> _Addresses:
    return files_of(program).known(_Addresses)
