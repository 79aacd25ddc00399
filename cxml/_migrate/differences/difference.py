"""What a difference of the platforms is, and what tells that a program meets it."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeAlias

from attrs import field, frozen

from ..._check.finding import Finding
from ..program import Program


class Met(NamedTuple):
    """A place at which a program meets a difference."""

    start: int
    """The first character."""
    says: str
    """What stands there, in short."""


InProgram: TypeAlias = Callable[[Program], Iterable[Met]]


@frozen(kw_only=True)
class Trigger:
    """What tells that a program, or a document, meets a difference."""

    rules: frozenset[str] = frozenset()
    """Rules of the checker, for which ``says`` chooses among their findings."""
    says: str = ""
    is_of_documents: bool = False
    """Whether the findings count in documents of XML alone."""
    in_program: InProgram | None = None

    def is_meant(self, finding: Finding, *, in_document: bool) -> bool:
        """Whether a finding tells it.

        Args:
            finding: what a rule says.
            in_document: whether it does of a document of XML, and not of a program.

        """
        is_asked = finding.code in self.rules and in_document >= self.is_of_documents
        return is_asked and bool(re.search(self.says, finding.message))


def _every(triggers: Iterable[Trigger]) -> tuple[Trigger, ...]:
    return tuple(triggers)


@frozen
class Difference:
    """A difference of the platforms."""

    number: int
    title: str
    effect: str
    """What happens."""
    do: str
    """What to do about it."""
    triggers: tuple[Trigger, ...] = field(default=(), converter=_every)
    """What tells that it is met; without any, nothing in a program does."""


def found(*rules: str, says: str = "") -> Trigger:
    """Look at what rules of the checker find, by a pattern in what they say."""
    return Trigger(rules=frozenset(rules), says=says)


def in_documents(*rules: str) -> Trigger:
    """Look at what rules of the checker find in documents of XML, and in no program."""
    return Trigger(rules=frozenset(rules), is_of_documents=True)


def imported(pattern: str) -> Trigger:
    """Look at the whole names of what is imported."""
    whole = re.compile(pattern)

    def find(program: Program) -> Iterator[Met]:
        for alias, name in program.names.imports():
            if whole.fullmatch(name):
                yield Met(program.text.span(alias).start, name)

    return Trigger(in_program=find)


def written(pattern: str) -> Trigger:
    """Look at texts that are written down."""
    part = re.compile(pattern)

    def find(program: Program) -> Iterator[Met]:
        for node in program.module.texts:
            if isinstance(node.value, str) and (seen := part.search(node.value)):
                yield Met(program.text.span(node).start, seen[0])

    return Trigger(in_program=find)


def named(pattern: str) -> Trigger:
    """Look at names: of variables, attributes and keywords."""
    whole = re.compile(pattern)

    def find(program: Program) -> Iterator[Met]:
        module = program.module
        for name in module.all(ast.Name):
            if whole.fullmatch(name.id):
                yield Met(program.text.span(name).start, name.id)
        for attribute in module.all(ast.Attribute):
            if whole.fullmatch(attribute.attr):
                yield Met(program.text.span(attribute).start, attribute.attr)
        for keyword in module.all(ast.keyword):
            if keyword.arg and whole.fullmatch(keyword.arg):
                yield Met(program.text.span(keyword).start, keyword.arg)

    return Trigger(in_program=find)


def seen(function: InProgram) -> Trigger:
    """Look with a function."""
    return Trigger(in_program=function)


def compared(program: Program, text: str) -> Iterator[ast.Constant]:
    """Give where a text is what something is compared with, alone or among others."""
    for node in program.module.texts:
        above = program.module.parent(node)
        if isinstance(above, ast.List | ast.Set | ast.Tuple):
            above = program.module.parent(above)
        if node.value == text and isinstance(above, ast.Compare | ast.MatchValue):
            yield node
